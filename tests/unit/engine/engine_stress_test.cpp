// The engine on its real threads: nothing is lost, nothing goes back, everything ends. Also run under the thread
// sanitizer.
#include <chrono>
#include <random>

#include "engine_fixture.h"
#include "support/temporary_folder.h"

namespace glissade::test {
namespace {

class EngineStress : public testing::Test {
protected:
    EngineStress() {
        EngineSeams seams;
        seams.makeNetworks = [] { return std::make_unique<FakeNetworks>(); };
        seams.decode = [](const std::filesystem::path& file,
                          const Cancel& cancel) -> Result<std::shared_ptr<const Photo>> {
            int width = 0;
            int height = 0;
            unsigned seed = 0;
            if (std::sscanf(file.c_str(), "%dx%d-%u", &width, &height, &seed) != 3)
                return fail(ErrorCode::NotFound, file, "no such file");
            if (cancel.requested()) return Cancel::failure();
            return std::make_shared<const Photo>(photoOf<std::uint8_t>(syntheticPhoto(width, height, seed)));
        };
        engine = std::make_unique<Engine>(
            recorder, EngineOptions{"/nonexistent", 2, std::size_t{64} << 20}, std::move(seams));
        engine->setView({{120, 90}, 0, 0.5, 0.5});
    }

    /// Waits for the frame that answers the newest request of all.
    std::shared_ptr<const Frame> waitForSettled(std::uint64_t generation) {
        for (;;) {
            int before = 0;
            recorder.waitFor([&] { return (before = recorder.frames) >= 0; });
            const auto frame = engine->takeFrame();
            if (frame && frame->generation >= generation && frame->state == FrameState::Settled) return frame;
            if (frame) continue;
            recorder.waitFor([&] { return recorder.frames != before; });
        }
    }

    Recorder recorder;
    std::unique_ptr<Engine> engine;
};

TEST_F(EngineStress, ThousandsOfMovesEndWithTheLastValue) {
    engine->setRecipe({{editOf("llf")}});
    engine->open("160x120-1");
    recorder.waitFor([&] { return !recorder.opened.empty(); });
    constexpr int kMoves = 4000;
    std::uint64_t generation = 0;
    for (int i = 1; i <= kMoves; ++i) {
        engine->setRecipe({{at(editOf("llf"), static_cast<double>(i) / kMoves)}});
        if (const auto frame = engine->takeFrame()) {
            EXPECT_GE(frame->generation, generation);
            generation = frame->generation;
        }
    }
    // The view and one recipe came before the moves.
    const auto last = waitForSettled(kMoves + 2);
    EXPECT_EQ(last->generation, kMoves + 2U);
    ThreadPool pool(1);
    FakeNetworks networks;
    auto rgb = applyRecipe(syntheticPhoto(160, 120, 1), {{at(editOf("llf"), 1.0)}}, {pool, networks, {}});
    Image<std::uint8_t> whole(160, 120, 4);
    toDisplay(*rgb, nullptr, whole, 0);
    Image<std::uint8_t> wanted(120, 90, 4);
    AreaResample({160, 120}, {0, 0, 160, 120}, {120, 90}).run(whole, wanted, pool);
    EXPECT_GE(psnrOf(last->edited, wanted), 45);
}

TEST_F(EngineStress, RandomUseNeverStopsItFromAnswering) {
    const TemporaryFolder folder;
    std::mt19937 random(11);
    const char* const photos[] = {"160x120-1", "97x201-2", "nonsense", "256x64-3"};
    const char* const operators[] = {"llf", "rgf", "l0", "wls"};
    std::vector<ExportId> exports;
    std::uint64_t requests = 1;  // the view
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
    for (int i = 0; i < 1500; ++i) {
        switch (below(12)) {
            case 0:
                engine->open(photos[below(4)]);
                break;
            case 1:
                if (below(4) == 0) engine->close();
                break;
            case 2:
                engine->setView({{static_cast<int>(below(200)), static_cast<int>(below(150))},
                                 below(3) / 2.0,
                                 below(11) / 10.0,
                                 below(11) / 10.0});
                ++requests;
                break;
            case 3:
                if (exports.size() < 12) {
                    ExportRequest request;
                    request.target = folder.path() / (std::to_string(i) + ".png");
                    request.recipe = {{editOf(operators[below(4)])}};
                    exports.push_back(engine->exportPhoto(std::move(request)));
                }
                break;
            case 4:
                if (!exports.empty()) engine->cancelExport(exports[below(static_cast<unsigned>(exports.size()))]);
                break;
            default: {
                Recipe recipe;
                for (unsigned k = below(3) + 1; k > 0; --k) {
                    Edit edit = at(editOf(operators[below(4)], static_cast<int>(below(3)) - 1), below(11) / 10.0);
                    edit.exact = edit.operatorId == "llf" && below(8) == 0;
                    recipe.edits.push_back(edit);
                }
                engine->setRecipe(recipe);
                ++requests;
            }
        }
        if (below(3) == 0) (void)engine->takeFrame();
        if (below(6) == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    // After all that, a photo opens and its edit shows; all exports have ended.
    engine->open("200x100-9");
    engine->setView({{100, 50}, 0, 0.5, 0.5});
    engine->setRecipe({{editOf("llf")}});
    const auto frame = waitForSettled(requests + 2);
    EXPECT_EQ(frame->area, (Rect{0, 0, 200, 100}));
    recorder.waitFor([&] { return recorder.exports.size() == exports.size(); });
    for (const auto& [id, result] : recorder.exports) {
        if (result) continue;
        EXPECT_TRUE(result.error().code == ErrorCode::Cancelled || result.error().code == ErrorCode::BadArgument)
            << result.error().message();
    }
    EXPECT_TRUE(recorder.editFailures.empty()) << recorder.editFailures[0].message();
}

TEST_F(EngineStress, EndsInTheMiddleOfAnything) {
    for (int round = 0; round < 10; ++round) {
        Recorder own;
        EngineSeams seams;
        seams.makeNetworks = [] { return std::make_unique<FakeNetworks>(); };
        seams.decode = [](const std::filesystem::path&, const Cancel&) -> Result<std::shared_ptr<const Photo>> {
            return std::make_shared<const Photo>(photoOf<std::uint8_t>(syntheticPhoto(300, 200, 1)));
        };
        const TemporaryFolder folder;
        Engine dying(own, EngineOptions{"/nonexistent", 2, std::size_t{64} << 20}, std::move(seams));
        dying.setView({{150, 100}, 0, 0.5, 0.5});
        dying.open("any");
        Edit exact = editOf("wls");
        exact.exact = true;
        dying.setRecipe({{editOf("llf"), exact}});
        ExportRequest request;
        request.target = folder.path() / "out.png";
        request.recipe = {{editOf("rgf")}};
        (void)dying.exportPhoto(request);
        std::this_thread::sleep_for(std::chrono::milliseconds(3 * round));
    }
}

}  // namespace
}  // namespace glissade::test
