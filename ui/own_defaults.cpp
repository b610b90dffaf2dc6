#include "ui/own_defaults.h"

#include "ui/operator_health.h"
#include "ui/settings.h"

#include <algorithm>

namespace glissade {
namespace {

QString keyOf(const OperatorSpec& spec, std::string_view param) {
    const auto text = [](std::string_view view) {
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    };
    return text(spec.id) + u'/' + text(param);
}

}  // namespace

OwnDefaults::OwnDefaults(Settings& settings, QObject* parent) : QObject(parent), settings_(settings) {}

// Settings may have been written by hand, or by a version with other ranges.
Edit OwnDefaults::stepOf(const OperatorSpec& spec) const {
    Edit edit = makeEdit(spec);
    for (std::size_t i = 0; i < spec.params.size(); ++i)
        if (const auto own = settings_.stepDefault(keyOf(spec, spec.params[i].id)))
            edit.params[i] = spec.params[i].clamped(*own);
    if (const auto own = settings_.stepDefault(keyOf(spec, kAmount))) edit.amount = std::clamp(*own, 0.0, 1.0);
    if (health_ && spec.apply && !health_->problem(spec).isEmpty()) edit.exact = true;
    return edit;
}

void OwnDefaults::setHealth(const OperatorHealth& health) {
    health_ = &health;
    Q_EMIT changed();
}

bool OwnDefaults::has(const OperatorSpec& spec, std::string_view param) const {
    return settings_.stepDefault(keyOf(spec, param)).has_value();
}

void OwnDefaults::choose(const OperatorSpec& spec, std::string_view param, double value) {
    settings_.setStepDefault(keyOf(spec, param), value);
    Q_EMIT changed();
}

void OwnDefaults::forget(const OperatorSpec& spec, std::string_view param) {
    settings_.setStepDefault(keyOf(spec, param), std::nullopt);
    Q_EMIT changed();
}

}  // namespace glissade
