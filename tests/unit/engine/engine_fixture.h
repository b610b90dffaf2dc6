// An engine whose loops a test steps by hand, with made photos and a network made of box means.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>

#include "engine/engine.h"
#include "engine/seams.h"
#include "operators/registry.h"
#include "support/fake_network.h"
#include "support/photos.h"

namespace glissade::test {

/// Writes down what the engine tells. Thread-safe.
class Recorder final : public EngineObserver {
public:
    void photoOpened(std::shared_ptr<const Photo> photo) override {
        note([&] { opened.push_back(std::move(photo)); });
    }
    void photoTurned(std::shared_ptr<const Photo> photo) override {
        note([&] { turnedPhotos.push_back(std::move(photo)); });
    }
    void openFailed(const Error& error) override {
        note([&] { openFailures.push_back(error); });
    }
    void frameReady() override {
        note([&] { ++frames; });
    }
    void workProgress(const std::string& what, double done) override {
        note([&] { progress.emplace_back(what, done); });
    }
    void editFailed(const Error& error) override {
        note([&] { editFailures.push_back(error); });
    }
    void exportProgress(ExportId id, double done) override {
        note([&] { exportShares[id] = done; });
    }
    void exportStep(ExportId id, std::size_t step) override {
        note([&] { exportSteps[id].push_back(step); });
    }
    void exportDone(ExportId id, const Result<Written>& result) override {
        note([&] { exports.emplace(id, result ? Result<Written>(*result) : Result<Written>(fail(result.error()))); });
    }

    void sweepReady() override {
        note([&] { ++sweeps; });
    }
    void referenceProgress(ReferenceId id, double done) override {
        note([&] { referenceShares[id] = done; });
    }
    void referenceDone(ReferenceId id, const Result<std::shared_ptr<const Reference>>& result) override {
        note([&] { references.emplace(id, result); });
    }

    /// Waits until `condition`, which is evaluated under the lock, holds; for tests with real threads.
    template <typename Condition>
    void waitFor(Condition condition) {
        std::unique_lock lock(mutex);
        changed.wait(lock, condition);
    }

    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::shared_ptr<const Photo>> opened;
    std::vector<std::shared_ptr<const Photo>> turnedPhotos;
    std::vector<Error> openFailures;
    std::vector<Error> editFailures;
    std::vector<std::pair<std::string, double>> progress;
    std::map<ExportId, double> exportShares;
    std::map<ExportId, std::vector<std::size_t>> exportSteps;
    std::map<ExportId, Result<Written>> exports;
    std::map<ReferenceId, double> referenceShares;
    std::map<ReferenceId, Result<std::shared_ptr<const Reference>>> references;
    int frames = 0;
    int sweeps = 0;

private:
    template <typename Body>
    void note(Body body) {
        {
            const std::lock_guard lock(mutex);
            body();
        }
        changed.notify_all();
    }
};

/// One FakeNetworks behind every NetworkSource that the engine makes.
struct NetworksInUse {
    FakeNetworks fake;
    std::set<std::string> missing;  ///< operators without a pack
};

class ForwardedNetworks final : public NetworkSource {
public:
    explicit ForwardedNetworks(std::shared_ptr<NetworksInUse> shared) : shared_(std::move(shared)) {}
    Result<Loaded> networkFor(const OperatorSpec& spec) override {
        if (shared_->missing.contains(std::string(spec.id)))
            return fail(ErrorCode::NotFound, "no pack for " + std::string(spec.id));
        return shared_->fake.networkFor(spec);
    }

private:
    std::shared_ptr<NetworksInUse> shared_;
};

inline Edit editOf(const char* id, int level = EffectScale::kAuto) {
    Edit edit = makeEdit(*findOperator(id));
    edit.scale.level = level;
    return edit;
}

/// The operator's first parameter at a share of its range.
inline Edit at(Edit edit, double share) {
    const ParamSpec& spec = findOperator(edit.operatorId)->params[0];
    edit.params[0] = spec.denormalise(2 * share - 1);
    return edit;
}

class EngineTest : public testing::Test {
protected:
    /// Files are called WIDTHxHEIGHT-SEED; others cannot be opened.
    static Result<std::shared_ptr<const Photo>> decode(const std::filesystem::path& file,
                                                       const Cancel& cancel,
                                                       const std::function<void(Photo&)>& change = {}) {
        int width = 0;
        int height = 0;
        unsigned seed = 0;
        if (cancel.requested()) return Cancel::failure();
        if (std::sscanf(file.c_str(), "%dx%d-%u", &width, &height, &seed) != 3)
            return fail(ErrorCode::NotFound, file, "no such file");
        Photo photo = photoOf<std::uint8_t>(syntheticPhoto(width, height, seed));
        photo.info.path = file;
        if (change) change(photo);
        return std::make_shared<const Photo>(std::move(photo));
    }

