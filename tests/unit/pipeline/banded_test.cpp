#include "pipeline/banded.h"

#include "image/parts.h"
#include "support/fake_network.h"
#include "support/photos.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glissade {
namespace {

class Banded : public testing::Test {
protected:
    [[nodiscard]] RenderContext context(TileLimits tiles = {}) { return {pool, networks, {}, tiles}; }
    [[nodiscard]] static Recipe recipe(const std::vector<std::string>& steps) {
        Recipe made;
        for (const std::string& step : steps) made.edits.push_back(*parseStep(step));
        return made;
    }
    [[nodiscard]] Result<BandedRecipe> prepare(const Recipe& made, TileLimits tiles = {}) {
        return BandedRecipe::prepare(
            photo.size(), [this](Rect area) { return crop(photo, area); }, made, context(tiles));
    }
    /// All rows, asked for in bands of this height.
    static Result<Image<float>> inBands(BandedRecipe& banded, Size size, int height) {
        Image<float> whole(size.width, size.height, 3);
        for (int y = 0; y < size.height; y += height) {
            Image<float> band(size.width, std::min(height, size.height - y), 3);
            TRY_VOID(banded.rows(y, band));
            std::ranges::copy(band.samples(), whole.row(y));
        }
        return whole;
    }
    [[nodiscard]] Image<float> applied(const Recipe& made) {
        auto result = applyRecipe(photo.clone(), made, context());
        EXPECT_TRUE(result) << result.error().message();
        return std::move(*result);
    }

    Image<float> photo = test::syntheticPhoto(403, 301, 1);
    ThreadPool pool{2};
    test::FakeNetworks networks;
};

TEST_F(Banded, GivesWhatTheWholeRecipeGives) {
    for (const auto& steps : std::vector<std::vector<std::string>>{{},
                                                                   {"l0:amount=0"},
                                                                   {"wls:scale=2"},
                                                                   {"wls:scale=8,amount=0.6"},
                                                                   {"l0:scale=4,exact=1"},
                                                                   {"wls:scale=4", "l0:scale=2", "rtv:scale=8"},
                                                                   {"wls"},
                                                                   {"wls:scale=4", "l0:amount=0.5"},
                                                                   {"wls", "l0:amount=0"}}) {
        const Recipe made = recipe(steps);
        ASSERT_TRUE(BandedRecipe::serves(made, photo.size()));
        const Image<float> expected = applied(made);
        for (const int height : {301, 64, 7}) {
            auto banded = prepare(made);
            ASSERT_TRUE(banded) << banded.error().message();
            const auto given = inBands(*banded, photo.size(), height);
            ASSERT_TRUE(given) << given.error().message();
            EXPECT_TRUE(test::identical(*given, expected)) << made.edits.size() << " steps, bands of " << height;
        }
    }
}

TEST_F(Banded, OnThePhotosOwnPixelsAnyTilesGiveTheSame) {
    const Recipe made = recipe({"wls:scale=2", "l0:amount=0.8"});
    const Image<float> expected = applied(made);
    for (const int side : {64, 128, 200}) {
        auto banded = prepare(made, {.wholePixels = 0, .tileSide = side});
        ASSERT_TRUE(banded) << banded.error().message();
        const auto given = inBands(*banded, photo.size(), 50);
        ASSERT_TRUE(given) << given.error().message();
        EXPECT_TRUE(test::identical(*given, expected)) << side;
    }
}

TEST_F(Banded, WhereMemoryIsShortTheTilesGetSmaller) {
    photo = test::syntheticPhoto(700, 1300, 2);
    const Recipe made = recipe({"wls"});
    const Image<float> expected = applied(made);
    networks.network->onRun = [](Size region) -> Result<void> {
        if (region.area() > 600 * 600) return fail(ErrorCode::OutOfMemory, "too large");
        return {};
    };
    auto banded = prepare(made, {.wholePixels = 0, .tileSide = 650});
    ASSERT_TRUE(banded) << banded.error().message();
    const auto given = inBands(*banded, photo.size(), 64);
    ASSERT_TRUE(given) << given.error().message();
    EXPECT_TRUE(test::identical(*given, expected));

    networks.network->onRun = [](Size) -> Result<void> { return fail(ErrorCode::OutOfMemory, "none"); };
    auto hopeless = prepare(made);
    ASSERT_TRUE(hopeless);
    EXPECT_EQ(inBands(*hopeless, photo.size(), 64).error().code, ErrorCode::OutOfMemory);
}

TEST_F(Banded, HoldsNoMoreThanARowOfTilesBeforeTheRowsAreAskedFor) {
    auto banded = prepare(recipe({"wls"}), {.wholePixels = 0, .tileSide = 64});
    ASSERT_TRUE(banded);
    networks.network->runs = 0;
    Image<float> band(photo.width(), 10, 3);
    ASSERT_TRUE(banded->rows(0, band));
    const int perRow = networks.network->runs;
    EXPECT_LE(perRow, 7);
    ASSERT_TRUE(banded->rows(10, band));
    EXPECT_EQ(networks.network->runs, perRow) << "rows of the same tiles";
}

TEST_F(Banded, ServesWhatNeedsNoWholePhoto) {
    EXPECT_TRUE(BandedRecipe::serves({}, photo.size()));
    EXPECT_TRUE(BandedRecipe::serves(recipe({"wls"}), photo.size()));
    EXPECT_TRUE(BandedRecipe::serves(recipe({"wls", "l0"}), {8000, 6000})) << "both at a coarser level";
    EXPECT_FALSE(BandedRecipe::serves(recipe({"wls", "l0"}), photo.size())) << "the second one reads the first one's";
    EXPECT_FALSE(BandedRecipe::serves(recipe({"wls", "l0:scale=4"}), photo.size()));
    EXPECT_FALSE(BandedRecipe::serves(recipe({"wls:exact=1"}), photo.size()));
    EXPECT_FALSE(BandedRecipe::serves(recipe({"sr"}), photo.size()));
}

TEST_F(Banded, StopsWhenAsked) {
    std::stop_source stop;
    const Recipe made = recipe({"wls:scale=2"});
    RenderContext stopped{pool, networks, Cancel(stop.get_token())};
    stop.request_stop();
    const auto banded = BandedRecipe::prepare(
        photo.size(), [this](Rect area) { return crop(photo, area); }, made, stopped);
    ASSERT_FALSE(banded);
    EXPECT_EQ(banded.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace glissade
