// Theme: the program's calm neutral look, light or dark.
#pragma once

#include "ui/settings.h"

#include <QObject>

class QApplication;

namespace glissade {

/// Sets palette and style sheet of the application. One per program, made before the first window.
class Theme final : public QObject {
    Q_OBJECT

public:
    /// Remembers whether the desktop is dark, before anything is changed.
    Theme(QApplication& application, ThemeChoice choice);

    [[nodiscard]] ThemeChoice choice() const { return choice_; }
    void setChoice(ThemeChoice choice);
    [[nodiscard]] bool isDark() const;

private:
    void apply();

    QApplication& application_;
    bool desktopIsDark_;
    ThemeChoice choice_;
};

}  // namespace glissade
