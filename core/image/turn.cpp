#include "image/turn.h"

#include <cstdlib>
#include <tuple>
#include <utility>

namespace glissade {

// A mirror turns the sense of rotation round: first rotated, then mirrored, is first mirrored, then rotated back.
Turn Turn::then(const Turn& next) const {
    const int before = next.mirrored ? 4 - quarters : quarters;
    return {(before + next.quarters) % 4, mirrored != next.mirrored};
}

Turn Turn::inverse() const { return mirrored ? *this : Turn{(4 - quarters) % 4, false}; }

Size Turn::of(Size before) const {
    return quarters % 2 == 0 ? before : Size{.width = before.height, .height = before.width};
}

std::array<int, 2> Turn::sourceOf(int x, int y, Size before) const {
    const int right = before.width - 1;
    const int bottom = before.height - 1;
    switch (quarters) {
        case 1:
            std::tie(x, y) = std::pair(y, bottom - x);
            break;
        case 2:
            std::tie(x, y) = std::pair(right - x, bottom - y);
            break;
        case 3:
            std::tie(x, y) = std::pair(right - y, x);
            break;
        default:
            break;
    }
    return {mirrored ? right - x : x, y};
}

Rect Turn::sourceOf(Rect area, Size before) const {
    if (area.empty()) return {};
    const auto [x1, y1] = sourceOf(area.x, area.y, before);
    const auto [x2, y2] = sourceOf(area.x + area.width - 1, area.y + area.height - 1, before);
    return {std::min(x1, x2), std::min(y1, y2), std::abs(x1 - x2) + 1, std::abs(y1 - y2) + 1};
}

}  // namespace glissade
