#include "bench/benchmarks.h"
#include "bench/latencies.h"
#include "engine/engine.h"
#include "io/encode.h"
#include "operators/registry.h"
#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace glissade::bench {

namespace {

constexpr Size kView{1280, 720};
constexpr std::chrono::seconds kPatience{120};

/// Remembers failures and wakes whoever waits for a frame.
class Listener final : public EngineObserver {
public:
    void photoOpened(std::shared_ptr<const Photo> /*photo*/) override {}
    void openFailed(const Error& error) override { failed(error); }
    void frameReady() override {
        wake([] {});
    }
    void workProgress(const std::string& /*what*/, double /*done*/) override {}
    void editFailed(const Error& error) override { failed(error); }
    void exportProgress(ExportId /*id*/, double /*done*/) override {}
    void exportDone(ExportId /*id*/, const Result<Written>& /*result*/) override {}

    /// A frame that `wanted` accepts, or the failure that came instead.
    template <typename Wanted>
    Result<std::shared_ptr<const Frame>> wait(Engine& engine, Wanted wanted) {
        const auto deadline = std::chrono::steady_clock::now() + kPatience;
        for (;;) {
            {
                std::unique_lock lock(mutex_);
                if (!changed_.wait_until(lock, deadline, [&] { return news_; }))
                    return fail(ErrorCode::Internal, "no frame came");
                news_ = false;
                if (error_) return fail(*error_);
            }
            auto frame = engine.takeFrame();
            if (frame && wanted(*frame)) return frame;
        }
    }

private:
    template <typename Change>
    void wake(Change change) {
        {
            const std::lock_guard lock(mutex_);
            change();
            news_ = true;
        }
        changed_.notify_all();
    }
    void failed(const Error& error) {
        wake([&] { error_ = error; });
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    bool news_ = false;
    std::optional<Error> error_;
};

/// An engine with a photo of the view's size open, and the frame that came last.
class Session {
public:
    Result<void> open() {
        const Image<float> picture = test::syntheticPhoto(kView.width, kView.height, 1);
        const auto file = folder_.path() / "photo.png";
        TRY(const Written written,
            encodePhoto(file, kView, Photo{}, nullptr, {}, [&](int firstRow, Image<float>& band) -> Result<void> {
                std::copy_n(picture.row(firstRow), band.samples().size(), band.data());
                return {};
            }));
        engine_.setView({kView, 0, 0.5, 0.5});
        engine_.open(written.path);
        TRY(last_, listener_.wait(engine_, [](const Frame&) { return true; }));
        return {};
    }
    /// Milliseconds from the new recipe to the first frame of it that is in `state` or better.
    Result<double> apply(const Edit& edit, FrameState state) {
        const std::uint64_t before = last_->generation;
        Recipe recipe;
        recipe.edits = {edit};
        Result<std::shared_ptr<const Frame>> frame = fail(ErrorCode::Internal, "not run");
        const double milliseconds = millisecondsOf([&] {
            engine_.setRecipe(std::move(recipe));
            frame = listener_.wait(engine_, [&](const Frame& f) { return f.generation > before && f.state >= state; });
        });
        if (!frame) return fail(frame.error());
        last_ = *frame;
        return milliseconds;
    }

private:
    test::TemporaryFolder folder_;
    Listener listener_;
    Engine engine_{listener_, {}};
    std::shared_ptr<const Frame> last_;
};

/// Goes through all operators once (cold), then `rounds` times more (warm).
Result<void> switchOperators(Session& session, int rounds, Latencies& cold, Latencies& warm) {
    for (int round = 0; round <= rounds; ++round)
        for (const OperatorSpec* spec : exactOperators()) {
            TRY(const double milliseconds, session.apply(makeEdit(*spec), FrameState::Settled));
            (round == 0 ? cold : warm).add(milliseconds);
        }
    return {};
}

void benchSwitch(benchmark::State& state, bool showCold) {
    Latencies cold;
    Latencies warm;
    for (auto _ : state) {
        Session session;
        auto ran = session.open();
        if (ran) ran = switchOperators(session, showCold ? 0 : 10, cold, warm);
        if (!ran) return state.SkipWithError(ran.error().message().c_str());
    }
    const Latencies& shown = showCold ? cold : warm;
    state.counters["p50_ms"] = shown.percentile(50);
    state.counters["p99_ms"] = shown.percentile(99);
}

Result<void> dragSlider(Session& session, const OperatorSpec& spec, int moves, Latencies& times) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> position(-1, 1);
    Edit edit = makeEdit(spec);
    for (int i = 0; i < moves; ++i) {
        for (std::size_t k = 0; k < edit.params.size(); ++k)
            edit.params[k] = spec.params[k].denormalise(position(random));
        TRY(const double milliseconds, session.apply(edit, FrameState::Live));
        if (i > 0) times.add(milliseconds);  // the first one waits for the features
    }
    return {};
}

void benchSlider(benchmark::State& state) {
    Latencies times;
    for (auto _ : state) {
        Session session;
        auto ran = session.open();
        if (ran) ran = dragSlider(session, *allOperators().front(), 1001, times);
        if (!ran) return state.SkipWithError(ran.error().message().c_str());
    }
    state.counters["p50_ms"] = times.percentile(50);
    state.counters["p99_ms"] = times.percentile(99);
}

template <typename Body>
void add(const std::string& title, Body body) {
    benchmark::RegisterBenchmark(title.c_str(), body)->Unit(benchmark::kMillisecond);
}

}  // namespace

void registerEngine() {
    add("BM_Switch", [](benchmark::State& state) { benchSwitch(state, false); });
    add("BM_Switch/cold", [](benchmark::State& state) { benchSwitch(state, true); });
    add("BM_Slider/" + std::to_string(kView.width) + "x" + std::to_string(kView.height), benchSlider);
}

}  // namespace glissade::bench
