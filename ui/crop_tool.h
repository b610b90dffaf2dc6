// CropTool: the rectangle over the canvas that says what is kept of the photo.
#pragma once

#include "ui/crop_geometry.h"

#include <QWidget>

#include <optional>

namespace glissade {

class Canvas;

/// Covers the canvas while a photo is cropped. Sides and corners are dragged, within the rectangle all of it, beyond it
/// a new one is drawn; arrow keys move it by a pixel, with Shift by ten, with Ctrl its right and lower side. What it
/// has no use for goes on to the canvas: the wheel, the middle button, Space. Thread: the interface's.
class CropTool final : public QWidget {
    Q_OBJECT

public:
    static constexpr double kReach = 12;  ///< from a side, within which it is grabbed; device-independent pixels

    explicit CropTool(Canvas* canvas);

    /// Begins with this rectangle, photo pixels.
    void begin(Rect area);
    [[nodiscard]] Rect area() const { return area_; }
    /// From code; tells it where it is another.
    void setArea(Rect area);
    void setRatio(CropRatio ratio) { ratio_ = ratio; }

Q_SIGNALS:
    void areaChanged(glissade::Rect area);
    void accepted();
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What a press at a point would take hold of.
    struct Grip {
        CropSides sides;
        bool draws = false;  ///< a new rectangle
    };
    struct Drag {
        Grip grip;
        QPointF from;  ///< photo pixels
        Rect area;     ///< then
    };

    [[nodiscard]] QRectF onWidget(Rect area) const;
    [[nodiscard]] QPointF onPhoto(QPointF point) const;
    [[nodiscard]] Size photo() const;
    [[nodiscard]] Grip gripAt(QPointF point) const;
    void showCursor(const Grip& grip);
    void moveByKey(QPointF delta, Qt::KeyboardModifiers modifiers);

    Canvas& canvas_;
    Rect area_;
    CropRatio ratio_ = 0;
    std::optional<Drag> drag_;
};

}  // namespace glissade
