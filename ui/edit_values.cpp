#include "ui/edit_values.h"

#include <QtGlobal>

namespace glissade {

constinit const ParamSpec kOpacity{
    .id = "amount",
    .label = QT_TRANSLATE_NOOP("operators", "Opacity"),
    .unit = "%",
    .hint = QT_TRANSLATE_NOOP("operators", "How much of the step's result covers its input; 0 % is the input itself."),
    .min = 0,
    .max = 100,
    .defaultValue = 100,
    .decimals = 0,
};

int valueCount(const OperatorSpec& spec) { return static_cast<int>(spec.params.size()) + 1; }

const ParamSpec& valueSpec(const OperatorSpec& spec, int index) {
    const auto place = static_cast<std::size_t>(index);
    return place < spec.params.size() ? spec.params[place] : kOpacity;
}

double valueOf(const Edit& edit, int index) {
    const auto place = static_cast<std::size_t>(index);
    return place < edit.params.size() ? edit.params[place] : edit.amount * 100;
}

Edit withValue(Edit edit, int index, double value) {
    const auto place = static_cast<std::size_t>(index);
    if (place < edit.params.size())
        edit.params[place] = value;
    else
        edit.amount = value / 100;
    return edit;
}

}  // namespace glissade
