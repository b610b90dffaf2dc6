// Coarse results: what an operator's network is told of what the exact operator does to the photo as a whole.
#include "net/coarse_results.h"

#include "image/downsample.h"
#include "operators/fine_copy.h"
#include "operators/registry.h"
#include "support/synthetic_photo.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <stop_token>

namespace glissade {
namespace {

constexpr std::size_t kCells = std::size_t{kCopySide} * kCopySide;

/// Root mean square over cells of a grid of the photo of what two pictures' averages differ by; planes of 128×128 of
/// each.
double rms(const float* one, const float* other, std::size_t cellsPerSide) {
    const std::size_t side = kCopySide / cellsPerSide;
    double squares = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t gy = 0; gy < cellsPerSide; ++gy) {
            for (std::size_t gx = 0; gx < cellsPerSide; ++gx) {
                double sum = 0;
                for (std::size_t y = gy * side; y < (gy + 1) * side; ++y)
                    for (std::size_t x = gx * side; x < (gx + 1) * side; ++x)
                        sum += one[c * kCells + y * kCopySide + x] - other[c * kCells + y * kCopySide + x];
                squares += std::pow(sum / static_cast<double>(side * side), 2);
            }
        }
    }
    return std::sqrt(squares / static_cast<double>(3 * cellsPerSide * cellsPerSide));
}

std::vector<const OperatorSpec*> operatorsWithResults() {
    std::vector<const OperatorSpec*> result;
    for (const OperatorSpec* spec : allOperators())
        if (spec->coarse.count > 0) result.push_back(spec);
    return result;
}

TEST(CoarseResults, OperatorsThatHaveSomeSayWhichTheyAre) {
    EXPECT_GE(operatorsWithResults().size(), 5U);
    for (const OperatorSpec* spec : allOperators()) {
        EXPECT_EQ(spec->coarse.id.empty(), spec->coarse.count == 0) << spec->id;
        EXPECT_EQ(spec->coarse.result == nullptr, spec->coarse.count == 0) << spec->id;
    }
}

TEST(CoarseResults, PlanesAreTheColoursAndWhatTheResultsDifferByFromThem) {
    const GlobalInput input = makeGlobalInput(test::syntheticPhoto(300, 200, 3));
    const PhotoOverview photo(input);
    for (const OperatorSpec* spec : operatorsWithResults()) {
        const auto planes = photo.coarsePlanes(*spec);
        ASSERT_TRUE(planes) << spec->id;
        ASSERT_EQ((*planes)->size(), static_cast<std::size_t>(coarsePlaneCount(spec->coarse.count)) * kCells);
        for (std::size_t i = 0; i < 3 * kCells; ++i) ASSERT_EQ((**planes)[i], input.overview[i]) << spec->id;
        for (int r = 0; r < spec->coarse.count; ++r) {
            double sum = 0;
            for (std::size_t i = 0; i < 3 * kCells; ++i)
                sum += std::abs((**planes)[3 * kCells * (static_cast<std::size_t>(r) + 1) + i]);
            EXPECT_GT(sum / (3 * kCells), 1e-4) << spec->id << ' ' << r << " changes nothing";
        }
    }
}

/// The averages of the exact operator's result at the photo's own size, against those that the copy tells.
/// @param grid   cells along a side of the grid that the averages are of
/// @param share  of the averages' differences from the photo's, what the copy may be wrong by
void expectTells(const char* id, const Params& params, int result, double share, Size size, std::size_t grid) {
    const OperatorSpec& spec = *findOperator(id);
    const Image<float> photo = test::syntheticPhoto(size.width, size.height, 7);
    ThreadPool pool(1);
    const auto exact = spec.apply(photo, params, {pool, {}});
    ASSERT_TRUE(exact);
    const GlobalInput before = makeGlobalInput(photo);
    const GlobalInput after = makeGlobalInput(*exact);
    const PhotoOverview known(before);
    const auto planes = known.coarsePlanes(spec);
    ASSERT_TRUE(planes);
    std::vector<float> told(before.overview.begin(), before.overview.begin() + 3 * kCells);
    for (std::size_t i = 0; i < told.size(); ++i)
        told[i] += (**planes)[3 * kCells * (static_cast<std::size_t>(result) + 1) + i];
    const double untold = rms(before.overview.data(), after.overview.data(), grid);
    EXPECT_GT(untold, 2e-3) << id << " must do something to be told";
    EXPECT_LT(rms(told.data(), after.overview.data(), grid) / untold, share) << id;
}

