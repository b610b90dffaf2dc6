#include "ui/canvas_paint.h"

#include "ui/metrics.h"

#include <QFontMetricsF>

#include <cmath>

namespace glissade {

void countInDevicePixels(QPainter& painter, double ratio) {
    const QTransform widget = painter.deviceTransform();
    painter.setWorldTransform(QTransform::fromScale(1 / ratio, 1 / ratio) *
                              QTransform::fromTranslate((std::round(widget.dx()) - widget.dx()) / ratio,
                                                        (std::round(widget.dy()) - widget.dy()) / ratio));
}

void paintChecker(QPainter& painter, const QRectF& area) {
    constexpr int kCell = 12;
    painter.fillRect(area, QColor(150, 150, 150));
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    for (int y = 0; y * kCell < area.height(); ++y)
        for (int x = y % 2; x * kCell < area.width(); x += 2)
            painter.fillRect(QRectF(area.x() + x * kCell, area.y() + y * kCell, kCell, kCell), QColor(105, 105, 105));
    painter.restore();
}

void paintFrame(QPainter& painter, const QRectF& area, const QPalette& palette, double width) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.color(QPalette::Highlight), width));
    painter.drawRoundedRect(area, 4, 4);
}

void paintLabel(QPainter& painter, const QString& text, QPointF corner, Qt::Alignment side) {
    const QFontMetricsF font(painter.font());
    QRectF box(0, 0, font.horizontalAdvance(text) + 2 * metrics::kSmall, font.height() + metrics::kTight + 2);
    box.moveTopLeft(side.testFlag(Qt::AlignRight) ? corner - QPointF(box.width(), 0) : corner);
    if (side.testFlag(Qt::AlignBottom)) box.translate(0, -box.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(20, 20, 20, 170));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace glissade
