// Settings: what the editor remembers between starts, behind names and types.
#pragma once

#include "ui/export_choices.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>

namespace glissade {

enum class ThemeChoice { System, Light, Dark };

/// What the user chooses in the preferences.
struct Preferences {
    static constexpr int kUsualSurround = 119;  ///< looks half as bright as white: it does not sway the eye
    static constexpr int kLeastCacheMegabytes = 64;
    static constexpr int kMostCacheMegabytes = 1'048'576;

    ThemeChoice theme = ThemeChoice::System;
    int surround = kUsualSurround;  ///< the grey behind the photo, sRGB 0..255
    bool wheelNeedsFocus = true;    ///< the wheel changes a slider that has the keyboard focus, no other
    int cacheMegabytes = 0;         ///< of features that may be kept, a window; 0: the engine's own choice
    bool operator==(const Preferences&) const = default;
};

/// What the user is to be told of the settings file.
struct SettingsNotice {
    QString title;  ///< empty: nothing
    QString text;
};

/// Passed by reference to whoever needs it; one per program. Thread: the interface's.
class Settings final : public QObject {
    Q_OBJECT

public:
    /// Of what the file's keys mean, in its key `version`; a file without one is of version 1.
    static constexpr int kVersion = 1;
    static constexpr int kRecentFiles = 15;

    Settings();                                 ///< the user's configuration folder
    explicit Settings(const QString& iniFile);  ///< a file of its own

    /// What became of a file that could not be read in full, or that a newer version of the program wrote: it lies
    /// aside (NAME.broken-N), and what could be read of it stays in force.
    [[nodiscard]] const SettingsNotice& notice() const { return notice_; }

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);

    [[nodiscard]] QStringList recentFiles() const;  ///< newest first
    void addRecentFile(const QString& file);
    void clearRecentFiles();

    /// The last ones of the export dialog.
    [[nodiscard]] ExportChoices exportChoices() const;
    void setExportChoices(const ExportChoices& choices);
    [[nodiscard]] QList<ExportPreset> exportPresets() const;
    void setExportPresets(const QList<ExportPreset>& presets);

    /// The user's own default of a step's value, by "OPERATOR/PARAMETER".
    [[nodiscard]] std::optional<double> stepDefault(const QString& key) const;
    void setStepDefault(const QString& key, std::optional<double> value);

    [[nodiscard]] Preferences preferences() const;
    void setPreferences(const Preferences& preferences);
    /// What is kept of photos for speed is not wanted any more, in every window.
    void emptyCaches() { Q_EMIT cachesEmptied(); }

Q_SIGNALS:
    /// They are others than before.
    void preferencesChanged();
    void cachesEmptied();
    void recentFilesChanged();

private:
    void takeOver();

    mutable QSettings store_;
    SettingsNotice notice_;
};

}  // namespace glissade
