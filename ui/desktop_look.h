// DesktopLook: whether the desktop is dark and which font it has, now and whenever its user changes that.
#pragma once

#include <QFont>
#include <QObject>

#include <optional>

class QDBusConnection;
class QDBusVariant;

namespace glissade {

/// Two sources. What Qt knows of the desktop is asked again when Qt says that it changed. Where the desktop's portal
/// answers, its color-scheme goes before; of the desktops that have their own font there (GNOME), so does its size, as
/// Qt does not read it by itself. Thread: the interface's.
class DesktopLook final : public QObject {
    Q_OBJECT

public:
    /// Made before the application is given a palette or a font of the program's own.
    explicit DesktopLook(QObject* parent = nullptr);

    [[nodiscard]] bool isDark() const;
    [[nodiscard]] QFont font() const;

    /// Follows the portal of the user's session, if there is one. Waits for no answer.
    void followPortal();
    /// The same on a given bus. `hasFont`: the desktop is one whose font's size the portal knows.
    void followPortal(const QDBusConnection& bus, bool hasFont);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QDBusConnection& bus, const QString& group, const QString& key);
    void take(const QString& group, const QString& key, const QVariant& value);
    void lookAgain();

    bool paletteIsDark_;                // as Qt knows the desktop
    std::optional<bool> portalIsDark_;  // as its portal says, if it has a preference
    double portalPoints_ = 0;           // of its font; 0: unknown
    double portalTextScale_ = 1;
    bool portalHasFont_ = false;
    bool looking_ = false;
};

}  // namespace glissade
