// SystemFacts: what the program runs on and with, as values to show: machine, kernels, packs, libraries.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glissade {

/// A pack as it is on disk, checked as when it is used.
struct PackFacts {
    struct Fidelity {
        std::string operatorId;
        double psnr = 0;  ///< dB, at the operator's defaults on the validation photos; 0: not measured
        double ssim = 0;
    };
    std::string name;
    std::string problem;              ///< why it cannot be used; empty: it can
    std::vector<Fidelity> operators;  ///< in the pack's order
};

struct LibraryVersion {
    std::string name;
    std::string version;
};

struct SystemFacts {
    std::string processor;
    unsigned threads = 0;                   ///< compute lanes
    std::string instructions;               ///< that the preview's kernels use, e.g. "avx2"
    std::uint64_t memory = 0;               ///< of the machine, bytes; 0: unknown
    std::filesystem::path models;           ///< where packs are looked for
    std::vector<PackFacts> packs;           ///< that the operators ask for
    std::vector<LibraryVersion> libraries;  ///< that core was built with
};

/// The processor's name as the system gives it, or its architecture.
[[nodiscard]] std::string processorName();

/// @param models  empty: findModelsFolder().
/// Thread: any. Cost: reads every pack, some 10 ms each.
[[nodiscard]] SystemFacts systemFacts(std::filesystem::path models = {});

}  // namespace glissade
