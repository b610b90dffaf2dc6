#include "operators/operator.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace glissade {

double ParamSpec::normalise(double value) const {
    value = std::clamp(value, min, max);
    if (scale == Scale::Logarithmic) return 2.0 * std::log(value / min) / std::log(max / min) - 1.0;
    return 2.0 * (value - min) / (max - min) - 1.0;
}

double ParamSpec::denormalise(double position) const {
    const double t = std::clamp((position + 1.0) / 2.0, 0.0, 1.0);
    if (t == 0.0) return min;
    if (t == 1.0) return max;
    return scale == Scale::Logarithmic ? min * std::pow(max / min, t) : min + t * (max - min);
}

double ParamSpec::clamped(double value) const {
    const double steps = std::pow(10.0, decimals);
    return std::clamp(std::round(value * steps) / steps, min, max);
}

Params OperatorSpec::defaults() const {
    Params values;
    values.reserve(params.size());
    for (const ParamSpec& param : params) values.push_back(param.defaultValue);
    return values;
}

Params OperatorSpec::tableValues() const {
    Params values;
    values.reserve(params.size());
    for (const ParamSpec& param : params) values.push_back(param.heldAt());
    return values;
}

int OperatorSpec::paramIndex(std::string_view paramId) const {
    for (std::size_t i = 0; i < params.size(); ++i)
        if (params[i].id == paramId) return static_cast<int>(i);
    return -1;
}

namespace {

Result<void> checkInput(const OperatorSpec& spec, const Image<float>& rgb, std::span<const double> params) {
    const std::string id(spec.id);
    if (rgb.channels() != 3 || rgb.width() < 1 || rgb.height() < 1)
        return fail(ErrorCode::BadArgument, id + ": needs an RGB image of at least one pixel");
    if (params.size() != spec.params.size())
        return fail(ErrorCode::BadArgument,
                    id + ": takes " + std::to_string(spec.params.size()) + " parameters, not " + std::to_string(params.size()));
    for (std::size_t i = 0; i < params.size(); ++i) {
        const ParamSpec& param = spec.params[i];
        if (!(params[i] >= param.min && params[i] <= param.max))
            return fail(ErrorCode::BadArgument,
                        id + ": " + std::string(param.id) + " is outside " + std::to_string(param.min) + " to " + std::to_string(param.max));
    }
    if (!std::ranges::all_of(rgb.samples(), [](float sample) { return std::isfinite(sample); }))
        return fail(ErrorCode::BadArgument, id + ": the image has samples that are not finite numbers");
    return {};
}

}  // namespace

Result<Image<float>> applyExact(const OperatorSpec& spec, const Image<float>& rgb, std::span<const double> params,
                                const ApplyContext& context) {
    if (!spec.apply)
        return fail(ErrorCode::BadArgument, std::string(spec.id) + ": is learnt from examples, there is no exact form of it");
    TRY_VOID(checkInput(spec, rgb, params));
    auto result = guarded({}, ErrorCode::Internal, [&] { return spec.apply(rgb, params, context); });
    if (!result) return result;
    if (context.cancel.requested()) return Cancel::failure();
    for (float& sample : result->samples()) sample = std::clamp(sample, 0.0F, 1.0F);
    return result;
}

Result<Image<float>> applyDegradation(const OperatorSpec& spec, const Image<float>& clean, std::span<const double> params,
                                      const Degradation& how) {
    if (!spec.degrade) return fail(ErrorCode::BadArgument, std::string(spec.id) + ": undoes no damage");
    TRY_VOID(checkInput(spec, clean, params));
    auto result = guarded({}, ErrorCode::Internal, [&] { return spec.degrade(clean, params, how); });
    if (!result) return result;
    for (float& sample : result->samples())
        sample = std::floor(std::clamp(sample, 0.0F, 1.0F) * 255.0F + 0.5F) / 255.0F;
    return result;
}

}  // namespace glissade
