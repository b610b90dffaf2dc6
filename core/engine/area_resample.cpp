#include "engine/area_resample.h"

#include <algorithm>
#include <cmath>
#include <cstring>

// This file is compiled once for each instruction set that Highway knows here.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/area_resample.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace glissade {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// sums[i] = Σ weights[k] · rows[k][i]
void sumRows(
    const std::uint8_t* first, std::size_t stride, const float* weights, int taps, std::size_t samples, float* sums) {
    const hn::ScalableTag<float> f32;
    const hn::Rebind<std::int32_t, decltype(f32)> i32;
    const hn::Rebind<std::uint8_t, decltype(f32)> u8;
    const std::size_t lanes = hn::Lanes(f32);
    std::size_t i = 0;
    for (; i + lanes <= samples; i += lanes) {
        auto sum = hn::Zero(f32);
        for (int k = 0; k < taps; ++k) {
            const auto row = hn::LoadU(u8, first + static_cast<std::size_t>(k) * stride + i);
            sum = hn::MulAdd(hn::Set(f32, weights[k]), hn::ConvertTo(f32, hn::PromoteTo(i32, row)), sum);
        }
        hn::StoreU(sum, f32, sums + i);
    }
    for (; i < samples; ++i) {
        float sum = 0;
        for (int k = 0; k < taps; ++k)
            sum += weights[k] * static_cast<float>(first[static_cast<std::size_t>(k) * stride + i]);
        sums[i] = sum;
    }
}