TEST(CoarseResults, TellTheExactOperatorsAverages) {
    constexpr Size kSize{640, 480};
    expectTells("l0", {0.2}, 2, 0.7, kSize, 16);
    expectTells("wls", {10.0}, 1, 0.4, kSize, 16);
    // Who has one has that of its defaults: CoarseCorrection holds slices to it.
    expectTells("llf", findOperator("llf")->defaults(), 0, 0.1, kSize, 16);
    expectTells("llf-remap", {}, 0, 0.1, kSize, 16);
    expectTells("style", {}, 0, 0.9, kSize, 16);
}

TEST(CoarseResults, TellOfALargePhotoToo) {
    constexpr Size kSize{1920, 1280};
    expectTells("llf", {5.0}, 0, 0.2, kSize, 64);
    expectTells("llf-remap", {}, 0, 0.15, kSize, 64);
    expectTells("style", {}, 0, 0.9, kSize, 64);
}

TEST(CoarseResults, AreComputedOnceAndTheSameForAnyOrder) {
    const GlobalInput input = makeGlobalInput(test::syntheticPhoto(160, 120, 3));
    const OperatorSpec& l0 = *findOperator("l0");
    const PhotoOverview one(input);
    const PhotoOverview other(input);
    std::size_t asked = 0;
    const PhotoOverview::ForEach backwards = [&](std::size_t count, const std::function<void(std::size_t)>& body) {
        asked += count;
        for (std::size_t i = count; i-- > 0;) body(i);
    };
    const auto first = one.coarsePlanes(l0);
    const auto second = other.coarsePlanes(l0, {}, backwards);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(**first, **second);
    ASSERT_TRUE(other.coarsePlanes(l0, {}, backwards));
    EXPECT_EQ(asked, static_cast<std::size_t>(l0.coarse.count)) << "computed anew";
}

TEST(CoarseResults, AStopLeavesNothingBehind) {
    const PhotoOverview photo(makeGlobalInput(test::syntheticPhoto(160, 120, 3)));
    const OperatorSpec& llf = *findOperator("llf");
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = photo.coarsePlanes(llf, Cancel(stop.get_token()));
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(photo.coarsePlanes(llf));
}

TEST(CoarseResults, AnyPhotoHasSome) {
    for (const Size size : {Size{1, 1}, Size{1, 40}, Size{700, 2}, Size{17, 33}}) {
        for (const bool black : {false, true}) {
            Image<float> picture = test::syntheticPhoto(size.width, size.height, 1);
            if (black)
                for (float& sample : picture.samples()) sample = 0;
            const PhotoOverview photo(makeGlobalInput(picture));
            for (const OperatorSpec* spec : operatorsWithResults()) {
                const auto planes = photo.coarsePlanes(*spec);
                ASSERT_TRUE(planes) << spec->id;
                for (const float value : **planes)
                    ASSERT_TRUE(std::isfinite(value) && std::abs(value) <= 2) << spec->id;
            }
        }
    }
}

/// A photo of four flat stripes, whose small copies nothing can go wrong in.
PhotoCopy stripedCopy(Size size) {
    Image<float> photo(size.width, size.height, 3);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (int c = 0; c < 3; ++c)
                photo.at(x, y, c) = c == 2 ? 0.5F : 0.25F * static_cast<float>(4 * x / size.width);
    const GlobalInput input = makeGlobalInput(photo);
    PhotoCopy copy{Image<float>(kCopySide, kCopySide, 3), 1, input.tones};
    for (std::size_t i = 0; i < kCells; ++i)
        for (std::size_t c = 0; c < 3; ++c) copy.colours.data()[3 * i + c] = input.overview[c * kCells + i];
    return copy;
}

TEST(FineCopy, HasThePhotosColours) {
    ThreadPool pool(1);
    for (const Size size : {Size{1024, 256}, Size{64, 40}, Size{2000, 300}}) {
        const Image<float> fine = operators::fineCopy(stripedCopy(size), pool);
        ASSERT_EQ(fine.size(), (Size{operators::kFineCopySide, operators::kFineCopySide}));
        for (const int stripe : {0, 1, 2, 3}) {
            const int x = (2 * stripe + 1) * operators::kFineCopySide / 8;
            EXPECT_NEAR(fine.at(x, 100, 0), 0.25 * stripe, 0.01) << size.width;
            EXPECT_NEAR(fine.at(x, 100, 2), 0.5, 0.01) << size.width;
        }
    }
}

