// Seeded tiles, photos and weights for the tests of the tail.
#pragma once

#include "image/image.h"
#include "tail/slice_tile.h"
#include "tail/tail_weights.h"

#include <cstdint>
#include <random>

namespace glissade::tests {

/// Ranges and signs as networks give them: features a few units wide, each channel worth up to some tenths of the
/// range.
inline TailWeights randomWeights(std::mt19937& random) {
    std::normal_distribution<float> normal;
    TailWeights weights;
    for (float& a : weights.a) a = 1.0F * normal(random);
    for (float& b : weights.b) b = 1.0F * normal(random);
    for (auto& row : weights.w)
        for (float& w : row) w = 0.1F * normal(random);
    for (auto& row : weights.m)
        for (float& m : row) m = 0.1F * normal(random);
    for (float& c : weights.c) c = 0.05F * normal(random);
    return weights;
}

inline SliceQuantisation randomQuantisation(std::mt19937& random) {
    std::uniform_real_distribution<float> width(1.0F, 6.0F);
    std::uniform_real_distribution<float> start(-3.0F, 0.0F);
    SliceQuantisation quantisation;
    for (float& scale : quantisation.scale) scale = width(random) / 255.0F;
    for (float& offset : quantisation.offset) offset = start(random);
    return quantisation;
}

/// Noise in all channels and pixels; the padding of the last block is zero.
inline SliceTile randomTile(int width, int height, std::mt19937& random) {
    SliceTile tile(width, height, randomQuantisation(random));
    std::uniform_int_distribution<int> byte(0, 255);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int k = 0; k < kSliceChannels; ++k)
                tile.block(y, x / kBlockPixels)[SliceTile::byteInBlock(x % kBlockPixels, k)] =
                    static_cast<std::uint8_t>(byte(random));
    return tile;
}

inline Image<std::uint8_t> randomPhoto(int width, int height, std::mt19937& random) {
    Image<std::uint8_t> photo(width, height, 4);
    std::uniform_int_distribution<int> byte(0, 255);
    for (std::uint8_t& sample : photo.samples()) sample = static_cast<std::uint8_t>(byte(random));
    return photo;
}

inline Image<float> randomFloatPhoto(int width, int height, std::mt19937& random) {
    Image<float> photo(width, height, 3);
    std::uniform_real_distribution<float> unit(-0.1F, 1.1F);
    for (float& sample : photo.samples()) sample = unit(random);
    return photo;
}

}  // namespace glissade::tests
