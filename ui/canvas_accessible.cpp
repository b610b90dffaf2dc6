#include "ui/canvas_accessible.h"

#include "ui/canvas.h"
#include "ui/split_handle.h"

#include <QAccessibleWidget>
#include <QLocale>

#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

QString percent(double share) { return Canvas::tr("%1 %").arg(QLocale().toString(share * 100, 'f', 0)); }

// A picture; its value is the zoom.
class CanvasAccessible final : public QAccessibleWidget {
public:
    explicit CanvasAccessible(Canvas* canvas) : QAccessibleWidget(canvas, QAccessible::Graphic) {}
    // Also as the description: see value_slider_accessible.cpp.
    QString text(QAccessible::Text kind) const override {
        const auto* canvas = static_cast<const Canvas*>(widget());
        const bool ofValue = kind == QAccessible::Value || kind == QAccessible::Description;
        if (!ofValue || canvas->view().empty()) return QAccessibleWidget::text(kind);
        return Canvas::tr("Zoom %1").arg(percent(canvas->view().scale()));
    }
};

// Its value is the share of the visible photo that lies before it.
class SplitHandleAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit SplitHandleAccessible(SplitHandle* handle) : QAccessibleWidget(handle, QAccessible::Splitter) {}
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override {
        const bool ofValue = kind == QAccessible::Value || kind == QAccessible::Description;
        return ofValue ? percent(handle()->share()) : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return handle()->share(); }
    QVariant minimumValue() const override { return 0.0; }
    QVariant maximumValue() const override { return 1.0; }
    QVariant minimumStepSize() const override { return SplitHandle::kStep; }
    void setCurrentValue(const QVariant& value) override {
        bool isNumber = false;
        const double share = value.toDouble(&isNumber);
        if (isNumber && std::isfinite(share)) Q_EMIT handle()->nudged(share - handle()->share());
    }

private:
    [[nodiscard]] SplitHandle* handle() const { return static_cast<SplitHandle*>(widget()); }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    if (auto* canvas = qobject_cast<Canvas*>(object)) return new CanvasAccessible(canvas);
    auto* handle = qobject_cast<SplitHandle*>(object);
    return handle ? new SplitHandleAccessible(handle) : nullptr;
}

}  // namespace

void registerCanvasAccessible() {
    static const bool registered = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)registered;
}

}  // namespace glissade
