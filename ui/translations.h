// The interface's language.
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

namespace glissade {

/// Languages that the texts are translated into, e.g. "de"; English, the texts' own, is not among them.
[[nodiscard]] QStringList translatedLanguages();

/// Installs the first of the locale's languages that there is a translation for, with Qt's own texts where the system
/// has them; English where that comes first. Replaces what an earlier call installed. Needs an application; texts that
/// are shown already stay as they are.
/// @return the language, e.g. "de", or "en".
QString installTranslations(const QLocale& locale);

}  // namespace glissade
