#include "ui/crop_tool.h"

#include "ui/canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glissade {
namespace {

constexpr QColor kOutside(0, 0, 0, 150);
constexpr QColor kThirds(255, 255, 255, 90);
constexpr QColor kShadow(0, 0, 0, 120);
constexpr double kHandle = 18;  // length of a corner's mark
constexpr double kHandleWidth = 3;
constexpr double kLargeStep = 10;  // photo pixels, with Shift

// Marks at the corners and in the middle of the sides: where it can be grabbed.
QPainterPath handlesOf(const QRectF& area) {
    const double length = std::min({kHandle, area.width() / 3, area.height() / 3});
    QPainterPath path;
    for (const double right : {0.0, 1.0}) {
        for (const double bottom : {0.0, 1.0}) {
            const QPointF corner(area.left() + right * area.width(), area.top() + bottom * area.height());
            path.moveTo(corner + QPointF((1 - 2 * right) * length, 0));
            path.lineTo(corner);
            path.lineTo(corner + QPointF(0, (1 - 2 * bottom) * length));
        }
    }
    const QPointF middle = area.center();
    for (const double y : {area.top(), area.bottom()}) {
        path.moveTo(middle.x() - length / 2, y);
        path.lineTo(middle.x() + length / 2, y);
    }
    for (const double x : {area.left(), area.right()}) {
        path.moveTo(x, middle.y() - length / 2);
        path.lineTo(x, middle.y() + length / 2);
    }
    return path;
}

}  // namespace

CropTool::CropTool(Canvas* canvas) : QWidget(canvas), canvas_(*canvas) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setObjectName(QStringLiteral("cropTool"));
    setAccessibleName(tr("Crop"));
    setWhatsThis(
        tr("Drag a side, a corner or the whole rectangle; beyond it, draw a new one. Arrow keys move it, with "
           "Ctrl its right and lower side. Enter crops, Escape leaves the photo as it was."));
    hide();
    canvas->installEventFilter(this);
    connect(canvas, &Canvas::viewChanged, this, qOverload<>(&QWidget::update));
}

void CropTool::begin(Rect area) {
    drag_.reset();
    area_ = {};
    setArea(area);
    setGeometry(canvas_.rect());
    show();
    raise();
    setFocus();
}

void CropTool::setArea(Rect area) {
    if (area == area_) return;
    area_ = area;
    setAccessibleDescription(tr("%L1 × %L2 px at %L3, %L4").arg(area.width).arg(area.height).arg(area.x).arg(area.y));
    update();
    Q_EMIT areaChanged(area);
}

bool CropTool::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &canvas_ && event->type() == QEvent::Resize) setGeometry(canvas_.rect());
    return QWidget::eventFilter(watched, event);
}

Size CropTool::photo() const { return canvas_.view().photo(); }

QRectF CropTool::onWidget(Rect area) const {
    const QRectF device = canvas_.view().toDevice(area);
    const double ratio = devicePixelRatioF();
    return {device.topLeft() / ratio, device.size() / ratio};
}

QPointF CropTool::onPhoto(QPointF point) const { return canvas_.view().toPhoto(point * devicePixelRatioF()); }

CropTool::Grip CropTool::gripAt(QPointF point) const {
    const QRectF area = onWidget(area_);
    const double reach = std::min({kReach, area.width() / 3, area.height() / 3});
    const QRectF near = area.adjusted(-kReach, -kReach, kReach, kReach);
    if (!near.contains(point)) return {{}, true};
    CropSides sides;
    sides.setFlag(CropSide::Left, point.x() < area.left() + reach);
    sides.setFlag(CropSide::Right, point.x() > area.right() - reach);
    sides.setFlag(CropSide::Top, point.y() < area.top() + reach);
    sides.setFlag(CropSide::Bottom, point.y() > area.bottom() - reach);
    return {sides, false};
}

void CropTool::showCursor(const Grip& grip) {
    if (canvas_.pansByLeftButton()) return unsetCursor();  // the canvas' own
    const bool across = grip.sides.testAnyFlags(CropSide::Left | CropSide::Right);
    const bool down = grip.sides.testAnyFlags(CropSide::Top | CropSide::Bottom);
    const bool falling = grip.sides.testFlag(CropSide::Left) == grip.sides.testFlag(CropSide::Top);
    if (grip.draws) return setCursor(Qt::CrossCursor);
    if (across && down) return setCursor(falling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor);
    setCursor(across ? Qt::SizeHorCursor : down ? Qt::SizeVerCursor : Qt::SizeAllCursor);
}

void CropTool::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF area = onWidget(area_);
    QPainterPath outside;
    outside.addRect(onWidget({0, 0, photo().width, photo().height}));
    outside.addRect(area);  // odd-even: not within
    painter.fillPath(outside, kOutside);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kThirds, 1));
    for (const double share : {1.0 / 3, 2.0 / 3}) {
        const double x = area.left() + share * area.width();
        const double y = area.top() + share * area.height();
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setPen(QPen(kShadow, 3));
    painter.drawRect(area);
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(area);
    const QPainterPath handles = handlesOf(area);
    painter.strokePath(handles, QPen(kShadow, kHandleWidth + 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    const QColor color = hasFocus() ? palette().color(QPalette::Highlight).lighter(140) : QColor(Qt::white);
    painter.strokePath(handles, QPen(color, kHandleWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
}

void CropTool::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || canvas_.pansByLeftButton()) return event->ignore();
    drag_ = Drag{gripAt(event->position()), onPhoto(event->position()), area_};
}

void CropTool::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) {
        if (event->buttons() == Qt::NoButton) showCursor(gripAt(event->position()));
        return event->ignore();
    }
    const QPointF to = onPhoto(event->position());
    if (drag_->grip.draws)
        setArea(cropSpanned(drag_->from, to, photo(), ratio_));
    else
        setArea(cropDragged(drag_->area, drag_->grip.sides, to - drag_->from, photo(), ratio_));
}

void CropTool::mouseReleaseEvent(QMouseEvent* event) {
    if (!drag_) return event->ignore();
    if (event->button() == Qt::LeftButton) drag_.reset();
}

void CropTool::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || canvas_.pansByLeftButton()) return event->ignore();
    drag_.reset();
    if (!gripAt(event->position()).draws) Q_EMIT accepted();
}

void CropTool::moveByKey(QPointF delta, Qt::KeyboardModifiers modifiers) {
    if (modifiers.testFlag(Qt::ShiftModifier)) delta *= kLargeStep;
    CropSides sides;
    if (modifiers.testFlag(Qt::ControlModifier)) sides = delta.x() != 0 ? CropSide::Right : CropSide::Bottom;
    setArea(cropDragged(area_, sides, delta, photo(), ratio_));
}

void CropTool::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return moveByKey({-1, 0}, event->modifiers());
        case Qt::Key_Right:
            return moveByKey({1, 0}, event->modifiers());
        case Qt::Key_Up:
            return moveByKey({0, -1}, event->modifiers());
        case Qt::Key_Down:
            return moveByKey({0, 1}, event->modifiers());
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return Q_EMIT accepted();
        case Qt::Key_Escape:
            if (!drag_) return Q_EMIT cancelled();
            return setArea(std::exchange(drag_, std::nullopt)->area);
        default:
            event->ignore();
    }
}

}  // namespace glissade
