// What the tests of writing share: photos of given samples, and an empty folder.
#pragma once

#include "io/decode.h"
#include "io/encode.h"
#include "support/temporary_folder.h"
#include "unit/io/io_samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <variant>

namespace glissade::test {

template <typename T>
Photo photoOf(const Image<T>& image, const ColorProfile& profile = ColorProfile::sRgb()) {
    Photo photo;
    photo.info.size = image.size();
    photo.pixels = image.clone();
    photo.profile = profile;
    return photo;
}

/// The photo's own rows.
inline RowSource rowsOf(const Photo& photo) {
    return [&photo](int firstRow, Image<float>& band) -> Result<void> {
        band = photo.working({0, firstRow, band.width(), band.height()});
        return {};
    };
}

inline Result<Written> encode(const std::filesystem::path& target,
                              const Photo& photo,
                              const EncodeOptions& options = {}) {
    return encodePhoto(target, photo.size(), photo, photo.alpha ? &*photo.alpha : nullptr, options, rowsOf(photo));
}

inline EncodeOptions depth(int bits) {
    EncodeOptions options;
    options.depth = bits;
    return options;
}

inline std::shared_ptr<const Photo> decoded(const std::filesystem::path& file) {
    auto photo = decodePhoto(file);
    EXPECT_TRUE(photo) << (photo ? "" : photo.error().message());
    return photo ? *photo : nullptr;
}

template <typename T>
void expectSame(const Photo& actual, const Image<T>& expected) {
    ASSERT_TRUE(std::holds_alternative<Image<T>>(actual.pixels));
    const auto& pixels = std::get<Image<T>>(actual.pixels);
    ASSERT_EQ(pixels.size(), expected.size());
    for (std::size_t i = 0; i < expected.samples().size(); ++i)
        ASSERT_EQ(pixels.data()[i], expected.data()[i]) << "sample " << i;
}

inline Image<float> alphaOf(int width, int height, int steps) {
    Image<float> alpha(width, height, 1);
    const auto values = noise<std::uint16_t>(width, height, 1, 99);
    for (std::size_t i = 0; i < alpha.samples().size(); ++i)
        alpha.data()[i] = static_cast<float>(values.data()[i] % (steps + 1)) / static_cast<float>(steps);
    return alpha;
}

inline void expectSameAlpha(const Photo& actual, const Image<float>& expected) {
    ASSERT_TRUE(actual.alpha);
    for (std::size_t i = 0; i < expected.samples().size(); ++i)
        ASSERT_EQ(actual.alpha->data()[i], expected.data()[i]) << "pixel " << i;
}

class EncodeTest : public testing::Test {
protected:
    void SetUp() override { testing::internal::CaptureStderr(); }
    void TearDown() override { EXPECT_EQ(testing::internal::GetCapturedStderr(), "") << "libraries must not print"; }
    [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }
    TemporaryFolder folder_;
};

}  // namespace glissade::test
