// What the canvas paints with besides its pixels: device coordinates, the chequer behind transparent photos, labels.
#pragma once

#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QPointF>
#include <QRectF>
#include <QString>

namespace glissade {

/// Lets the painter count in device pixels and start on a whole one, also where a fractional scale puts the widget
/// between.
void countInDevicePixels(QPainter& painter, double ratio);

/// What shines through transparent pixels.
void paintChecker(QPainter& painter, const QRectF& area);

/// A frame that says something of the whole canvas: a photo may be dropped, or the keys go here.
void paintFrame(QPainter& painter, const QRectF& area, const QPalette& palette, double width);

/// A copy in which pixels with a channel at its upper end are red, and others with one at its lower end blue.
[[nodiscard]] QImage withClippingMarked(const QImage& image);

/// A label whose edge or corner `side` (Qt::AlignRight, Qt::AlignBottom; left and top otherwise) lies at `corner`.
void paintLabel(QPainter& painter, const QString& text, QPointF corner, Qt::Alignment side);

}  // namespace glissade
