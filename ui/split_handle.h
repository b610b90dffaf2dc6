// SplitHandle: the divider of the split view, dragged or moved with the arrow keys.
#pragma once

#include <QWidget>

namespace glissade {

/// Lies over the canvas, which places it. Qt::Vertical: the line stands upright, original left of it.
class SplitHandle final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kThickness = 24;  ///< of the part that can be grabbed
    static constexpr double kStep = 0.01;  ///< of an arrow key

    explicit SplitHandle(QWidget* canvas);

    void setOrientation(Qt::Orientation line);
    [[nodiscard]] Qt::Orientation orientation() const { return line_; }
    /// How much of the visible photo lies before it, 0..1; the canvas says so.
    void setShare(double share);
    [[nodiscard]] double share() const { return share_; }

Q_SIGNALS:
    void draggedTo(QPoint canvasPosition);
    void nudged(double share);  ///< of the photo's visible length
    void centered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Qt::Orientation line_ = Qt::Vertical;
    double share_ = 0.5;
    QPoint grabOffset_;
};

}  // namespace glissade
