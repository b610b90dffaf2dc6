#include "io/limits.h"

#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace glissade {

namespace {

constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();

std::optional<std::uint64_t> numberIn(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::uint64_t number = 0;
    if (in >> number) return number;  // "max" is no number: no limit
    return std::nullopt;
}

/// A value of /proc/meminfo or /proc/self/status, which give kB.
std::optional<std::uint64_t> kilobytes(const char* file, const std::string& key) {
    std::ifstream in(file);
    for (std::string word; in >> word;) {
        if (word != key) continue;
        std::uint64_t number = 0;
        if (in >> number) return number * 1024;
        return std::nullopt;
    }
    return std::nullopt;
}

std::uint64_t freeBelow(std::optional<std::uint64_t> limit, std::optional<std::uint64_t> used) {
    if (!limit || *limit > kUnlimited / 4) return kUnlimited;  // version 1 says "no limit" as a huge number
    return *limit - std::min(*limit, used.value_or(0));
}

/// What the control groups of this process, and those around them, still allow.
std::uint64_t cgroupHeadroom() {
    std::uint64_t least = kUnlimited;
    std::ifstream groups("/proc/self/cgroup");
    for (std::string line; std::getline(groups, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos) continue;
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const bool v2 = controllers.empty();
        if (!v2 && controllers.find("memory") == std::string::npos) continue;
        const std::filesystem::path root = v2 ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
        std::filesystem::path group = std::filesystem::path(line.substr(second + 1)).relative_path();
        for (;; group = group.parent_path()) {
            const std::filesystem::path at = root / group;
            least = std::min(least, v2 ? freeBelow(numberIn(at / "memory.max"), numberIn(at / "memory.current"))
                                       : freeBelow(numberIn(at / "memory.limit_in_bytes"), numberIn(at / "memory.usage_in_bytes")));
            if (group.empty()) break;
        }
    }
    return least;
}

std::uint64_t addressSpaceHeadroom() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return kUnlimited;
    return freeBelow(limit.rlim_cur, kilobytes("/proc/self/status", "VmSize:"));
}

}  // namespace

std::uint64_t Limits::defaultMemoryBudget() {
    const auto budget = guarded({}, ErrorCode::OutOfMemory, []() -> Result<std::uint64_t> {
        const std::uint64_t machine = kilobytes("/proc/meminfo", "MemAvailable:").value_or(std::uint64_t{4} << 30);
        return std::min({machine, cgroupHeadroom(), addressSpaceHeadroom()}) / 2;
    });
    return budget ? *budget : 0;  // without the memory to ask there is none to take
}

Result<void> checkLimits(const Limits& limits, const std::filesystem::path& file, std::int64_t width, std::int64_t height,
                         int channels, int bytesPerSample) {
    const std::string numbers = std::to_string(width) + " × " + std::to_string(height) + " pixels";
    if (width <= 0 || height <= 0) return fail(ErrorCode::Corrupt, file, "the picture claims to have " + numbers);
    if (width > limits.maxSide || height > limits.maxSide)
        return fail(ErrorCode::TooLarge, file,
                    "the picture has " + numbers + "; the longest side allowed is " + std::to_string(limits.maxSide));
    // Sides are at most 2^31 each, so this cannot overflow.
    const std::uint64_t pixels = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
    if (pixels > limits.maxPixels)
        return fail(ErrorCode::TooLarge, file,
                    "the picture has " + numbers + "; at most " + std::to_string(limits.maxPixels / 1'000'000) + " megapixels are allowed");
    const std::uint64_t perPixel = static_cast<std::uint64_t>(std::max(channels, 1)) * static_cast<std::uint64_t>(std::max(bytesPerSample, 1));
    if (perPixel > limits.maxBytes / pixels)
        return fail(ErrorCode::TooLarge, file,
                    "the picture has " + numbers + " and needs " + std::to_string(pixels * perPixel / 1'000'000 + 1) +
                        " MB of memory; " + std::to_string(limits.maxBytes / 1'000'000) + " MB may be used");
    return {};
}

}  // namespace glissade
