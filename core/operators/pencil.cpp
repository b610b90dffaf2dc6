// Pencil drawing: coloured pencil on paper, by strokes along the edges and a textured tone layer.
//
// Published: Lu, Xu and Jia, "Combining Sketch and Tone for Pencil Drawing Production", NPAR 2012.
#include "operators/exact_input.h"
#include "operators/operator.h"
#include "operators/pencil_strokes.h"
#include "operators/pencil_texture.h"
#include "operators/pencil_tone.h"

#include <cmath>

namespace glissade::operators {

extern const OperatorSpec pencil;

namespace {

constexpr std::size_t kBandRows = 32;

// Y of BT.601 in studio range, on [0, 1].
Image<double> lumaOf(const Image<float>& rgb, const ApplyContext& context) {
    Image<double> luma(rgb.width(), rgb.height(), 1);
    context.pool.forRanges(static_cast<std::size_t>(rgb.height()), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y)
            for (int x = 0; x < rgb.width(); ++x)
                luma.at(x, y) = (16.0 + 65.481 * exactSample(rgb.at(x, y, 0)) + 128.553 * exactSample(rgb.at(x, y, 1)) +
                                 24.966 * exactSample(rgb.at(x, y, 2))) /
                                255.0;
    });
    return luma;
}

// The picture with another luma and its own chroma. R, G and B all rise by 255/219 of what the luma rises by.
Image<float> withLuma(const Image<float>& rgb, const Image<double>& before, const Image<double>& strokes,
                      const Image<double>& tone, const ApplyContext& context) {
    Image<float> out(rgb.width(), rgb.height(), 3);
    context.pool.forRanges(static_cast<std::size_t>(rgb.height()), kBandRows, [&](std::size_t begin, std::size_t end) {
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y)
            for (int x = 0; x < rgb.width(); ++x) {
                const double rise = (strokes.at(x, y) * tone.at(x, y) - before.at(x, y)) * (255.0 / 219.0);
                for (int c = 0; c < 3; ++c) out.at(x, y, c) = static_cast<float>(rgb.at(x, y, c) + rise);
            }
    });
    return out;
}

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double>, const ApplyContext& context) {
    const auto part = [&](double from, double to) { return ApplyContext{context.pool, context.cancel.part(from, to)}; };
    const Image<double> luma = lumaOf(rgb, context);
    TRY(const Image<double> strokes, strokeLayer(luma, part(0.0, 0.4)));
    TRY(const Image<double> tone, pencilTone(luma, pencilTexture(), part(0.4, 1.0)));
    return withLuma(rgb, luma, strokes, tone, context);
}

}  // namespace

constinit const OperatorSpec pencil{
    .id = "pencil",
    .name = "Pencil drawing",
    .summary = "Redraws the photo with coloured pencils: strokes along its edges over a shaded tone.",
    .source = "Lu, Xu, Jia: Combining Sketch and Tone for Pencil Drawing Production, NPAR 2012",
    .pack = "filters",
    .params = {},
    .apply = apply,
};

}  // namespace glissade::operators
