// SweepRange: values of one parameter, spread evenly over a part of its range.
#pragma once

#include "operators/operator.h"

#include <vector>

namespace glissade {

/// A value. `spec` outlives it.
class SweepRange {
public:
    static constexpr int kFewest = 5;
    static constexpr int kMost = 9;

    /// The whole range.
    explicit SweepRange(const ParamSpec& spec) : spec_(&spec), from_(spec.min), to_(spec.max) {}

    [[nodiscard]] const ParamSpec& spec() const { return *spec_; }
    [[nodiscard]] double from() const { return from_; }
    [[nodiscard]] double to() const { return to_; }
    [[nodiscard]] bool isWhole() const { return from_ == spec_->min && to_ == spec_->max; }

    /// `count` values in equal steps of the slider, rising, both ends among them; fewer where the parameter cannot tell
    /// so many apart.
    [[nodiscard]] std::vector<double> values(int count) const;
    /// From the value before `values(count)[index]` to the one after it, but no narrower than kFewest values need.
    [[nodiscard]] SweepRange narrowed(int count, int index) const;

private:
    const ParamSpec* spec_;
    double from_;
    double to_;
};

}  // namespace glissade
