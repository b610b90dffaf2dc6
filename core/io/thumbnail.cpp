#include "io/thumbnail.h"

#include <algorithm>
#include <cmath>

namespace glissade {

namespace {

// Exif 2.3, 4.8: "160 × 120"; readers expect no more on the long side.
constexpr int kLongSide = 160;

Size fitted(Size picture) {
    const int longest = std::max(picture.width, picture.height);
    if (longest <= kLongSide) return picture;
    const auto scaled = [longest](int side) { return std::max(1, static_cast<int>(std::lround(static_cast<double>(side) * kLongSide / longest))); };
    return {scaled(picture.width), scaled(picture.height)};
}

std::size_t cell(int at, int from, int to) {
    return static_cast<std::size_t>(static_cast<std::int64_t>(at) * to / from);
}

}  // namespace

ThumbnailMaker::ThumbnailMaker(Size picture)
    : picture_(picture), size_(fitted(picture)), sums_(3 * size_.area(), 0.0), counts_(size_.area(), 0) {}

void ThumbnailMaker::put(int firstRow, const Image<float>& band) {
    for (int y = 0; y < band.height(); ++y) {
        const float* in = band.row(y);
        const std::size_t row = cell(firstRow + y, picture_.height, size_.height) * static_cast<std::size_t>(size_.width);
        for (int x = 0; x < band.width(); ++x, in += 3) {
            const std::size_t at = row + cell(x, picture_.width, size_.width);
            for (std::size_t c = 0; c < 3; ++c) sums_[3 * at + c] += std::isnan(in[c]) ? 0.0F : std::clamp(in[c], 0.0F, 1.0F);
            ++counts_[at];
        }
    }
}

Image<std::uint8_t> ThumbnailMaker::take() const {
    Image<std::uint8_t> result(size_.width, size_.height, 3);
    for (std::size_t i = 0; i < counts_.size(); ++i)
        for (std::size_t c = 0; c < 3; ++c)
            result.data()[3 * i + c] = static_cast<std::uint8_t>(sums_[3 * i + c] / std::max(counts_[i], 1U) * 255 + 0.5);
    return result;
}

}  // namespace glissade
