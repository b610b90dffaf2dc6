// "-" as a file: standard input is kept in a temporary file while it is read, a result for standard output is made in
// one.
#pragma once

#include "base/result.h"
#include "base/unfinished.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace glissade::cli {

/// A temporary folder that goes away with its contents.
class TemporaryFolder {
public:
    [[nodiscard]] static Result<TemporaryFolder> make();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    explicit TemporaryFolder(Unfinished unfinished) : path_(unfinished.path()), unfinished_(std::move(unfinished)) {}
    std::filesystem::path path_;
    Unfinished unfinished_;
};

/// An input named on the command line: a file, or standard input where the name is "-".
class InputFile {
public:
    /// Cancelled where `stop` is requested while standard input is still coming.
    [[nodiscard]] static Result<InputFile> open(const std::string& name, const std::stop_token& stop);

    /// The file to read.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// The error with what the user typed in place of the temporary file.
    [[nodiscard]] Error named(Error error) const;

private:
    std::filesystem::path path_;
    std::optional<TemporaryFolder> folder_;
};

/// Copies a file to standard output; Cancelled where `stop` is requested while the other end does not read.
[[nodiscard]] Result<void> copyToStandardOutput(const std::filesystem::path& file, const std::stop_token& stop);

}  // namespace glissade::cli
