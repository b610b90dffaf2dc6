#include "ui/sweep_range.h"

#include <algorithm>
#include <cmath>

namespace glissade {

std::vector<double> SweepRange::values(int count) const {
    const double first = spec_->normalise(from_);
    const double last = spec_->normalise(to_);
    std::vector<double> values;
    for (int i = 0; i < count; ++i) {
        const double at = first + (last - first) * i / std::max(1, count - 1);
        const double value = spec_->clamped(spec_->denormalise(at));
        if (values.empty() || value > values.back()) values.push_back(value);
    }
    return values;
}

SweepRange SweepRange::narrowed(int count, int index) const {
    const std::vector<double> all = values(count);
    const int last = static_cast<int>(all.size()) - 1;
    const auto at = [&](int place) { return all[static_cast<std::size_t>(std::clamp(place, 0, last))]; };
    SweepRange part = *this;
    part.from_ = at(index - 1);
    part.to_ = at(index + 1);
    const double least = (kFewest - 1) * std::pow(10.0, -spec_->decimals);
    if (part.to_ - part.from_ < least) {
        part.from_ = std::max(spec_->min, std::min(at(index) - least / 2, spec_->max - least));
        part.to_ = std::min(spec_->max, part.from_ + least);
    }
    return part;
}

}  // namespace glissade
