// Photos that are opened, turned and closed: which wins, what is stopped.
#include "engine_order_fixture.h"

namespace glissade::test {
namespace {

using EnginePhotos = EngineOrder;

TEST_F(EnginePhotos, OfSeveralPhotosOnlyTheLastIsDecoded) {
    std::vector<std::string> decoded;
    onDecode = [&](const auto& file) { decoded.push_back(file.string()); };
    engine->open("100x100-1");
    engine->open("100x100-2");
    open(kPhoto);
    EXPECT_EQ(decoded, std::vector<std::string>{kPhoto});
    EXPECT_EQ(recorder.opened.size(), 1U);
}

TEST_F(EnginePhotos, APhotoAskedForDuringADecodeReplacesIt) {
    onDecode = [&](const auto& file) {
        if (file == kPhoto) engine->open(kOther);
    };
    open(kPhoto);
    ASSERT_EQ(recorder.opened.size(), 1U);
    EXPECT_EQ(recorder.opened[0]->info.path, kOther);
    EXPECT_TRUE(recorder.openFailures.empty());
    EXPECT_EQ(settle()->area, (Rect{0, 0, 320, 240}));
}

TEST_F(EnginePhotos, APhotoAskedForDuringAnalysisStopsIt) {
    setEdits({editOf("llf")});
    networks->fake.network->onRun = [&, first = true](Size) mutable -> Result<void> {
        if (std::exchange(first, false)) engine->open(kOther);
        return {};
    };
    open(kPhoto);
    const auto frame = settle();
    EXPECT_EQ(frame->area, (Rect{0, 0, 320, 240}));
    EXPECT_EQ(frame->state, FrameState::Settled);
    EXPECT_TRUE(recorder.editFailures.empty());
}

TEST_F(EnginePhotos, APhotoThatCannotBeOpenedLeavesTheOneBefore) {
    setEdits({editOf("llf")});
    open(kPhoto);
    const auto before = settle();
    open("nonsense");
    ASSERT_EQ(recorder.openFailures.size(), 1U);
    EXPECT_EQ(recorder.openFailures[0].code, ErrorCode::NotFound);
    setEdits({at(editOf("llf"), 0.9)});
    const auto after = settle();
    EXPECT_EQ(after->photoId, before->photoId);
    EXPECT_GT(after->generation, before->generation);
}

TEST_F(EnginePhotos, AFailedOpenDuringAnalysisDoesNotLoseTheAnalysis) {
    setEdits({editOf("llf")});
    networks->fake.network->onRun = [&, first = true](Size) mutable -> Result<void> {
        if (std::exchange(first, false)) engine->open("nonsense");
        return {};
    };
    open(kPhoto);
    EXPECT_EQ(recorder.openFailures.size(), 1U);
    EXPECT_EQ(settle()->state, FrameState::Settled);
}

TEST_F(EnginePhotos, AnOpeningThatIsCancelledDuringTheDecodeLeavesThePhotoBeforeAndItsWork) {
    setEdits({editOf("llf")});
    open(kPhoto);
    const auto before = settle();
    onDecode = [&](const auto& file) {
        if (file == kOther) engine->cancelOpening();
    };
    open(kOther);
    EXPECT_EQ(recorder.opened.size(), 1U);
    EXPECT_TRUE(recorder.openFailures.empty());
    ASSERT_FALSE(recorder.progress.empty());
    EXPECT_EQ(recorder.progress.back().second, 1) << recorder.progress.back().first;
    setEdits({editOf("wls", 1)});  // whose features are not there yet
    const auto after = settle();
    EXPECT_EQ(after->photoId, before->photoId);
    EXPECT_EQ(after->state, FrameState::Settled);
}

TEST_F(EnginePhotos, AnOpeningThatIsCancelledBeforeItBeganIsNotDecoded) {
    std::vector<std::string> decoded;
    onDecode = [&](const auto& file) { decoded.push_back(file.string()); };
    engine->open(kPhoto);
    engine->cancelOpening();
    executor->drainAll();
    EXPECT_TRUE(decoded.empty());
    EXPECT_TRUE(recorder.openFailures.empty());
    open(kOther);
    EXPECT_EQ(decoded, std::vector<std::string>{kOther});
}

TEST_F(EnginePhotos, AnOpeningThatIsCancelledDoesNotLoseTheAnalysisThatItStopped) {
    setEdits({editOf("llf")});
    networks->fake.network->onRun = [&, first = true](Size) mutable -> Result<void> {
        if (std::exchange(first, false)) engine->open(kOther);
        return {};
    };
    onDecode = [&](const auto& file) {
        if (file == kOther) engine->cancelOpening();
    };
    open(kPhoto);
    EXPECT_EQ(recorder.opened.size(), 1U);
    EXPECT_EQ(settle()->state, FrameState::Settled);
}

TEST_F(EnginePhotos, ClosingShowsNothingOfThePhotoAnyMore) {
    setEdits({editOf("llf")});
    open(kPhoto);
    setEdits({at(editOf("llf"), 0.9)});
    executor->drain("preview");  // a frame waits
    engine->close();
    EXPECT_FALSE(engine->takeFrame());
    executor->drainAll();
    engine->setView({{100, 100}, 1, 0.5, 0.5});
    executor->drainAll();
    EXPECT_FALSE(engine->takeFrame());
    EXPECT_EQ(engine->cacheBytes(), 0U);
    open(kOther);
    EXPECT_TRUE(engine->takeFrame());
}

TEST_F(EnginePhotos, ClosingDuringWorkStopsIt) {
    setEdits({editOf("llf")});
    networks->fake.network->onRun = [&](Size) -> Result<void> {
        engine->close();
        return {};
    };
    open(kPhoto);
    EXPECT_FALSE(engine->takeFrame());
    EXPECT_TRUE(recorder.editFailures.empty());
    EXPECT_EQ(engine->cacheBytes(), 0U);
}

TEST_F(EnginePhotos, OfTwoTurnsTheNewerIsShownAndTheOtherEndsWithoutAWord) {
    open(kPhoto);
    (void)settle();
    engine->turn(recorder.opened.back(), kRotatedRight);
    engine->turn(recorder.opened.back(), kRotatedLeft);
    (void)settle();
    ASSERT_EQ(recorder.turnedPhotos.size(), 1U);
    EXPECT_EQ(recorder.turnedPhotos.back()->turn, kRotatedLeft);
    EXPECT_TRUE(recorder.editFailures.empty());
    EXPECT_TRUE(recorder.openFailures.empty());
}

TEST_F(EnginePhotos, APhotoCanBeOpenedTurned) {
    engine->open("400x300-3", kRotatedRight);
    executor->drainAll();
    ASSERT_EQ(recorder.opened.size(), 1U);
    EXPECT_EQ(recorder.opened.back()->turn, kRotatedRight);
    EXPECT_EQ(recorder.opened.back()->size(), (Size{300, 400}));
}

}  // namespace
}  // namespace glissade::test
