#include "ui/icon.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// Draws an SVG whose strokes are `currentColor` in the colour that text would have in that state.
class TintedIconEngine final : public QIconEngine {
public:
    explicit TintedIconEngine(const QString& name) : name_(name) {
        QFile file(u":/icons/"_s + name + u".svg"_s);
        if (file.open(QIODevice::ReadOnly)) svg_ = file.readAll();
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        QByteArray tinted = svg_;
        tinted.replace("currentColor", colorFor(mode, state).name().toLatin1());
        QSvgRenderer renderer(tinted);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString key = u"glissade-icon/%1/%2/%3x%4"_s.arg(name_, colorFor(mode, state).name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine* clone() const override { return new TintedIconEngine(*this); }
    bool isNull() override { return svg_.isEmpty(); }

private:
    static QColor colorFor(QIcon::Mode mode, QIcon::State state) {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected) return palette.color(QPalette::HighlightedText);
        return palette.color(state == QIcon::On ? QPalette::Link : QPalette::ButtonText);
    }

    QString name_;
    QByteArray svg_;
};

}  // namespace

QIcon themedIcon(const QString& name) { return QIcon(new TintedIconEngine(name)); }

}  // namespace glissade
