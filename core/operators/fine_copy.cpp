#include "operators/fine_copy.h"

#include "base/check.h"
#include "image/resample.h"

namespace glissade::operators {

Image<float> fineCopy(const PhotoCopy& copy, ThreadPool& pool) {
    const ToneGrid& tones = copy.tones.grid;
    Image<float> cells(tones.size.width, tones.size.height, 3);
    for (std::size_t i = 0; i < cells.samples().size(); ++i)
        cells.data()[i] = static_cast<float>(tones.colours[i]) / 65535.0F;
    return Resampler(cells.size(), {kFineCopySide, kFineCopySide}).whole(cells, pool);
}

Image<float> changedAs(const PhotoCopy& copy, const Image<float>& before, const Image<float>& after) {
    constexpr Size kFine{kFineCopySide, kFineCopySide};
    CHECK(before.size() == kFine && after.size() == kFine && copy.colours.size() == (Size{kCopySide, kCopySide}));
    Image<float> result = copy.colours.clone();
    for (int y = 0; y < kFineCopySide; ++y) {
        const float* from = before.row(y);
        const float* to = after.row(y);
        float* out = result.row(y / 2);
        for (std::size_t x = 0; x < std::size_t{kFineCopySide}; ++x)
            for (std::size_t c = 0; c < 3; ++c) out[3 * (x / 2) + c] += 0.25F * (to[3 * x + c] - from[3 * x + c]);
    }
    return result;
}

}  // namespace glissade::operators
