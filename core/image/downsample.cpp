#include "image/downsample.h"

namespace glissade {

namespace {

constexpr std::size_t kGrainRows = 16;

/// One output row from two input rows of `width` pixels; Channels is a constant so that the inner loop unrolls.
template <int Channels>
void halveRow(const float* upper, const float* lower, int width, float* out) {
    const int pairs = width / 2;
    for (int x = 0; x < pairs; ++x) {
        const float* a = upper + static_cast<std::size_t>(x) * 2 * Channels;
        const float* b = lower + static_cast<std::size_t>(x) * 2 * Channels;
        for (int c = 0; c < Channels; ++c) out[c] = 0.25F * ((a[c] + a[c + Channels]) + (b[c] + b[c + Channels]));
        out += Channels;
    }
    if (width % 2 == 0) return;
    const std::size_t last = static_cast<std::size_t>(width - 1) * Channels;
    for (std::size_t c = 0; c < Channels; ++c) out[c] = 0.5F * (upper[last + c] + lower[last + c]);
}

Image<float> halve(const Image<float>& image, ThreadPool& pool) {
    const Size size = downsampledSize(image.size(), 1);
    Image<float> half(size.width, size.height, image.channels());
    const auto rowOf = image.channels() == 3 ? halveRow<3> : halveRow<1>;
    pool.forRanges(static_cast<std::size_t>(size.height), kGrainRows, [&](std::size_t begin, std::size_t end) {
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y) {
            const float* upper = image.row(2 * y);
            const float* lower = 2 * y + 1 < image.height() ? image.row(2 * y + 1) : upper;
            rowOf(upper, lower, image.width(), half.row(y));
        }
    });
    return half;
}

}  // namespace

Size downsampledSize(Size photo, int levels) {
    for (; levels > 0; --levels) photo = {(photo.width + 1) / 2, (photo.height + 1) / 2};
    return photo;
}

Image<float> downsample(const Image<float>& image, int levels, ThreadPool& pool) {
    CHECK(levels >= 0 && (image.channels() == 1 || image.channels() == 3));
    if (levels == 0) return image.clone();
    Image<float> level = halve(image, pool);
    for (int s = 1; s < levels; ++s) level = halve(level, pool);
    return level;
}

}  // namespace glissade
