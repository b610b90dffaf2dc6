// load_moves FOLDER SECONDS: the running editor under 1,000 slider moves a second, with panning, zooming and changes of
// the operator at random. Writes FOLDER/moves.tsv and .svg, a row for each second.
#include "gui/support/end_to_end_fixture.h"
#include "load/latency.h"
#include "load/memory.h"
#include "load/report.h"
#include "support/photos.h"
#include "ui/message_bar.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QLocale>
#include <QMouseEvent>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace glissade::load {

namespace {

constexpr int kMovesPerSecond = 1000;
constexpr int kMovesAtOnce = 100;     // of those that are late, until the editor's other events have their turn
constexpr int kPanEveryMs = 40;       // a stretch of panning or zooming has so many ms from event to event
constexpr int kSwitchEveryMs = 700;   // another operator
constexpr int kPatienceMs = 900'000;  // for a frame before and after the moves, on a machine with other work
constexpr int kMostTimes = 5;         // the time that the moves may take, on a machine with other work
constexpr int kGrabAfterMs = 20;      // until its slider is taken; the moves meanwhile are made up for
constexpr Size kPhoto{3000, 2000};

/// When each request was made, by its generation: generation g is at g - 1.
struct Times {
    QElapsedTimer clock;
    std::vector<double> of;  ///< ms
    std::vector<int> shown;  ///< frames until then
    int frames = 0;

    void request() {
        of.push_back(now());
        shown.push_back(frames);
    }
    [[nodiscard]] double now() const { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }
};

/// What happened in one second, or until the first event after it.
struct Second {
    int moves = 0;
    int frames = 0;
    std::vector<double> latencies;  ///< from a request to the frame that answers it, ms
    double stall = 0;               ///< the longest time from one event of the timer to the next, ms
    int behind = 0;                 ///< see Answers
    double working = 0;             ///< seconds of a processor for the moves
};

class Session {
public:
    Session()
        : settings_(folder_.filePath(QStringLiteral("settings.ini"))),
          bridge_([this](EngineObserver& observer) {
              return std::make_unique<test::WatchedEngine>(realEngines({})(observer), [this] { times_.request(); });
          }),
          files_(test::foldersIn(folder_)),
          window_(bridge_, settings_, test::theme(), files_) {
        times_.clock.start();
        window_.resize(1500, 900);
        window_.show();
        test::settle();
    }

    void open() {
        const QString file = folder_.filePath(QStringLiteral("photo.jpg"));
        test::writePhoto(toPath(file),
                         test::photoOf<std::uint8_t>(test::syntheticPhoto(kPhoto.width, kPhoto.height, 1)));
        window_.openFile(toPath(file));
        require([this] { return canvas().frame() != nullptr; }, "the photo does not open");
        // What enlarges shows in the export alone.
        const auto shows = [](const OperatorSpec* spec) { return !spec->enlarges; };
        for (QAction* action : window_.actions())
            for (const OperatorSpec* spec : allOperators())
                if (shows(spec) && QString(action->text()).remove(u'&').toStdString() == spec->name)
                    operators_.push_back(action);
        if (std::ranges::count_if(allOperators(), shows) != static_cast<std::ptrdiff_t>(operators_.size()))
            throw std::runtime_error("an operator has no action");
        // Each of them once, until it is shown as it should be: what is made once is made before memory is measured.
        for (QAction* action : operators_) {
            action->trigger();
            settle();
        }
    }
    /// Waits for the finished frame that answers the newest request.
    void settle() {
        require(
            [this] {
                return canvas().frame()->generation >= times_.of.size() &&
                       canvas().frame()->state == FrameState::Settled;
            },
            "no finished frame comes");
    }

    /// The events that are due `milliseconds` after the start, `most` moves in all, and the frame that came since.
    void live(double milliseconds, std::int64_t most, Second& second) {
        if (!slider_ && milliseconds >= nextGrab_) grab();
        const auto due = std::min(static_cast<std::int64_t>(milliseconds * kMovesPerSecond / 1000), most) - moves_;
        const double started = threadSeconds();
        for (std::int64_t left = std::min<std::int64_t>(due, kMovesAtOnce); slider_ && left > 0; --left) {
            moveSlider();
            ++moves_;
            ++second.moves;
        }
        second.working += threadSeconds() - started;
        if (milliseconds >= nextPan_) panOrZoom(milliseconds);
        if (slider_ && milliseconds >= nextSwitch_) switchOperator(milliseconds);
        const auto frame = canvas().frame();
        if (frame->generation == shown_) return;
        shown_ = frame->generation;
        ++second.frames;
        ++times_.frames;
        if (shown_ < 1 || shown_ > times_.of.size()) return;
        second.latencies.push_back(times_.now() - times_.of[shown_ - 1]);
        second.behind = std::max(second.behind, times_.frames - times_.shown[shown_ - 1]);
    }
    /// Lets the slider go and waits for what it was left at.
    void end() {
        if (slider_) send(QEvent::MouseButtonRelease, last_);
        slider_ = nullptr;
        settle();
    }
    [[nodiscard]] std::int64_t moves() const { return moves_; }
    [[nodiscard]] std::size_t requests() const { return times_.of.size(); }
    [[nodiscard]] int switches() const { return switches_; }
    /// Errors and warnings on show.
    [[nodiscard]] int messages() const { return window_.findChild<MessageBar*>()->count(); }

private:
    [[nodiscard]] Canvas& canvas() const { return *window_.findChild<Canvas*>(); }
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

