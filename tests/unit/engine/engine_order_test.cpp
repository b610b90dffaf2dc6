// Which request wins, what is stopped, what is kept: the engine's loops stepped by hand.
#include "engine_order_fixture.h"

namespace glissade::test {
namespace {

TEST_F(EngineOrder, OfAHundredRecipesOnlyTheLastIsComputed) {
    setEdits({editOf("llf")});
    open(kPhoto);
    (void)settle();
    recorder.frames = 0;
    for (int i = 0; i <= 100; ++i) setEdits({at(editOf("llf"), i / 100.0)});
    EXPECT_GE(executor->drain("preview"), 1);
    EXPECT_EQ(recorder.frames, 1);  // told once, even where a live frame came before the settled one
    const auto frame = engine->takeFrame();
    ASSERT_TRUE(frame);
    EXPECT_FALSE(engine->takeFrame());
    const auto wanted = exported(kPhoto, {{at(editOf("llf"), 1.0)}});
    engine->setView({{400, 300}, 1, 0.5, 0.5});
    EXPECT_LE(worstDifference(settle()->edited, wanted), 1);
}

TEST_F(EngineOrder, ASliderMoveNeedsNoWorker) {
    setEdits({editOf("llf")});
    open(kPhoto);
    const auto before = settle();
    const int runs = networks->fake.network->runs;
    setEdits({at(editOf("llf"), 0.9)});
    executor->drain("preview");
    const auto after = engine->takeFrame();
    ASSERT_TRUE(after);
    EXPECT_EQ(after->state, FrameState::Settled);
    EXPECT_GT(after->generation, before->generation);
    EXPECT_GT(worstDifference(after->edited, before->edited), 0);
    EXPECT_EQ(networks->fake.network->runs, runs);
}

TEST_F(EngineOrder, AnOperatorSwitchNeedsNoWorkerOnceSlicesAreWarm) {
    open(kPhoto);  // without an edit: features are made beforehand, and the slices of all operators
    (void)settle();
    for (const OperatorSpec* spec : exactOperators()) {  // those of restoration work at another level
        const std::string id(spec->id);
        setEdits({editOf(id.c_str())});
        executor->drain("preview");
        const auto frame = engine->takeFrame();
        ASSERT_TRUE(frame) << id;
        EXPECT_EQ(frame->state, FrameState::Settled) << id;
    }
    executor->drainAll();
    EXPECT_EQ(networks->fake.network->runs, 1);
}

TEST_F(EngineOrder, WhatNobodyAskedForStopsAtTheNextRequestAndGoesOnAfterIt) {
    int slices = 0;
    std::vector<bool> stopped;
    networks->fake.network->onSlice = [&](const Cancel& cancel) -> Result<void> {
        if (++slices > 2) return {};  // the first one is asked for, the second one not
        setEdits({at(editOf("llf"), 0.3 * slices)});
        stopped.push_back(cancel.requested());
        if (cancel.requested()) return Cancel::failure();
        return {};
    };
    setEdits({editOf("llf")});
    open(kPhoto);
    EXPECT_EQ(stopped, (std::vector<bool>{false, true}));
    EXPECT_EQ(networks->fake.network->runs, 1);
    const auto wanted = exported(kPhoto, {{at(editOf("llf"), 0.6)}});
    engine->setView({{400, 300}, 1, 0.5, 0.5});
    EXPECT_LE(worstDifference(settle()->edited, wanted), 1);
    EXPECT_TRUE(recorder.editFailures.empty());
    setEdits({editOf("rgf")});
    executor->drain("preview");
    const auto frame = engine->takeFrame();
    ASSERT_TRUE(frame) << "the slices were warmed after all";
    EXPECT_EQ(frame->state, FrameState::Settled);
}

TEST_F(EngineOrder, ThePhotoIsOnScreenBeforeItsFeatures) {
    setEdits({editOf("llf")});
    engine->open(kPhoto);
    while (recorder.opened.empty()) ASSERT_TRUE(stepWorker());
    EXPECT_EQ(networks->fake.network->runs, 0);
    executor->drain("preview");
    const auto plain = engine->takeFrame();
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->state, FrameState::Plain);
    EXPECT_EQ(worstDifference(plain->edited, *plain->original), 0);
    EXPECT_EQ(settle()->state, FrameState::Settled);
}

TEST_F(EngineOrder, TheOldFrameStaysUntilANewOneExists) {
    setEdits({editOf("llf")});
    open(kPhoto);
    (void)settle();
    networks->missing = {};
    setEdits({editOf("llf", 1)});  // another level: its features are not there
    executor->drain("preview");
    EXPECT_FALSE(engine->takeFrame());
    EXPECT_EQ(settle()->level, 1);
}

TEST_F(EngineOrder, ANewViewOfAnOldPictureIsShownAtOnce) {
    setEdits({editOf("llf")});
    open(kPhoto);
    (void)settle();
    setEdits({editOf("llf", 1)});
    const View closer{{100, 80}, 1, 0.5, 0.5};
    engine->setView(closer);
    executor->drain("preview");
    const auto frame = engine->takeFrame();
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->view, closer);
    EXPECT_EQ(frame->state, FrameState::Live);
}

