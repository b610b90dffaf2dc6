#include "train/variation.h"

#include "image/parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace glissade::train {

namespace {

constexpr int kLeastSide = 16;  // what the network and the operators need

class Draw {
public:
    explicit Draw(std::uint64_t seed) : random_(seed) {}

    double between(double low, double high) {
        return low + (high - low) * (static_cast<double>(random_() >> 11) * 0x1p-53);
    }
    bool coin() { return (random_() & 1) != 0; }

private:
    std::mt19937_64 random_;
};

struct Span {
    int begin = 0;
    int length = 0;
};

Span windowOf(int side, Draw& draw) {
    const int length =
        std::clamp(static_cast<int>(std::lround(side * draw.between(0.5, 1.0))), std::min(side, kLeastSide), side);
    return {static_cast<int>(draw.between(0, side - length + 1)), length};
}

/// Another exposure, contrast, light and saturation of the same scene.
class Tones {
public:
    explicit Tones(Draw& draw) {
        const double exposure = draw.between(-0.35, 0.35);  // stops of the encoded value
        for (float& gain : gains_) gain = static_cast<float>(std::exp2(exposure + draw.between(-0.12, 0.12)));
        gamma_ = static_cast<float>(std::exp2(draw.between(-0.4, 0.4)));
        saturation_ = static_cast<float>(draw.between(0.5, 1.3));
    }

    void apply(float* rgb) const {
        std::array<float, 3> value{};
        for (std::size_t c = 0; c < 3; ++c) value[c] = std::pow(std::clamp(rgb[c] * gains_[c], 0.0F, 1.0F), gamma_);
        const float grey = 0.299F * value[0] + 0.587F * value[1] + 0.114F * value[2];
        for (std::size_t c = 0; c < 3; ++c) rgb[c] = std::clamp(grey + saturation_ * (value[c] - grey), 0.0F, 1.0F);
    }

private:
    std::array<float, 3> gains_{};
    float gamma_ = 1;
    float saturation_ = 1;
};

}  // namespace

Image<float> variationOf(const Image<float>& photo, std::uint64_t seed) {
    Draw draw(seed);
    const Span x = windowOf(photo.width(), draw);
    const Span y = windowOf(photo.height(), draw);
    Image<float> result = crop(photo, {x.begin, y.begin, x.length, y.length});
    if (draw.coin()) {
        const Tones tones(draw);
        for (float* rgb = result.data(); rgb != result.data() + result.samples().size(); rgb += 3) tones.apply(rgb);
    }
    return result;
}

}  // namespace glissade::train
