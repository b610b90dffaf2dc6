// The weights of the tail, as the weight-learning network predicts them from operator, parameters and global vector.
#pragma once

#include <array>

namespace glissade {

/// Channels of a feature slice (K of engine.md, section 2).
inline constexpr int kSliceChannels = 16;

/// y = x + M·x + W·ReLU(a ⊙ f + b) + c, with x, y RGB in [0, 1] (sRGB transfer) and f the K slice features of the
/// pixel.
struct TailWeights {
    std::array<float, kSliceChannels> a{};
    std::array<float, kSliceChannels> b{};
    std::array<std::array<float, kSliceChannels>, 3> w{};  ///< W, rows R, G, B
    std::array<std::array<float, 3>, 3> m{};               ///< M, rows R, G, B of y
    std::array<float, 3> c{};

    /// Numbers in flat order a, b, W (row by row), M (row by row), c: the order in which the network gives them.
    static constexpr int kCount = 2 * kSliceChannels + 3 * kSliceChannels + 9 + 3;
};

}  // namespace glissade
