#include "ui/parameter_slider.h"

#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/number_field.h"
#include "ui/texts.h"
#include "ui/value_slider.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kFinePositions = 1000;  // of a slider over a continuous range
constexpr double kStepShare = 0.01;   // of the way from minimum to maximum

int positionsOf(const ParamSpec& spec) {
    const double whole = spec.max - spec.min;
    return spec.decimals == 0 && whole <= kFinePositions ? static_cast<int>(whole) : kFinePositions;
}

double lastDigit(const ParamSpec& spec) { return std::pow(10.0, -spec.decimals); }

}  // namespace

ParameterSlider::ParameterSlider(const ParamSpec& spec, QWidget* parent)
    : QWidget(parent),
      spec_(spec),
      value_(spec.defaultValue),
      default_(spec.defaultValue),
      beforeDrag_(spec.defaultValue),
      label_(new QLabel(this)),
      reset_(new QToolButton(this)),
      number_(new NumberField(texts::ofOperators(spec.unit), spec.decimals, this)),
      slider_(new ValueSlider(positionsOf(spec), this)),
      note_(new QLabel(this)) {
    buildLayout();
    connectParts();
    showValue(value_);
}

QString ParameterSlider::label() const { return texts::ofOperators(spec_.label); }

void ParameterSlider::buildLayout() {
    const QString hint = texts::ofOperators(spec_.hint);
    label_->setText(label());
    label_->setBuddy(number_);
    label_->installEventFilter(this);
    number_->setAccessibleName(label());
    slider_->setAccessibleName(label());
    for (QWidget* part :
         {static_cast<QWidget*>(label_), static_cast<QWidget*>(number_), static_cast<QWidget*>(slider_)})
        part->setToolTip(hint);
    setWhatsThis(
        hint + u"\n\n"_s +
        tr("Drag, or click on the track. With the keyboard: arrow keys a step, Page keys ten, Home and End the "
           "ends; Shift ten times as far, Ctrl a tenth. Backspace or a double-click resets."));
    number_->reserveWidthFor(spec_.max);

    reset_->setIcon(themedIcon(u"reset"_s));
    reset_->setAutoRaise(true);
    setDefault(spec_.defaultValue, false);
    reset_->setAccessibleName(tr("Reset %1").arg(label()));
    QSizePolicy keepsPlace = reset_->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    reset_->setSizePolicy(keepsPlace);

    note_->setWordWrap(true);
    note_->setProperty("role", u"note"_s);
    note_->hide();

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(metrics::kTight);
    layout->setVerticalSpacing(metrics::kTight);
    layout->addWidget(label_, 0, 0);
    layout->addWidget(reset_, 0, 1);
    layout->addWidget(number_, 0, 2);
    layout->addWidget(slider_, 1, 0, 1, 3);
    layout->addWidget(note_, 2, 0, 1, 3);
    layout->setColumnStretch(0, 1);
}

void ParameterSlider::connectParts() {
    connect(slider_, &ValueSlider::dragMoved, this, &ParameterSlider::dragTo);
    connect(slider_, &ValueSlider::dragEnded, this, [this] {
        dragging_ = false;
        if (value_ != beforeDrag_) Q_EMIT committed(value_, Gesture::Drag);
    });
    connect(slider_, &ValueSlider::dragAborted, this, [this] {
        if (!dragging_) return;
        dragging_ = false;
        showValue(beforeDrag_);
        Q_EMIT aborted();
    });
    connect(slider_, &ValueSlider::stepped, this, [this](double steps) {
        change(stepped(spec_, value_, steps), Gesture::Step);
    });
    connect(slider_, &ValueSlider::jumpedToEnd, this, [this](bool toMaximum) {
        change(toMaximum ? spec_.max : spec_.min, Gesture::Step);
    });
    connect(slider_, &ValueSlider::resetRequested, this, &ParameterSlider::reset);
    connect(slider_, &ValueSlider::valueAsked, this, &ParameterSlider::enter);
    connect(number_, &NumberField::stepped, this, [this](double steps) {
        change(stepped(spec_, value_, steps), Gesture::Step);
    });
    connect(number_, &NumberField::entered, this, &ParameterSlider::enter);
    connect(reset_, &QToolButton::clicked, this, &ParameterSlider::reset);
}

