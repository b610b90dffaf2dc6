#include "engine/feature_cache.h"

#include <gtest/gtest.h>

namespace glissade {
namespace {

FeatureKey key(int tile, std::uint64_t picture = 1) { return {picture, 0, tile, "slice:l0"}; }

std::shared_ptr<const int> value(int number) { return std::make_shared<const int>(number); }

TEST(FeatureCache, NeverHoldsMoreThanItsLimit) {
    FeatureCache cache(100);
    for (int i = 0; i < 50; ++i) {
        cache.insert(key(i), value(i), static_cast<std::size_t>(7 + i % 13));
        EXPECT_LE(cache.bytes(), 100U);
    }
    EXPECT_GT(cache.bytes(), 80U);
}

TEST(FeatureCache, DropsTheLeastRecentlyUsed) {
    FeatureCache cache(30);
    cache.insert(key(1), value(1), 10);
    cache.insert(key(2), value(2), 10);
    cache.insert(key(3), value(3), 10);
    EXPECT_EQ(*cache.find<int>(key(1)), 1);  // used: now 2 is the oldest
    EXPECT_EQ(*cache.peek<int>(key(2)), 2);  // a look is no use
    cache.insert(key(4), value(4), 10);
    EXPECT_FALSE(cache.peek<int>(key(2)));
    EXPECT_TRUE(cache.peek<int>(key(1)));
    EXPECT_TRUE(cache.peek<int>(key(3)));
    EXPECT_TRUE(cache.peek<int>(key(4)));
}

TEST(FeatureCache, DoesNotKeepWhatAloneIsOverTheLimit) {
    FeatureCache cache(30);
    cache.insert(key(1), value(1), 10);
    cache.insert(key(2), value(2), 31);
    EXPECT_FALSE(cache.find<int>(key(2)));
    EXPECT_TRUE(cache.find<int>(key(1)));
    EXPECT_EQ(cache.bytes(), 10U);
}

TEST(FeatureCache, ASmallerLimitDropsTheLeastRecentlyUsedAtOnce) {
    FeatureCache cache(100);
    for (int i = 0; i < 4; ++i) cache.insert(key(i), value(i), 25);
    EXPECT_TRUE(cache.find<int>(key(0)));  // used: now 1 is the oldest
    cache.setLimit(60);
    EXPECT_EQ(cache.limit(), 60U);
    EXPECT_EQ(cache.bytes(), 50U);
    EXPECT_TRUE(cache.peek<int>(key(0)));
    EXPECT_TRUE(cache.peek<int>(key(3)));
    EXPECT_FALSE(cache.peek<int>(key(1)));
    EXPECT_FALSE(cache.peek<int>(key(2)));
}

TEST(FeatureCache, ReplacesAValueUnderTheSameKey) {
    FeatureCache cache(100);
    cache.insert(key(1), value(1), 60);
    cache.insert(key(1), value(2), 50);
    EXPECT_EQ(*cache.find<int>(key(1)), 2);
    EXPECT_EQ(cache.bytes(), 50U);
}

TEST(FeatureCache, DropsOnePicture) {
    FeatureCache cache(100);
    cache.insert(key(1, 1), value(1), 10);
    cache.insert(key(1, 2), value(2), 10);
    cache.insert(key(2, 1), value(3), 10);
    cache.dropPicture(1);
    EXPECT_EQ(cache.bytes(), 10U);
    EXPECT_TRUE(cache.find<int>(key(1, 2)));
    EXPECT_FALSE(cache.find<int>(key(2, 1)));
    cache.clear();
    EXPECT_EQ(cache.bytes(), 0U);
}

TEST(FeatureCache, WhatIsInUseLivesOnAfterItIsDropped) {
    FeatureCache cache(10);
    cache.insert(key(1), value(1), 10);
    const auto held = cache.find<int>(key(1));
    cache.insert(key(2), value(2), 10);
    EXPECT_EQ(*held, 1);
}

}  // namespace
}  // namespace glissade
