#include "operators/exact_input.h"

#include <cmath>

namespace glissade {

namespace {
constexpr double kSnap = 1e-6 * 255.0;
}

double exactLevel(float sample) {
    const double level = 255.0 * static_cast<double>(sample);
    const double nearest = std::floor(level + 0.5);
    return std::abs(level - nearest) <= kSnap ? nearest : level;
}

double exactSample(float sample) {
    const double level = 255.0 * static_cast<double>(sample);
    const double nearest = std::floor(level + 0.5);
    return std::abs(level - nearest) <= kSnap ? nearest / 255.0 : static_cast<double>(sample);
}

Image<double> exactChannel(const Image<float>& rgb, int channel) {
    CHECK(channel >= 0 && channel < rgb.channels());
    Image<double> plane(rgb.width(), rgb.height(), 1);
    const float* from = rgb.data() + channel;
    for (double& sample : plane.samples()) {
        sample = exactSample(*from);
        from += rgb.channels();
    }
    return plane;
}

Image<double> exactInput(const Image<float>& rgb) {
    Image<double> exact(rgb.width(), rgb.height(), rgb.channels());
    const float* from = rgb.data();
    for (double& sample : exact.samples()) sample = exactSample(*from++);
    return exact;
}

void storeChannel(const Image<double>& plane, int channel, Image<float>& rgb) {
    CHECK(plane.size() == rgb.size() && plane.channels() == 1 && channel >= 0 && channel < rgb.channels());
    float* to = rgb.data() + channel;
    for (const double sample : plane.samples()) {
        *to = static_cast<float>(sample);
        to += rgb.channels();
    }
}

}  // namespace glissade
