// The options that glissade-bench has besides Google Benchmark's.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <filesystem>
#include <vector>

namespace glissade::bench {

struct Options {
    enum class Mode { Benchmarks, SideBySide, Layers, Help };
    Mode mode = Mode::Benchmarks;
    std::filesystem::path baseline;  ///< empty: none
    Size size{1920, 1080};           ///< of the picture, of the tables
};

/// What --help says before Google Benchmark's own options.
extern const char* const kUsage;

/// Takes its options out of the arguments; what is left is Google Benchmark's. BadArgument where a value is missing or
/// wrong.
[[nodiscard]] Result<Options> takeOptions(std::vector<char*>& arguments);

}  // namespace glissade::bench
