#include "io/photo.h"

#include <limits>
#include <type_traits>

namespace glissade {

namespace {

/// k/255 rounded once, which k · (1/255) is not.
template <typename T>
float toFloat(T sample) {
    if constexpr (std::is_same_v<T, float>)
        return sample;
    else
        return static_cast<float>(sample) / static_cast<float>(std::numeric_limits<T>::max());
}

}  // namespace

Image<float> Photo::working(Rect area) const {
    CHECK(area.x >= 0 && area.y >= 0 && area.width >= 0 && area.height >= 0 && area.x <= size().width - area.width &&
          area.y <= size().height - area.height);
    Image<float> result(area.width, area.height, 3);
    std::visit(
        [&](const auto& image) {
            const std::size_t samples = result.rowSamples();
            for (int y = 0; y < area.height; ++y) {
                const auto* in = image.row(area.y + y) + 3 * static_cast<std::size_t>(area.x);
                float* out = result.row(y);
                for (std::size_t i = 0; i < samples; ++i) out[i] = toFloat(in[i]);
            }
        },
        pixels);
    if (profile.isSrgb() || area.empty()) return result;
    const auto transform = ColorTransform::toWorking(profile);
    CHECK(transform.has_value());  // fromIcc has made one of the same profile
    transform->run(result.data(), result.data(), result.size().area());
    return result;
}

Photo Photo::turnedTo(const Turn& wanted) const {
    const Turn by = turnTo(wanted);
    Photo result;
    result.info = info;
    result.info.size = by.of(info.size);
    std::visit([&](const auto& image) { result.pixels = turned(image, by); }, pixels);
    if (alpha) result.alpha = turned(*alpha, by);
    result.profile = profile;
    result.metadata = metadata;
    result.turn = wanted;
    return result;
}

}  // namespace glissade
