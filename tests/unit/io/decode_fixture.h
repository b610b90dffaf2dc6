// What the tests of decoding share.
#pragma once

#include "io/decode.h"
#include "support/temporary_folder.h"
#include "unit/io/io_samples.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace glissade::test {

class DecodeTest : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }
    [[nodiscard]] std::shared_ptr<const Photo> decoded(const std::filesystem::path& file) const {
        auto photo = decodePhoto(file);
        EXPECT_TRUE(photo) << (photo ? "" : photo.error().message());
        return photo ? *photo : nullptr;
    }
    TemporaryFolder folder_;
};

template <typename T>
const Image<T>& pixels(const Photo& photo) {
    return std::get<Image<T>>(photo.pixels);
}

template <typename T>
void expectSame(const Image<T>& actual, const Image<T>& expected) {
    ASSERT_EQ(actual.size(), expected.size());
    ASSERT_EQ(actual.channels(), expected.channels());
    for (std::size_t i = 0; i < expected.samples().size(); ++i) ASSERT_EQ(actual.data()[i], expected.data()[i]) << "sample " << i;
}

/// Some of the channels of an image.
template <typename T>
Image<T> channelsOf(const Image<T>& image, std::vector<int> which) {
    Image<T> result(image.width(), image.height(), static_cast<int>(which.size()));
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            for (std::size_t c = 0; c < which.size(); ++c) result.at(x, y, static_cast<int>(c)) = image.at(x, y, which[c]);
    return result;
}

template <typename T>
void expectAlpha(const Photo& photo, const Image<T>& stored, int channel) {
    ASSERT_TRUE(photo.alpha);
    EXPECT_TRUE(photo.info.hasAlpha);
    constexpr float kFull = std::is_same_v<T, float> ? 1.0F : static_cast<float>(std::numeric_limits<T>::max());
    for (int y = 0; y < stored.height(); ++y)
        for (int x = 0; x < stored.width(); ++x)
            ASSERT_EQ(photo.alpha->at(x, y), static_cast<float>(stored.at(x, y, channel)) / kFull) << x << ", " << y;
}

}  // namespace glissade::test
