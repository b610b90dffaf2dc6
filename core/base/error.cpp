#include "base/error.h"

namespace glissade {

std::string Error::message() const {
    if (path.empty()) return reason;
    return path.string() + ": " + reason;
}

std::string_view name(ErrorCode code) {
    switch (code) {
        case ErrorCode::Cancelled: return "Cancelled";
        case ErrorCode::NotFound: return "NotFound";
        case ErrorCode::Unreadable: return "Unreadable";
        case ErrorCode::Unsupported: return "Unsupported";
        case ErrorCode::Corrupt: return "Corrupt";
        case ErrorCode::TooLarge: return "TooLarge";
        case ErrorCode::OutOfMemory: return "OutOfMemory";
        case ErrorCode::BadPack: return "BadPack";
        case ErrorCode::BadArgument: return "BadArgument";
        case ErrorCode::Exists: return "Exists";
        case ErrorCode::WriteFailed: return "WriteFailed";
        case ErrorCode::Internal: return "Internal";
    }
    return "Internal";
}

}  // namespace glissade
