#include "ui/theme.h"

#include "ui/style.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QWidget>

#include <array>
#include <utility>

// Outside of every namespace, as Q_INIT_RESOURCE asks: the resources of a static library are registered by hand.
static void registerResources() { Q_INIT_RESOURCE(glissade); }

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// The neutral ramp, the one accent and the three message colours: every colour of the interface but the canvas is here.
struct Shades {
    QRgb window, panel, field, raised, hover, line, track;
    QRgb text, muted, disabled;
    QRgb accent, onAccent, selected;
    QRgb error, warning, success;
};

constexpr Shades kDark{
    .window = 0xff242424,
    .panel = 0xff2b2b2b,
    .field = 0xff1e1e1e,
    .raised = 0xff3a3a3a,
    .hover = 0xff353535,
    .line = 0xff1a1a1a,
    .track = 0xff505050,
    .text = 0xffe8e8e8,
    .muted = 0xffa8a8a8,
    .disabled = 0xff6f6f6f,
    .accent = 0xff82adf8,
    .onAccent = 0xff0e1626,
    .selected = 0xff39465e,
    .error = 0xff4b2a2a,
    .warning = 0xff473a1e,
    .success = 0xff25402f,
};

constexpr Shades kLight{
    .window = 0xffececec,
    .panel = 0xfff6f6f6,
    .field = 0xffffffff,
    .raised = 0xffffffff,
    .hover = 0xffe4e4e4,
    .line = 0xffd2d2d2,
    .track = 0xffc6c6c6,
    .text = 0xff1d1d1d,
    .muted = 0xff5e5e5e,
    .disabled = 0xff9c9c9c,
    .accent = 0xff2b64c8,
    .onAccent = 0xffffffff,
    .selected = 0xffd5e1f7,
    .error = 0xfff9dcdc,
    .warning = 0xfffaecc8,
    .success = 0xffd9f0de,
};

QPalette paletteOf(const Shades& shades) {
    QPalette palette;
    const std::array<std::pair<QPalette::ColorRole, QRgb>, 19> roles{{
        {QPalette::Window, shades.panel},
        {QPalette::WindowText, shades.text},
        {QPalette::Base, shades.field},
        {QPalette::AlternateBase, shades.panel},
        {QPalette::ToolTipBase, shades.raised},
        {QPalette::ToolTipText, shades.text},
        {QPalette::PlaceholderText, shades.muted},
        {QPalette::Text, shades.text},
        {QPalette::Button, shades.raised},
        {QPalette::ButtonText, shades.text},
        {QPalette::BrightText, shades.text},
        {QPalette::Light, shades.raised},
        {QPalette::Midlight, shades.hover},
        {QPalette::Mid, shades.track},
        {QPalette::Dark, shades.line},
        {QPalette::Highlight, shades.accent},
        {QPalette::HighlightedText, shades.onAccent},
        {QPalette::Link, shades.accent},
        {QPalette::LinkVisited, shades.accent},
    }};
    for (const auto& [role, color] : roles) palette.setColor(role, QColor::fromRgb(color));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(shades.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(shades.track));
    return palette;
}

// The style sheet names colours as @name, so that it is written once for light and dark.
QString styleSheetOf(const Shades& shades) {
    QFile file(u":/style/glissade.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::array<std::pair<QLatin1StringView, QRgb>, 16> names{{
        {"@window"_L1, shades.window},
        {"@panel"_L1, shades.panel},
        {"@field"_L1, shades.field},
        {"@raised"_L1, shades.raised},
        {"@hover"_L1, shades.hover},
        {"@line"_L1, shades.line},
        {"@track"_L1, shades.track},
        {"@text"_L1, shades.text},
        {"@muted"_L1, shades.muted},
        {"@disabled"_L1, shades.disabled},
        {"@accent"_L1, shades.accent},
        {"@onAccent"_L1, shades.onAccent},
        {"@selected"_L1, shades.selected},
        {"@error"_L1, shades.error},
        {"@warning"_L1, shades.warning},
        {"@success"_L1, shades.success},
    }};
    const bool dark = qGray(shades.panel) < 128;
    const bool darkMark = qGray(shades.onAccent) < 128;
    sheet.replace("@checkMark;"_L1, darkMark ? "url(:/icons/check-dark.svg);"_L1 : "url(:/icons/check-light.svg);"_L1);
    sheet.replace("@check;"_L1, dark ? "url(:/icons/check-light.svg);"_L1 : "url(:/icons/check-dark.svg);"_L1);
    // The icons of dock titles cannot be tinted: one set for dark panels, one for light ones.
    sheet.replace("@dockClose;"_L1,
                  dark ? "url(:/icons/dock-close-dark.svg);"_L1 : "url(:/icons/dock-close-light.svg);"_L1);
    sheet.replace("@dockFloat;"_L1,
                  dark ? "url(:/icons/dock-float-dark.svg);"_L1 : "url(:/icons/dock-float-light.svg);"_L1);
    for (const auto& [name, color] : names) sheet.replace(name + u';', QColor::fromRgb(color).name() + u';');
    return sheet;
}

constexpr const char* kFontScale = "fontScale";

void scaleFont(QWidget& widget, double factor) {
    QFont font = widget.font();
    font.setPointSizeF(QApplication::font(&widget).pointSizeF() * factor);
    widget.setFont(font);
}

}  // namespace

void setFontScale(QWidget& widget, double factor, QFont::Weight weight) {
    QFont font = widget.font();
    font.setWeight(weight);
    widget.setFont(font);
    widget.setProperty(kFontScale, factor);
    scaleFont(widget, factor);
}

Theme::Theme(QApplication& application, ThemeChoice choice)
    : QObject(&application), application_(application), font_(desktop_.font()), choice_(choice) {
    registerResources();
    QApplication::setStyle(new Style);
    QCoreApplication::setAttribute(Qt::AA_DontShowIconsInMenus);  // a few rows with icons among many without
    connect(&desktop_, &DesktopLook::changed, this, &Theme::followDesktop);
    apply();
}

void Theme::setChoice(ThemeChoice choice) {
    if (choice == choice_) return;
    choice_ = choice;
    apply();
}

bool Theme::isDark() const { return choice_ == ThemeChoice::System ? desktop_.isDark() : choice_ == ThemeChoice::Dark; }

// Setting the style sheet anew has every widget measure its texts again.
void Theme::followDesktop() {
    const QFont font = desktop_.font();
    if (font != font_) {
        font_ = font;
        QApplication::setFont(font);
    }
    apply();
    for (QWidget* widget : QApplication::allWidgets())
        if (const QVariant factor = widget->property(kFontScale); factor.isValid())
            scaleFont(*widget, factor.toDouble());
}

void Theme::apply() {
    const Shades& shades = isDark() ? kDark : kLight;
    QApplication::setPalette(paletteOf(shades));
    application_.setStyleSheet(styleSheetOf(shades));
}

}  // namespace glissade
