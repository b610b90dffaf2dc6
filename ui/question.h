// Questions: a message that waits for an answer.
#pragma once

#include <QMessageBox>

namespace glissade {

/// A question with the warning sign, which deletes itself; buttons are the caller's, and so is open().
/// @param text  what is at stake, in bold; @param consequence  what the answers lead to.
[[nodiscard]] QMessageBox* makeQuestion(QWidget* parent,
                                        const QString& title,
                                        const QString& text,
                                        const QString& consequence,
                                        QMessageBox::StandardButtons buttons = QMessageBox::NoButton);

/// The answer that Enter gives.
void setDefault(QMessageBox* question, QPushButton* button);

}  // namespace glissade
