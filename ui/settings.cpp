#include "ui/settings.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

}  // namespace

Settings::Settings() : store_(QSettings::IniFormat, QSettings::UserScope, u"glissade"_s, u"editor"_s) {}

Settings::Settings(const QString& iniFile) : store_(iniFile, QSettings::IniFormat) {}

QByteArray Settings::windowGeometry() const { return store_.value(u"window/geometry"_s).toByteArray(); }

QByteArray Settings::windowState() const { return store_.value(u"window/state"_s).toByteArray(); }

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state) {
    store_.setValue(u"window/geometry"_s, geometry);
    store_.setValue(u"window/state"_s, state);
}

QString Settings::lastFolder() const { return store_.value(u"files/lastFolder"_s).toString(); }

void Settings::setLastFolder(const QString& folder) { store_.setValue(u"files/lastFolder"_s, folder); }

QStringList Settings::recentFiles() const { return store_.value(u"files/recent"_s).toStringList(); }

void Settings::addRecentFile(const QString& file) {
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    while (files.size() > kRecentFiles) files.removeLast();
    store_.setValue(u"files/recent"_s, files);
}

void Settings::clearRecentFiles() { store_.remove(u"files/recent"_s); }

ExportChoices Settings::exportChoices() const {
    const ExportChoices initial;
    ExportChoices choices;
    choices.folder = store_.value(u"export/folder"_s).toString();
    choices.format = store_.value(u"export/format"_s, initial.format).toString();
    choices.quality = std::clamp(store_.value(u"export/quality"_s, initial.quality).toInt(), 1, 100);
    choices.depth = store_.value(u"export/depth"_s, initial.depth).toInt();
    choices.resized = store_.value(u"export/resized"_s, initial.resized).toBool();
    choices.longEdge = std::max(1, store_.value(u"export/longEdge"_s, initial.longEdge).toInt());
    choices.metadata = std::clamp(store_.value(u"export/metadata"_s, initial.metadata).toInt(), 0, 3);
    choices.profile = store_.value(u"export/profile"_s, initial.profile).toString();
    return choices;
}

void Settings::setExportChoices(const ExportChoices& choices) {
    store_.setValue(u"export/folder"_s, choices.folder);
    store_.setValue(u"export/format"_s, choices.format);
    store_.setValue(u"export/quality"_s, choices.quality);
    store_.setValue(u"export/depth"_s, choices.depth);
    store_.setValue(u"export/resized"_s, choices.resized);
    store_.setValue(u"export/longEdge"_s, choices.longEdge);
    store_.setValue(u"export/metadata"_s, choices.metadata);
    store_.setValue(u"export/profile"_s, choices.profile);
}

std::optional<double> Settings::stepDefault(const QString& key) const {
    bool isNumber = false;
    const double value = store_.value(u"defaults/"_s + key).toString().toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void Settings::setStepDefault(const QString& key, std::optional<double> value) {
    if (value)
        store_.setValue(u"defaults/"_s + key, QString::number(*value, 'g', QLocale::FloatingPointShortest));
    else
        store_.remove(u"defaults/"_s + key);
}

// Whatever is in the file: another version or a person may have written it.
Preferences Settings::preferences() const {
    const Preferences usual;
    Preferences chosen;
    const QString theme = store_.value(u"look/theme"_s).toString();
    chosen.theme = theme == "light"_L1  ? ThemeChoice::Light
                   : theme == "dark"_L1 ? ThemeChoice::Dark
                                        : ThemeChoice::System;
    chosen.surround = std::clamp(store_.value(u"look/surround"_s, usual.surround).toInt(), 0, 255);
    chosen.wheelNeedsFocus = store_.value(u"sliders/wheelNeedsFocus"_s, usual.wheelNeedsFocus).toBool();
    const int megabytes = store_.value(u"memory/cacheMegabytes"_s, usual.cacheMegabytes).toInt();
    if (megabytes > 0)
        chosen.cacheMegabytes =
            std::clamp(megabytes, Preferences::kLeastCacheMegabytes, Preferences::kMostCacheMegabytes);
    return chosen;
}

void Settings::setPreferences(const Preferences& preferences) {
    if (preferences == this->preferences()) return;
    store_.setValue(u"look/theme"_s,
                    preferences.theme == ThemeChoice::Light  ? u"light"_s
                    : preferences.theme == ThemeChoice::Dark ? u"dark"_s
                                                             : u"system"_s);
    store_.setValue(u"look/surround"_s, preferences.surround);
    store_.setValue(u"sliders/wheelNeedsFocus"_s, preferences.wheelNeedsFocus);
    store_.setValue(u"memory/cacheMegabytes"_s, preferences.cacheMegabytes);
    Q_EMIT preferencesChanged();
}

}  // namespace glissade
