#include "ui/question.h"

#include "ui/default_button.h"
#include "ui/icon.h"
#include "ui/metrics.h"

namespace glissade {

using namespace Qt::StringLiterals;

QMessageBox* makeQuestion(QWidget* parent,
                          const QString& title,
                          const QString& text,
                          const QString& consequence,
                          QMessageBox::StandardButtons buttons) {
    auto* question = new QMessageBox(QMessageBox::NoIcon, title, text, buttons, parent);
    question->setInformativeText(consequence);
    question->setIconPixmap(
        themedIcon(u"warning"_s).pixmap(QSize(metrics::kHuge, metrics::kHuge), parent->devicePixelRatioF()));
    question->setAttribute(Qt::WA_DeleteOnClose);
    return question;
}

void setDefault(QMessageBox* question, QPushButton* button) {
    makeDefault(button);
    question->setDefaultButton(button);
}

}  // namespace glissade
