// A desktop that turns dark or light, or takes a larger font, while the program runs: as Qt's platform theme says, and
// as the desktop's portal does.
#include "gui/support/editor_fixture.h"

#include <QAbstractButton>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServer>
#include <QDBusVariant>
#include <QDockWidget>
#include <QFontDatabase>
#include <QLineEdit>
#include <QStatusBar>
#include <private/qguiapplication_p.h>
#include <qpa/qplatformtheme.h>
#include <qpa/qwindowsysteminterface.h>

#include <map>
#include <optional>

namespace glissade::test {

/// A portal's settings, on a connection of its own with the program.
class ScriptedPortal final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    ScriptedPortal() {
        connect(&server_, &QDBusServer::newConnection, this, [this](const QDBusConnection& connection) {
            program_ = connection;
            program_->registerObject(kPath, this, QDBusConnection::ExportAllSlots);
        });
    }
    ~ScriptedPortal() override { QDBusConnection::disconnectFromPeer(kName); }
    /// The program's end of it.
    QDBusConnection reach() {
        QDBusConnection bus = QDBusConnection::connectToPeer(server_.address(), kName);
        EXPECT_TRUE(QTest::qWaitFor([this] { return program_.has_value(); }));
        return bus;
    }
    void set(const char* group, const char* key, const QVariant& value) {
        values[{group, key}] = value;
        QDBusMessage told = QDBusMessage::createSignal(
            kPath, QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"));
        told << QString::fromLatin1(group) << QString::fromLatin1(key) << QVariant::fromValue(QDBusVariant(value));
        EXPECT_TRUE(program_->send(told));
    }

    std::map<std::pair<std::string, std::string>, QVariant> values;
    int asked = 0;

public Q_SLOTS:
    // As portals do: a variant within a variant.
    QDBusVariant Read(const QString& group, const QString& key) {
        ++asked;
        const QVariant value = values[{group.toStdString(), key.toStdString()}];
        return QDBusVariant(QVariant::fromValue(QDBusVariant(value.isValid() ? value : QVariant(0U))));
    }

private:
    const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
    const QString kName = QStringLiteral("scripted-portal");
    std::optional<QDBusConnection> program_;
    QDBusServer server_{QStringLiteral("unix:tmpdir=/tmp")};
};

namespace {

using namespace Qt::StringLiterals;

/// What Qt learns of the desktop.
class ScriptedDesktop final : public QPlatformTheme {
public:
    ScriptedDesktop() : font_(QFontDatabase::systemFont(QFontDatabase::GeneralFont)) {
        before_ = std::exchange(QGuiApplicationPrivate::platform_theme, this);
    }
    ~ScriptedDesktop() override {
        QGuiApplicationPrivate::platform_theme = before_;
        tell();
    }
    void setDark(bool dark) {
        palette_ = QPalette(dark ? QColor(40, 40, 40) : QColor(240, 240, 240));
        tell();
    }
    void setFontPoints(double points) {
        font_.setPointSizeF(points);
        tell();
    }
    const QPalette* palette(Palette type) const override { return type == SystemPalette ? &palette_ : nullptr; }
    const QFont* font(Font type) const override { return type == SystemFont ? &font_ : nullptr; }

private:
    static void tell() {
        QWindowSystemInterface::handleThemeChange();
        settle();
    }

    QPlatformTheme* before_;
    QPalette palette_{QColor(240, 240, 240)};
    QFont font_;
};

class DesktopLookTest : public EditorTest {
protected:
    DesktopLookTest() { theme().setChoice(ThemeChoice::System); }
    ~DesktopLookTest() override { theme().setChoice(ThemeChoice::Dark); }

    /// Whether that is so in a widget that lives already.
    [[nodiscard]] bool looksDark() const {
        const QImage picture = window->statusBar()->grab().toImage();
        return picture.pixelColor(picture.width() / 2, 1).lightness() < 128;
    }
    void showEveryPanel() const {
        for (auto* dock : window->findChildren<QDockWidget*>()) dock->show();
        settle();
    }
    /// Of each widget, so that it is known again.
    [[nodiscard]] std::map<const QWidget*, double> fontSizes() const {
        std::map<const QWidget*, double> sizes;
        for (const auto* each : window->findChildren<QWidget*>())
            if (each->isVisible()) sizes[each] = each->font().pointSizeF();
        return sizes;
    }

