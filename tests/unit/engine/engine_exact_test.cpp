// The exact preview: what an export of the same size gives, after the live frames, until the next recipe.
#include "engine_fixture.h"
#include "io/decode.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace glissade::test {
namespace {

// A photo whose auto level is 1, one that is edited at its own pixels, one cut into tiles at native scale.
constexpr const char* kWide = "2400x500-5";
constexpr const char* kSmall = "640x480-6";
constexpr const char* kTiled = "2300x2000-7";

class EngineExact : public EngineTest {
protected:
    EngineExact() { start(); }

    void show(const char* file, std::vector<Edit> edits, const View& view) {
        engine->setView(view);
        setEdits(std::move(edits));
        open(file);
    }
    /// The frame at rest with the exact preview on.
    std::shared_ptr<const Frame> exactFrame() {
        engine->setExactPreview(true);
        auto frame = settle();
        EXPECT_EQ(frame->state, FrameState::Exact);
        return frame;
    }
    /// The file that an export writes whose long side is this, as display pixels.
    Image<std::uint8_t> file(const char* photo, const std::vector<Edit>& edits, int longEdge) {
        ExportRequest request;
        request.target = folder.path() / "out.png";
        request.recipe = {edits};
        request.longEdge = longEdge;
        request.encode.format = "png";
        request.encode.onConflict = OnConflict::Overwrite;
        request.keepSourceProfile = false;
        const auto source = decode(photo, {}, onPhoto);
        const auto written = exportPhoto(**source, request, {pool, networks->fake, {}});
        EXPECT_TRUE(written) << written.error().message();
        const auto decoded = decodePhoto(request.target, {}, {});
        EXPECT_TRUE(decoded);
        const Size size = (*decoded)->size();
        Image<std::uint8_t> pixels(size.width, size.height, 4);
        const auto& alpha = (*decoded)->alpha;
        toDisplay((*decoded)->working({0, 0, size.width, size.height}), alpha ? &*alpha : nullptr, pixels, 0);
        return pixels;
    }

