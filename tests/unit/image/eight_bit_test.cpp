#include "image/eight_bit.h"

#include <gtest/gtest.h>

#include <limits>

namespace glissade::test {
namespace {

TEST(EightBitTest, WholeValuesStay) {
    for (int value = 0; value <= 255; ++value) EXPECT_EQ(eightBit(static_cast<float>(value) / 255.0F), value);
}

TEST(EightBitTest, RoundsToTheNearestAndHalvesUp) {
    EXPECT_EQ(eightBit(0.49F / 255.0F), 0);
    EXPECT_EQ(eightBit(0.5F / 255.0F), 1);
    EXPECT_EQ(eightBit(0.5F), 128) << "127.5";
    EXPECT_EQ(eightBit(254.4F / 255.0F), 254);
}

TEST(EightBitTest, ClipsWhatIsOutOfRange) {
    EXPECT_EQ(eightBit(-0.3F), 0);
    EXPECT_EQ(eightBit(1.7F), 255);
    EXPECT_EQ(eightBit(-std::numeric_limits<float>::infinity()), 0);
    EXPECT_EQ(eightBit(std::numeric_limits<float>::infinity()), 255);
}

}  // namespace
}  // namespace glissade::test
