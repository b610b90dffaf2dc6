// ValuePad: two parameters on one square, one across and one upwards.
#pragma once

#include "ui/parameter_slider.h"

#include <QPointF>
#include <QRectF>
#include <QWidget>

namespace glissade {

/// Behaves as the sliders of its parameters do: drag, keys, wheel, reset. The specs outlive it. Thread: the
/// interface's.
class ValuePad final : public QWidget {
    Q_OBJECT

public:
    ValuePad(const ParamSpec& across, const ParamSpec& upwards, QWidget* parent = nullptr);

    /// From code: tells nothing. Ignored while the user drags.
    void setValues(double across, double upwards);
    [[nodiscard]] double across() const { return across_.value; }
    [[nodiscard]] double upwards() const { return upwards_.value; }
    /// Both labels, e.g. "Strength λ and Texture scale σ".
    [[nodiscard]] QString label() const;
    /// Both values with their labels, as they are read out.
    [[nodiscard]] QString valueText() const;
    /// Both back to their defaults, as one change.
    void reset();

    /// See ValueSlider.
    void setWheelNeedsFocus(bool needs) { wheelNeedsFocus_ = needs; }
    /// Where the handle's centre is for these values, in widget coordinates.
    [[nodiscard]] QPointF placeOf(double across, double upwards) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void moved(double across, double upwards);  ///< while dragging
    void committed(double across, double upwards, glissade::Gesture gesture);
    void aborted();  ///< the drag was given up; the values are what they were before

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Axis {
        const ParamSpec& spec;
        double value;
        double beforeDrag;
    };
    [[nodiscard]] QRectF square() const;  // where the handle's centre may be
    void show(double across, double upwards);
    void change(double across, double upwards, Gesture gesture);
    void step(double acrossSteps, double upwardsSteps);
    void dragTo(QPointF place);
    void endDrag();
    void paintGround(QPainter& painter, const QRectF& area, const QRectF& ground) const;
    void paintGuides(QPainter& painter, const QRectF& area) const;
    void paintNames(QPainter& painter, const QRectF& ground) const;
    void paintHandle(QPainter& painter) const;
    [[nodiscard]] QColor accent() const;

    Axis across_;
    Axis upwards_;
    bool dragging_ = false;
    QPointF grabOffset_;  // from the handle's centre to where it was grabbed
    QPoint wheelRest_;
    bool wheelNeedsFocus_ = true;
};

}  // namespace glissade
