#include "pipeline/estimate.h"

#include "support/fake_network.h"
#include "support/photos.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace glissade {
namespace {

class Estimate : public testing::Test {
protected:
    [[nodiscard]] ExportRequest request(const std::string& format, int quality, int longEdge = 0) const {
        ExportRequest made;
        made.target = folder.path() / ("out." + format);
        made.longEdge = longEdge;
        made.encode.format = format;
        made.encode.quality = quality;
        made.encode.metadata = MetadataPolicy::None;
        made.encode.onConflict = OnConflict::Overwrite;
        return made;
    }
    double estimate(const ExportRequest& asked, const ShownPixels& shown = {}) {
        const auto bytes = estimateFileSize(photo, asked, shown, folder.path(), pool, {});
        EXPECT_TRUE(bytes) << bytes.error().message();
        return bytes ? static_cast<double>(*bytes) : 0;
    }
    double written(const ExportRequest& asked) {
        const auto file = exportPhoto(photo, asked, {pool, networks, {}});
        EXPECT_TRUE(file) << file.error().message();
        const auto bytes = static_cast<double>(std::filesystem::file_size(asked.target));
        std::filesystem::remove(asked.target);
        return bytes;
    }

    test::TemporaryFolder folder;
    ThreadPool pool{2};
    test::FakeNetworks networks;
    const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(2000, 1300, 9));
};

TEST_F(Estimate, IsNearWhatTheExportWrites) {
    for (const auto& asked : {request("jpeg", 92),
                              request("jpeg", 30),
                              request("png", 92),
                              request("jpeg", 92, 900),
                              request("png", 92, 300)})
        EXPECT_NEAR(estimate(asked) / written(asked), 1, 0.25)
            << asked.encode.format << " " << asked.encode.quality << " " << asked.longEdge;
    // WebP predicts a block from its neighbours, which the parts have fewer of.
    const auto webp = request("webp", 80);
    EXPECT_NEAR(estimate(webp) / written(webp), 1, 0.5);
}

TEST_F(Estimate, ASmallFileIsEncodedWhole) {
    const auto asked = request("png", 92, 200);
    EXPECT_NEAR(estimate(asked) / written(asked), 1, 0.02);
}

TEST_F(Estimate, WhatTheStepsDoIsSeenOnTheScreen) {
    const Image<float> noise = test::syntheticPhoto(300, 200, 4, 0.2F);
    Image<std::uint8_t> original(300, 200, 4);
    Image<std::uint8_t> edited(300, 200, 4);
    for (std::size_t i = 0; i < original.size().area(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            const float sample = noise.data()[3 * i + c];
            original.data()[4 * i + c] = static_cast<std::uint8_t>(std::clamp(255 * sample, 0.0F, 255.0F));
            edited.data()[4 * i + c] = 90;
        }
    }
    const auto asked = request("jpeg", 92);
    const double asItIs = estimate(asked);
    EXPECT_LT(estimate(asked, {.edited = &edited, .original = &original}), 0.5 * asItIs);
    EXPECT_NEAR(estimate(asked, {.edited = &original, .original = &original}), asItIs, 1);
}

TEST_F(Estimate, LeavesNothingBehindAndStops) {
    (void)estimate(request("tiff", 92));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped =
        estimateFileSize(photo, request("jpeg", 92), {}, folder.path(), pool, Cancel(stop.get_token()));
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(Estimate, TinyAndThinPhotosHaveOneToo) {
    for (const Size size : {Size{1, 1}, Size{3000, 2}, Size{2, 2500}}) {
        const Photo thin = test::photoOf<std::uint8_t>(test::syntheticPhoto(size.width, size.height, 1));
        const auto bytes = estimateFileSize(thin, request("png", 92), {}, folder.path(), pool, {});
        ASSERT_TRUE(bytes) << size.width;
        EXPECT_GT(*bytes, 60U);
    }
}

}  // namespace
}  // namespace glissade
