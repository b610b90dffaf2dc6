#include "ui/desktop_look.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QEvent>
#include <QFileInfo>
#include <QFontDatabase>
#include <QPalette>
#include <QTimer>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
constexpr auto kService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto kPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto kInterface = "org.freedesktop.portal.Settings"_L1;
constexpr auto kAppearance = "org.freedesktop.appearance"_L1;
constexpr auto kColorScheme = "color-scheme"_L1;
constexpr auto kGnome = "org.gnome.desktop.interface"_L1;
constexpr auto kFontName = "font-name"_L1;
constexpr auto kTextScale = "text-scaling-factor"_L1;

constexpr uint kPrefersDark = 1;
constexpr uint kPrefersLight = 2;

// What is not of use to anybody is not believed.
constexpr double kLeastPoints = 4;
constexpr double kMostPoints = 48;

bool isDarkPalette(const QPalette& palette) { return palette.color(QPalette::Window).lightness() < 128; }

// "Cantarell Bold 11" ends with its size in points.
double pointsOf(const QString& fontName) {
    bool isNumber = false;
    const double points = fontName.section(u' ', -1).toDouble(&isNumber);
    return isNumber && points >= kLeastPoints && points <= kMostPoints ? points : 0;
}

// Qt starts a bus where it finds none: a session without one stays without.
bool sessionHasBus() {
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")) return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + u"/bus"_s);
}

bool isGnome() {
    const QStringList names = qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':');
    return names.contains("GNOME"_L1, Qt::CaseInsensitive);
}

// A variant within a variant within ...
QVariant unwrapped(QVariant value) {
    while (value.metaType() == QMetaType::fromType<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value;
}

}  // namespace

DesktopLook::DesktopLook(QObject* parent) : QObject(parent), paletteIsDark_(isDarkPalette(QApplication::palette())) {
    qApp->installEventFilter(this);
}

bool DesktopLook::isDark() const { return portalIsDark_.value_or(paletteIsDark_); }

QFont DesktopLook::font() const {
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (portalPoints_ > 0) font.setPointSizeF(portalPoints_ * portalTextScale_);
    return font;
}

void DesktopLook::followPortal() {
    if (sessionHasBus()) followPortal(QDBusConnection::sessionBus(), isGnome());
}

void DesktopLook::followPortal(const QDBusConnection& bus, bool hasFont) {
    if (!bus.isConnected()) return;
    portalHasFont_ = hasFont;
    qRegisterMetaType<QDBusVariant>();  // Qt takes a slot only if it knows the types by name
    QDBusConnection connection = bus;
    connection.connect(
        {}, kPath, kInterface, u"SettingChanged"_s, this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(bus, kAppearance, kColorScheme);
    if (!hasFont) return;
    ask(bus, kGnome, kFontName);
    ask(bus, kGnome, kTextScale);
}

void DesktopLook::ask(const QDBusConnection& bus, const QString& group, const QString& key) {
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    question << group << key;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher* finished) {
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        if (reply.isValid()) take(group, key, reply.value().variant());
        finished->deleteLater();
    });
}

void DesktopLook::settingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
    take(group, key, value.variant());
}

void DesktopLook::take(const QString& group, const QString& key, const QVariant& value) {
    const bool wasDark = isDark();
    const QFont before = font();
    const QVariant plain = unwrapped(value);
    if (group == kAppearance && key == kColorScheme) {
        const uint scheme = plain.toUInt();
        portalIsDark_.reset();
        if (scheme == kPrefersDark || scheme == kPrefersLight) portalIsDark_ = scheme == kPrefersDark;
    } else if (portalHasFont_ && group == kGnome && key == kFontName) {
        portalPoints_ = pointsOf(plain.toString());
    } else if (portalHasFont_ && group == kGnome && key == kTextScale) {
        // On X it is in the screen's resolution already, which Qt follows.
        const double scale = plain.toDouble();
        const bool isOurs = !QGuiApplication::platformName().startsWith("xcb"_L1);
        portalTextScale_ = isOurs && scale >= 0.5 && scale <= 3 ? scale : 1;
    }
    if (isDark() != wasDark || font() != before) Q_EMIT changed();
}

// Each window is told, and what Qt knows is complete only once all are.
bool DesktopLook::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && !looking_) {
        looking_ = true;
        QTimer::singleShot(0, this, &DesktopLook::lookAgain);
    }
    return QObject::eventFilter(watched, event);
}

// The desktop's palette is to be had only while the program has none of its own.
void DesktopLook::lookAgain() {
    const QPalette own = QApplication::palette();
    QApplication::setPalette(QPalette());
    paletteIsDark_ = isDarkPalette(QApplication::palette());
    QApplication::setPalette(own);
    looking_ = false;
    Q_EMIT changed();
}

}  // namespace glissade
