#include "engine_fixture.h"
#include "support/temporary_folder.h"

namespace glissade::test {
namespace {

constexpr const char* kPhoto = "300x200-1";

class EngineExport : public EngineTest {
protected:
    EngineExport() {
        start();
        engine->setView({{150, 100}, 0, 0.5, 0.5});
    }

    ExportRequest request(const std::string& name, Recipe recipe) const {
        ExportRequest made;
        made.target = folder.path() / name;
        made.recipe = std::move(recipe);
        return made;
    }
    [[nodiscard]] std::size_t filesLeft() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
    }

    TemporaryFolder folder;
};

TEST_F(EngineExport, WritesWhatTheCanvasShows) {
    const Recipe recipe{{at(editOf("llf"), 0.7)}};
    engine->setRecipe(recipe);
    open(kPhoto);
    const ExportId id = engine->exportPhoto(request("out.png", recipe));
    executor->drainAll();
    ASSERT_TRUE(recorder.exports.contains(id));
    ASSERT_TRUE(recorder.exports.at(id)) << recorder.exports.at(id).error().message();
    EXPECT_GT(recorder.exportShares[id], 0);
    EXPECT_FALSE(recorder.exportSteps[id].empty());
    EXPECT_EQ(recorder.exportSteps[id].front(), 0U);
    engine->setView({{300, 200}, 1, 0.5, 0.5});
    const auto written = decodePhoto(folder.path() / "out.png");
    ASSERT_TRUE(written);
    Image<std::uint8_t> pixels(300, 200, 4);
    toDisplay((*written)->working({0, 0, 300, 200}), nullptr, pixels, 0);
    EXPECT_LE(worstDifference(settle()->edited, pixels), 1);
}

TEST_F(EngineExport, RunsInTheOrderAskedFor) {
    open(kPhoto);
    std::vector<ExportId> ids;
    for (int i = 0; i < 3; ++i) ids.push_back(engine->exportPhoto(request("out" + std::to_string(i) + ".png", {})));
    for (std::size_t i = 0; i < 3; ++i) {
        executor->step("exports");
        EXPECT_EQ(recorder.exports.size(), i + 1);
        EXPECT_TRUE(recorder.exports.contains(ids[i]));
    }
    EXPECT_EQ(filesLeft(), 3U);
}

TEST_F(EngineExport, EditingGoesOnMeanwhile) {
    setEdits({editOf("llf")});
    open(kPhoto);
    (void)settle();
    // In the middle of the export a slider moves and its frame arrives.
    std::shared_ptr<const Frame> meanwhile;
    takeFrameDuringRuns({at(editOf("llf"), 0.9)}, meanwhile);
    const ExportId id = engine->exportPhoto(request("out.png", {{editOf("rgf")}}));
    executor->drain("exports");
    EXPECT_TRUE(recorder.exports.at(id).has_value());
    ASSERT_TRUE(meanwhile);
    EXPECT_EQ(meanwhile->state, FrameState::Settled);
}

TEST_F(EngineExport, KeepsItsPhotoWhenAnotherIsOpened) {
    open(kPhoto);
    const ExportId id = engine->exportPhoto(request("out.png", {}));
    open("100x80-2");
    executor->drainAll();
    ASSERT_TRUE(recorder.exports.at(id));
    EXPECT_EQ(readPhotoInfo(folder.path() / "out.png")->size, (Size{300, 200}));
}

TEST_F(EngineExport, CancelledBeforeItBeginsItWritesNothing) {
    open(kPhoto);
    const ExportId first = engine->exportPhoto(request("a.png", {}));
    const ExportId second = engine->exportPhoto(request("b.png", {}));
    engine->cancelExport(second);
    executor->drainAll();
    EXPECT_TRUE(recorder.exports.at(first).has_value());
    EXPECT_EQ(recorder.exports.at(second).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(filesLeft(), 1U);
}

TEST_F(EngineExport, CancelledHalfwayItLeavesNothingBehind) {
    open(kPhoto);
    executor->drainAll();
    const ExportId id = engine->exportPhoto(request("out.png", {{editOf("llf")}}));
    networks->fake.network->onRun = [&](Size) -> Result<void> {
        engine->cancelExport(id);
        return {};
    };
    executor->drainAll();
    EXPECT_EQ(recorder.exports.at(id).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(filesLeft(), 0U);
}

TEST_F(EngineExport, FailuresAreToldAndTheNextOneRuns) {
    open(kPhoto);
    networks->missing = {"llf"};
    const ExportId noPack = engine->exportPhoto(request("a.png", {{editOf("llf")}}));
    const ExportId noFolder = engine->exportPhoto(request("nowhere/b.png", {}));
    const ExportId good = engine->exportPhoto(request("c.png", {}));
    executor->drainAll();
    EXPECT_EQ(recorder.exports.at(noPack).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(recorder.exports.at(noPack).error().reason.starts_with("step 1, Local Laplacian detail: "))
        << recorder.exports.at(noPack).error().reason;
    EXPECT_FALSE(recorder.exports.at(noFolder).has_value());
    EXPECT_TRUE(recorder.exports.at(good).has_value());
    EXPECT_EQ(filesLeft(), 1U);
}

TEST_F(EngineExport, WithoutAPhotoItSaysSo) {
    const ExportId id = engine->exportPhoto(request("out.png", {}));
    executor->drainAll();
    EXPECT_EQ(recorder.exports.at(id).error().code, ErrorCode::BadArgument);
    open(kPhoto);
    engine->close();
    const ExportId closed = engine->exportPhoto(request("out.png", {}));
    executor->drainAll();
    EXPECT_EQ(recorder.exports.at(closed).error().code, ErrorCode::BadArgument);
}

}  // namespace
}  // namespace glissade::test
