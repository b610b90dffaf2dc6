#include "engine/raster.h"

#include <gtest/gtest.h>

#include <limits>

namespace glissade {
namespace {

View viewOf(int width, int height, double zoom, double x = 0.5, double y = 0.5) {
    return {{width, height}, zoom, x, y};
}

TEST(View, FitShowsTheWholePhotoAndNeverEnlarges) {
    EXPECT_DOUBLE_EQ(viewOf(1280, 720, 0).zoomFor({6000, 4000}), 0.18);
    EXPECT_DOUBLE_EQ(viewOf(1280, 720, 0).zoomFor({640, 480}), 1.0);
    EXPECT_EQ(viewOf(1280, 720, 0).visible({6000, 4000}), (Rect{0, 0, 6000, 4000}));
}

TEST(View, ShowsWhatIsAroundItsCentre) {
    EXPECT_EQ(viewOf(100, 50, 1).visible({1000, 500}), (Rect{450, 225, 100, 50}));
    EXPECT_EQ(viewOf(100, 50, 2).visible({1000, 500}), (Rect{475, 237, 50, 26}));  // half pixels at the edges count
    EXPECT_EQ(viewOf(100, 50, 0.5).visible({1000, 500}), (Rect{400, 200, 200, 100}));
}

TEST(View, IsClippedToThePhoto) {
    EXPECT_EQ(viewOf(100, 50, 1, 0, 0).visible({1000, 500}), (Rect{0, 0, 50, 25}));
    EXPECT_EQ(viewOf(100, 50, 1, 1, 1).visible({1000, 500}), (Rect{950, 475, 50, 25}));
    EXPECT_EQ(viewOf(4000, 4000, 1).visible({1000, 500}), (Rect{0, 0, 1000, 500}));
    EXPECT_TRUE(viewOf(0, 0, 1).visible({1000, 500}).empty());
    EXPECT_TRUE(viewOf(100, 100, 1).visible({0, 0}).empty());
}

TEST(View, TakesNumbersThatAreNoneForTheMiddleAndForFit) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(viewOf(100, 50, none).visible({1000, 500}), (Rect{0, 0, 1000, 500}));
    EXPECT_EQ(viewOf(100, 50, 1, none, none).visible({1000, 500}), (Rect{450, 225, 100, 50}));
}

TEST(Raster, IsTheAreaAtTheZoomButNeverAboveThePhotosPixels) {
    const Raster fit = rasterFor(viewOf(1280, 720, 0), {6000, 4000});
    EXPECT_EQ(fit.size, (Size{1080, 720}));
    EXPECT_EQ(fit.level, 2);  // 1/4 is finer than 0.18, 1/8 is not
    const Raster close = rasterFor(viewOf(100, 50, 4), {1000, 500});
    EXPECT_EQ(close.size, (Size{close.area.width, close.area.height}));
    EXPECT_EQ(close.level, 0);
}

TEST(Raster, TakesTheLevelThatEqualsTheDisplay) {
    EXPECT_EQ(rasterFor(viewOf(100, 100, 0.5), {1000, 1000}).level, 1);
    EXPECT_EQ(rasterFor(viewOf(100, 100, 0.51), {1000, 1000}).level, 0);
    EXPECT_EQ(rasterFor(viewOf(100, 100, 0.25), {1000, 1000}).level, 2);
    EXPECT_EQ(rasterFor(viewOf(10, 10, 0.0001), {100'000, 100'000}).level, kMaxDisplayLevel);
}

TEST(Raster, HasAtLeastOnePixel) {
    const Raster raster = rasterFor(viewOf(10, 10, 0.001), {100, 30});
    EXPECT_EQ(raster.size, (Size{1, 1}));
}

TEST(CoveringRect, RoundsOutwardsAndStaysInTheLevel) {
    EXPECT_EQ(coveringRect({5, 6, 10, 10}, {101, 51}, 2), (Rect{1, 1, 3, 3}));
    EXPECT_EQ(coveringRect({5, 6, 10, 10}, {101, 51}, 2, 4), (Rect{0, 0, 8, 8}));
    EXPECT_EQ(coveringRect({0, 0, 101, 51}, {101, 51}, 2, 4), (Rect{0, 0, 26, 13}));
}

TEST(Intersection, IsEmptyWhereNothingIsShared) {
    EXPECT_EQ(intersection({0, 0, 10, 10}, {5, 6, 10, 10}), (Rect{5, 6, 5, 4}));
    EXPECT_TRUE(intersection({0, 0, 10, 10}, {10, 0, 5, 5}).empty());
}

TEST(ReducedTo, KeepsThePartAndTakesTheLevelOfItsOwnSize) {
    const Raster raster = rasterFor({{800, 600}, 1, 0.5, 0.5}, {4000, 3000});
    const Raster reduced = reducedTo(raster, {200, 600});
    EXPECT_EQ(reduced.area, raster.area);
    EXPECT_EQ(reduced.size, (Size{200, 150}));
    EXPECT_EQ(reduced.level, 2);
    EXPECT_EQ(reducedTo(raster, {2000, 2000}), raster) << "never more pixels";
    EXPECT_TRUE(reducedTo(raster, {}).empty());
    EXPECT_TRUE(reducedTo({}, {10, 10}).empty());
}

}  // namespace
}  // namespace glissade
