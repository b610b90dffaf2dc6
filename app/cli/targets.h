// Which file each input is written to.
#pragma once

#include "base/result.h"
#include "io/encode.h"

#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace glissade::cli {

/// Where the results go: what -o and --format say for a list of inputs.
class Targets {
public:
    /// Fails with BadArgument where -o does not suit the inputs or gives no format.
    [[nodiscard]] static Result<Targets> plan(const std::vector<std::string>& inputs,
                                              const std::string& output,
                                              const std::string& format);

    [[nodiscard]] bool toStandardOutput() const { return output_ == "-"; }
    /// The format that is the same for all inputs, or nullptr where each keeps its own.
    [[nodiscard]] const WritableFormat* commonFormat() const { return format_; }
    /// The format for one input: the common one, else its own, else PNG where there is alpha or depth to keep, else
    /// JPEG.
    [[nodiscard]] const WritableFormat& formatFor(const PhotoInfo& info) const;

    /// The target of one input. Makes the folder if -o named one that is missing.
    [[nodiscard]] std::filesystem::path targetFor(const std::string& input, const WritableFormat& format) const;
    [[nodiscard]] Result<void> makeFolder() const;

    /// Refuses a target that is one of the inputs (whatever its name) or was written before in this run, where the
    /// encoder would take it for any other file.
    [[nodiscard]] Result<void> check(const std::filesystem::path& target, OnConflict onConflict) const;
    void markWritten(const std::filesystem::path& target);

private:
    std::filesystem::path output_;
    bool folder_ = false;
    const WritableFormat* format_ = nullptr;
    std::set<std::pair<unsigned long, unsigned long>> inputs_;  // device, inode
    std::set<std::filesystem::path> written_;
};

}  // namespace glissade::cli