    void start(std::size_t cacheBytes = std::size_t{1} << 30) {
        engine.reset();
        EngineSeams seams;
        seams.executor = executor;
        seams.makeNetworks = [networks = networks] { return std::make_unique<ForwardedNetworks>(networks); };
        seams.decode = [this](const std::filesystem::path& file, const Cancel& cancel) {
            if (onDecode) onDecode(file);
            return decode(file, cancel, onPhoto);
        };
        seams.firstDraftMs = firstDraftMs;
        engine = std::make_unique<Engine>(recorder, EngineOptions{"/nonexistent", 2, cacheBytes}, std::move(seams));
    }

    /// Opens a photo and brings everything to rest; the view stays as it is.
    void open(const char* file) {
        engine->open(file);
        executor->drainAll();
    }

    void setEdits(std::vector<Edit> edits) { engine->setRecipe({std::move(edits)}); }

    /// Whenever the network runs from now on, these edits are asked for and their frame is put into `meanwhile`, which
    /// must outlive the runs.
    void takeFrameDuringRuns(const std::vector<Edit>& edits, std::shared_ptr<const Frame>& meanwhile) {
        networks->fake.network->onRun = [this, edits, &meanwhile](Size) -> Result<void> {
            setEdits(edits);
            executor->drain("preview");
            meanwhile = engine->takeFrame();
            return {};
        };
    }

    /// The last frame after everything has come to rest.
    std::shared_ptr<const Frame> settle() {
        executor->drainAll();
        if (auto frame = engine->takeFrame()) shown = frame;
        return shown;
    }

    /// What an export gives, as 8-bit RGB.
    Image<std::uint8_t> exported(const char* file, const Recipe& recipe) {
        const auto photo = decode(file, {});
        const Size size = (*photo)->size();
        auto rgb = applyRecipe((*photo)->working({0, 0, size.width, size.height}), recipe, {pool, networks->fake, {}});
        EXPECT_TRUE(rgb.has_value());
        Image<std::uint8_t> pixels(size.width, size.height, 4);
        toDisplay(*rgb, nullptr, pixels, 0);
        return pixels;
    }

    ThreadPool pool{2};
    Recorder recorder;
    std::shared_ptr<ManualExecutor> executor = std::make_shared<ManualExecutor>();
    std::shared_ptr<NetworksInUse> networks = std::make_shared<NetworksInUse>();
    std::function<void(const std::filesystem::path&)> onDecode;
    std::function<void(Photo&)> onPhoto;  ///< changes a photo before the engine gets it
    double firstDraftMs = 1e9;  ///< whatever this processor can, a first draft is the finest
    std::unique_ptr<Engine> engine;
    std::shared_ptr<const Frame> shown;
};

/// The largest difference of two RGB(A) pictures' colours, the second one read from (x, y) on.
inline int worstDifference(const Image<std::uint8_t>& got,
                           const Image<std::uint8_t>& wanted,
                           int left = 0,
                           int top = 0) {
    int worst = 0;
    for (int y = 0; y < got.height(); ++y) {
        for (int x = 0; x < got.width(); ++x) {
            for (int c = 0; c < 3; ++c)
                worst = std::max(worst, std::abs(got.at(x, y, c) - wanted.at(left + x, top + y, c)));
        }
    }
    return worst;
}

inline double psnrOf(const Image<std::uint8_t>& got, const Image<std::uint8_t>& wanted) {
    double sum = 0;
    for (int y = 0; y < got.height(); ++y) {
        for (int x = 0; x < got.width(); ++x) {
            for (int c = 0; c < 3; ++c) sum += std::pow(got.at(x, y, c) - wanted.at(x, y, c), 2);
        }
    }
    return 10 * std::log10(255.0 * 255 * 3 * static_cast<double>(got.size().area()) / std::max(sum, 1e-9));
}

}  // namespace glissade::test
