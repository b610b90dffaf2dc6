// The door between the program and the module libglissade_inference.so, the only part that links LibTorch: two C
// symbols, and how the module is found.
#pragma once

#include "net/feature_network.h"

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

extern "C" {

/// GLISSADE_VERSION that the module was built with. The two sides share C++ types, so only the same version may be
/// used.
const char* glissadeInferenceVersion();

/// Builds the pack's networks into `out`; lets no exception out.
void glissadeCreateFeatureNetwork(const std::shared_ptr<const glissade::Pack>& pack,
                                  const glissade::NetworkOptions& options,
                                  glissade::Result<std::shared_ptr<const glissade::FeatureNetwork>>& out);

}  // extern "C"

namespace glissade {

/// Where the module may be, in order: what GLISSADE_MODULE names and nothing else; without it, beside the program, in
/// ../lib and in ../lib/glissade/modules from there.
[[nodiscard]] std::vector<std::filesystem::path> inferenceModulePlaces();

/// loadFeatureNetwork with the places given: the first that exists is taken, and must work.
/// Fails with NotFound (none exists; the reason names them all), Internal (cannot be loaded, is of another version)
/// or with what the module says of the pack.
[[nodiscard]] Result<std::shared_ptr<const FeatureNetwork>> loadFeatureNetworkFrom(
    std::span<const std::filesystem::path> places,
    const std::shared_ptr<const Pack>& pack,
    const NetworkOptions& options);

}  // namespace glissade
