#include "image/tone_curve.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace glissade {

namespace {

std::uint32_t bigEndian(std::span<const std::uint8_t> bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8 | bytes[at + static_cast<std::size_t>(i)];
    return value;
}

double fixed16(std::span<const std::uint8_t> bytes, std::size_t at) {
    return static_cast<std::int32_t>(bigEndian(bytes, at, 4)) / 65536.0;
}

}  // namespace

double srgbToLinear(double encoded) {
    const double x = std::abs(encoded);
    return std::copysign(x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4), encoded);
}

double linearToSrgb(double linear) {
    const double x = std::abs(linear);
    // The crossing of 0.04045 / 12.92, so that both directions take the same branch.
    return std::copysign(x <= 0.04045 / 12.92 ? x * 12.92 : 1.055 * std::pow(x, 1 / 2.4) - 0.055, linear);
}

std::optional<ToneCurve> ToneCurve::fromTag(std::span<const std::uint8_t> tag) {
    if (tag.size() < 12) return std::nullopt;
    const std::uint32_t type = bigEndian(tag, 0, 4);
    std::optional<ToneCurve> curve;
    if (type == 0x63757276)  // 'curv'
        curve = fromTable(tag, bigEndian(tag, 8, 4));
    else if (type == 0x70617261)  // 'para'
        curve = fromFormula(tag);
    if (curve && !curve->rises()) curve.reset();
    return curve;
}

std::optional<ToneCurve> ToneCurve::fromTable(std::span<const std::uint8_t> tag, std::size_t entries) {
    ToneCurve curve;
    if (entries > (tag.size() - 12) / 2) return std::nullopt;
    if (entries == 1) curve.g_ = bigEndian(tag, 12, 2) / 256.0;
    if (entries < 2) return curve;
    curve.table_.reserve(entries);
    for (std::size_t i = 0; i < entries; ++i) curve.table_.push_back(bigEndian(tag, 12 + 2 * i, 2) / 65535.0);
    return curve;
}

std::optional<ToneCurve> ToneCurve::fromFormula(std::span<const std::uint8_t> tag) {
    static constexpr int kParameters[] = {1, 3, 4, 5, 7};
    const std::uint32_t kind = bigEndian(tag, 8, 2);
    if (kind > 4 || tag.size() < 12 + 4 * static_cast<std::size_t>(kParameters[kind])) return std::nullopt;
    const auto parameter = [&](std::size_t i) { return fixed16(tag, 12 + 4 * i); };
    ToneCurve curve;
    curve.g_ = parameter(0);
    if (kind >= 1) {
        curve.a_ = parameter(1);
        curve.b_ = parameter(2);
        if (curve.a_ == 0) return std::nullopt;
    }
    if (kind == 1 || kind == 2) curve.d_ = -curve.b_ / curve.a_;
    if (kind == 2) curve.c_ = curve.f_ = parameter(3);
    if (kind >= 3) {
        curve.e_ = parameter(3);
        curve.d_ = parameter(4);
    }
    if (kind == 4) {
        curve.c_ = parameter(5);
        curve.f_ = parameter(6);
    }
    return curve;
}

bool ToneCurve::rises() const {
    if (!table_.empty()) {
        if (!(table_.back() > table_.front())) return false;
        return std::is_sorted(table_.begin(), table_.end());
    }
    if (!(g_ > 0.01 && g_ < 100) || !(a_ > 0)) return false;
    double before = formula(0);
    for (int i = 1; i <= 256; ++i) {
        const double now = formula(i / 256.0);
        if (!std::isfinite(now) || now < before) return false;
        before = now;
    }
    return formula(1) > formula(0);
}

double ToneCurve::formula(double x) const { return x >= d_ ? std::pow(std::max(0.0, a_ * x + b_), g_) + c_ : e_ * x + f_; }

double ToneCurve::inverseFormula(double y) const {
    if (d_ > 0 && y < formula(d_)) return e_ > 0 ? (y - f_) / e_ : d_;
    return (std::pow(std::max(0.0, y - c_), 1 / g_) - b_) / a_;
}

double ToneCurve::toLinear(double encoded) const {
    const double x = std::abs(encoded);
    if (table_.empty()) return encoded < 0 ? -formula(x) : formula(x);
    const double last = static_cast<double>(table_.size() - 1);
    const double position = x * last;
    // Above 1 the last segment goes on.
    const std::size_t i = std::min(static_cast<std::size_t>(position), table_.size() - 2);
    const double y = table_[i] + (position - static_cast<double>(i)) * (table_[i + 1] - table_[i]);
    return std::copysign(y, encoded);
}

double ToneCurve::toEncoded(double linear) const {
    const double y = std::abs(linear);
    if (table_.empty()) return std::copysign(std::max(0.0, inverseFormula(y)), linear);
    const double last = static_cast<double>(table_.size() - 1);
    // The first entry above y, so that a flat start is left at its upper end; the last segment goes on above 1.
    std::size_t above = static_cast<std::size_t>(std::upper_bound(table_.begin(), table_.end(), y) - table_.begin());
    above = std::clamp<std::size_t>(above, 1, table_.size() - 1);
    const double step = table_[above] - table_[above - 1];
    const double x = static_cast<double>(above - 1) + (step > 0 ? (y - table_[above - 1]) / step : 0.0);
    return std::copysign(std::max(0.0, x / last), linear);
}

SampledCurve::SampledCurve(std::function<double(double)> exact) : exact_(std::move(exact)), zero_(finiteColour(exact_(0))) {
    const std::uint32_t pieces = kSpan >> kShift;
    samples_.reserve(pieces + 1);
    for (std::uint32_t i = 0; i <= pieces; ++i)
        samples_.push_back(finiteColour(exact_(static_cast<double>(std::bit_cast<float>(kFirst + (i << kShift))))));
}

}  // namespace glissade
