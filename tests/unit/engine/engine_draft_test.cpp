// The whole chain, drafted on a small copy while its steps are made at their own levels.
#include "engine/draft.h"
#include "engine_fixture.h"

#include <chrono>
#include <thread>

namespace glissade::test {
namespace {

constexpr const char* kPhoto = "1100x700-1";
constexpr Size kPhotoSize{1100, 700};
constexpr const char* kSmallPhoto = "500x320-1";

class EngineDraft : public EngineTest {
protected:
    EngineDraft() {
        start();
        engine->setView({{800, 600}, 0, 0.5, 0.5});
    }
    static std::vector<Edit> chain(double first) {
        return {at(editOf("rgf"), first), at(editOf("llf"), 0.7), at(editOf("wls"), 0.4)};
    }
    /// The frame after one step of the worker.
    std::shared_ptr<const Frame> afterOneStep() {
        executor->step("worker");
        executor->drain("preview");
        return engine->takeFrame();
    }
};

TEST_F(EngineDraft, OfAChangedChainAllStepsAreShownBeforeTheFirstIsMade) {
    setEdits(chain(0.2));
    open(kPhoto);
    const auto before = settle();
    networks->fake.network->runs = 0;
    const std::uint64_t generation = engine->setRecipe({chain(0.9)});
    executor->drain("preview");
    (void)engine->takeFrame();
    const auto draft = afterOneStep();
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->state, FrameState::Live);
    EXPECT_TRUE(draft->draft);
    EXPECT_GE(draft->generation, generation);
    EXPECT_EQ(draft->edited.size(), before->edited.size());
    const auto settled = settle();
    ASSERT_EQ(settled->state, FrameState::Settled);
    EXPECT_FALSE(settled->draft);
    EXPECT_GE(settled->generation, generation);
    const double near = psnrOf(draft->edited, settled->edited);
    EXPECT_GT(near, psnrOf(before->edited, settled->edited)) << "nearer than what was shown before";
    EXPECT_GT(near, psnrOf(*draft->original, settled->edited));
    EXPECT_GT(near, 25);
}

TEST_F(EngineDraft, WhereTheProcessorIsSlowACoarserOneComesFirst) {
    firstDraftMs = 0;
    start();
    engine->setView({{800, 600}, 0, 0.5, 0.5});
    setEdits(chain(0.2));
    open(kPhoto);
    (void)settle();  // from now on it is known how slow it is
    engine->setRecipe({chain(0.9)});
    executor->drain("preview");
    (void)engine->takeFrame();
    const auto coarse = afterOneStep();
    const auto fine = afterOneStep();
    ASSERT_TRUE(coarse);
    ASSERT_TRUE(fine);
    EXPECT_TRUE(coarse->draft && fine->draft);
    EXPECT_GE(fine->generation, coarse->generation);
    const auto settled = settle();
    ASSERT_EQ(settled->state, FrameState::Settled);
    const double coarseness = psnrOf(coarse->edited, settled->edited);
    EXPECT_GT(coarseness, psnrOf(*coarse->original, settled->edited));
    EXPECT_GT(psnrOf(fine->edited, settled->edited), coarseness + 1);
}

TEST_F(EngineDraft, AFirstDraftIsAsCoarseAsItMustBeAndNoCoarser) {
    const Plan plan = planOf({chain(0.5)});
    Drafts drafts(100);
    EXPECT_EQ(drafts.firstLevelFor(plan, {6000, 4000}), 4) << "nothing is known yet";
    EXPECT_EQ(drafts.firstLevelFor(plan, {500, 320}), std::nullopt);
    const auto photo = decode(kPhoto, {});
    Picture plain(*photo, {});
    ASSERT_TRUE(plain.makeDisplayLevels(pool, {}));
    const Raster raster{{0, 0, 1100, 700}, {550, 350}, 1};
    networks->fake.network->onRun = [](Size) -> Result<void> {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return {};
    };
    ASSERT_TRUE(drafts.render(plan, 2, plain, raster, {pool, networks->fake, {}}));
    EXPECT_GE(drafts.firstLevelFor(plan, {1100, 700}), 3);
    EXPECT_EQ(drafts.firstLevelFor(planOf(Recipe{std::vector<Edit>{editOf("rgf")}}), {1100, 700}), 2)
        << "one step needs no network anew";
    Drafts hasty(0);
    ASSERT_TRUE(hasty.render(plan, 2, plain, raster, {pool, networks->fake, {}}));
    EXPECT_EQ(hasty.firstLevelFor(plan, {1100, 700}), 3) << "smaller copies tell too little";
}

TEST_F(EngineDraft, AFirstDraftTakesTheOverviewsOfBeforeAndAFinerOneItsOwn) {
    const auto photo = decode(kPhoto, {});
    Picture plain(*photo, {});
    ASSERT_TRUE(plain.makeDisplayLevels(pool, {}));
    const Raster raster{{0, 0, 1100, 700}, {550, 350}, 1};
    std::atomic<int>& overviews = networks->fake.network->overviews;
    Drafts drafts;
    const auto render = [&](double first, int level) {
        EXPECT_TRUE(drafts.render(planOf({chain(first)}), level, plain, raster, {pool, networks->fake, {}}));
    };
    render(0.2, 3);
    EXPECT_EQ(overviews, 3) << "a first draft has nothing to take";
    render(0.2, 2);
    EXPECT_EQ(overviews, 6);
    render(0.9, 3);
    EXPECT_EQ(overviews, 6);
    render(0.9, 2);
    EXPECT_EQ(overviews, 8) << "the moved step reads what it read before";
    EXPECT_TRUE(drafts.render(
        planOf({{at(editOf("llf"), 0.7), at(editOf("wls"), 0.4)}}), 3, plain, raster, {pool, networks->fake, {}}));
    EXPECT_EQ(overviews, 10) << "those of another chain are none of its own";
}

TEST_F(EngineDraft, OfAPartOfThePhotoItShowsThatPart) {
    engine->setView({{300, 200}, 1.5, 0.3, 0.6});
    setEdits(chain(0.2));
    open(kPhoto);
    (void)settle();
    engine->setRecipe({chain(0.9)});
    executor->drain("preview");
    (void)engine->takeFrame();
    const auto draft = afterOneStep();
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->state, FrameState::Live);
    const auto settled = settle();
    EXPECT_EQ(draft->area, settled->area);
    EXPECT_GT(psnrOf(draft->edited, settled->edited), 22);
}

