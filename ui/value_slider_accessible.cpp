#include "ui/value_slider_accessible.h"

#include "ui/value_slider.h"

#include <QAccessibleWidget>

#include <cmath>

namespace glissade {
namespace {

class ValueSliderAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit ValueSliderAccessible(ValueSlider* slider) : QAccessibleWidget(slider, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    // Also as the description: over AT-SPI, Qt 6.4 passes the number on, but not the value's text, so not the unit.
    QString text(QAccessible::Text kind) const override {
        const bool ofValue = kind == QAccessible::Value || kind == QAccessible::Description;
        return ofValue ? slider()->meaning().text : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return slider()->meaning().value; }
    QVariant minimumValue() const override { return slider()->meaning().minimum; }
    QVariant maximumValue() const override { return slider()->meaning().maximum; }
    // Of no fixed length: a logarithmic slider steps by ratios.
    QVariant minimumStepSize() const override { return 0.0; }
    void setCurrentValue(const QVariant& value) override {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (isNumber && std::isfinite(number)) Q_EMIT slider()->valueAsked(number);
    }

private:
    [[nodiscard]] ValueSlider* slider() const { return static_cast<ValueSlider*>(widget()); }
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* slider = qobject_cast<ValueSlider*>(object);
    return slider ? new ValueSliderAccessible(slider) : nullptr;
}

}  // namespace

void registerValueSliderAccessible() {
    static const bool registered = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)registered;
}

}  // namespace glissade