TEST_F(EngineOrder, FramesTellTheirPhotoAndNeverGoBack) {
    setEdits({editOf("llf")});
    open(kPhoto);
    const auto first = settle();
    std::uint64_t generation = first->generation;
    for (int i = 0; i < 10; ++i) {
        setEdits({at(editOf(i % 2 ? "rgf" : "llf"), i / 10.0)});
        for (int k = 0; k < 3; ++k) {
            stepPreview();
            if (const auto frame = engine->takeFrame()) {
                EXPECT_GE(frame->generation, generation);
                generation = frame->generation;
            }
            stepWorker();
        }
    }
    EXPECT_GT(generation, first->generation);
    open(kOther);
    EXPECT_NE(settle()->photoId, first->photoId);
}

TEST_F(EngineOrder, AMissingPackIsToldOnceAndThePlainPhotoStays) {
    for (const OperatorSpec* spec : allOperators()) networks->missing.emplace(spec->id);
    setEdits({editOf("llf")});
    open(kPhoto);
    EXPECT_EQ(settle()->state, FrameState::Plain);
    for (int i = 0; i < 5; ++i) {
        setEdits({at(editOf("llf"), i / 5.0)});
        (void)settle();
    }
    ASSERT_EQ(recorder.editFailures.size(), 1U);
    EXPECT_EQ(recorder.editFailures[0].code, ErrorCode::NotFound);
    // It is told again when the step is taken away and chosen again.
    setEdits({});
    EXPECT_EQ(settle()->state, FrameState::Plain);
    setEdits({editOf("llf")});
    (void)settle();
    EXPECT_EQ(recorder.editFailures.size(), 2U);
    networks->missing.clear();
    setEdits({editOf("rgf")});
    EXPECT_EQ(settle()->state, FrameState::Settled);
}

TEST_F(EngineOrder, AFailingNetworkIsToldAndTheEngineGoesOn) {
    networks->fake.network->onRun = [](Size) -> Result<void> { throw std::runtime_error("thrown inside"); };
    setEdits({editOf("llf")});
    open(kPhoto);
    ASSERT_EQ(recorder.editFailures.size(), 1U);
    EXPECT_NE(recorder.editFailures[0].reason.find("thrown inside"), std::string::npos);
    networks->fake.network->onRun = nullptr;
    setEdits({at(editOf("llf"), 0.3)});
    EXPECT_EQ(settle()->state, FrameState::Settled);
}

TEST_F(EngineOrder, AnUnknownOperatorIsToldAndThePhotoStays) {
    open(kPhoto);
    Edit unknown = editOf("llf");
    unknown.operatorId = "nobody";
    setEdits({unknown});
    EXPECT_EQ(settle()->state, FrameState::Plain);
    ASSERT_EQ(recorder.editFailures.size(), 1U);
    EXPECT_NE(recorder.editFailures[0].reason.find("nobody"), std::string::npos);
}

TEST_F(EngineOrder, DraggingAnEarlierStepShowsValuesMeanwhileAndTheLastInTheEnd) {
    const auto recipe = [](double share) { return std::vector<Edit>{at(editOf("rgf"), share), editOf("llf")}; };
    setEdits(recipe(0));
    open(kPhoto);
    const auto before = settle();
    int between = 0;
    // A move before every single step of the worker: if each threw away the work in hand, nothing would ever be shown.
    for (int i = 1; i <= 40; ++i) {
        setEdits(recipe(i / 40.0));
        stepWorker();
        stepPreview();
        if (const auto frame = engine->takeFrame(); frame && frame->generation > before->generation) {
            ++between;
            EXPECT_NE(frame->state, FrameState::Plain);
        }
    }
    EXPECT_GE(between, 3);
    engine->setView({{400, 300}, 1, 0.5, 0.5});
    const auto last = settle();
    EXPECT_EQ(last->state, FrameState::Settled);
    EXPECT_LE(worstDifference(last->edited, exported(kPhoto, {recipe(1.0)})), 1);
}

