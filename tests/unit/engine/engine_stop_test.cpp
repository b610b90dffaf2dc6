// Work that is given up: Engine::stopWork.
#include "engine_fixture.h"

namespace glissade::test {
namespace {

constexpr const char* kPhoto = "400x300-1";
constexpr View kView{{200, 150}, 0, 0.5, 0.5};

class EngineStop : public EngineTest {
protected:
    EngineStop() {
        start();
        engine->setView(kView);
    }
    /// Opens the photo with a step whose features lie at another level than those of the steps to come.
    std::shared_ptr<const Frame> openWithStep() {
        setEdits({editOf("llf")});
        open(kPhoto);
        return settle();
    }
    void stopAtTheNextRun() {
        networks->fake.network->onRun = [this, first = true](Size) mutable -> Result<void> {
            if (std::exchange(first, false)) engine->stopWork();
            return {};
        };
    }
    void expectAtRest() {
        EXPECT_TRUE(recorder.editFailures.empty());
        ASSERT_FALSE(recorder.progress.empty());
        EXPECT_EQ(recorder.progress.back().second, 1) << recorder.progress.back().first;
        const int runs = networks->fake.network->runs;
        executor->drainAll();
        EXPECT_EQ(networks->fake.network->runs, runs);
    }
};

TEST_F(EngineStop, FeaturesAreGivenUpAndWhatIsShownStays) {
    const auto before = openWithStep();
    ASSERT_EQ(before->state, FrameState::Settled);
    stopAtTheNextRun();
    setEdits({editOf("llf", 1)});
    executor->drainAll();
    EXPECT_FALSE(engine->takeFrame());
    expectAtRest();
    engine->setView({{100, 75}, 0, 0.5, 0.5});
    const auto after = settle();
    EXPECT_EQ(after->state, FrameState::Settled) << "what is asked for next is computed";
    EXPECT_EQ(after->level, 1);
}

TEST_F(EngineStop, EarlierStepsAreGivenUpToo) {
    const auto before = openWithStep();
    stopAtTheNextRun();
    const Recipe chain{{editOf("rgf", 1), editOf("llf", 1)}};
    engine->setRecipe(chain);
    executor->drainAll();
    const auto meanwhile = engine->takeFrame();
    EXPECT_TRUE(!meanwhile || meanwhile->state == FrameState::Live);
    expectAtRest();
    engine->setRecipe(chain);
    EXPECT_EQ(settle()->state, FrameState::Settled) << "the same, asked for once more";
}

TEST_F(EngineStop, TheViewAtFullSizeIsGivenUp) {
    (void)openWithStep();
    engine->setExactPreview(true);
    engine->stopWork();
    executor->drainAll();
    EXPECT_NE(settle()->state, FrameState::Exact);
    expectAtRest();
    engine->setExactPreview(true);
    EXPECT_EQ(settle()->state, FrameState::Exact);
}

TEST_F(EngineStop, AnExactStepIsGivenUp) {
    (void)openWithStep();
    Edit exact = editOf("wls", 1);
    exact.exact = true;
    engine->setRecipe({{exact}});
    engine->stopWork();
    executor->drainAll();
    EXPECT_NE(settle()->state, FrameState::Exact);
    engine->setRecipe({{exact}});
    EXPECT_EQ(settle()->state, FrameState::Exact);
}

TEST_F(EngineStop, AnotherPhotoIsComputed) {
    const auto before = openWithStep();
    engine->stopWork();
    open("320x240-2");
    const auto after = settle();
    EXPECT_GT(after->photoId, before->photoId);
    EXPECT_EQ(after->state, FrameState::Settled);
}

TEST_F(EngineStop, WhereNothingIsUnderWayNothingHappens) {
    const auto before = openWithStep();
    engine->stopWork();
    executor->drainAll();
    EXPECT_FALSE(engine->takeFrame());
    setEdits({at(editOf("llf"), 0.9)});
    executor->drain("preview");
    EXPECT_EQ(engine->takeFrame()->state, FrameState::Settled) << "a slider goes on at once";
}

}  // namespace
}  // namespace glissade::test
