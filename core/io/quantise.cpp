#include "io/quantise.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

namespace glissade {

namespace {

template <typename T>
T quantised(float value) {
    if constexpr (std::is_same_v<T, float>) {
        return std::isnan(value) ? 0.0F : value;
    } else {
        // The order of the comparisons sends NaN to 0. Double, since 65535.5 needs more bits than float has to spare.
        const double clipped = value > 0.0F ? std::min(value, 1.0F) : 0.0F;
        return static_cast<T>(clipped * std::numeric_limits<T>::max() + 0.5);
    }
}

}  // namespace

Quantiser::Quantiser(int depth, ColorTransform transform) : depth_(depth), transform_(std::move(transform)) {
    CHECK(depth == 8 || depth == 16 || depth == 32);
}

template <typename T>
const void* Quantiser::fill(const Image<float>& band, const Image<float>* alpha, int firstRow) {
    const auto width = static_cast<std::size_t>(band.width());
    const std::size_t channels = alpha != nullptr ? 4 : 3;
    bytes_.resize(static_cast<std::size_t>(band.height()) * width * channels * sizeof(T));
    std::uint8_t* out = bytes_.data();
    std::vector<T> row(width * channels);
    for (int y = 0; y < band.height(); ++y) {
        const float* in = band.row(y);
        const float* opacity = alpha != nullptr ? alpha->row(firstRow + y) : nullptr;
        for (std::size_t x = 0; x < width; ++x) {
            for (std::size_t c = 0; c < 3; ++c) row[channels * x + c] = quantised<T>(in[3 * x + c]);
            if (opacity != nullptr) row[channels * x + 3] = quantised<T>(opacity[x]);
        }
        std::memcpy(out, row.data(), row.size() * sizeof(T));
        out += row.size() * sizeof(T);
    }
    return bytes_.data();
}

const void* Quantiser::run(Image<float>& band, const Image<float>* alpha, int firstRow) {
    transform_.run(band.data(), band.data(), band.size().area());
    if (depth_ == 8) return fill<std::uint8_t>(band, alpha, firstRow);
    if (depth_ == 16) return fill<std::uint16_t>(band, alpha, firstRow);
    return fill<float>(band, alpha, firstRow);
}

}  // namespace glissade
