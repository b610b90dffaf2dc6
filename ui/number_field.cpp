#include "ui/number_field.h"

#include "ui/metrics.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

QLocale plainLocale() {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale;
}

}  // namespace

std::optional<double> parseNumber(const QString& text, const QString& unit, const QLocale& locale) {
    QString digits = text.trimmed();
    if (!unit.isEmpty() && digits.endsWith(unit, Qt::CaseInsensitive)) digits.chop(unit.size());
    digits = digits.trimmed();
    // A point is always the decimal sign, also where the locale groups thousands with it: no parameter has thousands.
    for (const QLocale& notation : {QLocale::c(), locale}) {
        QLocale strict = notation;
        strict.setNumberOptions(QLocale::RejectGroupSeparator);
        bool valid = false;
        const double number = strict.toDouble(digits, &valid);
        if (valid && std::isfinite(number)) return number;
    }
    return std::nullopt;
}

NumberField::NumberField(const QString& unit, int decimals, QWidget* parent)
    : QLineEdit(parent), unit_(unit), decimals_(decimals) {
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setProperty("role", u"number"_s);
    connect(this, &QLineEdit::editingFinished, this, &NumberField::finish);
}

QString numberText(double number, const QString& unit, int decimals) {
    const QString digits = plainLocale().toString(number, 'f', decimals);
    return unit.isEmpty() ? digits : digits + u'\u00a0' + unit;
}

QString NumberField::textFor(double number) const { return numberText(number, unit_, decimals_); }

void NumberField::setNumber(double number) {
    number_ = number;
    if (!hasFocus() || !isModified()) showNumber();
}

void NumberField::showNumber() {
    const bool selected = hasFocus() && selectedText() == text();
    setText(textFor(number_));
    setModified(false);
    if (selected) selectAll();
}

void NumberField::reserveWidthFor(double number) {
    constexpr int kLeastWidth = 64;
    widest_ = number;
    setFixedWidth(std::max(fontMetrics().horizontalAdvance(textFor(number)) + 2 * metrics::kMedium, kLeastWidth));
}

void NumberField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && widest_) reserveWidthFor(*widest_);
}

void NumberField::finish() {
    if (!isModified()) return;
    const std::optional<double> number = parseNumber(text(), unit_, locale());
    setModified(false);
    if (number && *number != number_) Q_EMIT entered(*number);
    showNumber();  // what the owner made of it, or the number as it was
}

// Undo and redo belong to the photo's edit, unless a text is half typed.
bool NumberField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && !isModified()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return false;
        }
    }
    return QLineEdit::event(event);
}

void NumberField::keyPressEvent(QKeyEvent* event) {
    const double factor = event->modifiers().testFlag(Qt::ShiftModifier)     ? 10
                          : event->modifiers().testFlag(Qt::ControlModifier) ? 0.1
                                                                             : 1;
    switch (event->key()) {
        case Qt::Key_Up:
            finish();
            return Q_EMIT stepped(factor);
        case Qt::Key_Down:
            finish();
            return Q_EMIT stepped(-factor);
        case Qt::Key_PageUp:
            finish();
            return Q_EMIT stepped(10 * factor);
        case Qt::Key_PageDown:
            finish();
            return Q_EMIT stepped(-10 * factor);
        case Qt::Key_Escape:
            showNumber();
            return selectAll();
        default:
            QLineEdit::keyPressEvent(event);
    }
}

void NumberField::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    focusedByClick_ = event->reason() == Qt::MouseFocusReason;
    if (!focusedByClick_) selectAll();
}

// The first click selects the whole number, ready to be typed over; a second one places the cursor.
void NumberField::mouseReleaseEvent(QMouseEvent* event) {
    QLineEdit::mouseReleaseEvent(event);
    if (focusedByClick_ && selectedText().isEmpty()) selectAll();
    focusedByClick_ = false;
}

}  // namespace glissade