TEST_F(EngineDraft, ItChangesNothingOfTheResult) {
    const Recipe recipe{chain(0.6)};
    engine->setView({kPhotoSize, 1, 0.5, 0.5});
    setEdits(chain(0.2));
    open(kPhoto);
    (void)settle();
    engine->setRecipe(recipe);
    EXPECT_LE(worstDifference(settle()->edited, exported(kPhoto, recipe)), 1);
}

TEST_F(EngineDraft, OnlyTheStepsAfterTheChangedOneRunTheirNetworks) {
    setEdits(chain(0.2));
    open(kPhoto);
    (void)settle();
    std::vector<Edit> edits = chain(0.2);
    for (int place = 1; place >= 0; --place) {
        edits[static_cast<std::size_t>(place)] = at(edits[static_cast<std::size_t>(place)], 0.1);
        setEdits(edits);
        executor->drain("preview");
        networks->fake.network->runs = 0;
        (void)engine->takeFrame();
        ASSERT_NE(afterOneStep(), nullptr);
        EXPECT_EQ(networks->fake.network->runs, 2 - place);
        (void)settle();
    }
    // Another operator in the same place has features of its own.
    edits[0] = editOf("rtv");
    setEdits(edits);
    networks->fake.network->runs = 0;
    executor->step("worker");
    EXPECT_EQ(networks->fake.network->runs, 3);
    EXPECT_EQ(settle()->state, FrameState::Settled);
}

TEST_F(EngineDraft, ThereIsNoneWhereTheStepsAreQuick) {
    setEdits(chain(0.2));
    open(kSmallPhoto);
    (void)settle();
    engine->setRecipe({chain(0.9)});
    executor->drain("preview");
    (void)engine->takeFrame();
    EXPECT_EQ(afterOneStep(), nullptr);
    const auto plan = planOf({chain(0.5)});
    EXPECT_EQ(Drafts::levelFor(plan, {500, 320}), std::nullopt);
    EXPECT_EQ(Drafts::levelFor(plan, {1280, 720}), 2);
    EXPECT_EQ(Drafts::levelFor(plan, {6000, 4000}), 4) << "the steps work at level 2";
    EXPECT_EQ(Drafts::levelFor(planOf({{editOf("rgf", 3), editOf("llf", 3)}}), {6000, 4000}), std::nullopt);
    EXPECT_EQ(Drafts::levelFor({}, {6000, 4000}), std::nullopt);
}

TEST_F(EngineDraft, WhatCannotBeDraftedIsToldOnceByItsStep) {
    setEdits(chain(0.2));
    open(kPhoto);
    (void)settle();
    networks->fake.network->onRun = [](Size) -> Result<void> { return fail(ErrorCode::Internal, "no good"); };
    engine->setRecipe({chain(0.9)});
    executor->drainAll();
    EXPECT_EQ(recorder.editFailures.size(), 1U);
    networks->fake.network->onRun = {};
    const std::uint64_t generation = engine->setRecipe({chain(0.7)});
    const auto frame = settle();
    EXPECT_EQ(frame->state, FrameState::Settled);
    EXPECT_GE(frame->generation, generation);
}

}  // namespace
}  // namespace glissade::test
