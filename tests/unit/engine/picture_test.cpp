#include "engine/picture.h"

#include <gtest/gtest.h>

#include "engine/stage_chain.h"
#include "operators/registry.h"
#include "support/fake_network.h"
#include "support/photos.h"

namespace glissade {
namespace {

using test::FakeNetworks;
using test::identical;
using test::photoOf;
using test::syntheticPhoto;

std::shared_ptr<const Photo> photo(int width, int height) {
    return std::make_shared<const Photo>(photoOf<std::uint8_t>(syntheticPhoto(width, height, 3)));
}

TEST(Picture, ReadsInBandsWhatTheWholeGives) {
    ThreadPool pool(2);
    const auto source = photo(301, 405);
    const Picture picture(source, {});
    const Image<float> whole = source->working({0, 0, 301, 405});
    for (const int level : {0, 1, 2, 3, 6, 7}) {
        const auto read = picture.level(level, pool, {});
        ASSERT_TRUE(read);
        EXPECT_TRUE(identical(*read, downsample(whole, level, pool))) << "level " << level;
    }
}

TEST(Picture, DisplayLevelsAreTheLevelsRounded) {
    ThreadPool pool(2);
    Picture picture(photo(301, 405), {});
    ASSERT_TRUE(picture.makeDisplayLevels(pool, {}));
    for (int level = 1; level <= kMaxDisplayLevel; ++level) {
        const auto exact = picture.level(level, pool, {});
        const Image<std::uint8_t>& display = picture.display(level);
        ASSERT_EQ(display.size(), exact->size());
        for (int y = 0; y < display.height(); ++y) {
            for (int x = 0; x < display.width(); ++x) {
                for (int c = 0; c < 3; ++c) ASSERT_NEAR(display.at(x, y, c), 255 * exact->at(x, y, c), 0.5001);
                ASSERT_EQ(display.at(x, y, 3), 255);
            }
        }
    }
}

TEST(Picture, CarriesAlphaThrough) {
    ThreadPool pool(2);
    Photo made = photoOf<std::uint8_t>(syntheticPhoto(64, 64, 3));
    made.alpha = Image<float>(64, 64, 1);
    for (int y = 0; y < 64; ++y) {
        for (int x = 32; x < 64; ++x) made.alpha->at(x, y) = 0.4F;
    }
    Picture picture(std::make_shared<const Photo>(std::move(made)), {});
    ASSERT_TRUE(picture.makeDisplayLevels(pool, {}));
    EXPECT_EQ(picture.display(2).at(3, 3, 3), 0);
    EXPECT_EQ(picture.display(2).at(12, 3, 3), 102);
    EXPECT_EQ(picture.displayPart(0, {30, 0, 4, 4}, pool).at(2, 0, 3), 102);
    EXPECT_EQ(picture.render(rasterFor({{32, 32}, 0, 0.5, 0.5}, {64, 64}), pool).at(20, 5, 3), 102);
}

TEST(Picture, StopsWhenCancelled) {
    ThreadPool pool(2);
    std::stop_source stop;
    stop.request_stop();
    Picture picture(photo(300, 300), {});
    EXPECT_EQ(picture.level(1, pool, Cancel(stop.get_token())).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(picture.makeDisplayLevels(pool, Cancel(stop.get_token())).error().code, ErrorCode::Cancelled);
}

class StageChainTest : public testing::Test {
protected:
    StageChainTest() : chain_(cache_) {
        auto plain = std::make_shared<Picture>(source_, std::vector<std::shared_ptr<const Stage>>());
        EXPECT_TRUE(plain->makeDisplayLevels(pool_, {}));
        chain_.reset(std::move(plain));
    }

    Edit edit(const char* id, int level, bool exact = false) {
        Edit made = makeEdit(*findOperator(id));
        made.scale.level = level;
        made.exact = exact;
        made.amount = 0.8;
        return made;
    }
    RenderContext context() { return {pool_, networks_, {}}; }

    ThreadPool pool_{2};
    FakeNetworks networks_;
    FeatureCache cache_{std::size_t{1} << 28};
    std::shared_ptr<const Photo> source_ = photo(320, 200);
    StageChain chain_;
};

TEST_F(StageChainTest, GivesWhatTheRecipeGivesInAnyPart) {
    Recipe recipe;
    for (const Edit& step : {edit("rgf", 1), edit("llf", 0), edit("l0", 2), edit("wls", 1, true)}) {
        recipe.edits.push_back(step);
        ASSERT_TRUE(chain_.extend(step, context()));
        const auto wanted = applyRecipe(source_->working({0, 0, 320, 200}), recipe, context());
        ASSERT_TRUE(wanted);
        const Picture& picture = *chain_.picture(recipe.edits.size());
        const Rect part{37, 11, 150, 133};
        const Image<float> got = picture.part(part, pool_);
        double worst = 0;
        for (int y = 0; y < part.height; ++y) {
            for (int x = 0; x < part.width; ++x) {
                for (int c = 0; c < 3; ++c) {
                    worst = std::max(
                        worst, std::abs(static_cast<double>(got.at(x, y, c)) - wanted->at(part.x + x, part.y + y, c)));
                }
            }
        }
        EXPECT_LE(worst, 1e-5) << recipe.edits.size() << " steps";
    }
}

TEST_F(StageChainTest, KeepsTheStepsThatStayTheSame) {
    const Edit first = edit("rgf", 1);
    const Edit second = edit("llf", 1);
    ASSERT_TRUE(chain_.extend(first, context()));
    ASSERT_TRUE(chain_.extend(second, context()));
    const auto kept = chain_.picture(1);
    Edit changed = second;
    changed.amount = 0.2;
    chain_.keep({first, changed});
    EXPECT_EQ(chain_.length(), 1U);
    EXPECT_EQ(chain_.picture(1), kept);
    chain_.keep({});
    EXPECT_EQ(chain_.length(), 0U);
}

TEST_F(StageChainTest, AMovedSliderOfAnEarlierStepDoesNotRunTheBaseNetworkAgain) {
    Edit step = edit("rgf", 1);
    ASSERT_TRUE(chain_.extend(step, context()));
    const int runs = networks_.network->runs;
    for (int i = 0; i < 5; ++i) {
        step.params[0] += 0.1;
        chain_.keep({step});
        ASSERT_TRUE(chain_.extend(step, context()));
    }
    EXPECT_EQ(networks_.network->runs, runs);
}

TEST_F(StageChainTest, AFailedStepLeavesTheChainAsItWas) {
    networks_.network->onRun = [](Size) -> Result<void> { return fail(ErrorCode::BadPack, "broken"); };
    EXPECT_EQ(chain_.extend(edit("rgf", 1), context()).error().code, ErrorCode::BadPack);
    EXPECT_EQ(chain_.length(), 0U);
    EXPECT_EQ(chain_.picture(0)->size(), (Size{320, 200}));
}

}  // namespace
}  // namespace glissade
