// ValueSlider: the slider of a parameter. A click on the track jumps there, the wheel works only with the focus, unless
// told otherwise.
#pragma once

#include <QSlider>

namespace glissade {

/// Positions are whole numbers 0..maximum(); what they mean is its owner's affair. Every change by the user is told by
/// one of the signals below; setting the position from code tells nothing.
class ValueSlider final : public QSlider {
    Q_OBJECT

public:
    explicit ValueSlider(int positions, QWidget* parent = nullptr);

    /// Where the small mark for the default value stands.
    void setDefaultPosition(int position);
    /// Whether the wheel changes it only while it has the focus (as at first), or always.
    void setWheelNeedsFocus(bool needs) { wheelNeedsFocus_ = needs; }
    /// Puts the handle somewhere without telling.
    void place(int position);
    /// What the position stands for, in the parameter's own unit; for assistive technology, which is told of changes.
    struct Meaning {
        double value = 0;
        double minimum = 0;
        double maximum = 1;
        QString text = {};  ///< the value as it is shown, e.g. "5.50 px"

        bool operator==(const Meaning&) const = default;
    };
    void setMeaning(const Meaning& meaning);
    [[nodiscard]] const Meaning& meaning() const { return meaning_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// The handle's centre for a position, in widget coordinates; and back.
    [[nodiscard]] int centerFor(int position) const;
    [[nodiscard]] int positionAt(int x) const;

Q_SIGNALS:
    void dragMoved(int position);
    void dragEnded();
    void dragAborted();  ///< Escape while dragging
    /// Keys and wheel: so many steps up or down; 1 is one ordinary step.
    void stepped(double steps);
    void jumpedToEnd(bool toMaximum);  ///< Home and End
    void resetRequested();
    void valueAsked(double value);  ///< by assistive technology; finite, but perhaps out of range

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void dragTo(int x);
    [[nodiscard]] bool handleAbortKey(QKeyEvent* event);

    Meaning meaning_;
    int defaultPosition_ = -1;
    int grabOffset_ = 0;  // from the handle's centre to where it was grabbed, px
    bool dragMoved_ = false;
    int wheelRest_ = 0;
    bool wheelNeedsFocus_ = true;
};

}  // namespace glissade
