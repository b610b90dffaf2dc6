// A step's network held against its exact algorithm.
#include "engine/reference.h"
#include "engine_fixture.h"
#include "image/metrics.h"

namespace glissade::test {
namespace {

constexpr const char* kPhoto = "300x200-1";
constexpr const char* kWide = "2400x300-5";  // its auto level is 1

class EngineReference : public EngineTest {
protected:
    EngineReference() { start(); }

    static std::shared_ptr<const Photo> photo(const char* file) { return *decode(file, {}); }

    /// The level that a step works on, and what `edit` makes of it, in 8 bits.
    Image<std::uint8_t> applied(const char* file, const std::vector<Edit>& before, Edit edit, bool exact) {
        edit.exact = exact;
        const Size size = photo(file)->size();
        auto rgb = applyRecipe(photo(file)->working({0, 0, size.width, size.height}), {before}, context());
        const Image<float> level = downsample(*rgb, edit.scale.levelFor(size), pool);
        auto result = applyAtLevel(level, edit, context());
        Image<std::uint8_t> pixels(level.width(), level.height(), 3);
        for (std::size_t i = 0; i < pixels.samples().size(); ++i)
            pixels.data()[i] =
                static_cast<std::uint8_t>(std::min(std::max(result->data()[i], 0.0F), 1.0F) * 255 + 0.5F);
        return pixels;
    }
    RenderContext context() { return {pool, networks->fake, {}}; }
};

void expectIsComparisonOf(const Reference& got, const Image<std::uint8_t>& network, const Image<std::uint8_t>& exact) {
    EXPECT_EQ(got.size, exact.size());
    EXPECT_EQ(got.difference.size(), exact.size());
    // The canvas' tail counts in whole numbers, the export's in floats: they are one apart here and there.
    EXPECT_NEAR(got.psnr, psnr(network, exact), 0.05);
    EXPECT_NEAR(got.ssim, ssim(network, exact), 0.002);
    int largest = 0;
    std::uint64_t counted = 0;
    for (int value = 0; value < 256; ++value) counted += got.differenceCounts[static_cast<std::size_t>(value)];
    for (int y = 0; y < exact.height(); ++y) {
        for (int x = 0; x < exact.width(); ++x) {
            int farthest = 0;
            for (int c = 0; c < 3; ++c) farthest = std::max(farthest, std::abs(network.at(x, y, c) - exact.at(x, y, c)));
            ASSERT_NEAR(got.difference.at(x, y), farthest, 1);
            largest = std::max<int>(largest, got.difference.at(x, y));
        }
    }
    EXPECT_EQ(got.largest, largest);
    EXPECT_GT(got.largest, 0);
    EXPECT_EQ(counted, exact.size().area());
    EXPECT_GT(got.differenceCounts[static_cast<std::size_t>(got.largest)], 0U);
}

TEST_F(EngineReference, ComparesTheCanvasResultWithTheExactOne) {
    const Edit edit = at(editOf("wls"), 0.6);
    const auto reference = compareWithExact(photo(kPhoto), {}, edit, context());
    ASSERT_TRUE(reference) << reference.error().message();
    EXPECT_EQ(reference->edit, edit);
    EXPECT_EQ(reference->level, 0);
    expectIsComparisonOf(*reference, applied(kPhoto, {}, edit, false), applied(kPhoto, {}, edit, true));
    EXPECT_GT(reference->exactSeconds, 0);
    EXPECT_GT(reference->baseSeconds, 0);
    EXPECT_GT(reference->tailSeconds, 0);
}

TEST_F(EngineReference, WorksAtTheEffectScaleAfterTheStepsBefore) {
    const std::vector<Edit> before{at(editOf("rgf"), 0.7), at(editOf("llf", 0), 0.4)};
    const Edit edit = editOf("wls");
    const auto reference = compareWithExact(photo(kWide), before, edit, context());
    ASSERT_TRUE(reference) << reference.error().message();
    EXPECT_EQ(reference->level, 1);
    EXPECT_EQ(reference->size, (Size{1200, 150}));
    expectIsComparisonOf(*reference, applied(kWide, before, edit, false), applied(kWide, before, edit, true));
}

TEST_F(EngineReference, ComparesAtFullOpacityWhateverTheStepsOwn) {
    Edit edit = editOf("wls");
    edit.amount = 0.1;
    edit.exact = true;
    const auto faint = compareWithExact(photo(kPhoto), {}, edit, context());
    const auto full = compareWithExact(photo(kPhoto), {}, editOf("wls"), context());
    ASSERT_TRUE(faint && full);
    EXPECT_EQ(faint->edit.amount, 1);
    EXPECT_EQ(faint->psnr, full->psnr);
}

TEST_F(EngineReference, SsimInBandsIsSsim) {
    for (const char* file : {"90x12-3", "80x74-3", "80x75-3", "120x400-3"}) {
        const Edit edit = editOf("llf");
        const Image<std::uint8_t> a = applied(file, {}, edit, false);
        const Image<std::uint8_t> b = applied(file, {}, edit, true);
        EXPECT_NEAR(ssimInBands(a, b, pool), ssim(a, b), 1e-9) << file;
    }
}

TEST_F(EngineReference, AStepOutOfRangeOrWithoutAPackIsRefused) {
    Edit wrong = editOf("wls");
    wrong.params[0] = -1;
    EXPECT_EQ(compareWithExact(photo(kPhoto), {}, wrong, context()).error().code, ErrorCode::BadArgument);
    networks->missing.insert("wls");
    const ReferenceId id = engine->compareWithExact({}, editOf("wls"), photo(kPhoto));
    executor->drainAll();
    ASSERT_TRUE(recorder.references.contains(id));
    EXPECT_EQ(recorder.references.at(id).error().code, ErrorCode::NotFound);
}

TEST_F(EngineReference, TellsProgressAndTheResult) {
    const ReferenceId id = engine->compareWithExact({}, editOf("wls"), photo(kPhoto));
    executor->drainAll();
    ASSERT_TRUE(recorder.references.contains(id));
    ASSERT_TRUE(recorder.references.at(id)) << recorder.references.at(id).error().message();
    EXPECT_EQ((*recorder.references.at(id))->size, (Size{300, 200}));
    EXPECT_GT(recorder.referenceShares[id], 0.5);
}

TEST_F(EngineReference, StopsWhenItIsCancelled) {
    networks->fake.network->onRun = [&](Size) -> Result<void> {
        engine->cancelReference();
        return {};
    };
    const ReferenceId id = engine->compareWithExact({}, editOf("l0"), photo(kPhoto));
    executor->drainAll();
    EXPECT_EQ(recorder.references.at(id).error().code, ErrorCode::Cancelled);
}

TEST_F(EngineReference, ANewComparisonTakesThePlaceOfTheOneBefore) {
    const ReferenceId waiting = engine->compareWithExact({}, editOf("l0"), photo(kPhoto));
    ReferenceId second = 0;
    networks->fake.network->onRun = [&](Size) -> Result<void> {
        if (second == 0) second = engine->compareWithExact({}, editOf("wls"), photo(kPhoto));
        return {};
    };
    executor->drainAll();
    EXPECT_EQ(recorder.references.at(waiting).error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(recorder.references.at(second));
}

TEST_F(EngineReference, EditingGoesOnMeanwhile) {
    engine->setView({{150, 100}, 0, 0.5, 0.5});
    setEdits({editOf("llf")});
    open(kPhoto);
    (void)settle();
    std::shared_ptr<const Frame> meanwhile;
    takeFrameDuringRuns({at(editOf("llf"), 0.9)}, meanwhile);
    (void)engine->compareWithExact({}, editOf("wls"), photo(kPhoto));
    executor->step("references");
    ASSERT_TRUE(meanwhile);
    EXPECT_EQ(meanwhile->state, FrameState::Settled);
}

}  // namespace
}  // namespace glissade::test
