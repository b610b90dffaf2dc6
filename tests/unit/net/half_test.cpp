#include "net/half.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glissade {
namespace {

/// The value by the definition of binary16, in double.
double halfByDefinition(std::uint16_t bits) {
    const int exponent = (bits >> 10) & 31;
    const int mantissa = bits & 1023;
    const double magnitude = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024 + mantissa, exponent - 25);
    return bits & 0x8000 ? -magnitude : magnitude;
}

TEST(Half, EveryFiniteHalfIsReadExactlyAndWrittenBack) {
    for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        if ((half & 0x7C00) == 0x7C00) continue;
        ASSERT_EQ(floatFromHalf(half), halfByDefinition(half)) << bits;
        ASSERT_EQ(halfFromFloat(floatFromHalf(half)), half) << bits;
    }
}

TEST(Half, ValuesBetweenTwoHalvesGoToTheNearerOneAndTiesToEven) {
    for (std::uint16_t half = 0; half < 0x7BFF; ++half) {
        const double low = halfByDefinition(half);
        const double high = halfByDefinition(static_cast<std::uint16_t>(half + 1));
        const auto middle = static_cast<float>((low + high) / 2);  // exact: 12 bits of mantissa
        const auto even = static_cast<std::uint16_t>(half % 2 == 0 ? half : half + 1);
        ASSERT_EQ(halfFromFloat(middle), even) << half;
        ASSERT_EQ(halfFromFloat(std::nextafter(middle, 0.0F)), half) << half;
        ASSERT_EQ(halfFromFloat(std::nextafter(middle, 1e9F)), half + 1) << half;
        ASSERT_EQ(halfFromFloat(-middle), even | 0x8000) << half;
    }
}

TEST(Half, BeyondTheLargestHalfIsInfinity) {
    EXPECT_EQ(halfFromFloat(65504.0F), 0x7BFF);
    EXPECT_EQ(halfFromFloat(65519.996F), 0x7BFF);
    EXPECT_EQ(halfFromFloat(65520.0F), 0x7C00);
    EXPECT_EQ(halfFromFloat(-1e30F), 0xFC00);
}

TEST(Half, InfinityAndNanStayWhatTheyAre) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    EXPECT_EQ(halfFromFloat(infinity), 0x7C00);
    EXPECT_EQ(floatFromHalf(0xFC00), -infinity);
    EXPECT_TRUE(std::isnan(floatFromHalf(halfFromFloat(std::numeric_limits<float>::quiet_NaN()))));
}

TEST(Half, Bf16IsTheUpperHalfOfAFloat) {
    EXPECT_EQ(floatFromBf16(0x3F80), 1.0F);
    EXPECT_EQ(floatFromBf16(0xC049), -3.140625F);
    EXPECT_TRUE(std::isinf(floatFromBf16(0x7F80)));
}

}  // namespace
}  // namespace glissade
