// ParameterSlider: one ParamSpec as label, number, slider and note. Range, mapping and texts come from the description.
#pragma once

#include "operators/operator.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace glissade {

class NumberField;
class ValueSlider;

/// How a value was changed: a drag or an entry is an undo step of its own, keys and wheel join within a second.
enum class Gesture { Drag, Step, Entry };

/// `spec` must outlive the widget. Thread: the interface's.
class ParameterSlider final : public QWidget {
    Q_OBJECT

public:
    explicit ParameterSlider(const ParamSpec& spec, QWidget* parent = nullptr);

    [[nodiscard]] const ParamSpec& spec() const { return spec_; }
    [[nodiscard]] double value() const { return value_; }
    /// From code: tells nothing. Ignored while the user drags.
    void setValue(double value);
    /// The translated label.
    [[nodiscard]] QString label() const;
    void reset();
    /// What reset goes back to: the description's default, or the user's own instead.
    void setDefault(double value, bool isOwn);
    /// See ValueSlider.
    void setWheelNeedsFocus(bool needs);
    /// Whether the context menu offers a sweep.
    void setSweepable(bool sweepable) { sweepable_ = sweepable; }

    /// The value `steps` ordinary steps (one hundredth of the way, or one whole number) away; moves at least one last
    /// digit.
    [[nodiscard]] static double stepped(const ParamSpec& spec, double from, double steps);

Q_SIGNALS:
    void moved(double value);  ///< while dragging
    void committed(double value, glissade::Gesture gesture);
    void sweepRequested();
    void aborted();                    ///< the drag was given up; value() is what it was before
    void defaultChosen(double value);  ///< the user wants this as the default
    void defaultForgotten();           ///< and not any more

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void buildLayout();
    void connectParts();
    void showValue(double value);
    void markChange();
    void change(double value, Gesture gesture);
    void enter(double number);
    void dragTo(int position);
    [[nodiscard]] int positionOf(double value) const;
    [[nodiscard]] bool isChanged() const;

    const ParamSpec& spec_;
    double value_;
    double default_;
    bool defaultIsOwn_ = false;
    double beforeDrag_;
    bool dragging_ = false;
    bool sweepable_ = false;
    std::optional<bool> marked_;  // whether label and button say that the value is changed
    QLabel* label_;
    QToolButton* reset_;
    NumberField* number_;
    ValueSlider* slider_;
    QLabel* note_;
};

}  // namespace glissade
