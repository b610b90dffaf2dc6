#include "operators/grey.h"

#include "operators/exact_input.h"

#include <limits>

namespace glissade::operators {

namespace {

constexpr std::size_t kBandRows = 32;
constexpr float kLeastGrey = 1e-6F;

}  // namespace

template <typename T>
Image<T> greyPlane(const Image<float>& rgb, const ApplyContext& context) {
    Image<T> grey(rgb.width(), rgb.height(), 1);
    context.pool.forRanges(static_cast<std::size_t>(rgb.height()), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y) {
            const float* pixel = rgb.row(y);
            for (int x = 0; x < rgb.width(); ++x, pixel += 3)
                grey.at(x, y) =
                    static_cast<T>(greyOf(exactSample(pixel[0]), exactSample(pixel[1]), exactSample(pixel[2])));
        }
    });
    return grey;
}

Image<float> withColoursOf(const Image<float>& rgb, const Image<float>& enhanced, const ApplyContext& context) {
    CHECK(rgb.size() == enhanced.size());
    Image<float> out(rgb.width(), rgb.height(), 3);
    context.pool.forRanges(static_cast<std::size_t>(rgb.height()), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y) {
            const float* from = rgb.row(y);
            float* to = out.row(y);
            for (int x = 0; x < rgb.width(); ++x, from += 3, to += 3) {
                const double grey = greyOf(from[0], from[1], from[2]);
                const double gain = enhanced.at(x, y) / (grey + std::numeric_limits<double>::epsilon());
                for (int c = 0; c < 3; ++c) to[c] = grey > 0.0 ? static_cast<float>(gain * from[c]) : 0.0F;
            }
        }
    });
    return out;
}

template Image<float> greyPlane(const Image<float>&, const ApplyContext&);
template Image<double> greyPlane(const Image<float>&, const ApplyContext&);

Result<Image<float>> coarseLocalLaplacian(const PhotoCopy& copy,
                                          const LocalLaplacian<float>& filter,
                                          const ApplyContext& context) {
    const ToneGrid& tones = copy.tones.grid;
    TRY(const Image<float> enhanced, localLaplacian(tones, filter, context));
    // Colours come back, and what is beyond white and black goes, where the cells are: a product's mean is not the
    // product of means, and a clipped mean no mean of what is clipped.
    Image<float> changes(tones.size.width, tones.size.height, 3);
    for (std::size_t i = 0; i < tones.size.area(); ++i) {
        const float gain = enhanced.data()[i] / std::max(tones.greyOf(i), kLeastGrey);
        for (std::size_t c = 3 * i; c < 3 * i + 3; ++c) {
            const float colour = static_cast<float>(tones.colours[c]) / 65535.0F;
            changes.data()[c] = std::clamp(gain * colour, 0.0F, 1.0F) - colour;
        }
    }
    Image<float> result = averagesOf(changes, tones.photo, tones.level);
    for (std::size_t i = 0; i < result.samples().size(); ++i) result.data()[i] += copy.colours.data()[i];
    return result;
}

}  // namespace glissade::operators
