#include "ui/crop_geometry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>
#include <vector>

namespace glissade {
namespace {

constexpr Size kPhoto{600, 400};
constexpr Rect kArea{100, 100, 200, 120};

int right(Rect area) { return area.x + area.width; }
int bottom(Rect area) { return area.y + area.height; }
bool liesWithin(Rect area, Size photo) {
    return area.x >= 0 && area.y >= 0 && !area.empty() && right(area) <= photo.width && bottom(area) <= photo.height;
}

TEST(CropGeometry, ASideMovesAloneAndStopsAtThePhotosEdge) {
    EXPECT_EQ(cropDragged(kArea, CropSide::Left, {-30, 55}, kPhoto, 0), (Rect{70, 100, 230, 120}));
    EXPECT_EQ(cropDragged(kArea, CropSide::Left, {-300, 0}, kPhoto, 0), (Rect{0, 100, 300, 120}));
    EXPECT_EQ(cropDragged(kArea, CropSide::Right, {30, 0}, kPhoto, 0), (Rect{100, 100, 230, 120}));
    EXPECT_EQ(cropDragged(kArea, CropSide::Right, {900, 0}, kPhoto, 0), (Rect{100, 100, 500, 120}));
    EXPECT_EQ(cropDragged(kArea, CropSide::Top, {0, 20}, kPhoto, 0), (Rect{100, 120, 200, 100}));
    EXPECT_EQ(cropDragged(kArea, CropSide::Bottom, {0, -20}, kPhoto, 0), (Rect{100, 100, 200, 100}));
}

TEST(CropGeometry, ACornerMovesTwoSides) {
    EXPECT_EQ(cropDragged(kArea, CropSide::Left | CropSide::Top, {-10, 20}, kPhoto, 0), (Rect{90, 120, 210, 100}));
    EXPECT_EQ(cropDragged(kArea, CropSide::Right | CropSide::Bottom, {5, 6}, kPhoto, 0), (Rect{100, 100, 205, 126}));
}

TEST(CropGeometry, AllOfItMovesWithinThePhoto) {
    EXPECT_EQ(cropDragged(kArea, {}, {10, -20}, kPhoto, 0), (Rect{110, 80, 200, 120}));
    EXPECT_EQ(cropDragged(kArea, {}, {-500, 999}, kPhoto, 1), (Rect{0, 280, 200, 120})) << "its size stays";
}

TEST(CropGeometry, ASideIsNotPushedOverTheOpposite) {
    EXPECT_EQ(cropDragged(kArea, CropSide::Left, {900, 0}, kPhoto, 0), (Rect{284, 100, 16, 120}));
    EXPECT_EQ(cropDragged(kArea, CropSide::Bottom, {0, -900}, kPhoto, 0), (Rect{100, 100, 200, 16}));
}

TEST(CropGeometry, WithARatioASideKeepsTheMiddleOfTheOthers) {
    const Rect wider = cropDragged({200, 150, 100, 100}, CropSide::Right, {60, 0}, kPhoto, 1);
    EXPECT_EQ(wider, (Rect{200, 120, 160, 160}));
    const Rect higher = cropDragged({200, 150, 100, 100}, CropSide::Top, {0, -40}, kPhoto, 1);
    EXPECT_EQ(higher, (Rect{180, 110, 140, 140}));
}

TEST(CropGeometry, ANewRectangleIsSpannedInEveryDirection) {
    EXPECT_EQ(cropSpanned({100, 50}, {300, 150}, kPhoto, 0), (Rect{100, 50, 200, 100}));
    EXPECT_EQ(cropSpanned({300, 150}, {100, 50}, kPhoto, 0), (Rect{100, 50, 200, 100}));
    EXPECT_EQ(cropSpanned({-50, -50}, {100, 50}, kPhoto, 0), (Rect{0, 0, 100, 50})) << "begun beside the photo";
    EXPECT_EQ(cropSpanned({300, 150}, {301, 151}, kPhoto, 0), (Rect{300, 150, 16, 16}));
    EXPECT_EQ(cropSpanned({599, 399}, {600, 400}, kPhoto, 0), (Rect{584, 384, 16, 16}));
    EXPECT_EQ(cropSpanned({0, 0}, {300, 50}, kPhoto, 1.5), (Rect{0, 0, 300, 200}));
}

TEST(CropGeometry, AnotherRatioKeepsTheMiddleAndThePixels) {
    const Rect square = cropWithRatio({200, 100, 160, 90}, kPhoto, 1);
    EXPECT_EQ(square, (Rect{220, 85, 120, 120}));
    EXPECT_EQ(cropWithRatio({200, 100, 160, 90}, kPhoto, 0), (Rect{200, 100, 160, 90}));
    EXPECT_EQ(cropWithRatio({0, 0, 600, 400}, kPhoto, 1), (Rect{100, 0, 400, 400})) << "as far as the photo allows";
    Rect area{17, 33, 160, 90};
    const int pixels = area.width * area.height;
    for (int i = 0; i < 20; ++i) area = cropWithRatio(area, kPhoto, i % 2 == 0 ? 2.0 : 0.5);
    EXPECT_NEAR(area.width * area.height, pixels, 0.05 * pixels) << "to and fro it does not shrink";
}

TEST(CropGeometry, TypedSizesAreAroundTheMiddle) {
    EXPECT_EQ(cropWithWidth(kArea, 100, kPhoto, 0), (Rect{150, 100, 100, 120}));
    EXPECT_EQ(cropWithHeight(kArea, 20, kPhoto, 0), (Rect{100, 150, 200, 20}));
    EXPECT_EQ(cropWithWidth(kArea, 120, kPhoto, 2), (Rect{140, 130, 120, 60}));
    EXPECT_EQ(cropWithWidth({0, 0, 600, 400}, 600, kPhoto, 1), (Rect{100, 0, 400, 400}));
    EXPECT_EQ(cropWithWidth({0, 0, 20, 20}, 300, kPhoto, 0), (Rect{0, 0, 300, 20})) << "pushed back into the photo";
}

// Whatever is dragged, however far: within the photo, of the ratio, no shorter than it may be, and the side that is not
// dragged where it was.
TEST(CropGeometry, EveryDragKeepsItsPromises) {
    std::mt19937 random(5);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const std::vector<CropSides> grips{CropSide::Left,
                                       CropSide::Right,
                                       CropSide::Top,
                                       CropSide::Bottom,
                                       CropSide::Left | CropSide::Top,
                                       CropSide::Right | CropSide::Top,
                                       CropSide::Left | CropSide::Bottom,
                                       CropSide::Right | CropSide::Bottom};
    for (int i = 0; i < 20'000; ++i) {
        const Size photo{200 + below(500), 200 + below(500)};
        const double ratio = std::vector{0.0, 1.0, 1.5, 16.0 / 9, 2.0 / 3, 0.5}[static_cast<std::size_t>(below(6))];
        Rect area{below(photo.width - 120), below(photo.height - 120), 0, 0};
        area.width = 60 + below(photo.width - area.x - 60);
        area.height = 60 + below(photo.height - area.y - 60);
        const CropSides sides = grips[static_cast<std::size_t>(below(8))];
        const QPointF delta(below(2000) - 1000, below(2000) - 1000);
        const Rect dragged = cropDragged(area, sides, delta, photo, ratio);
        ASSERT_TRUE(liesWithin(dragged, photo)) << i;
        if (sides.testFlag(CropSide::Left)) ASSERT_NEAR(right(dragged), right(area), 1) << i;
        if (sides.testFlag(CropSide::Right)) ASSERT_NEAR(dragged.x, area.x, 1) << i;
        if (sides.testFlag(CropSide::Top)) ASSERT_NEAR(bottom(dragged), bottom(area), 1) << i;
        if (sides.testFlag(CropSide::Bottom)) ASSERT_NEAR(dragged.y, area.y, 1) << i;
        // One side follows the other to the next whole pixel.
        if (ratio > 0) ASSERT_LE(std::abs(dragged.width - dragged.height * ratio), 0.5 + 0.5 * ratio + 1e-9) << i;
        if (ratio == 0) ASSERT_GE(std::min(dragged.width, dragged.height), kShortestCropSide) << i;
    }
}

TEST(CropGeometry, APhotoThatIsSmallerThanTheShortestSideIsKept) {
    EXPECT_EQ(cropDragged({0, 0, 9, 5}, CropSide::Right, {-8, 0}, {9, 5}, 0), (Rect{0, 0, 9, 5}));
    EXPECT_EQ(cropSpanned({4, 4}, {5, 5}, {9, 5}, 0), (Rect{0, 0, 9, 5}));
    EXPECT_TRUE(liesWithin(cropWithRatio({0, 0, 1, 1}, {1, 1}, 16.0 / 9), {1, 1}));
}

}  // namespace
}  // namespace glissade
