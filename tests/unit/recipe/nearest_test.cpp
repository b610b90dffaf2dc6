#include "recipe/nearest.h"

#include <gtest/gtest.h>

namespace glissade {
namespace {

const std::vector<std::string> kNames{"l0", "wls", "wls-enhance", "style", "pencil"};

TEST(Nearest, FindsANameWithALetterChangedLeftOutAddedOrSwapped) {
    EXPECT_EQ(nearest("pencel", kNames), "pencil");
    EXPECT_EQ(nearest("penil", kNames), "pencil");
    EXPECT_EQ(nearest("pencill", kNames), "pencil");
    EXPECT_EQ(nearest("pecnil", kNames), "pencil");
    EXPECT_EQ(nearest("lo", kNames), "l0");
}

TEST(Nearest, TakesTheNearestOfSeveral) { EXPECT_EQ(nearest("wls-enhanse", kNames), "wls-enhance"); }

TEST(Nearest, IsEmptyWhereNothingIsNear) {
    EXPECT_EQ(nearest("gaussian", kNames), "");
    EXPECT_EQ(nearest("", {}), "");
    EXPECT_EQ(nearest(std::string(100'000, 'x'), kNames), "");
}

}  // namespace
}  // namespace glissade
