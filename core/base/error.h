// What can go wrong, said so that a person can act on it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace glissade {

enum class ErrorCode {
    Cancelled,
    NotFound,
    Unreadable,
    Unsupported,
    Corrupt,
    TooLarge,
    OutOfMemory,
    BadPack,
    BadArgument,
    Exists,
    WriteFailed,
    Internal,
};

/// An expected failure: what kind, which file, why. `path` is empty where no file is concerned.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::filesystem::path path;
    std::string reason;

    /// "FILE: reason", or the reason alone; plain English, for the log and the command line.
    [[nodiscard]] std::string message() const;
};

/// The stable English name of a code, e.g. "NotFound".
[[nodiscard]] std::string_view name(ErrorCode code);

}  // namespace glissade
