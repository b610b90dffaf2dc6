// Photos and photo files made by a test.
#pragma once

#include "io/decode.h"
#include "io/encode.h"
#include "support/synthetic_photo.h"

#include <cmath>
#include <stdexcept>

namespace glissade::test {

/// An 8-bit or 16-bit RGB photo in memory; T is std::uint8_t or std::uint16_t.
template <typename T>
Photo photoOf(const Image<float>& rgb) {
    constexpr float kMax = sizeof(T) == 1 ? 255.0F : 65535.0F;
    Image<T> samples(rgb.width(), rgb.height(), 3);
    for (std::size_t i = 0; i < rgb.samples().size(); ++i)
        samples.data()[i] = static_cast<T>(std::lround(kMax * std::min(std::max(rgb.data()[i], 0.0F), 1.0F)));
    Photo photo;
    photo.info.size = rgb.size();
    photo.info.bitDepth = 8 * static_cast<int>(sizeof(T));
    photo.pixels = std::move(samples);
    return photo;
}

/// Writes a photo as it is; the suffix chooses the format.
inline void writePhoto(const std::filesystem::path& file, const Photo& photo, EncodeOptions options = {}) {
    if (photo.info.bitDepth == 16) options.depth = 16;
    const auto rows = [&](int firstRow, Image<float>& band) -> Result<void> {
        band = photo.working({0, firstRow, band.width(), band.height()});
        return {};
    };
    const auto written = encodePhoto(file, photo.size(), photo, photo.alpha ? &*photo.alpha : nullptr, options, rows);
    if (!written) throw std::runtime_error(written.error().message());
}

/// The whole file as float RGB in the working space.
inline Image<float> readWorking(const std::filesystem::path& file) {
    const auto photo = decodePhoto(file);
    if (!photo) throw std::runtime_error(photo.error().message());
    return (*photo)->working({0, 0, (*photo)->size().width, (*photo)->size().height});
}

}  // namespace glissade::test