    template <typename Condition>
    void require(Condition condition, const char* otherwise) {
        if (!QTest::qWaitFor(condition, kPatienceMs)) throw std::runtime_error(otherwise);
    }
    /// Takes hold of the first slider of the operator in use; those of the one before may still be there, hidden.
    void grab() {
        for (auto* slider : window_.findChild<ParameterPanel*>()->findChildren<ParameterSlider*>()) {
            slider_ = slider->isVisible() ? slider->findChild<ValueSlider*>() : nullptr;
            if (!slider_) continue;
            return send(QEvent::MouseButtonPress, slider_->value());
        }
    }
    void moveSlider() {
        // Neighbouring positions can share a pixel of the track, and a move to the same pixel is none.
        int to = last_;
        while (std::abs(slider_->centerFor(to) - slider_->centerFor(last_)) < 2)
            to = static_cast<int>(below(static_cast<unsigned>(slider_->maximum() + 1)));
        send(QEvent::MouseMove, to);
    }
    void send(QEvent::Type type, int position) {
        const QPointF at(slider_->centerFor(position), slider_->height() / 2.0);
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event(type,
                          at,
                          slider_->mapToGlobal(at),
                          isMove ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        QApplication::sendEvent(slider_, &event);
        last_ = position;
    }
    void panOrZoom(double milliseconds) {
        nextPan_ = milliseconds + kPanEveryMs;
        const QPointF at(below(static_cast<unsigned>(canvas().width())),
                         below(static_cast<unsigned>(canvas().height())));
        if (below(8) == 0) return canvas().fit();
        if (below(2) == 0) {
            QWheelEvent wheel(at,
                              canvas().mapToGlobal(at),
                              {},
                              {0, below(2) == 0 ? 120 : -120},
                              Qt::NoButton,
                              Qt::NoModifier,
                              Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(&canvas(), &wheel);
            return;
        }
        const QPointF to(below(static_cast<unsigned>(canvas().width())),
                         below(static_cast<unsigned>(canvas().height())));
        const auto drag = [&](QEvent::Type type, QPointF point, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QMouseEvent event(type, point, canvas().mapToGlobal(point), button, buttons, Qt::NoModifier);
            QApplication::sendEvent(&canvas(), &event);
        };
        drag(QEvent::MouseButtonPress, at, Qt::MiddleButton, Qt::MiddleButton);
        drag(QEvent::MouseMove, to, Qt::NoButton, Qt::MiddleButton);
        drag(QEvent::MouseButtonRelease, to, Qt::MiddleButton, Qt::NoButton);
    }
    void switchOperator(double milliseconds) {
        nextSwitch_ = milliseconds + kSwitchEveryMs;
        nextGrab_ = milliseconds + kGrabAfterMs;
        send(QEvent::MouseButtonRelease, last_);
        slider_ = nullptr;
        operators_[below(static_cast<unsigned>(operators_.size()))]->trigger();
        ++switches_;
    }

    QTemporaryDir folder_;
    Times times_;
    Settings settings_;
    EngineBridge bridge_;
    EditFiles files_;
    MainWindow window_;
    std::vector<QAction*> operators_;
    ValueSlider* slider_ = nullptr;
    std::mt19937 random_{5};
    std::int64_t moves_ = 0;
    std::uint64_t shown_ = 0;
    double nextPan_ = kPanEveryMs;
    double nextSwitch_ = kSwitchEveryMs;
    double nextGrab_ = 0;
    int last_ = 0;
    int switches_ = 0;
};

/// Until the time is over and all moves of that time are made; where other work keeps the window from them, later.
struct Measured {
    Table table{{"seconds",
                 "MB",
                 "moves",
                 "frames",
                 "median",
                 "p99",
                 "longest",
                 "stall",
                 "processor",
                 "behind",
                 "move us",
                 "frame ms"}};
    double movesInTime = 0;
    double waited = 0;  ///< s, for a processor
};

Measured measure(Session& session, int seconds) {
    Measured measured;
    const double waitedBefore = waitingSeconds();
    const std::int64_t all = std::int64_t{kMovesPerSecond} * seconds;
    double window = threadSeconds();
    Second second;
    double before = 0;
    double processor = processorSeconds();
    double next = 1000;
    QEventLoop loop;
    QTimer ticks;
    ticks.setTimerType(Qt::PreciseTimer);
    QElapsedTimer clock;
    QObject::connect(&ticks, &QTimer::timeout, &loop, [&] {
        const double now = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        second.stall = std::max(second.stall, now - before);
        before = now;
        session.live(now, all, second);
        if (now < next) return;
        // Where an event came late, its row stands for more than a second.
        next = 1000 * (std::floor(now / 1000) + 1);
        const double processorBefore = std::exchange(processor, processorSeconds());
        const double windowBefore = std::exchange(window, threadSeconds());
        const double had = processor - processorBefore;
        const double engine = had - (window - windowBefore);
        measured.table.add({now / 1000,
                            statusMegabytes("self", "VmRSS"),
                            static_cast<double>(second.moves),
                            static_cast<double>(second.frames),
                            percentile(second.latencies, 50),
                            percentile(second.latencies, 99),
                            percentile(second.latencies, 100),
                            second.stall,
                            had,
                            static_cast<double>(second.behind),
                            second.moves > 0 ? 1e6 * second.working / second.moves : 0,
                            second.frames > 0 ? 1e3 * engine / second.frames : 0});
        second = {};
        if (now < 1000.0 * seconds) return;
        if (measured.movesInTime == 0) {
            measured.movesInTime = static_cast<double>(session.moves());
            measured.waited = waitingSeconds() - waitedBefore;
        }
        if (session.moves() >= all || now >= kMostTimes * 1000.0 * seconds) loop.quit();
    });
    clock.start();
    ticks.start(1000 / kMovesPerSecond);
    loop.exec();
    return measured;
}

int run(const std::filesystem::path& folder, int seconds) {
    Session session;
    session.open();
    const double load = machineLoad();
    const Measured measured = measure(session, seconds);
    const Table& table = measured.table;
    session.end();

    Verdict verdict;
    // From the first minute on, or the first third of a short run.
    const auto warm = [&](const char* column) {
        std::vector<double> numbers = table.column(column);
        numbers.erase(numbers.begin(),
                      numbers.begin() + std::ranges::count_if(table.column("seconds"), [&](double time) {
                          return time < std::min(60, seconds / 3) + 1;
                      }));
        return numbers;
    };
    const std::vector<double> memory = warm("MB");
    const double drifts = drift(memory);
    verdict.expect(drifts <= 0.1, formatted("memory drifts by %.0f %%", 100 * drifts));
    double moves = 0;
    double frames = 0;
    double processor = 0;
    for (const double each : table.column("moves")) moves += each;
    for (const double each : table.column("frames")) frames += each;
    for (const double each : table.column("processor")) processor += each;
    // In the time in which the window had a processor or did not ask for one; on an idle machine that is all of it.
    verdict.expect(measured.movesInTime >= 0.99 * kMovesPerSecond * (seconds - measured.waited),
                   formatted("only %.0f moves were made in time, %.0f s spent waiting for a processor",
                             measured.movesInTime,
                             measured.waited));
    verdict.expect(moves >= 0.99 * kMovesPerSecond * seconds, formatted("only %.0f moves were made at all", moves));
    judge({warm("behind"), warm("move us"), warm("frame ms")}, verdict);
    // One a second of a processor, since other work may leave the editor a small part of one; one a second is enough.
    verdict.expect(frames >= std::min(processor, static_cast<double>(seconds)),
                   formatted("only %.0f frames came in %.0f s of a processor", frames, processor));
    verdict.expect(frames <= static_cast<double>(session.requests()), "more frames came than were asked for");
    verdict.expect(session.messages() == 0, "the editor shows a message");
    const auto [least, most] = std::ranges::minmax(memory);
    std::printf(
        "| %.0f slider moves in %d s, with panning, zooming and %d changes of the operator | %.0f frames; memory %.0f "
        "to %.0f MB, drift %.1f %%; request to frame %.0f ms (median of medians), %.0f ms (median of p99); an event "
        "waits %.0f ms (median of seconds), %.0f ms (longest), %.0f frames at most until a request's own; %.0f s of a "
        "processor, the window waited %.0f s for one; machine's load %.1f |\n",
        moves,
        seconds,
        session.switches(),
        frames,
        least,
        most,
        100 * drifts,
        percentile(table.column("median"), 50),
        percentile(table.column("p99"), 50),
        percentile(table.column("stall"), 50),
        percentile(table.column("stall"), 100),
        percentile(table.column("behind"), 100),
        processor,
        measured.waited,
        load);
    writeReport(folder,
                "moves",
                table,
                picture(table,
                        "seconds",
                        "seconds",
                        {{"memory in use, MB", {"MB"}},
                         {"from a request to its frame, ms", {"median", "p99"}},
                         {"longest wait of an event, ms", {"stall"}},
                         {"frames, and seconds of a processor, in a second", {"frames", "processor"}},
                         {"frames until a request's own", {"behind"}},
                         {"a processor's time: a move, µs; a frame, ms", {"move us", "frame ms"}}}));
    return verdict.exitCode();
}

}  // namespace
}  // namespace glissade::load

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::string_view count = argc == 3 ? argv[2] : "";
    int seconds = 0;
    const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), seconds);
    if (error != std::errc() || end != count.data() + count.size() || seconds < 15) {
        std::fputs("usage: load_moves FOLDER SECONDS, at least 15\n", stderr);
        return 2;
    }
    QLocale::setDefault(QLocale::c());
    QApplication application(argc, argv);
    try {
        return glissade::load::run(argv[1], seconds);
    } catch (const std::exception& thrown) {
        std::fprintf(stderr, "load_moves: %s\n", thrown.what());
        return 1;
    }
}
