#include "ui/split_handle.h"

#include "ui/canvas_accessible.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace glissade {
namespace {

constexpr double kGrip = 11;  // radius of the round grip

// Arrows that say in which direction the divider moves.
void drawGrip(QPainter& painter, QPointF middle) {
    painter.setPen(QPen(QColor(30, 30, 30), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const double side : {-1.0, 1.0}) {
        const QPointF tip(middle.x() + side * 6, middle.y());
        painter.drawPolyline(QPolygonF({tip - QPointF(side * 3, 3.5), tip, tip - QPointF(side * 3, -3.5)}));
    }
}

}  // namespace

SplitHandle::SplitHandle(QWidget* canvas) : QWidget(canvas) {
    registerCanvasAccessible();  // before anything is said of it: its first description is kept
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Divider between original and edit"));
    setToolTip(tr("Drag, or use the arrow keys. Double-click puts it in the middle."));
    setOrientation(Qt::Vertical);
}

void SplitHandle::setOrientation(Qt::Orientation line) {
    line_ = line;
    setCursor(line == Qt::Vertical ? Qt::SplitHCursor : Qt::SplitVCursor);
    update();
}

void SplitHandle::setShare(double share) {
    if (share == share_) return;
    share_ = share;
    QAccessibleValueChangeEvent change(this, share_);
    QAccessible::updateAccessibility(&change);
}

void SplitHandle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle = QRectF(rect()).center();
    if (line_ == Qt::Horizontal) {
        painter.translate(middle);
        painter.rotate(90);
        painter.translate(-middle);
    }
    const double reach = std::max(width(), height());
    painter.fillRect(QRectF(middle.x() - 2, middle.y() - reach, 4, 2 * reach), QColor(0, 0, 0, 70));
    painter.fillRect(QRectF(middle.x() - 1, middle.y() - reach, 2, 2 * reach), Qt::white);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 3) : QPen(QColor(0, 0, 0, 90), 1));
    painter.setBrush(Qt::white);
    painter.drawEllipse(middle, kGrip, kGrip);
    drawGrip(painter, middle);
}

void SplitHandle::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    grabOffset_ = event->position().toPoint() - rect().center();
}

void SplitHandle::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton))
        Q_EMIT draggedTo(mapToParent(event->position().toPoint() - grabOffset_));
}

void SplitHandle::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT centered();
}

void SplitHandle::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 * kStep : kStep;
    const int forwards = line_ == Qt::Vertical ? Qt::Key_Right : Qt::Key_Down;
    const int backwards = line_ == Qt::Vertical ? Qt::Key_Left : Qt::Key_Up;
    if (event->key() == forwards) return Q_EMIT nudged(step);
    if (event->key() == backwards) return Q_EMIT nudged(-step);
    if (event->key() == Qt::Key_Home) return Q_EMIT nudged(-1);
    if (event->key() == Qt::Key_End) return Q_EMIT nudged(1);
    event->ignore();
}

}  // namespace glissade