TEST_F(EngineOrder, ADragBetweenAStepAndTheWholeChainLooksAtThePhotoOnce) {
    // What is asked for while an earlier step moves: the chain up to it, and now and then all of it.
    const std::vector<Edit> chain{editOf("rgf"), editOf("llf")};
    open(kPhoto);
    for (const std::size_t length : {std::size_t{1}, std::size_t{2}}) {
        setEdits({chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(length)});
        (void)settle();
    }
    const int looks = networks->fake.network->globals;
    EXPECT_GT(looks, 0);
    for (int i = 0; i < 6; ++i) {
        setEdits({chain.begin(), chain.begin() + 1 + i % 2});
        (void)settle();
    }
    // What the first step makes of it is a new picture each of the three times.
    EXPECT_EQ(networks->fake.network->globals, looks + 3);
}

TEST_F(EngineOrder, AnEarlierStepIsLiveAgainBeforeTheWorkerTurnsToIt) {
    const auto chain = [](double share) { return std::vector<Edit>{at(editOf("rgf"), share), editOf("llf")}; };
    const auto move = [&](double share) {
        const std::uint64_t generation = engine->setRecipe({{chain(share).front()}});
        stepPreview();
        const auto frame = engine->takeFrame();
        return frame && frame->generation >= generation ? frame : nullptr;
    };
    open(kPhoto);
    setEdits({chain(0.1).front()});
    (void)settle();
    setEdits(chain(0.1));
    (void)settle();
    const auto moved = move(0.6);
    ASSERT_TRUE(moved) << "the worker did nothing yet";
    EXPECT_FALSE(moved->draft);
    // The value rests, the whole chain is under way, and the slider goes on.
    setEdits(chain(0.6));
    ASSERT_TRUE(stepWorker());
    EXPECT_TRUE(move(0.7));
    const auto settled = settle();
    engine->setView({{400, 300}, 1, 0.5, 0.5});
    EXPECT_LE(worstDifference(settle()->edited, exported(kPhoto, {{chain(0.7).front()}})), 1);
    EXPECT_EQ(settled->state, FrameState::Settled);
}

TEST_F(EngineOrder, AnEarlierStepsFeaturesGoWithTheCache) {
    const std::vector<Edit> chain{editOf("rgf"), editOf("llf")};
    open(kPhoto);
    setEdits({chain.front()});
    (void)settle();
    setEdits(chain);
    (void)settle();
    engine->setCacheLimit(1);
    executor->drain("worker");
    stepPreview();
    (void)engine->takeFrame();
    const std::uint64_t generation = engine->setRecipe({{at(chain.front(), 0.9)}});
    stepPreview();
    const auto frame = engine->takeFrame();
    EXPECT_FALSE(frame && frame->generation >= generation && frame->state == FrameState::Settled);
    EXPECT_EQ(settle()->state, FrameState::Settled) << "it is made again";
}

TEST_F(EngineOrder, AnExactStepIsLiveFirst) {
    Edit exact = editOf("rgf");
    exact.exact = true;
    setEdits({exact});
    engine->open(kPhoto);
    std::vector<FrameState> states;
    for (int i = 0; i < 100; ++i) {
        stepWorker();
        stepPreview();
        if (const auto frame = engine->takeFrame()) states.push_back(frame->state);
    }
    EXPECT_EQ(states, (std::vector<FrameState>{FrameState::Plain, FrameState::Live, FrameState::Exact}));
}

TEST_F(EngineOrder, AnExactStepNeedsNoPack) {
    networks->missing = {"rgf"};
    Edit exact = editOf("rgf");
    exact.exact = true;
    setEdits({exact});
    open(kPhoto);
    EXPECT_EQ(settle()->state, FrameState::Exact);
    EXPECT_TRUE(recorder.editFailures.empty());
}

TEST_F(EngineOrder, AMovedExactStepStopsTheOneUnderWay) {
    Edit exact = at(editOf("rgf"), 0.1);
    exact.exact = true;
    const Edit second = at(exact, 0.9);
    setEdits({editOf("llf"), exact});
    // While the step before the exact one runs, the exact one is moved.
    networks->fake.network->onRun = [&, first = true](Size) mutable -> Result<void> {
        if (std::exchange(first, false)) setEdits({editOf("llf"), second});
        return {};
    };
    open(kPhoto);
    EXPECT_EQ(settle()->state, FrameState::Exact);
    engine->setView({{400, 300}, 1, 0.5, 0.5});
    EXPECT_LE(worstDifference(settle()->edited, exported(kPhoto, {{editOf("llf"), second}})), 1);
    EXPECT_TRUE(recorder.editFailures.empty());
}

