#include "ui/canvas_paint.h"

#include "ui/metrics.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade {
namespace {

constexpr std::array<uchar, 3> kTooLight{255, 40, 40};
constexpr std::array<uchar, 3> kTooDark{40, 90, 255};

}  // namespace

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

QImage withClippingMarked(const QImage& image) {
    QImage marked = image.convertToFormat(QImage::Format_RGBA8888);
    for (int y = 0; y < marked.height(); ++y) {
        uchar* pixel = marked.scanLine(y);
        for (int x = 0; x < marked.width(); ++x, pixel += 4) {
            const bool white = pixel[0] == 255 || pixel[1] == 255 || pixel[2] == 255;
            const bool black = pixel[0] == 0 || pixel[1] == 0 || pixel[2] == 0;
            if (!white && !black) continue;
            const auto& mark = white ? kTooLight : kTooDark;
            std::copy(mark.begin(), mark.end(), pixel);
        }
    }
    return marked;
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
