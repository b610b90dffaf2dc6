// Area averages along an axis.
#include "image/cover.h"

#include <gtest/gtest.h>

#include <numeric>

namespace glissade {
namespace {

/// The mean of a span of the axis whose sample i has the value i, which is the mean of floor over the span.
double meanOf(const Cover& cover) {
    double sum = 0;
    for (std::size_t k = 0; k < cover.weights.size(); ++k)
        sum += cover.weights[k] * static_cast<double>(cover.first + static_cast<int>(k));
    return sum;
}

TEST(Cover, SpansOfWholeSamplesAreTheirMeans) {
    const auto three = covers(12, 12, 3);
    ASSERT_EQ(three.size(), 3U);
    for (const int i : {0, 1, 2}) {
        const Cover& cover = three[static_cast<std::size_t>(i)];
        EXPECT_EQ(cover.first, 4 * i);
        ASSERT_EQ(cover.weights.size(), 4U);
        for (const float weight : cover.weights) EXPECT_FLOAT_EQ(weight, 0.25F);
    }
}

TEST(Cover, APartOfASampleCountsForAsMuch) {
    const auto two = covers(3, 3, 2);
    ASSERT_EQ(two[0].weights.size(), 2U);
    EXPECT_FLOAT_EQ(two[0].weights[0], 2.0F / 3);
    EXPECT_FLOAT_EQ(two[0].weights[1], 1.0F / 3);
    EXPECT_EQ(two[1].first, 1);
    EXPECT_FLOAT_EQ(two[1].weights[0], 1.0F / 3);
}

TEST(Cover, ALastSampleThatIsCutOffCountsForWhatThereIs) {
    const auto one = covers(3, 2.25, 1);
    ASSERT_EQ(one[0].weights.size(), 3U);
    EXPECT_FLOAT_EQ(one[0].weights[0], 1 / 2.25F);
    EXPECT_FLOAT_EQ(one[0].weights[2], 0.25F / 2.25F);
}

TEST(Cover, WeightsSumToOneAndSpansAreInOrderForAnySize) {
    for (const int count : {1, 2, 5, 127, 128, 129, 1000}) {
        for (const double cut : {0.0, 0.4, 0.9}) {
            double last = -1;
            for (const Cover& cover : covers(count, count - cut, 128)) {
                ASSERT_GE(cover.first, 0);
                ASSERT_LE(cover.first + static_cast<int>(cover.weights.size()), count);
                EXPECT_NEAR(std::accumulate(cover.weights.begin(), cover.weights.end(), 0.0), 1, 1e-5);
                EXPECT_GE(meanOf(cover), last);
                last = meanOf(cover);
            }
        }
    }
}

}  // namespace
}  // namespace glissade
