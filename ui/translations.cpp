#include "ui/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QTranslator>

// Outside of every namespace, as Q_INIT_RESOURCE asks: the resources of a static library are registered by hand.
static void registerTranslations() { Q_INIT_RESOURCE(translations); }

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// Installed under a name of its own and owned by the application, so that the next call finds and replaces it.
void install(const QString& name, const QString& file, const QString& folder) {
    QCoreApplication* application = QCoreApplication::instance();
    delete application->findChild<QTranslator*>(name, Qt::FindDirectChildrenOnly);
    if (file.isEmpty()) return;
    auto* translator = new QTranslator(application);
    translator->setObjectName(name);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

// Of Qt's dialogs, for where its own translations are not installed.
[[maybe_unused]] constexpr const char* kStandardButtons[]{QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
                                                          QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
                                                          QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
                                                          QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"),
                                                          QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
                                                          QT_TRANSLATE_NOOP("QPlatformTheme", "Close")};

}  // namespace

QStringList translatedLanguages() {
    registerTranslations();
    QStringList languages;
    for (const QString& file : QDir(u":/translations"_s).entryList(QDir::Files, QDir::Name))
        languages.append(file.section(u'_', 1).section(u'.', 0, 0));
    return languages;
}

QString installTranslations(const QLocale& locale) {
    const QStringList known = translatedLanguages();
    QString chosen = u"en"_s;
    for (const QString& tag : locale.uiLanguages()) {
        const QString language = tag.section(u'-', 0, 0);
        if (language != u"en"_s && !known.contains(language)) continue;
        chosen = language;
        break;
    }
    const bool translated = known.contains(chosen);
    install(u"glissade texts"_s, translated ? u"glissade_"_s + chosen : QString(), u":/translations"_s);
    install(u"qt texts"_s,
            translated ? u"qtbase_"_s + chosen : QString(),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return chosen;
}

}  // namespace glissade
