// What the canvas shows is what an export gives.
#include "engine_fixture.h"

namespace glissade::test {
namespace {

class EnginePixels : public EngineTest {
protected:
    EnginePixels() { start(); }

    /// A settled frame of this view.
    std::shared_ptr<const Frame> frameOf(const char* file, const Recipe& recipe, const View& view) {
        engine->setView(view);
        engine->setRecipe(recipe);
        engine->open(file);
        auto frame = settle();
        EXPECT_TRUE(frame);
        return frame;
    }

    /// The export, averaged to the frame's raster.
    static Image<std::uint8_t> averaged(const Image<std::uint8_t>& whole, const Frame& frame) {
        Image<std::uint8_t> out(frame.edited.width(), frame.edited.height(), 4);
        ThreadPool one(1);
        const Rect a = frame.area;
        AreaResample(whole.size(), {1.0 * a.x, 1.0 * a.y, 1.0 * a.width, 1.0 * a.height}, out.size())
            .run(whole, out, one);
        return out;
    }
};

// A photo whose auto level is 1, one that is edited at its own pixels, and one cut into tiles.
constexpr const char* kWide = "2400x500-5";
constexpr const char* kSmall = "640x480-6";
constexpr const char* kTiled = "2300x2000-7";

struct ZoomCase {
    const char* file;
    int level;
    double zoom;
    double x, y;
};

class AtPhotoPixels : public EnginePixels, public testing::WithParamInterface<ZoomCase> {};

TEST_P(AtPhotoPixels, TheFrameIsTheExportsPart) {
    const ZoomCase& param = GetParam();
    const Recipe recipe{{at(editOf("llf", param.level), 0.8)}};
    const auto frame = frameOf(param.file, recipe, {{300, 200}, param.zoom, param.x, param.y});
    EXPECT_EQ(frame->state, FrameState::Settled);
    EXPECT_EQ(frame->edited.size(), (Size{frame->area.width, frame->area.height}));
    const Image<std::uint8_t> whole = exported(param.file, recipe);
    EXPECT_LE(worstDifference(frame->edited, whole, frame->area.x, frame->area.y), 1);
    EXPECT_LT(psnrOf(frame->edited, *frame->original), 45) << "the operator does something";
    EXPECT_EQ(frame->level, recipe.edits[0].scale.levelFor(whole.size()));
}

INSTANTIATE_TEST_SUITE_P(Zooms,
                         AtPhotoPixels,
                         testing::Values(ZoomCase{kWide, EffectScale::kAuto, 1, 0.5, 0.5},
                                         ZoomCase{kWide, EffectScale::kAuto, 1, 0, 1},
                                         ZoomCase{kWide, EffectScale::kAuto, 1, 0.997, 0.02},
                                         ZoomCase{kWide, EffectScale::kAuto, 3, 0.3, 0.4},
                                         ZoomCase{kWide, 3, 1, 0.61, 0.5},
                                         ZoomCase{kSmall, EffectScale::kAuto, 1, 0.5, 0.5},
                                         ZoomCase{kSmall, EffectScale::kAuto, 2.5, 0.9, 0.1},
                                         ZoomCase{kTiled, 0, 1, 0.5, 0.5},
                                         ZoomCase{kTiled, 0, 1, 0.22, 0.74}));

struct ReducedCase {
    const char* file;
    int level;
    double zoom;
    double leastPsnr;
};

class Reduced : public EnginePixels, public testing::WithParamInterface<ReducedCase> {};

TEST_P(Reduced, TheFrameIsTheExportScaledDown) {
    const ReducedCase& param = GetParam();
    const Recipe recipe{{at(editOf("rgf", param.level), 0.6)}};
    const auto frame = frameOf(param.file, recipe, {{600, 400}, param.zoom, 0.5, 0.5});
    EXPECT_EQ(frame->state, FrameState::Settled);
    const Image<std::uint8_t> wanted = averaged(exported(param.file, recipe), *frame);
    EXPECT_GE(psnrOf(frame->edited, wanted), param.leastPsnr);
}

INSTANTIATE_TEST_SUITE_P(Zooms,
                         Reduced,
                         testing::Values(ReducedCase{kWide, EffectScale::kAuto, 0, 45},      // coarser than the level
                                         ReducedCase{kWide, EffectScale::kAuto, 0.5, 45},    // equal to it
                                         ReducedCase{kWide, EffectScale::kAuto, 0.7, 42},    // between it and the photo
                                         ReducedCase{kWide, 3, 0.4, 42},                     // finer by two levels
                                         ReducedCase{kSmall, EffectScale::kAuto, 0.37, 45},  // at its own pixels
                                         ReducedCase{kTiled, 0, 0, 45}));                    // in several tiles

TEST_F(EnginePixels, AnAmountOfZeroShowsThePhotoBitForBit) {
    for (const double zoom : {0.0, 0.6, 1.0}) {
        Edit edit = editOf("llf");
        edit.amount = 0;
        const auto frame = frameOf(kWide, {{edit}}, {{300, 200}, zoom, 0.5, 0.5});
        EXPECT_EQ(worstDifference(frame->edited, *frame->original), 0) << "zoom " << zoom;
    }
}

TEST_F(EnginePixels, WithoutEditsThePhotoIsShown) {
    const auto frame = frameOf(kSmall, {}, {{200, 150}, 1, 0.5, 0.5});
    EXPECT_EQ(frame->state, FrameState::Plain);
    const Image<std::uint8_t> whole = exported(kSmall, {});
    EXPECT_EQ(worstDifference(frame->edited, whole, frame->area.x, frame->area.y), 0);
    EXPECT_EQ(worstDifference(*frame->original, whole, frame->area.x, frame->area.y), 0);
}

TEST_F(EnginePixels, EarlierStepsAreCarriedOutBeforeTheLiveOne) {
    const Recipe recipe{{at(editOf("rgf"), 0.7), at(editOf("llf", 2), 0.4), at(editOf("l0"), 0.5)}};
    const auto frame = frameOf(kWide, recipe, {{300, 200}, 1, 0.4, 0.5});
    EXPECT_EQ(frame->state, FrameState::Settled);
    EXPECT_LE(worstDifference(frame->edited, exported(kWide, recipe), frame->area.x, frame->area.y), 1);
}

TEST_F(EnginePixels, AnExactStepIsShownExactly) {
    Edit edit = at(editOf("rgf"), 0.4);
    edit.exact = true;
    const Recipe recipe{{edit}};
    const auto frame = frameOf(kSmall, recipe, {{300, 200}, 1, 0.5, 0.5});
    EXPECT_EQ(frame->state, FrameState::Exact);
    EXPECT_LE(worstDifference(frame->edited, exported(kSmall, recipe), frame->area.x, frame->area.y), 1);
}

TEST_F(EnginePixels, ATurnedPhotoShowsWhatAnExportGives) {
    setEdits({editOf("llf")});
    engine->setView({{400, 400}, 1, 0.5, 0.5});
    open("300x200-5");
    const auto before = settle();
    for (const Turn& turn : {kRotatedRight, kFlippedHorizontally, Turn{3, true}, Turn{}}) {
        engine->turn(recorder.turnedPhotos.empty() ? recorder.opened.back() : recorder.turnedPhotos.back(), turn);
        const auto frame = settle();
        ASSERT_EQ(recorder.turnedPhotos.back()->turn, turn);
        EXPECT_EQ(recorder.turnedPhotos.back()->size(), turn.of({300, 200}));
        EXPECT_GT(frame->photoId, before->photoId);
        EXPECT_EQ(frame->state, FrameState::Settled);
        const auto photo = decode("300x200-5", {});
        auto rgb = applyRecipe(
            turned((*photo)->working({0, 0, 300, 200}), turn), {{editOf("llf")}}, {pool, networks->fake, {}});
        Image<std::uint8_t> wanted(rgb->width(), rgb->height(), 4);
        toDisplay(*rgb, nullptr, wanted, 0);
        ASSERT_EQ(frame->edited.size(), wanted.size());
        EXPECT_LE(worstDifference(frame->edited, wanted), 1);
    }
    EXPECT_EQ(recorder.opened.size(), 1U);
}

TEST_F(EnginePixels, ResultsDoNotDependOnTheWayToTheView) {
    const Recipe recipe{{at(editOf("llf", 0), 0.8)}};
    const View view{{300, 200}, 1, 0.5, 0.5};
    const auto direct = frameOf(kTiled, recipe, view);
    for (const double x : {0.1, 0.9, 0.3}) {
        engine->setView({{500, 100}, 1 / (x + 0.2), x, 0.4});
        (void)settle();
    }
    engine->setView(view);
    const auto again = settle();
    EXPECT_EQ(again->view, view);
    EXPECT_TRUE(std::ranges::equal(direct->edited.samples(), again->edited.samples()));
}

TEST_F(EnginePixels, TinyAndThinPhotosAreShownToo) {
    for (const char* file : {"1x1-1", "17x3-2", "3000x2-3", "2x2500-4", "65x64-5"}) {
        for (const double zoom : {0.0, 0.3, 1.0, 8.0}) {
            const Recipe recipe{{at(editOf("rgf"), 0.5), at(editOf("llf"), 0.8)}};
            const auto frame = frameOf(file, recipe, {{200, 150}, zoom, 0.5, 0.5});
            ASSERT_TRUE(frame) << file;
            EXPECT_EQ(frame->state, FrameState::Settled) << file << " at " << zoom;
            EXPECT_EQ(frame->edited.size(), frame->original->size());
            if (zoom < 1) continue;
            EXPECT_LE(worstDifference(frame->edited, exported(file, recipe), frame->area.x, frame->area.y), 1) << file;
        }
    }
    EXPECT_TRUE(recorder.editFailures.empty());
}

TEST_F(EnginePixels, SixteenBitAndWidePixelsAreShownRoundedAndClipped) {
    onPhoto = [](Photo& photo) {
        Image<float> wide(photo.size().width, photo.size().height, 3);
        for (std::size_t i = 0; i < wide.samples().size(); ++i)
            wide.data()[i] = 1.4F * static_cast<float>(i % 97) / 96 - 0.2F;
        photo.pixels = std::move(wide);
    };
    const auto plain = frameOf("97x40-1", {}, {{97, 40}, 1, 0.5, 0.5});
    EXPECT_EQ(plain->edited.at(0, 0, 0), 0);
    for (int i = 0; i < 60; ++i) {
        const double wanted = std::clamp(255 * (1.4 * (i % 97) / 96 - 0.2), 0.0, 255.0);
        EXPECT_NEAR(plain->edited.at(i / 3, 0, i % 3), wanted, 0.51);
    }
    setEdits({at(editOf("llf"), 0.8)});
    EXPECT_EQ(settle()->state, FrameState::Settled);
    EXPECT_FALSE(networks->fake.network->sawOutOfRange);
}

TEST_F(EnginePixels, WhileDraggingTheLiveFrameLooksLikeTheSettledOne) {
    (void)frameOf(kTiled, {{at(editOf("llf"), 0.2)}}, {{300, 260}, 0, 0.5, 0.5});
    setEdits({at(editOf("llf"), 0.9)});
    ASSERT_TRUE(executor->step("preview"));
    const auto live = engine->takeFrame();
    ASSERT_TRUE(live);
    EXPECT_EQ(live->state, FrameState::Live);
    const auto settled = settle();
    EXPECT_EQ(settled->state, FrameState::Settled);
    EXPECT_EQ(settled->generation, live->generation);
    EXPECT_GE(psnrOf(live->edited, settled->edited), 32);
    EXPECT_LT(psnrOf(*settled->original, settled->edited), 30) << "the operator does much more than that";
}

TEST_F(EnginePixels, FeaturesThatDoNotFitInTheCacheAreRenderedInstead) {
    start(std::size_t{60} << 20);  // the photo's slices and pixels take 92 MB
    const Recipe recipe{{at(editOf("llf", 0), 0.8)}};
    const auto frame = frameOf(kTiled, recipe, {{300, 260}, 0, 0.5, 0.5});
    EXPECT_EQ(frame->state, FrameState::Settled);
    EXPECT_GE(psnrOf(frame->edited, averaged(exported(kTiled, recipe), *frame)), 45);
    EXPECT_LE(engine->cacheBytes(), std::size_t{60} << 20);
}

}  // namespace
}  // namespace glissade::test
