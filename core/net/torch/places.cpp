#include "net/torch/places.h"

namespace glissade::net {

Places placeOf(Rect part, Size photo) {
    return torch::tensor({static_cast<float>(part.x),
                          static_cast<float>(part.y),
                          static_cast<float>(part.width),
                          static_cast<float>(part.height),
                          static_cast<float>(photo.width),
                          static_cast<float>(photo.height)})
        .unsqueeze(0);
}

torch::Tensor edgeMarks(const Places& places, std::int64_t height, std::int64_t width) {
    const auto within = [&](std::int64_t axis, std::int64_t count) {  // N×count
        const auto pixels = torch::arange(count, places.options()) + places.slice(1, axis, axis + 1);
        return (pixels >= 0).logical_and(pixels < places.slice(1, axis + 4, axis + 5));
    };
    const auto inside = within(1, height).unsqueeze(2).logical_and(within(0, width).unsqueeze(1));
    return 1 - 0.5 * inside.to(places.scalar_type()).unsqueeze(1);
}

}  // namespace glissade::net
