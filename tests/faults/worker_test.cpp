// Jobs that throw, never end or are cancelled at any moment: each is told as what it is, and the loops live on.
#include "support/temporary_folder.h"
#include "unit/engine/engine_fixture.h"

#include <new>
#include <random>
#include <stdexcept>
#include <system_error>

namespace glissade {
namespace {

using test::editOf;

/// What a library may throw: LibTorch's, OpenCV's and Exiv2's exceptions are std::exceptions of types of their own.
class OfALibrary : public std::exception {
    [[nodiscard]] const char* what() const noexcept override { return "a library's own exception"; }
};

struct Thrown {
    const char* what;
    std::function<void()> now;
    const char* code;
    const char* reason;
};

const std::vector<Thrown>& everyKind() {
    static const std::vector<Thrown> kinds{
        {"bad_alloc", [] { throw std::bad_alloc(); }, "OutOfMemory", "not enough memory"},
        {"bad_array_new_length", [] { throw std::bad_array_new_length(); }, "OutOfMemory", "not enough memory"},
        {"length_error", [] { throw std::length_error("too long"); }, "Internal", "too long"},
        {"runtime_error", [] { throw std::runtime_error("it broke"); }, "Internal", "it broke"},
        {"system_error", [] { throw std::system_error(EAGAIN, std::generic_category()); }, "Internal", "unavailable"},
        {"a library's", [] { throw OfALibrary(); }, "Internal", "a library's own exception"},
        {"no exception", [] { throw 7; }, "Internal", "unknown failure"},
    };
    return kinds;
}

void expectError(const Error& error, const Thrown& thrown) {
    EXPECT_EQ(name(error.code), thrown.code) << error.message();
    EXPECT_NE(error.reason.find(thrown.reason), std::string::npos) << error.message();
}

class ThrowingNetworks final : public NetworkSource {
public:
    ThrowingNetworks(std::shared_ptr<test::NetworksInUse> shared, const std::function<void()>* now)
        : inner_(std::move(shared)), now_(now) {}
    Result<Loaded> networkFor(const OperatorSpec& spec) override {
        if (*now_) (*now_)();
        return inner_.networkFor(spec);
    }

private:
    test::ForwardedNetworks inner_;
    const std::function<void()>* now_;
};

/// The engine on loops stepped by hand, its decoder and networks throwing where `now` does.
class Jobs : public test::EngineTest {
protected:
    Jobs() {
        EngineSeams seams;
        seams.executor = executor;
        seams.makeNetworks = [this] { return std::make_unique<ThrowingNetworks>(networks, &inNetworks); };
        seams.decode = [this](const std::filesystem::path& file, const Cancel& cancel) {
            if (inDecode) inDecode();
            return decode(file, cancel);
        };
        engine = std::make_unique<Engine>(
            recorder, EngineOptions{"/nonexistent", 2, std::size_t{1} << 28}, std::move(seams));
        engine->setView({{80, 60}, 0, 0.5, 0.5});
    }
    std::function<void()> inDecode;
    std::function<void()> inNetworks;
};

TEST_F(Jobs, ThatThrowWhileOpeningAreToldAndTheNextPhotoOpens) {
    for (const Thrown& thrown : everyKind()) {
        SCOPED_TRACE(thrown.what);
        const std::size_t before = recorder.opened.size();
        inDecode = thrown.now;
        open("160x120-1");
        ASSERT_FALSE(recorder.openFailures.empty());
        expectError(recorder.openFailures.back(), thrown);
        EXPECT_EQ(recorder.openFailures.back().path, "160x120-1");
        EXPECT_EQ(recorder.opened.size(), before);
        inDecode = nullptr;
        open("160x120-2");
        EXPECT_EQ(recorder.opened.size(), before + 1);
    }
    EXPECT_EQ(recorder.openFailures.size(), everyKind().size());
}

TEST_F(Jobs, ThatThrowWhileEditingAreToldAndTheNextRecipeShows) {
    open("160x120-1");
    double share = 0;
    for (const Thrown& thrown : everyKind()) {
        SCOPED_TRACE(thrown.what);
        inNetworks = thrown.now;
        setEdits({editOf("wls"), test::at(editOf("llf"), share += 0.1)});
        static_cast<void>(settle());
        ASSERT_FALSE(recorder.editFailures.empty());
        expectError(recorder.editFailures.back(), thrown);
        inNetworks = nullptr;
        setEdits({test::at(editOf("llf"), share)});
        const auto frame = settle();
        ASSERT_TRUE(frame);
        EXPECT_EQ(frame->state, FrameState::Settled);
    }
}

TEST_F(Jobs, ThatThrowWhileExportingAreToldAndTheNextExportIsWritten) {
    const test::TemporaryFolder folder;
    open("160x120-1");
    for (const Thrown& thrown : everyKind()) {
        SCOPED_TRACE(thrown.what);
        ExportRequest request;
        request.target = folder.path() / "out.png";
        request.recipe = {{editOf("llf")}};
        inNetworks = thrown.now;
        const ExportId failing = engine->exportPhoto(request);
        executor->drainAll();
        ASSERT_FALSE(recorder.exports.at(failing));
        expectError(recorder.exports.at(failing).error(), thrown);
        EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
        inNetworks = nullptr;
        const ExportId next = engine->exportPhoto(request);
        executor->drainAll();
        EXPECT_TRUE(recorder.exports.at(next));
        std::filesystem::remove(request.target);
    }
}

/// The engine on its own threads.
class RunningJobs : public testing::Test {
protected:
    void start(DecodePhoto decode) {
        EngineSeams seams;
        seams.makeNetworks = [] { return std::make_unique<test::FakeNetworks>(); };
        seams.decode = std::move(decode);
        engine = std::make_unique<Engine>(
            recorder, EngineOptions{"/nonexistent", 2, std::size_t{64} << 20}, std::move(seams));
        engine->setView({{80, 60}, 0, 0.5, 0.5});
    }
    static Result<std::shared_ptr<const Photo>> madePhoto(const std::filesystem::path& file) {
        Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(kSize.width, kSize.height, 1));
        photo.info.path = file;
        return std::make_shared<const Photo>(std::move(photo));
    }
    static constexpr Size kSize{64, 48};
    test::Recorder recorder;
    std::unique_ptr<Engine> engine;
};

TEST_F(RunningJobs, ThatNeverEndMakeWayForAnotherPhotoAndForTheEnd) {
    start([](const std::filesystem::path& file, const Cancel& cancel) -> Result<std::shared_ptr<const Photo>> {
        if (file == "good") return madePhoto(file);
        while (!cancel.requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return Cancel::failure();
    });
    for (int round = 0; round < 20; ++round) {
        engine->open("endless");
        std::this_thread::sleep_for(std::chrono::milliseconds(round % 5));
        engine->open("good");
        recorder.waitFor([&] { return recorder.opened.size() == static_cast<std::size_t>(round) + 1; });
    }
    engine->open("endless");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    engine.reset();
    EXPECT_TRUE(recorder.openFailures.empty());
}

TEST_F(RunningJobs, CancelledAtAThousandMomentsLeaveTheWholeFileOrNone) {
    const test::TemporaryFolder folder;
    start([](const std::filesystem::path& file, const Cancel&) { return madePhoto(file); });
    engine->open("any");
    recorder.waitFor([&] { return !recorder.opened.empty(); });
    ExportRequest request;
    Edit exact = editOf("rgf");
    exact.exact = true;
    request.recipe = {{exact, editOf("llf")}};
    std::mt19937 random(17);
    std::uniform_real_distribution<double> moment(0, 1.2);
    std::chrono::duration<double> whole{0};  // what the newest export took that was not cancelled
    int written = 0;
    for (int round = 0; round < 1000; ++round) {
        request.target = folder.path() / ("out" + std::to_string(round) + (round % 2 == 0 ? ".png" : ".jpg"));
        const auto start = std::chrono::steady_clock::now();
        const ExportId id = engine->exportPhoto(request);
        const bool cancelled = round % 100 != 0;
        if (cancelled) {
            std::this_thread::sleep_for(whole * moment(random));
            engine->cancelExport(id);
        }
        recorder.waitFor([&] { return recorder.exports.contains(id); });
        const auto& result = recorder.exports.at(id);
        EXPECT_EQ(std::filesystem::exists(request.target), result.has_value());
        if (!result) {
            EXPECT_TRUE(cancelled);
            EXPECT_EQ(name(result.error().code), "Cancelled") << result.error().message();
        } else {
            if (!cancelled) whole = std::chrono::steady_clock::now() - start;
            ++written;
            EXPECT_EQ(test::readWorking(request.target).size(), kSize);
            std::filesystem::remove(request.target);
        }
        ASSERT_TRUE(std::filesystem::is_empty(folder.path())) << round;
    }
    std::printf(
        "| worker: export cancelled at random moments | 1000 | %d cancelled, %d whole |\n", 1000 - written, written);
}

}  // namespace
}  // namespace glissade
