#include "operators/restore/rain.h"

#include "operators/restore/bicubic.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace glissade::restore {

namespace {

struct Streak {
    double x = 0, y = 0;    // centre, px
    double dx = 0, dy = 0;  // direction, unit
    double half = 0;        // half of the length, px
    double width = 0;       // standard deviation across, px
    double light = 0;
};

/// A streak is brightest at its middle and fades to its ends and sides; where two cross the brighter one shows.
void paint(const Streak& streak, Image<float>& layer) {
    const double reach = 3 * streak.width;
    const double spanX = std::abs(streak.dx) * streak.half + reach;
    const double spanY = std::abs(streak.dy) * streak.half + reach;
    const int left = std::max(static_cast<int>(std::floor(streak.x - spanX)), 0);
    const int right = std::min(static_cast<int>(std::ceil(streak.x + spanX)), layer.width() - 1);
    const int top = std::max(static_cast<int>(std::floor(streak.y - spanY)), 0);
    const int bottom = std::min(static_cast<int>(std::ceil(streak.y + spanY)), layer.height() - 1);
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            const double along = ((x - streak.x) * streak.dx + (y - streak.y) * streak.dy) / streak.half;
            if (std::abs(along) >= 1) continue;
            const double across = (x - streak.x) * streak.dy - (y - streak.y) * streak.dx;
            const double shape = std::exp(-across * across / (2 * streak.width * streak.width)) * (1 - along * along);
            float& at = layer.at(x, y);
            at = std::max(at, static_cast<float>(streak.light * shape));
        }
    }
}

/// Smooth noise in [0, strength].
Image<float> veil(Size size, double strength, Draw& draw) {
    Image<float> coarse(std::max(2, size.width / 48), std::max(2, size.height / 48), 1);
    for (float& sample : coarse.samples()) sample = static_cast<float>(strength * draw.unit());
    return bicubic(coarse, size);
}

}  // namespace

Image<float> rained(const Image<float>& clean, Draw& draw) {
    Image<float> layer(clean.width(), clean.height(), 1);
    const double lean = draw.between(-0.7, 0.7);  // radians from the vertical
    const int layers = 1 + static_cast<int>(draw.between(0, 3));
    const double light = draw.between(0.15, 0.8);
    const double density = std::exp(draw.between(std::log(400.0), std::log(5000.0)));  // streaks a megapixel, near
    const double length = draw.between(12, 60);
    const double width = draw.between(0.6, 1.8);
    for (int depth = 0; depth < layers; ++depth) {
        const double far = std::pow(0.6, depth);
        const double count = density / (far * far) * static_cast<double>(clean.size().area()) * 1e-6;
        // A share of a streak is a chance of one: small pictures are rained on as densely as large ones.
        const int streaks = static_cast<int>(count + draw.unit());
        for (int i = 0; i < streaks; ++i) {
            Streak streak;
            streak.x = draw.between(-length, clean.width() + length);
            streak.y = draw.between(-length, clean.height() + length);
            const double angle = lean + draw.between(-0.06, 0.06);
            streak.dx = std::sin(angle);
            streak.dy = std::cos(angle);
            streak.half = 0.5 * length * far * draw.between(0.7, 1.3);
            streak.width = std::max(0.4, width * far * draw.between(0.7, 1.3));
            streak.light = light * far * draw.between(0.4, 1.0);
            paint(streak, layer);
        }
    }
    const Image<float> far = veil(clean.size(), draw.chance(0.5) ? draw.between(0.0, 0.06) : 0.0, draw);
    Image<float> result = clean.clone();
    for (std::size_t i = 0; i < clean.size().area(); ++i)
        for (std::size_t c = 0; c < 3; ++c) result.data()[3 * i + c] += layer.data()[i] + std::max(far.data()[i], 0.0F);
    return result;
}

}  // namespace glissade::restore
