// Where decoded rows go: turned upright, expanded to three channels, alpha apart. Internal to io.
#pragma once

#include "image/color.h"
#include "image/image.h"
#include "io/reader.h"

#include <optional>

namespace glissade {

/// How a stored pixel (x, y) finds its place in the upright picture: pixel origin + x · stepX + y · stepY. Exif 2.3, 4.6.4, Orientation.
struct PixelPlaces {
    Size size;
    std::ptrdiff_t origin = 0;
    std::ptrdiff_t stepX = 1;
    std::ptrdiff_t stepY = 0;

    /// @param orientation  1..8.
    [[nodiscard]] static PixelPlaces of(int orientation, int width, int height);
};

/// Takes rows of T (uint8, uint16 or float) in any order, each once.
template <typename T>
class PixelSink {
public:
    /// @param convert  where given, the rows are of this profile (grey, CMYK) and become sRGB.
    [[nodiscard]] static Result<PixelSink> create(const StoredImage& image, int orientation, const std::optional<ColorProfile>& convert);

    void put(int firstRow, int count, const T* rows);
    [[nodiscard]] Image<T> takePixels() { return std::move(pixels_); }
    [[nodiscard]] std::optional<Image<float>> takeAlpha() { return std::move(alpha_); }
    /// How many samples were infinite or not a number; they are 0 now.
    [[nodiscard]] std::size_t notFinite() const { return notFinite_; }

private:
    /// Rows can be copied as they are.
    [[nodiscard]] bool storedAsWanted() const;
    void toRgb(T* row, const T* stored);
    void convertRow(T* rgb, const T* stored);

    int width_ = 0;
    int channels_ = 0;
    int alphaChannel_ = -1;
    bool premultiplied_ = false;
    ColorModel model_ = ColorModel::Rgb;
    PixelPlaces places_;
    Image<T> pixels_;
    std::optional<Image<float>> alpha_;
    std::optional<ColorTransform> transform_;
    std::vector<T> rgb_;
    std::vector<float> source_;
    std::vector<float> converted_;
    std::size_t notFinite_ = 0;
};

extern template class PixelSink<std::uint8_t>;
extern template class PixelSink<std::uint16_t>;
extern template class PixelSink<float>;

}  // namespace glissade
