// The button that Enter presses.
#pragma once

#include <QPushButton>

namespace glissade {

/// Makes it the dialog's default. The style draws it bolder, and a style sheet's font is not measured: this one is.
inline void makeDefault(QPushButton* button) {
    QFont font = button->font();
    font.setWeight(QFont::DemiBold);
    button->setFont(font);
    button->setDefault(true);
}

}  // namespace glissade
