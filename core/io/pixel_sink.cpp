#include "io/pixel_sink.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

namespace glissade {

namespace {

template <typename T>
constexpr float kFull = std::is_same_v<T, float> ? 1.0F : static_cast<float>(std::numeric_limits<T>::max());

template <typename T>
float toUnit(T sample) {
    return static_cast<float>(sample) / kFull<T>;
}

template <typename T>
T fromUnit(float value) {
    if constexpr (std::is_same_v<T, float>)
        return value;
    else
        return static_cast<T>(std::floor(std::clamp(value, 0.0F, 1.0F) * kFull<T> + 0.5F));
}

/// colour · alpha → colour; without alpha there is no colour to find.
template <typename T>
T divided(T sample, float alpha) {
    if (alpha <= 0) return T{0};
    if constexpr (std::is_same_v<T, float>)
        return sample / alpha;
    else
        return fromUnit<T>(toUnit(sample) / alpha);
}

}  // namespace

PixelPlaces PixelPlaces::of(int orientation, int width, int height) {
    const std::ptrdiff_t w = width, h = height;
    switch (orientation) {
        case 2: return {{width, height}, w - 1, -1, w};                // mirrored left to right
        case 3: return {{width, height}, w * h - 1, -1, -w};           // upside down
        case 4: return {{width, height}, w * (h - 1), 1, -w};          // mirrored top to bottom
        case 5: return {{height, width}, 0, h, 1};                     // transposed
        case 6: return {{height, width}, h - 1, h, -1};                // to be turned clockwise
        case 7: return {{height, width}, w * h - 1, -h, -1};           // transposed along the other diagonal
        case 8: return {{height, width}, h * (w - 1), -h, 1};          // to be turned anticlockwise
        default: return {{width, height}, 0, 1, w};
    }
}

template <typename T>
Result<PixelSink<T>> PixelSink<T>::create(const StoredImage& image, int orientation, const std::optional<ColorProfile>& convert) {
    PixelSink sink;
    sink.width_ = image.width;
    sink.channels_ = image.channels;
    sink.alphaChannel_ = image.alphaChannel;
    sink.premultiplied_ = image.premultiplied;
    sink.model_ = image.model;
    sink.places_ = PixelPlaces::of(orientation, image.width, image.height);
    if (convert) {
        TRY(sink.transform_, ColorTransform::toWorking(*convert));
    }
    sink.pixels_ = Image<T>(sink.places_.size.width, sink.places_.size.height, 3);
    if (image.alphaChannel >= 0) sink.alpha_.emplace(sink.places_.size.width, sink.places_.size.height, 1);
    sink.rgb_.resize(3 * static_cast<std::size_t>(image.width));
    sink.source_.resize(4 * static_cast<std::size_t>(image.width));
    sink.converted_.resize(3 * static_cast<std::size_t>(image.width));
    return sink;
}

template <typename T>
void PixelSink<T>::convertRow(T* rgb, const T* stored) {
    const auto width = static_cast<std::size_t>(width_);
    const auto channels = static_cast<std::size_t>(channels_);
    const std::size_t colours = model_ == ColorModel::Cmyk ? 4 : 1;
    for (std::size_t x = 0; x < width; ++x)
        for (std::size_t c = 0; c < colours; ++c) source_[colours * x + c] = toUnit(stored[channels * x + c]);
    if (transform_) {
        transform_->run(source_.data(), converted_.data(), width);
    } else {
        // No profile says what the inks look like: (1 - ink)(1 - black).
        for (std::size_t x = 0; x < width; ++x)
            for (std::size_t c = 0; c < 3; ++c) converted_[3 * x + c] = (1 - source_[4 * x + c]) * (1 - source_[4 * x + 3]);
    }
    for (std::size_t i = 0; i < 3 * width; ++i) rgb[i] = fromUnit<T>(converted_[i]);
}

template <typename T>
void PixelSink<T>::toRgb(T* rgb, const T* stored) {
    const auto width = static_cast<std::size_t>(width_);
    const auto channels = static_cast<std::size_t>(channels_);
    if (transform_ || model_ == ColorModel::Cmyk) {
        convertRow(rgb, stored);
    } else {
        const std::size_t step = model_ == ColorModel::Grey ? 0 : 1;
        const std::size_t skip = alphaChannel_ == 0 ? 1 : 0;
        for (std::size_t x = 0; x < width; ++x)
            for (std::size_t c = 0; c < 3; ++c) rgb[3 * x + c] = stored[channels * x + skip + step * c];
    }
    if (premultiplied_) {
        for (std::size_t x = 0; x < width; ++x) {
            const float alpha = toUnit(stored[channels * x + static_cast<std::size_t>(alphaChannel_)]);
            for (std::size_t c = 0; c < 3; ++c) rgb[3 * x + c] = divided(rgb[3 * x + c], alpha);
        }
    }
    if constexpr (std::is_same_v<T, float>) {
        for (std::size_t i = 0; i < 3 * width; ++i) {
            if (std::isfinite(rgb[i])) continue;
            rgb[i] = 0;
            ++notFinite_;
        }
    }
}

template <typename T>
bool PixelSink<T>::storedAsWanted() const {
    return !std::is_same_v<T, float> && model_ == ColorModel::Rgb && channels_ == 3 && places_.stepX == 1;
}

template <typename T>
void PixelSink<T>::put(int firstRow, int count, const T* rows) {
    if (storedAsWanted()) {
        for (int i = 0; i < count; ++i)
            std::copy_n(rows + static_cast<std::ptrdiff_t>(i) * 3 * width_, 3 * width_, pixels_.data() + 3 * (places_.origin + (firstRow + i) * places_.stepY));
        return;
    }
    const auto channels = static_cast<std::size_t>(channels_);
    for (int i = 0; i < count; ++i, rows += static_cast<std::size_t>(width_) * channels) {
        toRgb(rgb_.data(), rows);
        std::ptrdiff_t place = places_.origin + (firstRow + i) * places_.stepY;
        for (std::size_t x = 0; x < static_cast<std::size_t>(width_); ++x, place += places_.stepX) {
            T* out = pixels_.data() + 3 * place;
            for (std::size_t c = 0; c < 3; ++c) out[c] = rgb_[3 * x + c];
            if (!alpha_) continue;
            const float alpha = toUnit(rows[channels * x + static_cast<std::size_t>(alphaChannel_)]);
            alpha_->data()[place] = std::isfinite(alpha) ? std::clamp(alpha, 0.0F, 1.0F) : 1.0F;
        }
    }
}

template class PixelSink<std::uint8_t>;
template class PixelSink<std::uint16_t>;
template class PixelSink<float>;

}  // namespace glissade