/// Each output pixel is the weighted sum of `taps` pixels of `sums`, from pixel first[x] - leftmost on.
void sumColumns(
    const float* sums, const int* first, int leftmost, const float* weights, int taps, int pixels, std::uint8_t* out) {
    const auto tapCount = static_cast<std::size_t>(taps);
#if HWY_TARGET == HWY_SCALAR
    for (int x = 0; x < pixels; ++x, weights += tapCount, out += 4) {
        const float* from = sums + static_cast<std::size_t>(first[x] - leftmost) * 4;
        for (std::size_t c = 0; c < 4; ++c) {
            float sum = 0.5F;
            for (std::size_t k = 0; k < tapCount; ++k) sum += weights[k] * from[k * 4 + c];
            out[c] = static_cast<std::uint8_t>(std::min(sum, 255.0F));
        }
    }
#else
    const hn::FixedTag<float, 4> f32;
    const hn::Rebind<std::uint8_t, decltype(f32)> u8;
    for (int x = 0; x < pixels; ++x, weights += tapCount, out += 4) {
        const float* from = sums + static_cast<std::size_t>(first[x] - leftmost) * 4;
        auto pixel = hn::Zero(f32);
        for (std::size_t k = 0; k < tapCount; ++k)
            pixel = hn::MulAdd(hn::Set(f32, weights[k]), hn::LoadU(f32, from + k * 4), pixel);
        hn::StoreU(hn::DemoteTo(u8, hn::NearestInt(pixel)), u8, out);
    }
#endif
}

}  // namespace HWY_NAMESPACE
}  // namespace glissade
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glissade {

HWY_EXPORT(sumRows);
HWY_EXPORT(sumColumns);

namespace {

// Share of input sample `i` in the output that covers [begin, end) of the input axis.
double coverage(int i, double begin, double end) {
    return std::max(0.0, std::min<double>(i + 1, end) - std::max<double>(i, begin));
}

bool isWhole(double value) { return std::abs(value - std::round(value)) < 1e-9; }

// Linear interpolation at one point, samples being at i + 0.5.
double tent(int i, double point) { return std::max(0.0, 1.0 - std::abs(point - (i + 0.5))); }

}  // namespace

AxisWeights AxisWeights::make(double begin, double length, int inputs, int outputs) {
    CHECK(inputs > 0 && outputs > 0 && length > 0);
    AxisWeights axis;
    const double step = length / outputs;
    const bool down = step >= 1 - 1e-9;
    // Outputs that begin and end on input samples need no partial ones; others may touch one more.
    const bool aligned = isWhole(begin) && isWhole(step);
    axis.taps = std::min(inputs, down ? static_cast<int>(std::ceil(step - 1e-9)) + (aligned ? 0 : 1) : 2);
    const auto taps = static_cast<std::size_t>(axis.taps);
    axis.first.resize(static_cast<std::size_t>(outputs));
    axis.weights.resize(static_cast<std::size_t>(outputs) * taps);
    std::vector<double> real(taps);
    for (int i = 0; i < outputs; ++i) {
        const double from = begin + i * step;
        const double middle = std::clamp(from + step / 2, 0.5, inputs - 0.5);
        const int start = static_cast<int>(std::floor(down ? from + 1e-9 : middle - 0.5));
        const int first = std::clamp(start, 0, inputs - axis.taps);
        double sum = 0;
        for (std::size_t k = 0; k < taps; ++k) {
            const int sample = first + static_cast<int>(k);
            const double weight = down ? coverage(sample, from, from + step) : tent(sample, middle);
            real[k] = weight < 1e-6 ? 0 : weight;
            sum += real[k];
        }
        // An output wholly beyond the edge is the nearest sample.
        if (sum <= 0) sum = real[start >= inputs ? taps - 1 : 0] = 1;
        axis.first[static_cast<std::size_t>(i)] = first;
        for (std::size_t k = 0; k < taps; ++k)
            axis.weights[static_cast<std::size_t>(i) * taps + k] = static_cast<float>(real[k] / sum);
    }
    return axis;
}

AreaResample::AreaResample(Size input, Source source, Size output)
    : horizontal_(AxisWeights::make(source.left, source.width, input.width, output.width)),
      vertical_(AxisWeights::make(source.top, source.height, input.height, output.height)),
      output_(output) {
    copy_ = isWhole(source.left) && isWhole(source.top) && std::abs(source.width - output.width) < 1e-9 &&
            std::abs(source.height - output.height) < 1e-9;
}

std::pair<int, int> AreaResample::inputRows(int first, int last) const {
    return {vertical_.first[static_cast<std::size_t>(first)],
            vertical_.first[static_cast<std::size_t>(last) - 1] + vertical_.taps};
}

void AreaResample::rows(
    const Image<std::uint8_t>& in, int first, int last, Image<std::uint8_t>& out, std::vector<float>& scratch) const {
    // Only the columns that the output reads are summed.
    const int leftmost = horizontal_.first.front();
    const std::size_t skipped = static_cast<std::size_t>(leftmost) * 4;
    const auto samples = static_cast<std::size_t>(horizontal_.first.back() + horizontal_.taps - leftmost) * 4;
    scratch.resize(std::max(scratch.size(), samples));
    for (int y = first; y < last; ++y) {
        const std::uint8_t* from = in.row(vertical_.first[static_cast<std::size_t>(y)]) + skipped;
        if (copy_) {
            std::memcpy(out.row(y), from, out.rowSamples());
            continue;
        }
        const float* weights =
            vertical_.weights.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(vertical_.taps);
        HWY_DYNAMIC_DISPATCH(sumRows)(from, in.rowSamples(), weights, vertical_.taps, samples, scratch.data());
        HWY_DYNAMIC_DISPATCH(sumColumns)
        (scratch.data(),
         horizontal_.first.data(),
         leftmost,
         horizontal_.weights.data(),
         horizontal_.taps,
         output_.width,
         out.row(y));
    }
}

void AreaResample::run(const Image<std::uint8_t>& in, Image<std::uint8_t>& out, ThreadPool& pool) const {
    constexpr std::size_t kGrainRows = 32;
    pool.forRanges(static_cast<std::size_t>(output_.height), kGrainRows, [&](std::size_t first, std::size_t last) {
        std::vector<float> scratch;
        rows(in, static_cast<int>(first), static_cast<int>(last), out, scratch);
    });
}

}  // namespace glissade
#endif  // HWY_ONCE
