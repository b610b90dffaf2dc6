#include "operators/restore/bicubic.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glissade::restore {

namespace {

double keys(double x) {
    x = std::abs(x);
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
    if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
    return 0;
}

/// The place of a sample beyond the border, mirrored with the edge sample twice: … 1 0 | 0 1 2 …
int mirrored(int at, int side) {
    const int period = 2 * side;
    at = ((at % period) + period) % period;
    return at < side ? at : period - 1 - at;
}

struct Tap {
    int from = 0;
    float weight = 0;
};

/// For each of `to` output samples the input samples that it is made of; the weights add up to 1.
std::vector<std::vector<Tap>> tapsOf(int from, int to) {
    const double step = static_cast<double>(from) / to;
    const double stretch = std::max(step, 1.0);
    std::vector<std::vector<Tap>> result(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * step - 0.5;
        const int first = static_cast<int>(std::ceil(centre - 2 * stretch));
        const int last = static_cast<int>(std::floor(centre + 2 * stretch));
        std::vector<Tap>& taps = result[static_cast<std::size_t>(i)];
        double sum = 0;
        for (int j = first; j <= last; ++j) sum += keys((centre - j) / stretch);
        for (int j = first; j <= last; ++j)
            taps.push_back({mirrored(j, from), static_cast<float>(keys((centre - j) / stretch) / sum)});
    }
    return result;
}

Image<float> alongRows(const Image<float>& image, int width) {
    const auto taps = tapsOf(image.width(), width);
    const int channels = image.channels();
    Image<float> out(width, image.height(), channels);
    for (int y = 0; y < image.height(); ++y) {
        const float* row = image.row(y);
        float* to = out.row(y);
        for (const std::vector<Tap>& each : taps) {
            for (int c = 0; c < channels; ++c) {
                float sum = 0;
                for (const Tap& tap : each) sum += tap.weight * row[tap.from * channels + c];
                *to++ = sum;
            }
        }
    }
    return out;
}

Image<float> alongColumns(const Image<float>& image, int height) {
    const auto taps = tapsOf(image.height(), height);
    Image<float> out(image.width(), height, image.channels());
    for (int y = 0; y < height; ++y) {
        float* to = out.row(y);
        for (const Tap& tap : taps[static_cast<std::size_t>(y)]) {
            const float* row = image.row(tap.from);
            for (std::size_t i = 0; i < image.rowSamples(); ++i) to[i] += tap.weight * row[i];
        }
    }
    return out;
}

}  // namespace

Image<float> bicubic(const Image<float>& image, Size to) { return alongColumns(alongRows(image, to.width), to.height); }

}  // namespace glissade::restore
