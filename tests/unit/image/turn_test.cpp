#include "image/turn.h"

#include <gtest/gtest.h>

#include <vector>

namespace glissade {
namespace {

std::vector<Turn> allTurns() {
    std::vector<Turn> all;
    for (const bool mirrored : {false, true})
        for (int quarters = 0; quarters < 4; ++quarters) all.push_back({quarters, mirrored});
    return all;
}

/// Every sample is another number.
Image<std::uint16_t> numbered(int width, int height, int channels = 1) {
    Image<std::uint16_t> image(width, height, channels);
    std::uint16_t next = 0;
    for (std::uint16_t& sample : image.samples()) sample = next++;
    return image;
}

template <typename T>
std::vector<T> samplesOf(const Image<T>& image) {
    return {image.samples().begin(), image.samples().end()};
}

using Samples = std::vector<std::uint16_t>;

// 0 1 2
// 3 4 5
TEST(Turn, PutsPixelsWhereTheNameSays) {
    const Image<std::uint16_t> image = numbered(3, 2);
    EXPECT_EQ(samplesOf(turned(image, {})), (Samples{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(samplesOf(turned(image, kRotatedRight)), (Samples{3, 0, 4, 1, 5, 2}));
    EXPECT_EQ(turned(image, kRotatedRight).size(), (Size{2, 3}));
    EXPECT_EQ(samplesOf(turned(image, kRotatedLeft)), (Samples{2, 5, 1, 4, 0, 3}));
    EXPECT_EQ(samplesOf(turned(image, {2, false})), (Samples{5, 4, 3, 2, 1, 0}));
    EXPECT_EQ(samplesOf(turned(image, kFlippedHorizontally)), (Samples{2, 1, 0, 5, 4, 3}));
    EXPECT_EQ(samplesOf(turned(image, kFlippedVertically)), (Samples{3, 4, 5, 0, 1, 2}));
}

TEST(Turn, KeepsTheChannelsOfAPixelTogether) {
    const Image<std::uint16_t> image = numbered(2, 1, 3);
    EXPECT_EQ(samplesOf(turned(image, kFlippedHorizontally)), (Samples{3, 4, 5, 0, 1, 2}));
    EXPECT_EQ(samplesOf(turned(image, kRotatedRight)), (Samples{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(samplesOf(turned(image, kRotatedLeft)), (Samples{3, 4, 5, 0, 1, 2}));
}

TEST(Turn, OneAfterTheOtherIsOneTurn) {
    const Image<std::uint16_t> image = numbered(131, 70, 3);  // more than a square of the copy in both directions
    for (const Turn& first : allTurns()) {
        for (const Turn& second : allTurns()) {
            const auto both = turned(turned(image, first), second);
            const auto once = turned(image, first.then(second));
            EXPECT_EQ(both.size(), once.size());
            EXPECT_EQ(samplesOf(both), samplesOf(once))
                << first.quarters << first.mirrored << ' ' << second.quarters << second.mirrored;
        }
        EXPECT_TRUE(first.then(first.inverse()).isNone());
        EXPECT_TRUE(first.inverse().then(first).isNone());
    }
}

TEST(Turn, KnowsWhereAPartComesFrom) {
    const Image<std::uint16_t> image = numbered(7, 5);
    const Rect area{1, 2, 3, 2};
    for (const Turn& turn : allTurns()) {
        const auto whole = turned(image, turn);
        const Rect from = turn.sourceOf(area, image.size());
        Image<std::uint16_t> part(from.width, from.height, 1);
        for (int y = 0; y < from.height; ++y)
            for (int x = 0; x < from.width; ++x) part.at(x, y) = image.at(from.x + x, from.y + y);
        const auto there = turned(part, turn);
        ASSERT_EQ(there.size(), (Size{area.width, area.height}));
        for (int y = 0; y < area.height; ++y)
            for (int x = 0; x < area.width; ++x) EXPECT_EQ(there.at(x, y), whole.at(area.x + x, area.y + y));
    }
    EXPECT_TRUE(kRotatedLeft.sourceOf(Rect{3, 3, 0, 0}, image.size()).empty());
}

TEST(Turn, TurnsAnEmptyPictureToo) { EXPECT_TRUE(turned(Image<float>(), kRotatedRight).empty()); }

}  // namespace
}  // namespace glissade
