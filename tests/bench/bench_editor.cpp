// The running editor: from a slider's mouse event to new pixels in the canvas' picture, on Qt's offscreen platform.
#include "bench/benchmarks.h"
#include "bench/latencies.h"
#include "gui/support/end_to_end_fixture.h"
#include "ui/edit_files.h"
#include "ui/steps_panel.h"

#include <QElapsedTimer>
#include <QListView>
#include <QMouseEvent>
#include <QStandardPaths>
#include <QTimer>
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <fstream>
#include <random>

namespace glissade::bench {

namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr int kMoves = 1000;
constexpr int kSustainedSeconds = 60;
constexpr int kChain = 3;
constexpr int kChainDrags = 15;  // of each step
constexpr Size kLargePhoto{6000, 4000};

/// Google Benchmark owns main(); the application is made at the first benchmark that needs it.
void ensureApplication() {
    static int argc = 1;
    static char name[] = "glissade-bench";
    static char* argv[] = {name, nullptr};
    if (qApp) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    new QApplication(argc, argv);  // lives as long as the process: Qt does not like it to be destroyed after main()
}

double residentMegabytes() {
    std::ifstream statm("/proc/self/statm");
    long pages = 0;
    long resident = 0;
    statm >> pages >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

/// A window whose canvas is 1280×720, with a photo and the first operator's first slider.
class EditorSession {
public:
    EditorSession(int photoWidth, int photoHeight)
        : settings_(folder_.filePath(QStringLiteral("settings.ini"))),
          bridge_([this](EngineObserver& observer) {
              return std::make_unique<test::WatchedEngine>(realEngines({})(observer), [this] { ++requests_; });
          }),
          files_({.data = toPath(folder_.filePath(QStringLiteral("data"))),
                  .recovery = toPath(folder_.filePath(QStringLiteral("state"))),
                  .shippedPresets = {}, .desktopRecents = {}}),
          window_(bridge_, settings_, test::theme(), files_) {
        QObject::connect(
            &bridge_, &EngineBridge::photoOpened, &window_, [this](const std::shared_ptr<const Photo>& photo) {
                photo_ = photo;
            });
        window_.resize(1700, 900);
        window_.show();
        test::settle();
        file_ = folder_.filePath(QStringLiteral("photo.png"));
        test::testPicture(photoWidth, photoHeight).save(file_);
    }

    Result<void> open() {
        window_.openFile(toPath(file_));
        if (!waitFor([this] { return canvas().frame() != nullptr; })) return fail(ErrorCode::Internal, "no photo came");
        canvas_ = window_.findChild<Canvas*>();
        for (int i = 0; i < 3; ++i) {  // the layout has the last word, and the canvas a size once it is shown
            window_.resize(window_.size() + QSize(kWidth, kHeight) - canvas_->size());
            test::settle();
        }
        const OperatorSpec& spec = *allOperators().front();
        for (QAction* action : window_.actions())
            if (QString(action->text()).remove(u'&').toStdString() == spec.name) action->trigger();
        TRY_VOID(waitUntilSettled());
        return grab(spec);
    }
    ~EditorSession() {
        letGo();
        test::settle();
    }

    /// Adds steps until the chain has so many, of the first operators.
    Result<void> lengthenTo(int steps) {
        letGo();
        for (int i = 1; i < steps; ++i) {
            Q_EMIT window_.findChild<StepsPanel*>()->addRequested(*allOperators()[static_cast<std::size_t>(i)]);
            TRY_VOID(waitUntilSettled());
        }
        return {};
    }
    /// Takes hold of the slider of the step at this place.
    Result<void> grabStep(int place) {
        letGo();
        QListView* list = window_.findChild<StepsPanel*>()->list();
        list->setCurrentIndex(list->model()->index(place, 0));
        QTest::qWait(1);  // the sliders of the step before go
        return grab(*allOperators()[static_cast<std::size_t>(place)]);
    }

    /// When things came after a move, in milliseconds.
    struct ChainTimes {
        double first = 0;    ///< pixels of the step that was moved
        double whole = 0;    ///< of the whole chain, at whatever resolution
        double settled = 0;  ///< of the whole chain, as an export gives it
    };
    /// Moves the slider once and lets it rest.
    Result<ChainTimes> moveAndRest(bool laterStepsFollow) {
        test::settle();
        ChainTimes times;
        QElapsedTimer clock;
        clock.start();
        const auto sinceMove = [&] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
        move();
        // The whole chain is the next request, unless the last step was moved: then it is this one. Generations grow
        // with every request.
        const std::uint64_t moved = requests_;
        const std::uint64_t whole = moved + (laterStepsFollow ? 1 : 0);
        if (!waitFor([&] { return canvas().frame()->generation >= moved; }))
            return fail(ErrorCode::Internal, "a slider move brought no frame");
        times.first = sinceMove();
        if (!waitFor([&] { return canvas().frame()->generation >= whole; }))
            return fail(ErrorCode::Internal, "the later steps did not follow");
        times.whole = sinceMove();
        if (!waitFor([&] { return canvas().frame()->state == FrameState::Settled; }))
            return fail(ErrorCode::Internal, "no settled frame came");
        times.settled = sinceMove();
        return times;
    }

    /// Moves the slider somewhere else and returns the milliseconds until the canvas has a frame of it.
    /// What the frame before has still to paint is painted first.
    Result<double> moveAndWait() {
        test::settle();
        const std::uint64_t before = canvas().frame()->generation;
        bool came = false;
        const double milliseconds = millisecondsOf([&] {
            move();
            came = waitFor([&] { return canvas().frame()->generation > before; });
        });
        if (!came) return fail(ErrorCode::Internal, "a slider move brought no frame");
        return milliseconds;
    }
    void move() {
        // Neighbouring positions can share a pixel of the track, and a move to the same pixel is none.
        int to = last_;
        while (std::abs(handle_->centerFor(to) - handle_->centerFor(last_)) < 2)
            to = static_cast<int>(random_() % static_cast<unsigned>(handle_->maximum() + 1));
        send(QEvent::MouseMove, to);
    }

    /// Starts an export at native scale, which keeps the worker busy for many seconds.
    [[nodiscard]] ExportId startExport() {
        ExportRequest request;
        request.target = toPath(folder_.filePath(QStringLiteral("out.jpg")));
        request.recipe.edits = {makeEdit(*allOperators().front())};
        request.recipe.edits.front().scale.level = 0;
        return bridge_.exportPhoto(std::move(request), photo_);
    }
    void cancelExport(ExportId id) { bridge_.cancelExport(id); }

    [[nodiscard]] Canvas& canvas() const { return canvas_ ? *canvas_ : *window_.findChild<Canvas*>(); }

private:
    /// Sleeps between events, as the editor's own loop does: one that spins would take a core from the lanes.
    Result<void> waitUntilSettled() {
        const std::uint64_t before = canvas().frame()->generation;
        // A frame of the state before may still be on show.
        test::settle();
        const auto settled = [&] {
            return canvas().frame()->state == FrameState::Settled && canvas().frame()->generation > before;
        };
        return waitFor(settled) ? Result<void>() : fail(ErrorCode::Internal, "no settled frame came");
    }
    Result<void> grab(const OperatorSpec& spec) {
        auto* slider = window_.findChild<ParameterPanel*>()->findChild<ParameterSlider*>(
            QString::fromStdString(std::string(spec.params.front().id)));
        handle_ = slider ? slider->findChild<ValueSlider*>() : nullptr;
        if (!handle_) return fail(ErrorCode::Internal, "no slider came");
        send(QEvent::MouseButtonPress, handle_->value());
        return {};
    }
    void letGo() {
        if (handle_) send(QEvent::MouseButtonRelease, last_);
        handle_ = nullptr;
    }
    template <typename Condition>
    static bool waitFor(Condition condition) {
        QElapsedTimer timer;
        timer.start();
        QTimer alarm;  // wakes the loop where nothing else does
        alarm.start(test::kPatienceMs);
        while (!condition()) {
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (timer.hasExpired(test::kPatienceMs)) return false;
        }
        return true;
    }
    void send(QEvent::Type type, int position) {
        const QPointF at(handle_->centerFor(position), handle_->height() / 2.0);
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event(type,
                          at,
                          handle_->mapToGlobal(at),
                          isMove ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        QApplication::sendEvent(handle_, &event);
        last_ = position;
    }

    QTemporaryDir folder_;
    std::uint64_t requests_ = 0;
    QString file_;
    Settings settings_;
    EngineBridge bridge_;
    EditFiles files_;
    MainWindow window_;
    std::shared_ptr<const Photo> photo_;
    Canvas* canvas_ = nullptr;
    ValueSlider* handle_ = nullptr;
    std::mt19937 random_{1};
    int last_ = 0;
};

Result<void> dragFor(EditorSession& session, int moves, Latencies& times) {
    for (int i = 0; i < moves; ++i) {
        TRY(const double milliseconds, session.moveAndWait());
        times.add(milliseconds);
    }
    return {};
}

void show(benchmark::State& state, const Latencies& times) {
    state.counters["p50_ms"] = times.percentile(50);
    state.counters["p99_ms"] = times.percentile(99);
}

void benchDrag(benchmark::State& state, Size photo, bool exporting) {
    ensureApplication();
    Latencies times;
    for (auto _ : state) {
        EditorSession session(photo.width, photo.height);
        auto ran = session.open();
        if (!ran) return state.SkipWithError(ran.error().message().c_str());
        const ExportId id = exporting ? session.startExport() : ExportId{};
        ran = dragFor(session, kMoves, times);
        if (exporting) session.cancelExport(id);
        if (!ran) return state.SkipWithError(ran.error().message().c_str());
    }
    show(state, times);
}

/// A value of step k of a chain of three moves and rests.
void benchChain(benchmark::State& state, Size photo, int place) {
    ensureApplication();
    Latencies first;
    Latencies whole;
    Latencies settled;
    for (auto _ : state) {
        EditorSession session(photo.width, photo.height);
        auto ran = session.open();
        if (ran) ran = session.lengthenTo(kChain);
        if (ran) ran = session.grabStep(place);
        for (int i = -1; ran && i < kChainDrags; ++i) {
            const auto times = session.moveAndRest(place + 1 < kChain);
            if (!times) ran = fail(times.error());
            if (!times || i < 0) continue;  // the first one finds nothing prepared
            first.add(times->first);
            whole.add(times->whole);
            settled.add(times->settled);
        }
        if (!ran) return state.SkipWithError(ran.error().message().c_str());
    }
    state.counters["first_p50_ms"] = first.percentile(50);
    state.counters["whole_p50_ms"] = whole.percentile(50);
    state.counters["whole_max_ms"] = whole.percentile(100);
    state.counters["settled_p50_ms"] = settled.percentile(50);
}

/// A thousand moves a second for a minute: what a late answer and memory look like in the first and the last ten
/// seconds.
void benchSustained(benchmark::State& state) {
    ensureApplication();
    for (auto _ : state) {
        EditorSession session(kWidth, kHeight);
        auto ran = session.open();
        if (!ran) return state.SkipWithError(ran.error().message().c_str());
        Latencies early;
        Latencies late;
        double memoryThen = 0;
        std::uint64_t frames = 0;
        std::uint64_t shown = session.canvas().frame()->generation;
        QElapsedTimer clock;
        clock.start();
        qint64 lastFrame = 0;
        for (qint64 moves = 0; clock.elapsed() < kSustainedSeconds * 1000;) {
            if (clock.elapsed() > moves) session.move(), ++moves;
            QApplication::processEvents();
            const std::uint64_t generation = session.canvas().frame()->generation;
            if (generation == shown) continue;
            shown = generation;
            ++frames;
            const qint64 now = clock.nsecsElapsed();
            const double interval = static_cast<double>(now - lastFrame) / 1e6;
            lastFrame = now;
            if (clock.elapsed() < 10'000)
                early.add(interval);
            else if (clock.elapsed() > (kSustainedSeconds - 10) * 1000)
                late.add(interval);
            if (memoryThen == 0 && clock.elapsed() >= 10'000) memoryThen = residentMegabytes();
        }
        if (early.empty() || late.empty()) return state.SkipWithError("no frames came");
        state.counters["frames_per_s"] = static_cast<double>(frames) / kSustainedSeconds;
        state.counters["early_p99_ms"] = early.percentile(99);
        state.counters["late_p99_ms"] = late.percentile(99);
        state.counters["growth_MB"] = residentMegabytes() - memoryThen;
    }
}

template <typename Body>
void add(const std::string& title, Body body) {
    benchmark::RegisterBenchmark(title.c_str(), body)->Unit(benchmark::kMillisecond);
}

}  // namespace

void registerEditor() {
    add("BM_SliderToPixels", [](benchmark::State& state) { benchDrag(state, {kWidth, kHeight}, false); });
    add("BM_SliderToPixels/24MP", [](benchmark::State& state) { benchDrag(state, kLargePhoto, false); });
    add("BM_SliderToPixels/24MP/exporting", [](benchmark::State& state) { benchDrag(state, kLargePhoto, true); });
    for (int place = 0; place < kChain; ++place) {
        const std::string step = "/step" + std::to_string(place + 1);
        add("BM_ChainSettles" + step, [place](benchmark::State& s) { benchChain(s, {kWidth, kHeight}, place); });
        add("BM_ChainSettles/24MP" + step, [place](benchmark::State& s) { benchChain(s, kLargePhoto, place); });
    }
    add("BM_SliderSustained", benchSustained);
}

}  // namespace glissade::bench
