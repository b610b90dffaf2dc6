// What the makers of odd photos have in common.
#pragma once

#include "inputs/odd_photos.h"
#include "unit/io/io_samples.h"

#include <cstdint>
#include <utility>

namespace glissade::test {

constexpr int kOddWidth = 45;  // neither is a multiple of 8
constexpr int kOddHeight = 30;

/// The photos made so far, all in one folder.
class OddPhotoList {
public:
    explicit OddPhotoList(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Returns where to write the file.
    std::filesystem::path addExact(const std::string& kind,
                                   const std::filesystem::path& name,
                                   Image<float> expected,
                                   double tolerance = 1e-6) {
        photos_.push_back({kind, name, std::move(expected), tolerance, 0});
        return folder_ / name;
    }
    std::filesystem::path addLossy(const std::string& kind,
                                   const std::filesystem::path& name,
                                   Image<float> expected,
                                   double leastPsnr) {
        photos_.push_back({kind, name, std::move(expected), 0, leastPsnr});
        return folder_ / name;
    }
    std::vector<OddPhoto> take() { return std::move(photos_); }

private:
    std::filesystem::path folder_;
    std::vector<OddPhoto> photos_;
};

/// Samples of `max` at full, grey ones repeated, alpha behind the colours.
template <typename T>
Image<float> unit(const Image<T>& samples, double max) {
    const int channels = samples.channels() % 2 == 0 ? 4 : 3;
    Image<float> result(samples.width(), samples.height(), channels);
    for (int y = 0; y < samples.height(); ++y)
        for (int x = 0; x < samples.width(); ++x)
            for (int c = 0; c < channels; ++c) {
                const int from = c == 3 ? samples.channels() - 1 : samples.channels() < 3 ? 0 : c;
                result.at(x, y, c) = static_cast<float>(static_cast<double>(samples.at(x, y, from)) / max);
            }
    return result;
}

/// Random samples of so many bits.
inline Image<std::uint16_t> bits(int channels, int depth) {
    auto samples = noise<std::uint16_t>(kOddWidth, kOddHeight, channels, static_cast<std::uint32_t>(depth));
    for (std::uint16_t& sample : samples.samples()) sample = static_cast<std::uint16_t>(sample >> (16 - depth));
    return samples;
}

inline double fullOf(int depth) { return static_cast<double>((1 << depth) - 1); }

/// The picture of a palette: an index's colour in 8 bits is {i·37, 255 − i, i·91} mod 256, where `clear` the first lets
/// `firstAlpha` through, all others are solid.
Image<float> paletteExpected(const Image<std::uint16_t>& indices, bool clear, int firstAlpha);

/// A stored picture as its Exif orientation says that it lies.
Image<float> turned(const Image<float>& stored, int orientation);

/// Each adds its kinds.
void addTiffs(OddPhotoList& list);
void addFormats(OddPhotoList& list);
void addProfiles(OddPhotoList& list);

}  // namespace glissade::test
