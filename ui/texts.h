// The texts of core's descriptions, translated.
#pragma once

#include <QCoreApplication>
#include <QString>

#include <string>
#include <string_view>

namespace glissade::texts {

/// A name, label, hint, summary or unit of an operator's description; English where no translation is loaded.
[[nodiscard]] inline QString ofOperators(std::string_view text) {
    return QCoreApplication::translate("operators", std::string(text).c_str());
}

}  // namespace glissade::texts
