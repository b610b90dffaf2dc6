// Theme: the program's calm neutral look, light or dark.
#pragma once

#include "ui/desktop_look.h"
#include "ui/settings.h"

#include <QFont>
#include <QObject>

class QApplication;
class QWidget;

namespace glissade {

/// Gives a widget the interface's font at `factor` times its size, also when that changes (Theme).
void setFontScale(QWidget& widget, double factor, QFont::Weight weight = QFont::Normal);

/// Sets palette, font and style sheet of the application, and again when the desktop's change. One per program, made
/// before the first window.
class Theme final : public QObject {
    Q_OBJECT

public:
    /// Looks at the desktop before anything is changed.
    Theme(QApplication& application, ThemeChoice choice);

    [[nodiscard]] ThemeChoice choice() const { return choice_; }
    void setChoice(ThemeChoice choice);
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] DesktopLook& desktop() { return desktop_; }

private:
    void followDesktop();
    void apply();

    QApplication& application_;
    DesktopLook desktop_;
    QFont font_;  // the desktop's when it was last looked at
    ThemeChoice choice_;
};

}  // namespace glissade
