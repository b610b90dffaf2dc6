// Errors as a person reads them: what failed, with which file, why, and what to do.
#pragma once

#include "base/error.h"

#include <QString>

#include <string>

namespace glissade {

/// What the program was about to do when the error came.
enum class Attempt { Open, Edit, Export, Save };

struct ErrorText {
    QString title;    ///< what failed, with which file
    QString text;     ///< why, and what to do
    QString details;  ///< for copying: code, path and reason as core gave them
};

/// @param file  the file concerned, where the error names none itself
[[nodiscard]] ErrorText describe(const Error& error, Attempt attempt, const std::filesystem::path& file = {});

/// One of core's reasons or notices, which are fragments in plain English, as a sentence: with a capital and a stop.
[[nodiscard]] QString asSentence(const std::string& reason);

}  // namespace glissade
