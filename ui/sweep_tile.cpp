#include "ui/sweep_tile.h"

#include "ui/metrics.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace glissade {
namespace {

constexpr int kFrame = SweepTile::kFrame;
constexpr double kCorner = 4;

}  // namespace

SweepTile::SweepTile(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT chosen(std::exchange(narrow_, false)); });
}

void SweepTile::setCaption(const QString& caption, const QString& parameter) {
    setText(caption);
    setAccessibleName(QStringLiteral("%1 %2").arg(parameter, caption));
    setToolTip(tr("Click: use %1. Shift+click: narrow the range round it.").arg(caption));
    update();
}

void SweepTile::setCurrent(bool current) {
    current_ = current;
    setAccessibleDescription(current ? tr("In use") : QString());
    update();
}

void SweepTile::setPicture(const QImage& picture) {
    picture_ = picture;
    update();
}

QSize SweepTile::sizeHint() const {
    return {120, kPictureHeight + 2 * kFrame + metrics::kTight + fontMetrics().height()};
}

QSize SweepTile::minimumSizeHint() const { return {48, sizeHint().height()}; }

void SweepTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(kFrame, kFrame, width() - 2 * kFrame, kPictureHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(underMouse() ? QPalette::Midlight : QPalette::Base));
    painter.drawRoundedRect(box, kCorner, kCorner);
    if (!picture_.isNull()) {
        const QSizeF size = QSizeF(picture_.size()) / devicePixelRatioF();
        const QSizeF fitted = size.width() > box.width() || size.height() > box.height()
                                  ? size.scaled(box.size(), Qt::KeepAspectRatio)
                                  : size;
        const QRectF place(box.center() - QPointF(fitted.width(), fitted.height()) / 2, fitted);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, picture_);
    }
    if (current_ || hasFocus()) {
        painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Text : QPalette::Highlight), kFrame));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(1, 1, -1, kPictureHeight + kFrame + 1 - height()), kCorner, kCorner);
    }
    QFont font = painter.font();
    font.setBold(current_);
    painter.setFont(font);
    painter.setPen(palette().color(current_ ? QPalette::Text : QPalette::PlaceholderText));
    painter.drawText(
        QRectF(0, box.bottom() + kFrame, width(), height() - box.bottom() - kFrame), Qt::AlignCenter, text());
}

void SweepTile::mouseReleaseEvent(QMouseEvent* event) {
    narrow_ = event->modifiers().testFlag(Qt::ShiftModifier);
    QAbstractButton::mouseReleaseEvent(event);
    narrow_ = false;
}

void SweepTile::keyPressEvent(QKeyEvent* event) {
    const int right = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
        case Qt::Key_Left:
            return Q_EMIT moved(-right);
        case Qt::Key_Right:
            return Q_EMIT moved(right);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            narrow_ = event->modifiers().testFlag(Qt::ShiftModifier);
            return click();
        default:
            QAbstractButton::keyPressEvent(event);
    }
}

void SweepTile::keyReleaseEvent(QKeyEvent* event) {
    narrow_ = event->modifiers().testFlag(Qt::ShiftModifier);
    QAbstractButton::keyReleaseEvent(event);
    narrow_ = false;
}

void SweepTile::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void SweepTile::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace glissade
