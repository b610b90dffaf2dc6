#include "ui/settings.h"

#include "recipe/broken_file.h"
#include "ui/file_path.h"

#include <QHash>
#include <QLocale>
#include <QVariant>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

}  // namespace

Settings::Settings() : store_(QSettings::IniFormat, QSettings::UserScope, u"glissade"_s, u"editor"_s) { takeOver(); }

Settings::Settings(const QString& iniFile) : store_(iniFile, QSettings::IniFormat) { takeOver(); }

// The next write would take the lines that make no sense out of the file without a word, and give what a newer version
// means another meaning.
void Settings::takeOver() {
    const QStringList keys = store_.allKeys();  // before the status: a section is read when it is asked for
    const bool isDamaged = store_.status() == QSettings::FormatError;
    const int version = store_.value(u"version"_s).toInt();
    const bool isNewer = version > kVersion;
    if (isDamaged || isNewer) {
        const QString file = store_.fileName();
        QHash<QString, QVariant> readable;
        for (const QString& key : keys) readable.insert(key, store_.value(key));
        readable.insert(u"version"_s, kVersion);
        notice_.title =
            isDamaged ? tr("The settings file is damaged") : tr("The settings are of a newer version of Glissade");
        const Result<std::filesystem::path> aside = moveBrokenAside(toPath(file));
        if (!aside) {
            const QString reason = QString::fromStdString(aside.error().reason);
            notice_.text = isDamaged
                               ? tr("%1 could not be read in full, and could not be kept aside: %2.").arg(file, reason)
                               : tr("%1 could not be kept aside: %2.").arg(file, reason);
            return;
        }
        store_.sync();  // finds that the file is gone
        for (const auto& [key, value] : readable.asKeyValueRange()) store_.setValue(key, value);
        store_.sync();
        const QString kept = toQString(*aside);
        notice_.text =
            isDamaged ? tr("%1 could not be read in full and was moved to %2. What could be read of it stays in force.")
                            .arg(file, kept)
                      : tr("%1 was moved to %2. What this version knows of it stays in force.").arg(file, kept);
    } else if (version != kVersion) {
        store_.setValue(u"version"_s, kVersion);
    }
}

QByteArray Settings::windowGeometry() const { return store_.value(u"window/geometry"_s).toByteArray(); }

QByteArray Settings::windowState() const { return store_.value(u"window/state"_s).toByteArray(); }

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state) {
    store_.setValue(u"window/geometry"_s, geometry);
    store_.setValue(u"window/state"_s, state);
}

QString Settings::lastFolder() const { return store_.value(u"files/lastFolder"_s).toString(); }

void Settings::setLastFolder(const QString& folder) { store_.setValue(u"files/lastFolder"_s, folder); }

QStringList Settings::recentFiles() const {
    const QStringList files = store_.value(u"files/recent"_s).toStringList();
    return files.first(std::min<qsizetype>(files.size(), kRecentFiles));
}

void Settings::addRecentFile(const QString& file) {
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    while (files.size() > kRecentFiles) files.removeLast();
    store_.setValue(u"files/recent"_s, files);
    Q_EMIT recentFilesChanged();
}

void Settings::clearRecentFiles() {
    store_.remove(u"files/recent"_s);
    Q_EMIT recentFilesChanged();
}

ExportChoices Settings::exportChoices() const {
    store_.beginGroup(u"export"_s);
    ExportChoices choices = readExportChoices(store_);
    store_.endGroup();
    return choices;
}

void Settings::setExportChoices(const ExportChoices& choices) {
    store_.beginGroup(u"export"_s);
    writeExportChoices(store_, choices);
    store_.endGroup();
}

QList<ExportPreset> Settings::exportPresets() const {
    QList<ExportPreset> presets;
    const int claimed = store_.beginReadArray(u"exportPresets"_s);
    // Each has a key at least, whatever the file says.
    const auto count = std::min<qsizetype>(claimed, store_.allKeys().size());
    for (int i = 0; i < count; ++i) {
        store_.setArrayIndex(i);
        const QString name = store_.value(u"presetName"_s).toString();
        if (!name.isEmpty()) presets.append({name, readExportChoices(store_)});
    }
    store_.endArray();
    return presets;
}

void Settings::setExportPresets(const QList<ExportPreset>& presets) {
    store_.remove(u"exportPresets"_s);
    store_.beginWriteArray(u"exportPresets"_s, static_cast<int>(presets.size()));
    for (int i = 0; i < static_cast<int>(presets.size()); ++i) {
        store_.setArrayIndex(i);
        store_.setValue(u"presetName"_s, presets[i].name);
        writeExportChoices(store_, presets[i].choices);
    }
    store_.endArray();
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
