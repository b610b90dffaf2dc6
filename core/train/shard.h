// Shard: one training photo at one size with what the exact operators made of it, as one file.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "net/coarse_results.h"
#include "net/global_input.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <system_error>
#include <vector>

namespace glissade::train {

/// One operator's result for one parameter vector.
struct ShardEntry {
    std::string operatorId;
    std::vector<double> params;  ///< in the operator's own units, at most kMaxParams
    Image<std::uint8_t> result;  ///< RGB, size of the input
};

inline constexpr std::size_t kMaxParams = 4;

/// Writes a shard to a temporary file, then renames it. All pictures are RGB of the same size.
[[nodiscard]] Result<void> writeShard(const std::filesystem::path& file,
                                      const std::string& photoName,
                                      const Image<std::uint8_t>& input,
                                      const GlobalInput& global,
                                      const std::vector<ShardEntry>& entries);

/// A shard mapped into memory, read only. Frozen; any thread.
class Shard {
public:
    struct Entry {
        std::string operatorId;
        std::vector<double> params;
        std::span<const std::uint8_t> rgb;  ///< interleaved, width · height · 3
    };

    /// Checks magic, version and that the file has just the size its header asks for; Corrupt otherwise.
    [[nodiscard]] static Result<std::shared_ptr<const Shard>> open(const std::filesystem::path& file);

    [[nodiscard]] const std::string& photoName() const { return photoName_; }
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] std::span<const std::uint8_t> input() const { return input_; }
    /// Without the tones, of which there are megabytes for each photo.
    [[nodiscard]] const GlobalInput& global() const { return global_; }
    /// The same with the tones; computed at each call.
    [[nodiscard]] GlobalInput globalWithTones() const;
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    /// PhotoOverview::coarsePlanes of an operator that has some; computed at the first call and kept.
    [[nodiscard]] PhotoOverview::Planes coarse(const std::string& operatorId) const;

private:
    Shard() = default;
    Result<void> parse(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);

    std::shared_ptr<const void> mapping_;
    std::string photoName_;
    int width_ = 0;
    int height_ = 0;
    std::span<const std::uint8_t> input_;
    GlobalInput global_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, PhotoOverview::Planes> coarse_;  // by operator
    std::vector<Entry> entries_;
};

/// The *.shard files of a folder, whole or not, in name order; none, and `failed` set, where it cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> shardFiles(const std::filesystem::path& folder,
                                                            std::error_code& failed);

}  // namespace glissade::train