TEST_F(EngineOrder, EveryWorkThatIsToldEnds) {
    setEdits({editOf("rgf"), editOf("llf")});
    open(kPhoto);
    setEdits({editOf("llf", 1)});
    executor->drainAll();
    open("nonsense");
    std::map<std::string, double> last;
    for (const auto& [what, done] : recorder.progress) {
        EXPECT_GE(done, 0);
        EXPECT_LE(done, 1);
        last[what] = done;
    }
    EXPECT_TRUE(last.contains("decode"));
    EXPECT_TRUE(last.contains("features"));
    EXPECT_TRUE(last.contains("steps"));
    for (const auto& [what, done] : last) EXPECT_EQ(done, 1) << what;
}

TEST_F(EngineOrder, TheCacheStaysWithinItsLimit) {
    // One photo's base features take 400 · 300 · 64 bytes = 7.7 MB, a slice with its block padding 2.2 MB.
    constexpr std::size_t kLimit = 12'000'000;
    start(kLimit);
    engine->setView(kView);
    for (int i = 0; i < 20; ++i) {
        engine->open("400x300-" + std::to_string(i));
        for (const char* id : {"llf", "rgf", "l0"}) {
            setEdits({editOf(id)});
            while (stepWorker()) EXPECT_LE(engine->cacheBytes(), kLimit);
            EXPECT_EQ(settle()->state, FrameState::Settled);
        }
    }
    EXPECT_GT(engine->cacheBytes(), kLimit / 2);
}

TEST_F(EngineOrder, ANewCacheLimitTakesEffectAtOnce) {
    engine->setView(kView);
    setEdits({editOf("llf")});
    open(kPhoto);
    settle();
    const std::size_t whole = engine->cacheBytes();
    ASSERT_GT(whole, 8'000'000U);
    engine->setCacheLimit(4'000'000);
    ASSERT_TRUE(stepWorker());
    EXPECT_LE(engine->cacheBytes(), 4'000'000U);
    EXPECT_EQ(engine->cacheLimit(), 4'000'000U);
    // It works on within the new limit, and fills the old one again once that holds.
    setEdits({at(editOf("llf"), 0.8)});
    EXPECT_EQ(settle()->state, FrameState::Settled);
    EXPECT_LE(engine->cacheBytes(), 4'000'000U);
    engine->setCacheLimit(0);
    setEdits({editOf("rgf")});
    EXPECT_EQ(settle()->state, FrameState::Settled);
    EXPECT_EQ(engine->cacheLimit(), std::size_t{1} << 30);
    EXPECT_GT(engine->cacheBytes(), 8'000'000U);
}

TEST_F(EngineOrder, WorksEvenWhenNothingFitsInTheCache) {
    start(1000);
    engine->setView(kView);
    setEdits({editOf("llf")});
    open(kPhoto);
    EXPECT_EQ(settle()->state, FrameState::Settled);
    setEdits({editOf("rgf")});
    const auto frame = settle();
    EXPECT_EQ(frame->state, FrameState::Settled);
    EXPECT_LE(engine->cacheBytes(), 1000U);
}

TEST_F(EngineOrder, NativeScaleIsLiveFromACoarserLevelUntilItsTilesAreThere) {
    constexpr const char* kTiled = "2300x2000-7";
    engine->setView({{300, 200}, 1, 0.5, 0.5});
    setEdits({editOf("llf", 0)});
    engine->open(kTiled);
    std::vector<std::pair<FrameState, int>> seen;
    for (int i = 0; i < 60; ++i) {
        stepWorker();
        executor->drain("preview");
        if (const auto frame = engine->takeFrame()) seen.emplace_back(frame->state, frame->level);
    }
    const std::vector<std::pair<FrameState, int>> wanted{
        {FrameState::Plain, 0}, {FrameState::Live, 1}, {FrameState::Settled, 0}};
    EXPECT_EQ(seen, wanted);
    // Only tiles in view were analysed: the whole level has 20.
    EXPECT_LE(networks->fake.network->runs, 5);
    // Moving on: live at once, then settled.
    engine->setView({{300, 200}, 1, 0.1, 0.1});
    executor->drain("preview");
    EXPECT_EQ(engine->takeFrame()->state, FrameState::Live);
    EXPECT_EQ(settle()->state, FrameState::Settled);
}

}  // namespace
}  // namespace glissade::test
