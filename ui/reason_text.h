// ReasonText: why something failed, in the interface's language.
#pragma once

#include <QString>

#include <string>

namespace glissade {

/// An Error's reason, or a photo's notice, which core writes in plain English, translated where it is one that a user
/// meets: with its numbers, and with what the system says behind a colon. Others are left as they are.
[[nodiscard]] QString reasonText(const std::string& reason);

/// Whether it is one of those, so that a language can have it.
[[nodiscard]] bool isKnownReason(const std::string& reason);

}  // namespace glissade
