#include "ui/value_pad_accessible.h"

#include "ui/value_pad.h"

#include <QAccessibleWidget>

namespace glissade {
namespace {

// There is no role of two dimensions. A slider is what can be moved by arrow keys; its text names both values.
class ValuePadAccessible final : public QAccessibleWidget {
public:
    explicit ValuePadAccessible(ValuePad* pad) : QAccessibleWidget(pad, QAccessible::Slider) {}

    // Also as the description, as of sliders: over AT-SPI, Qt 6.4 does not pass the value's text on.
    QString text(QAccessible::Text kind) const override {
        const bool ofValue = kind == QAccessible::Value || kind == QAccessible::Description;
        return ofValue ? static_cast<ValuePad*>(widget())->valueText() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* pad = qobject_cast<ValuePad*>(object);
    return pad ? new ValuePadAccessible(pad) : nullptr;
}

}  // namespace

void registerValuePadAccessible() {
    static const bool registered = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)registered;
}

}  // namespace glissade