double ParameterSlider::stepped(const ParamSpec& spec, double from, double steps) {
    if (spec.decimals == 0)
        return spec.clamped(from + (steps < 0 ? std::min(-1.0, std::round(steps)) : std::max(1.0, std::round(steps))));
    const double to =
        spec.clamped(spec.denormalise(std::clamp(spec.normalise(from) + 2 * kStepShare * steps, -1.0, 1.0)));
    return to != from ? to : spec.clamped(from + std::copysign(lastDigit(spec), steps));
}

int ParameterSlider::positionOf(double value) const {
    return static_cast<int>(std::lround((spec_.normalise(value) + 1) / 2 * slider_->maximum()));
}

bool ParameterSlider::isChanged() const { return std::abs(value_ - default_) > lastDigit(spec_) / 2; }

void ParameterSlider::setWheelNeedsFocus(bool needs) { slider_->setWheelNeedsFocus(needs); }

void ParameterSlider::setDefault(double value, bool isOwn) {
    default_ = spec_.clamped(value);
    defaultIsOwn_ = isOwn;
    slider_->setDefaultPosition(positionOf(default_));
    reset_->setToolTip(tr("Reset to %1").arg(number_->textFor(default_)));
    if (marked_) markChange();
}

void ParameterSlider::setValue(double value) {
    if (dragging_) return;
    note_->hide();
    showValue(value);
}

void ParameterSlider::showValue(double value) {
    value_ = value;
    number_->setNumber(value);
    slider_->setMeaning({value, spec_.min, spec_.max, number_->textFor(value)});
    slider_->place(positionOf(value));
    markChange();
}

void ParameterSlider::markChange() {
    if (marked_ == isChanged()) return;
    marked_ = isChanged();
    reset_->setVisible(isChanged());
    QFont font = label_->font();
    font.setBold(isChanged());
    label_->setFont(font);
}

void ParameterSlider::change(double value, Gesture gesture) {
    note_->hide();
    if (value == value_) return showValue(value);
    showValue(value);
    Q_EMIT committed(value, gesture);
}

void ParameterSlider::reset() { change(default_, Gesture::Entry); }

// A learnt operator has no meaning beyond the range it has learnt, so the number is brought inside, and that is said.
void ParameterSlider::enter(double number) {
    const double allowed = spec_.clamped(number);
    const bool outside = number < spec_.min - lastDigit(spec_) / 2 || number > spec_.max + lastDigit(spec_) / 2;
    change(allowed, Gesture::Entry);
    if (!outside) return;
    note_->setText(tr("Set to %1: values from %2 to %3 are possible.")
                       .arg(number_->textFor(allowed), number_->textFor(spec_.min), number_->textFor(spec_.max)));
    note_->show();
}

void ParameterSlider::dragTo(int position) {
    if (!dragging_) beforeDrag_ = value_;
    dragging_ = true;
    note_->hide();
    const double at = 2.0 * position / std::max(1, slider_->maximum()) - 1;
    const double value = spec_.clamped(spec_.denormalise(at));
    if (value == value_) return;
    showValue(value);
    slider_->place(position);  // the handle stays under the pointer
    Q_EMIT moved(value);
}

bool ParameterSlider::eventFilter(QObject* watched, QEvent* event) {
    if (watched == label_ && event->type() == QEvent::MouseButtonDblClick) {
        reset();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ParameterSlider::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(tr("&Reset"), this, &ParameterSlider::reset)->setEnabled(isChanged());
    menu.addAction(tr("&Copy value"), this, [this] { QApplication::clipboard()->setText(number_->textFor(value_)); });
    const auto pasted = parseNumber(QApplication::clipboard()->text(), texts::ofOperators(spec_.unit), locale());
    QAction* paste = menu.addAction(tr("&Paste value"), this, [this, pasted] { enter(*pasted); });
    paste->setEnabled(pasted.has_value());
    menu.addSeparator();
    menu.addAction(tr("Make this my &default"), this, [this] { Q_EMIT defaultChosen(value_); })
        ->setEnabled(isChanged());
    menu.addAction(tr("Use the s&hipped default"), this, &ParameterSlider::defaultForgotten)->setEnabled(defaultIsOwn_);
    menu.addAction(tr("&Sweep…"), this, &ParameterSlider::sweepRequested)->setEnabled(sweepable_);
    menu.exec(event->globalPos());
}

}  // namespace glissade
