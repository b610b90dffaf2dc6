#include "net/torch/places.h"

#include "net/torch/base_network.h"

#include <gtest/gtest.h>

namespace glissade::net {
namespace {

TEST(Places, whatLiesBeyondAPhotoIsMarkedInTheLastChannelAlone) {
    const Size photo{40, 24};
    const Places places = torch::cat({placeOf({-4, 16, 16, 16}, photo), placeOf({28, -6, 16, 16}, photo)});
    auto input = torch::full({2, kBaseChannels, 16, 16}, 0.5F);
    markOutside(input, places);
    EXPECT_TRUE(torch::equal(input.slice(1, 0, 3), torch::full({2, 3, 16, 16}, 0.5F)));
    const auto expected = [](int fromX, int toX, int fromY, int toY) {
        auto mark = torch::full({16, 16}, kOutside);
        mark.slice(0, fromY, toY).slice(1, fromX, toX).fill_(0.5F);
        return mark;
    };
    EXPECT_TRUE(torch::equal(input[0][3], expected(4, 16, 0, 8))) << "beyond the left and the lower edge";
    EXPECT_TRUE(torch::equal(input[1][3], expected(0, 12, 6, 16))) << "beyond the right and the upper edge";
}

TEST(Places, whatLiesWithinAPhotoIsLeftAsItIs) {
    const auto before = torch::rand({1, kBaseChannels, 16, 32});
    auto input = before.clone();
    markOutside(input, placeOf({0, 0, 32, 16}, {32, 16}));
    EXPECT_TRUE(torch::equal(input, before));
}

}  // namespace
}  // namespace glissade::net
