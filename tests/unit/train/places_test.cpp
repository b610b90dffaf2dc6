#include "net/torch/places.h"

#include <gtest/gtest.h>

namespace glissade::net {
namespace {

TEST(Places, whatLiesBeyondAPhotoIsMarked) {
    const Size photo{40, 24};
    const Places places = torch::cat({placeOf({-4, 16, 16, 12}, photo), placeOf({28, -6, 16, 12}, photo)});
    const auto expected = [](int fromX, int toX, int fromY, int toY) {
        auto marks = torch::ones({1, 12, 16});
        marks.slice(1, fromY, toY).slice(2, fromX, toX).fill_(0.5F);
        return marks;
    };
    const auto marks = edgeMarks(places, 12, 16);
    ASSERT_EQ(marks.sizes(), at::IntArrayRef({2, 1, 12, 16}));
    EXPECT_TRUE(torch::equal(marks[0], expected(4, 16, 0, 8))) << "beyond the left and the lower edge";
    EXPECT_TRUE(torch::equal(marks[1], expected(0, 12, 6, 12))) << "beyond the right and the upper edge";
    EXPECT_TRUE(torch::equal(edgeMarks(placeOf({0, 0, 40, 24}, photo), 24, 40), torch::full({1, 1, 24, 40}, 0.5F)));
}

}  // namespace
}  // namespace glissade::net
