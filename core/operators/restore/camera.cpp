#include "operators/restore/camera.h"

#include "operators/restore/jpeg_round_trip.h"

#include <algorithm>
#include <cmath>

namespace glissade::restore {

namespace {

float toLinear(float v) {
    v = std::clamp(v, 0.0F, 1.0F);
    return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
}

float toEncoded(float v) {
    v = std::clamp(v, 0.0F, 1.0F);
    return v <= 0.0031308F ? 12.92F * v : 1.055F * std::pow(v, 1.0F / 2.4F) - 0.055F;
}

/// Which colour a sensor's pixel sees: RG / GB.
int colourAt(int x, int y) { return (x & 1) + (y & 1); }

/// Bilinear demosaicking: each colour the mean of its samples in the 3×3 around a pixel.
Image<float> demosaicked(const Image<float>& mosaic) {
    Image<float> out(mosaic.width(), mosaic.height(), 3);
    for (int y = 0; y < mosaic.height(); ++y) {
        for (int x = 0; x < mosaic.width(); ++x) {
            float sum[3] = {};
            float count[3] = {};
            for (int v = std::max(y - 1, 0); v <= std::min(y + 1, mosaic.height() - 1); ++v) {
                for (int u = std::max(x - 1, 0); u <= std::min(x + 1, mosaic.width() - 1); ++u) {
                    const int c = colourAt(u, v);
                    const float weight = (u == x ? 2.0F : 1.0F) * (v == y ? 2.0F : 1.0F);
                    sum[c] += weight * mosaic.at(u, v);
                    count[c] += weight;
                }
            }
            for (int c = 0; c < 3; ++c) out.at(x, y, c) = count[c] > 0 ? sum[c] / count[c] : mosaic.at(x, y);
        }
    }
    return out;
}

double rootMeanSquare(const Image<float>& first, const Image<float>& second) {
    double sum = 0;
    for (std::size_t i = 0; i < first.samples().size(); ++i) {
        const double difference = static_cast<double>(first.data()[i]) - static_cast<double>(second.data()[i]);
        sum += difference * difference;
    }
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(first.samples().size(), 1)));
}

}  // namespace

Result<Image<float>> cameraNoise(const Image<float>& clean, double sigma, Draw& draw) {
    Image<float> linear = clean.clone();
    for (float& sample : linear.samples()) sample = toLinear(sample);
    const auto photonShare = static_cast<float>(draw.between(0.3, 1.0));
    Image<float> mosaic(clean.width(), clean.height(), 1);
    for (int y = 0; y < mosaic.height(); ++y)
        for (int x = 0; x < mosaic.width(); ++x) {
            const float light = linear.at(x, y, colourAt(x, y));
            const float deviation = std::sqrt(photonShare * light + (1 - photonShare) * 0.02F);
            mosaic.at(x, y) = deviation * draw.normal();
        }
    const Image<float> noise = demosaicked(mosaic);
    const bool compressed = draw.chance(0.5);
    const int quality = static_cast<int>(draw.between(80, 99));
    const bool subsampled = draw.chance(0.5);

    const auto spoilt = [&](double gain) {
        Image<float> result(clean.width(), clean.height(), 3);
        for (std::size_t i = 0; i < result.samples().size(); ++i)
            result.data()[i] = toEncoded(linear.data()[i] + static_cast<float>(gain) * noise.data()[i]);
        return result;
    };
    // The sRGB curve is steep in the dark: the gain that gives this much noise is found, not computed.
    double gain = sigma / 255;
    Image<float> result = spoilt(gain);
    for (int i = 0; i < 4 && sigma > 0; ++i) {
        const double made = rootMeanSquare(result, clean);
        if (made <= 0) break;
        gain = std::min(gain * sigma / 255 / made, 4.0);
        result = spoilt(gain);
    }
    if (!compressed || sigma <= 0) return result;
    return jpegRoundTrip(result, quality, false, subsampled);
}

}  // namespace glissade::restore