TEST(FineCopy, ChangesAreTheMeansOfFourPixels) {
    ThreadPool pool(1);
    const PhotoCopy copy = stripedCopy({700, 300});
    const Image<float> before = operators::fineCopy(copy, pool);
    Image<float> after = before.clone();
    after.at(200, 31, 1) += 0.4F;
    const Image<float> result = operators::changedAs(copy, before, after);
    for (int y = 0; y < kCopySide; ++y)
        for (int x = 0; x < kCopySide; ++x)
            for (int c = 0; c < 3; ++c)
                ASSERT_NEAR(
                    result.at(x, y, c) - copy.colours.at(x, y, c), x == 100 && y == 15 && c == 1 ? 0.1 : 0, 1e-6);
}

TEST(ToneGrid, HoldsTheMeanGreyOfEachCell) {
    const Image<float> photo = test::syntheticPhoto(1200, 333, 5);
    const ToneGrid grid = makeGlobalInput(photo).tones.grid;
    EXPECT_EQ(grid.level, 2);
    ASSERT_EQ(grid.size, (Size{300, 84}));
    for (const Size cell : {Size{0, 0}, Size{299, 83}, Size{60, 83}, Size{299, 40}}) {
        double sum = 0;
        double share = 0;
        int count = 0;
        for (int y = 4 * cell.height; y < std::min(333, 4 * cell.height + 4); ++y) {
            for (int x = 4 * cell.width; x < std::min(1200, 4 * cell.width + 4); ++x, ++count)
                sum += 0.299 * photo.at(x, y, 0) + 0.587 * photo.at(x, y, 1) + 0.114 * photo.at(x, y, 2);
        }
        const std::size_t index = static_cast<std::size_t>(cell.height) * static_cast<std::size_t>(grid.size.width) +
                                  static_cast<std::size_t>(cell.width);
        for (const std::uint16_t tone : grid.cell(index)) share += tone;
        EXPECT_NEAR(share, 65535, 15);
        EXPECT_NEAR(grid.greyOf(index), sum / count, 5e-4);
        const std::uint16_t* colours = &grid.colours[3 * index];
        EXPECT_NEAR((0.299 * colours[0] + 0.587 * colours[1] + 0.114 * colours[2]) / 65535, sum / count, 1e-4);
    }
}

TEST(ToneGrid, ItsLevelIsTheFinestThatFits) {
    EXPECT_EQ(ToneGrid::levelFor({512, 20}), 0);
    EXPECT_EQ(ToneGrid::levelFor({513, 20}), 1);
    EXPECT_EQ(ToneGrid::levelFor({1024, 1024}), 1);
    EXPECT_EQ(ToneGrid::levelFor({20, 6000}), 4);
    EXPECT_EQ(ToneGrid::levelFor({1, 1}), 0);
}

TEST(PixelGreys, AreScatteredOverThePhotoWithTheirNeighbours) {
    constexpr Size kSize{600, 400};
    Image<float> photo(kSize.width, kSize.height, 3);
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x)
            for (int c = 0; c < 3; ++c)
                photo.at(x, y, c) = 0.0005F * static_cast<float>(x) + 0.001F * static_cast<float>(y);
    const PhotoTones tones = makeGlobalInput(photo).tones;
    ASSERT_EQ(tones.pixels.size(), static_cast<std::size_t>(PhotoTones::kPixels));
    std::vector<int> met(tones.fine.size.area());
    for (const PixelGreys& pixel : tones.pixels) {
        ASSERT_NEAR(pixel.right - pixel.here, 0.0005, 1e-5);
        ASSERT_NEAR(pixel.below - pixel.here, 0.001, 1e-5);
        ASSERT_LT(pixel.cell, met.size());
        ASSERT_NEAR(pixel.here, tones.fine.greyOf(pixel.cell), 0.004) << "of another cell";
        ++met[pixel.cell];
    }
    EXPECT_GT(std::ranges::count_if(met, [](int n) { return n > 0; }), static_cast<std::ptrdiff_t>(met.size() / 2));
}

TEST(PixelGreys, OfASmallPhotoAreAllButTheLastRowAndColumn) {
    const PhotoTones tones = makeGlobalInput(test::syntheticPhoto(31, 20, 1)).tones;
    EXPECT_EQ(tones.pixels.size(), 30U * 19U);
    EXPECT_EQ(makeGlobalInput(test::syntheticPhoto(1, 20, 1)).tones.pixels.size(), 19U);
    EXPECT_EQ(makeGlobalInput(test::syntheticPhoto(1, 1, 1)).tones.pixels.size(), 1U);
}

}  // namespace
}  // namespace glissade
