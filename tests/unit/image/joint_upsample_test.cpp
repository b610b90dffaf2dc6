#include "image/downsample.h"
#include "image/joint_upsample.h"
#include "image/resample.h"
#include "support/synthetic_photo.h"

#include <gtest/gtest.h>

namespace glissade {
namespace {

Image<float> mapped(const Image<float>& image, auto function) {
    Image<float> result = image.clone();
    std::ranges::transform(image.samples(), result.samples().begin(), function);
    return result;
}

Image<float> crop(const Image<float>& image, Rect area) {
    Image<float> part(area.width, area.height, image.channels());
    for (int y = 0; y < area.height; ++y) std::copy_n(&image.at(area.x, area.y + y), part.rowSamples(), part.row(y));
    return part;
}

TEST(JointUpsample, AnUnchangedPhotoComesBackBitForBit) {
    ThreadPool pool(2);
    const Image<float> photo = mapped(test::syntheticPhoto(203, 151, 1), [](float v) { return 1.4F * v - 0.2F; });
    for (const int levels : {1, 2, 3}) {
        const Image<float> coarse = downsample(photo, levels, pool);
        EXPECT_TRUE(test::identical(JointUpsample(coarse, coarse, pool).apply(photo, 0, 0, levels, pool), photo))
            << levels;
    }
}

TEST(JointUpsample, AnAffineChangeIsCarriedUpToEveryPixel) {
    ThreadPool pool(2);
    const Image<float> photo = test::syntheticPhoto(256, 192, 2);
    const auto change = [](float v) { return 0.4F * v + 0.3F; };
    const Image<float> coarse = downsample(photo, 2, pool);
    const Image<float> carried = JointUpsample(coarse, mapped(coarse, change), pool).apply(photo, 0, 0, 2, pool);
    EXPECT_GT(test::psnr(carried, mapped(photo, change)), 48);
}

TEST(JointUpsample, AConstantResultIsConstantWithinAStepOf8Bits) {
    ThreadPool pool(2);
    const Image<float> photo = test::syntheticPhoto(256, 192, 3);
    const Image<float> coarse = downsample(photo, 2, pool);
    const Image<float> carried =
        JointUpsample(coarse, mapped(coarse, [](float) { return 0.6F; }), pool).apply(photo, 0, 0, 2, pool);
    Image<float> expected = mapped(photo, [](float) { return 0.6F; });
    EXPECT_GT(test::psnr(carried, expected), 48);
}

TEST(JointUpsample, EdgesStaySharperThanBilinearly) {
    ThreadPool pool(2);
    // The operator removes grain and stripes and keeps edges: the same picture without them is its ideal result.
    const Image<float> photo = test::syntheticPhoto(512, 384, 4, 0.05F);
    const Image<float> ideal = mapped(test::syntheticPhoto(512, 384, 4, 0.0F), [](float v) { return 0.2F + 0.7F * v; });
    for (const int levels : {1, 2, 3}) {
        const Image<float> coarse = downsample(photo, levels, pool);
        const Image<float> result = downsample(ideal, levels, pool);
        const Image<float> joint = JointUpsample(coarse, result, pool).apply(photo, 0, 0, levels, pool);
        const Image<float> bilinear = Resampler(result.size(), photo.size()).whole(result, pool);
        EXPECT_GT(test::psnr(joint, ideal), test::psnr(bilinear, ideal) + 3) << levels;
    }
}

TEST(JointUpsample, DownsampledIsTheLevelsResultAgain) {
    ThreadPool pool(2);
    const Image<float> photo = test::syntheticPhoto(515, 389, 5, 0.1F);
    for (const int levels : {1, 2, 3}) {
        const Image<float> coarse = downsample(photo, levels, pool);
        // A result that no local affine model explains: every pixel its left neighbour's neighbour.
        Image<float> result = coarse.clone();
        for (int y = 0; y < result.height(); ++y)
            for (int x = 2; x < result.width(); ++x)
                for (int c = 0; c < 3; ++c)
                    result.at(x, y, c) = 0.5F * coarse.at(x - 2, y, c) + 0.5F * coarse.at(x, y, c);
        const Image<float> carried = JointUpsample(coarse, result, pool).apply(photo, 0, 0, levels, pool);
        EXPECT_GT(test::psnr(downsample(carried, levels, pool), result), 42) << levels;
    }
}

TEST(JointUpsample, BlendingBeforeOrAfterIsTheSame) {
    ThreadPool pool(2);
    const Image<float> photo = test::syntheticPhoto(200, 160, 6);
    const Image<float> coarse = downsample(photo, 1, pool);
    const Image<float> full = mapped(coarse, [](float v) { return 0.2F + 0.5F * v * v; });
    Image<float> half = coarse.clone();
    for (std::size_t i = 0; i < half.samples().size(); ++i)
        half.data()[i] += 0.5F * (full.data()[i] - coarse.data()[i]);
    const Image<float> before = JointUpsample(coarse, half, pool).apply(photo, 0, 0, 1, pool);
    const Image<float> after = JointUpsample(coarse, full, pool).apply(photo, 0, 0, 1, pool);
    for (std::size_t i = 0; i < photo.samples().size(); ++i)
        ASSERT_NEAR(before.data()[i], 0.5F * photo.data()[i] + 0.5F * after.data()[i], 2e-5) << i;
}

TEST(JointUpsample, AnEnhancementThatClipsKeepsTheLevelsMeans) {
    ThreadPool pool(2);
    // Strong grain, most of it finer than the level, and an enhancement of local contrast that reaches black and white.
    const Image<float> photo =
        mapped(test::syntheticPhoto(512, 384, 10, 0.4F), [](float v) { return std::min(0.1F + v, 1.0F); });
    const Image<float> coarse = downsample(photo, 2, pool);
    const Image<float> means = downsample(coarse, 3, pool);
    Image<float> result = coarse.clone();
    for (int y = 0; y < result.height(); ++y)
        for (int x = 0; x < result.width(); ++x)
            for (int c = 0; c < 3; ++c) {
                const float mean = means.at(x / 8, y / 8, c);
                result.at(x, y, c) = std::clamp(mean + 3 * (coarse.at(x, y, c) - mean), 0.0F, 1.0F);
            }
    const Image<float> carried = mapped(JointUpsample(coarse, result, pool).apply(photo, 0, 0, 2, pool),
                                        [](float v) { return std::clamp(v, 0.0F, 1.0F); });
    EXPECT_GT(test::psnr(downsample(carried, 2, pool), result), 29);  // 27.3 where the slope is not limited
}

TEST(JointUpsample, ValuesOutsideTheRangeAreKeptAsAnOffset) {
    ThreadPool pool(1);
    const auto change = [](float v) { return 0.5F * v + 0.1F; };
    Image<float> photo = test::syntheticPhoto(64, 64, 7);
    const Image<float> coarse = downsample(photo, 1, pool);
    const JointUpsample joint(coarse, mapped(coarse, change), pool);
    Image<float> inside = photo.clone();
    Image<float> outside = photo.clone();
    for (int c = 0; c < 3; ++c) {
        inside.at(20, 20, c) = 1.0F;
        outside.at(20, 20, c) = 1.25F;
    }
    EXPECT_FLOAT_EQ(joint.apply(outside, 0, 0, 1, pool).at(20, 20, 1),
                    joint.apply(inside, 0, 0, 1, pool).at(20, 20, 1) + 0.25F);
}

TEST(JointUpsample, PartsAreTheWholeBitForBit) {
    ThreadPool one(1);
    ThreadPool three(3);
    const Image<float> photo = test::syntheticPhoto(301, 255, 8);
    for (const int levels : {1, 2, 3}) {
        const Image<float> coarse = downsample(photo, levels, one);
        const Image<float> result = mapped(coarse, [](float v) { return std::sqrt(v); });
        const JointUpsample joint(coarse, result, one);
        const JointUpsample same(coarse, result, three);
        const Image<float> whole = joint.apply(photo, 0, 0, levels, one);
        for (const Rect part : {Rect{0, 0, 301, 1},
                                Rect{0, 0, 37, 255},
                                Rect{13, 7, 100, 90},
                                Rect{300, 254, 1, 1},
                                Rect{201, 101, 100, 154}}) {
            const Image<float> piece = same.apply(crop(photo, part), part.x, part.y, levels, three);
            EXPECT_TRUE(test::identical(piece, crop(whole, part))) << levels << " at " << part.x << ", " << part.y;
        }
    }
}

TEST(JointUpsample, TakesTheSmallestLevels) {
    ThreadPool pool(2);
    for (const Size size : {Size{1, 1}, Size{2, 9}, Size{33, 1}}) {
        const Image<float> photo = test::syntheticPhoto(size.width, size.height, 9);
        const Image<float> coarse = downsample(photo, 2, pool);
        const Image<float> carried =
            JointUpsample(coarse, mapped(coarse, [](float v) { return 1 - v; }), pool).apply(photo, 0, 0, 2, pool);
        for (const float sample : carried.samples()) EXPECT_TRUE(std::isfinite(sample));
        EXPECT_EQ(carried.size(), size);
    }
}

}  // namespace
}  // namespace glissade