    ScriptedDesktop desktop;
};

TEST_F(DesktopLookTest, W6_theThemeSystemFollowsADesktopThatTurnsDarkAndLightWhileTheProgramRuns) {
    openAndChoose();
    for (const bool dark : {true, false, true, false}) {
        desktop.setDark(dark);
        EXPECT_EQ(theme().isDark(), dark);
        EXPECT_EQ(QApplication::palette().color(QPalette::Window).lightness() < 128, dark);
        EXPECT_EQ(looksDark(), dark);
    }
}

TEST_F(DesktopLookTest, W6_aChosenThemeStaysWhateverTheDesktopDoes) {
    theme().setChoice(ThemeChoice::Light);
    desktop.setDark(true);
    EXPECT_FALSE(theme().isDark());
    EXPECT_FALSE(looksDark());
    theme().setChoice(ThemeChoice::System);
    settle();
    EXPECT_TRUE(looksDark()) << "what it did meanwhile is known";
}

TEST_F(DesktopLookTest, W6_aLargerFontOfTheDesktopsReachesEveryWidgetThatIsThere) {
    openAndChoose();
    showEveryPanel();
    const double points = QApplication::font().pointSizeF();
    const auto before = fontSizes();
    ASSERT_GT(before.size(), 50U);
    constexpr double kLarger = 1.5;
    desktop.setFontPoints(points * kLarger);
    EXPECT_NEAR(QApplication::font().pointSizeF(), points * kLarger, 0.01);
    for (const auto& [widget, size] : fontSizes())
        if (before.contains(widget)) {
            EXPECT_NEAR(size, before.at(widget) * kLarger, 0.3)
                << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
        }
    desktop.setFontPoints(points);
    for (const auto& [widget, size] : fontSizes())
        if (before.contains(widget)) {
            EXPECT_NEAR(size, before.at(widget), 0.3) << widget->metaObject()->className();
        }
}

TEST_F(DesktopLookTest, W6_withALargerFontNothingIsCut) {
    openAndChoose();
    showEveryPanel();
    const double points = QApplication::font().pointSizeF();
    desktop.setFontPoints(points * 1.3);
    for (const auto* label : window->statusBar()->findChildren<QLabel*>()) {
        if (!label->isVisible()) continue;
        EXPECT_GE(label->width(), label->fontMetrics().horizontalAdvance(label->text())) << label->text().toStdString();
    }
    for (auto* list : window->findChildren<QListWidget*>())
        for (int row = 0; row < list->count(); ++row)
            EXPECT_GE(list->visualItemRect(list->item(row)).height(), list->fontMetrics().height())
                << list->item(row)->text().toStdString();
    for (const auto* each : window->findChildren<QLineEdit*>()) {
        if (!each->isVisible() || each->text().isEmpty()) continue;
        EXPECT_GE(each->width(), each->fontMetrics().horizontalAdvance(each->text())) << each->text().toStdString();
    }
    for (const auto* each : window->findChildren<QAbstractButton*>()) {
        if (!each->isVisible() || each->text().isEmpty()) continue;
        EXPECT_GE(each->height(), each->fontMetrics().height()) << each->text().toStdString();
    }
}

class PortalTest : public DesktopLookTest {
protected:
    /// As GNOME: Qt itself learns nothing.
    void follow(bool hasFont) {
        look.followPortal(portal.reach(), hasFont);
        const int questions = hasFont ? 3 : 1;
        ASSERT_TRUE(QTest::qWaitFor([&] { return portal.asked >= questions; }));
        QTest::qWait(50);  // until the answers are there
    }
    [[nodiscard]] bool becomes(bool dark) {
        return QTest::qWaitFor([&] { return look.isDark() == dark; });
    }
    [[nodiscard]] bool becomes(double points) {
        return QTest::qWaitFor([&] { return std::abs(look.font().pointSizeF() - points) < 0.01; });
    }
    void setScheme(uint scheme) { portal.set("org.freedesktop.appearance", "color-scheme", scheme); }

    ScriptedPortal portal;
    DesktopLook look;
};

TEST_F(PortalTest, W6_thePortalsColoursGoBeforeWhatQtKnows) {
    portal.values[{"org.freedesktop.appearance", "color-scheme"}] = 1U;
    int changes = 0;
    QObject::connect(&look, &DesktopLook::changed, &look, [&] { ++changes; });
    EXPECT_FALSE(look.isDark()) << "as Qt knows it";
    follow(false);
    EXPECT_TRUE(look.isDark()) << "as the portal answered";
    EXPECT_EQ(changes, 1);
    setScheme(2);
    EXPECT_TRUE(becomes(false));
    setScheme(1);
    EXPECT_TRUE(becomes(true));
    EXPECT_EQ(changes, 3);
    setScheme(0);
    EXPECT_TRUE(becomes(false)) << "no preference: as Qt knows it";
}

TEST_F(PortalTest, W6_thePortalsFontSizeIsFollowedWhereItIsTheDesktops) {
    portal.values[{"org.gnome.desktop.interface", "font-name"}] = u"Cantarell Bold 12"_s;
    portal.values[{"org.gnome.desktop.interface", "text-scaling-factor"}] = 1.0;
    follow(true);
    EXPECT_TRUE(becomes(12.0));
    portal.set("org.gnome.desktop.interface", "font-name", u"Cantarell 10"_s);
    EXPECT_TRUE(becomes(10.0));
    portal.set("org.gnome.desktop.interface", "text-scaling-factor", 1.5);
    EXPECT_TRUE(becomes(15.0));
    const double qts = QFontDatabase::systemFont(QFontDatabase::GeneralFont).pointSizeF();
    for (const auto* nonsense : {"", "Cantarell", "Cantarell 0", "Cantarell 9999", "Cantarell nan"}) {
        portal.set("org.gnome.desktop.interface", "font-name", u"Cantarell 10"_s);
        ASSERT_TRUE(becomes(15.0));
        portal.set("org.gnome.desktop.interface", "font-name", QString::fromLatin1(nonsense));
        EXPECT_TRUE(becomes(qts)) << nonsense;
    }
}

TEST_F(PortalTest, W6_thePortalsFontSizeIsNoAffairOfOtherDesktops) {
    follow(false);
    portal.set("org.gnome.desktop.interface", "font-name", u"Cantarell 20"_s);
    setScheme(1);
    EXPECT_TRUE(becomes(true)) << "which was told later";
    EXPECT_EQ(look.font(), QFontDatabase::systemFont(QFontDatabase::GeneralFont));
}

TEST_F(PortalTest, W6_aPortalOfNoUseChangesNothing) {
    portal.values[{"org.freedesktop.appearance", "color-scheme"}] = u"purple"_s;
    follow(true);
    setScheme(77);
    settle();
    EXPECT_FALSE(look.isDark());
    look.followPortal(QDBusConnection(u"there is none"_s), true);
    EXPECT_FALSE(look.isDark());
}

}  // namespace
}  // namespace glissade::test

#include "desktop_look_test.moc"
