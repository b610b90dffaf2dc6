// Pictures of the visible part with other values of the step in hand; a photo that another engine has decoded.
#include "engine_fixture.h"

namespace glissade::test {
namespace {

constexpr const char* kPhoto = "640x480-6";
constexpr const char* kTiled = "2300x2000-7";

class EngineSweep : public EngineTest {
protected:
    EngineSweep() { start(); }

    static std::vector<Edit> variantsOf(const Edit& edit) {
        return {at(edit, 0), at(edit, 0.25), at(edit, 0.5), at(edit, 0.75), at(edit, 1)};
    }
    std::shared_ptr<const SweepPictures> pictures() {
        executor->drainAll();
        return engine->takeSweep();
    }
    /// The frame of one edit at a viewport of this size.
    Image<std::uint8_t> frameOf(const std::vector<Edit>& edits, const View& view) {
        engine->setView(view);
        setEdits(edits);
        return settle()->edited.clone();
    }
};

TEST_F(EngineSweep, GivesOnePictureForEachVariantThatIsItsFrameInSmall) {
    engine->setView({{640, 480}, 0, 0.5, 0.5});
    setEdits({at(editOf("llf"), 0.4)});
    open(kPhoto);
    const std::vector<Edit> variants = variantsOf(editOf("llf"));
    engine->setSweep({variants, {160, 160}});
    const auto made = pictures();
    ASSERT_TRUE(made);
    EXPECT_EQ(made->variants, variants);
    EXPECT_EQ(recorder.sweeps, 1);
    ASSERT_EQ(made->pictures.size(), variants.size());
    for (std::size_t i = 0; i < variants.size(); ++i) {
        EXPECT_EQ(made->pictures[i].size(), (Size{160, 120}));
        EXPECT_EQ(worstDifference(made->pictures[i], frameOf({variants[i]}, {{160, 120}, 0, 0.5, 0.5})), 0) << i;
    }
    for (std::size_t i = 1; i < variants.size(); ++i)
        EXPECT_GT(worstDifference(made->pictures[i], made->pictures[i - 1]), 0) << i;
}

TEST_F(EngineSweep, ShowsThePartInView) {
    const View view{{300, 200}, 1, 0.3, 0.7};
    engine->setView(view);
    setEdits({editOf("llf")});
    open(kTiled);
    engine->setSweep({{at(editOf("llf"), 0.9)}, {300, 200}});
    const auto made = pictures();
    ASSERT_TRUE(made);
    EXPECT_EQ(made->view, view);
    EXPECT_LE(worstDifference(made->pictures[0], frameOf({at(editOf("llf"), 0.9)}, view)), 1);
}

TEST_F(EngineSweep, IsMadeAgainForAnotherViewAndForAnotherPrefix) {
    engine->setView({{640, 480}, 0, 0.5, 0.5});
    setEdits({editOf("llf")});
    open(kPhoto);
    engine->setSweep({variantsOf(editOf("llf")), {100, 100}});
    const auto first = pictures();
    ASSERT_TRUE(first);
    EXPECT_FALSE(pictures()) << "nothing has changed";
    engine->setView({{200, 200}, 2, 0.2, 0.2});
    const auto panned = pictures();
    ASSERT_TRUE(panned);
    EXPECT_NE(panned->view, first->view);
    setEdits({at(editOf("rgf"), 1), editOf("llf")});
    const auto after = pictures();
    ASSERT_TRUE(after);
    EXPECT_GT(worstDifference(after->pictures[2], panned->pictures[2]), 0);
}

TEST_F(EngineSweep, TheValueInHandDoesNotMatterAndCostsNothing) {
    engine->setView({{640, 480}, 0, 0.5, 0.5});
    setEdits({editOf("llf")});
    open(kPhoto);
    engine->setSweep({variantsOf(editOf("llf")), {100, 100}});
    ASSERT_TRUE(pictures());
    setEdits({at(editOf("llf"), 0.9)});
    EXPECT_FALSE(pictures());
    EXPECT_EQ(settle()->state, FrameState::Settled);
}

TEST_F(EngineSweep, EndsWithAnEmptyRequest) {
    engine->setView({{640, 480}, 0, 0.5, 0.5});
    setEdits({editOf("llf")});
    open(kPhoto);
    engine->setSweep({variantsOf(editOf("llf")), {100, 100}});
    ASSERT_TRUE(pictures());
    engine->setSweep({});
    engine->setView({{200, 200}, 2, 0.2, 0.2});
    EXPECT_FALSE(pictures());
}

TEST_F(EngineSweep, VariantsOfAnotherStepAreNotMade) {
    engine->setView({{640, 480}, 0, 0.5, 0.5});
    setEdits({editOf("llf")});
    open(kPhoto);
    Edit exact = editOf("llf");
    exact.exact = true;
    for (const Edit& other : {editOf("rgf"), editOf("llf", 2), exact}) {
        engine->setSweep({{other}, {100, 100}});
        EXPECT_FALSE(pictures());
    }
    setEdits({});
    engine->setSweep({variantsOf(editOf("llf")), {100, 100}});
    EXPECT_FALSE(pictures()) << "there is no step";
}

TEST_F(EngineSweep, AMovedSliderWaitsForOnePictureAtMost) {
    engine->setView({{640, 480}, 0, 0.5, 0.5});
    setEdits({editOf("llf")});
    open(kPhoto);
    executor->drainAll();
    (void)engine->takeFrame();
    engine->setSweep({variantsOf(editOf("llf")), {100, 100}});
    ASSERT_TRUE(executor->step("preview"));
    setEdits({at(editOf("llf"), 0.9)});
    ASSERT_TRUE(executor->step("preview"));
    ASSERT_TRUE(engine->takeFrame()) << "before the other pictures";
    EXPECT_FALSE(engine->takeSweep());
    EXPECT_TRUE(pictures());
}

TEST_F(EngineSweep, ADecodedPhotoIsShownWithoutBeingReadAgain) {
    const auto photo = *decode(kPhoto, {});
    int read = 0;
    onDecode = [&](const std::filesystem::path&) { ++read; };
    engine->setView({{640, 480}, 0, 0.5, 0.5});
    setEdits({at(editOf("llf"), 0.8)});
    engine->open(photo);
    const auto frame = settle();
    ASSERT_TRUE(frame);
    EXPECT_EQ(read, 0);
    ASSERT_EQ(recorder.opened.size(), 1U);
    EXPECT_EQ(recorder.opened[0], photo);
    EXPECT_EQ(frame->state, FrameState::Settled);
    EXPECT_LE(worstDifference(frame->edited, exported(kPhoto, {{at(editOf("llf"), 0.8)}})), 1);
}

}  // namespace
}  // namespace glissade::test