    TemporaryFolder folder;
};

struct WholeCase {
    const char* file;
    int level;
    Size viewport;
};

class WholePhoto : public EngineExact, public testing::WithParamInterface<WholeCase> {};

TEST_P(WholePhoto, IsTheExportOfTheSameSize) {
    const WholeCase& param = GetParam();
    const std::vector<Edit> edits{at(editOf("rgf", param.level), 0.7), at(editOf("llf", param.level), 0.8)};
    show(param.file, edits, {param.viewport, 0, 0.5, 0.5});
    const auto frame = exactFrame();
    const Size size = frame->edited.size();
    const Image<std::uint8_t> wanted = file(param.file, edits, std::max(size.width, size.height));
    ASSERT_EQ(wanted.size(), size);
    EXPECT_LE(worstDifference(frame->edited, wanted), 1);
    EXPECT_LT(psnrOf(frame->edited, *frame->original), 45) << "the steps do something";
}

INSTANTIATE_TEST_SUITE_P(Photos,
                         WholePhoto,
                         testing::Values(WholeCase{kWide, EffectScale::kAuto, {700, 500}},
                                         WholeCase{kWide, 3, {333, 500}},
                                         WholeCase{kSmall, EffectScale::kAuto, {501, 301}},
                                         WholeCase{kSmall, EffectScale::kAuto, {800, 800}},
                                         WholeCase{kTiled, EffectScale::kAuto, {640, 300}},
                                         WholeCase{kTiled, 0, {300, 640}}));

TEST_F(EngineExact, AtPhotoPixelsItIsTheExportsPartAndSettledIsTheSame) {
    const std::vector<Edit> edits{at(editOf("llf"), 0.8)};
    for (const double zoom : {1.0, 3.0}) {
        show(kWide, edits, {{300, 200}, zoom, 0.4, 0.6});
        const auto settled = settle();
        ASSERT_EQ(settled->state, FrameState::Settled);
        const auto exact = exactFrame();
        EXPECT_EQ(exact->area, settled->area);
        EXPECT_LE(worstDifference(exact->edited, file(kWide, edits, 0), exact->area.x, exact->area.y), 1);
        EXPECT_LE(worstDifference(exact->edited, settled->edited), 1) << "P4: at 100 % settled equals exact";
    }
}

TEST_F(EngineExact, WithoutStepsItIsTheReducedPhoto) {
    show(kWide, {}, {{300, 200}, 0, 0.5, 0.5});
    const auto frame = exactFrame();
    EXPECT_LE(worstDifference(frame->edited, file(kWide, {}, 300)), 1);
}

TEST_F(EngineExact, AStepWithoutOpacityAndAnExactStepAreShownToo) {
    Edit off = editOf("llf");
    off.amount = 0;
    Edit exact = at(editOf("rgf"), 0.4);
    exact.exact = true;
    for (const std::vector<Edit>& edits : {std::vector{off}, std::vector{editOf("rgf"), off}, std::vector{exact}}) {
        show(kSmall, edits, {{400, 200}, 0, 0.5, 0.5});
        const auto frame = exactFrame();
        EXPECT_LE(worstDifference(frame->edited, file(kSmall, edits, frame->edited.width())), 1);
    }
}

TEST_F(EngineExact, TransparencyIsReducedAsTheExportReducesIt) {
    onPhoto = [](Photo& photo) {
        Image<float> alpha(photo.size().width, photo.size().height, 1);
        for (std::size_t i = 0; i < alpha.samples().size(); ++i) alpha.data()[i] = static_cast<float>(i % 50) / 49;
        photo.alpha = std::move(alpha);
    };
    const std::vector<Edit> edits{editOf("llf")};
    show(kSmall, edits, {{230, 200}, 0, 0.5, 0.5});
    const auto frame = exactFrame();
    const Image<std::uint8_t> wanted = file(kSmall, edits, 230);
    ASSERT_EQ(wanted.size(), frame->edited.size());
    for (int y = 0; y < wanted.height(); ++y)
        for (int x = 0; x < wanted.width(); ++x) ASSERT_NEAR(frame->edited.at(x, y, 3), wanted.at(x, y, 3), 1);
}

TEST_F(EngineExact, LiveFramesComeFirstAndOffGoesBackToThem) {
    engine->setView({{300, 200}, 0, 0.5, 0.5});
    setEdits({editOf("llf")});
    engine->setExactPreview(true);
    engine->open(kWide);
    std::vector<FrameState> states;
    for (int i = 0; i < 100; ++i) {
        executor->step("worker");
        executor->drain("preview");
        if (const auto frame = engine->takeFrame(); frame && (states.empty() || states.back() != frame->state))
            states.push_back(frame->state);
    }
    EXPECT_EQ(states, (std::vector<FrameState>{FrameState::Plain, FrameState::Settled, FrameState::Exact}));
    engine->setExactPreview(false);
    EXPECT_EQ(settle()->state, FrameState::Settled);
    const auto again = exactFrame();
    EXPECT_LE(worstDifference(again->edited, file(kWide, {editOf("llf")}, 300)), 1) << "and on once more";
}

TEST_F(EngineExact, AnotherViewIsExactWithoutTheNetwork) {
    const std::vector<Edit> edits{at(editOf("llf"), 0.8)};
    show(kWide, edits, {{300, 200}, 0, 0.5, 0.5});
    (void)exactFrame();
    const int runs = networks->fake.network->runs;
    engine->setView({{300, 200}, 1, 0.2, 0.3});
    executor->drain("preview");
    EXPECT_NE(engine->takeFrame()->state, FrameState::Exact) << "a frame is there at once";
    const auto frame = settle();
    EXPECT_EQ(frame->state, FrameState::Exact);
    EXPECT_LE(worstDifference(frame->edited, file(kWide, edits, 0), frame->area.x, frame->area.y), 1);
    EXPECT_EQ(networks->fake.network->runs, runs + 1) << "the export's only";
}

TEST_F(EngineExact, TheNextRecipeEndsIt) {
    show(kSmall, {editOf("llf")}, {{300, 200}, 0, 0.5, 0.5});
    const auto before = exactFrame();
    setEdits({at(editOf("llf"), 0.9)});
    executor->drain("preview");
    const auto moved = engine->takeFrame();
    ASSERT_TRUE(moved) << "the slider is answered at once";
    EXPECT_EQ(moved->state, FrameState::Settled);
    executor->drainAll();
    const auto later = engine->takeFrame();
    EXPECT_TRUE(!later || later->state == FrameState::Settled) << "until it is asked for again";
    EXPECT_GT(worstDifference(exactFrame()->edited, before->edited), 0);
}

TEST_F(EngineExact, ARecipeAskedForMeanwhileStopsItWithinATile) {
    // At native scale in tiles, so that the last step is run by the network once more, tile by tile.
    show(kTiled, {editOf("llf", 0)}, {{300, 260}, 0, 0.5, 0.5});
    auto& network = *networks->fake.network;
    const int before = network.runs;
    int later = 0;
    network.onRun = [&](Size) -> Result<void> {
        if (++later == 1) setEdits({at(editOf("llf", 0), 0.9)});
        return {};
    };
    engine->setExactPreview(true);
    EXPECT_EQ(settle()->state, FrameState::Settled);
    EXPECT_EQ(later, 1) << "of 20 tiles";
    EXPECT_EQ(network.runs, before + 1);
    EXPECT_TRUE(recorder.editFailures.empty());
    network.onRun = nullptr;
    EXPECT_LE(worstDifference(exactFrame()->edited, file(kTiled, {at(editOf("llf", 0), 0.9)}, 299)), 1);
}

TEST_F(EngineExact, AViewOrPhotoAskedForMeanwhileIsShownInTheEnd) {
    show(kWide, {editOf("rgf")}, {{300, 200}, 0, 0.5, 0.5});
    setEdits({editOf("llf", 2)});
    const View closer{{300, 200}, 0.5, 0.3, 0.5};
    networks->fake.network->onRun = [&](Size) -> Result<void> { return engine->setView(closer), Result<void>(); };
    auto frame = exactFrame();
    EXPECT_EQ(frame->view, closer);
    networks->fake.network->onRun = [&, first = true](Size) mutable -> Result<void> {
        if (std::exchange(first, false)) engine->open(kSmall);
        return {};
    };
    setEdits({editOf("llf", 0)});  // at a level that the network has not seen
    frame = exactFrame();
    EXPECT_LE(frame->area.width, 640);
    EXPECT_GT(frame->photoId, 1U);
    EXPECT_TRUE(recorder.editFailures.empty());
}

TEST_F(EngineExact, ItsProgressGrowsAndEnds) {
    show(kTiled, {editOf("llf", 0)}, {{300, 260}, 0, 0.5, 0.5});
    recorder.progress.clear();
    (void)exactFrame();
    double last = 0;
    int heard = 0;
    for (const auto& [what, done] : recorder.progress) {
        if (what != "full size") continue;
        EXPECT_GE(done, last);
        last = done;
        ++heard;
    }
    EXPECT_GE(heard, 5);
    EXPECT_EQ(last, 1);
}

}  // namespace
}  // namespace glissade::test
