#include "train/dataset.h"

#include "base/thread_pool.h"
#include "image/parts.h"
#include "io/decode.h"
#include "operators/registry.h"
#include "train/eight_bit.h"
#include "train/shard.h"
#include "train/variation.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>
#include <random>

namespace glissade::train {

namespace fs = std::filesystem;

namespace {

struct Job {
    fs::path photo;
    fs::path shard;
    int side = 0;  // longest side; 0: as it is
    int round = 0;
    const OperatorSpec* spec = nullptr;  // of a degraded photo
    Params params;
};

std::vector<fs::path> photosIn(const fs::path& folder) {
    const auto suffixes = readableSuffixes();
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        std::string suffix = entry.path().extension().string();
        if (suffix.empty()) continue;
        std::ranges::transform(
            suffix, suffix.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (std::ranges::find(suffixes, suffix.substr(1)) != suffixes.end()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

/// FNV-1a, so that the draw depends on nothing but names: std::hash may change between libraries.
std::uint64_t hashOf(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const unsigned char c : text) hash = (hash ^ c) * 0x100000001b3U;
    return hash;
}

std::uint64_t seedOf(const Job& job, std::string_view purpose) {
    return hashOf(job.photo.filename().string() + '/' + std::to_string(job.round) + '/' + std::string(purpose));
}

/// The test values of every parameter, the others where the paper's tables hold them. The defaults come along.
std::vector<Params> testParams(const OperatorSpec& spec) {
    if (spec.params.empty()) return {Params{}};
    std::vector<Params> result;
    for (std::size_t i = 0; i < spec.params.size(); ++i) {
        for (const double value : spec.params[i].testValues) {
            Params params = spec.tableValues();
            params[i] = value;
            if (std::ranges::find(result, params) == result.end()) result.push_back(params);
        }
    }
    return result;
}

/// What a photo is spoilt with, and where it stays as it is.
std::vector<Params> degradedParams(const OperatorSpec& spec) {
    std::vector<Params> result = testParams(spec);
    if (spec.idleAtLeast) {
        result.push_back(spec.tableValues());
        result.back()[0] = spec.params[0].min;
    }
    return result;
}

/// Photo by photo, so that the first photos of a folder make a measurement of all operators.
std::vector<Job> degradedJobs(const DatasetRequest& request, const std::vector<const OperatorSpec*>& operators) {
    std::vector<Job> jobs;
    for (const fs::path& photo : photosIn(request.photos)) {
        for (const OperatorSpec* spec : operators) {
            int number = 0;
            for (const Params& params :
                 request.tableValues ? std::vector<Params>{spec->tableValues()} : degradedParams(*spec)) {
                const std::string name =
                    photo.filename().string() + '.' + std::string(spec->id) + std::to_string(number++);
                jobs.push_back({photo, request.shards / (name + ".shard"), request.testSide, 0, spec, params});
            }
        }
    }
    return jobs;
}

std::vector<Job> jobsOf(const DatasetRequest& request, const std::vector<const OperatorSpec*>& operators) {
    if (request.degraded) return degradedJobs(request, operators);
    std::vector<Job> jobs;
    const auto photos = photosIn(request.photos);
    const auto add = [&](const fs::path& photo, const std::string& suffix, int side, int round) {
        jobs.push_back(
            {photo, request.shards / (photo.filename().string() + suffix + ".shard"), side, round, nullptr, {}});
    };
    if (request.testValues || request.tableValues) {
        for (const fs::path& photo : photos) add(photo, ".test", request.testSide, 0);
        return jobs;
    }
    for (int round = request.firstRound; round < request.firstRound + request.rounds; ++round) {
        const int side = request.sides[static_cast<std::size_t>(round) % request.sides.size()];
        char name[16];
        std::snprintf(name, sizeof name, request.vary ? ".v%02d" : ".r%02d", round);
        for (const fs::path& photo : photos) add(photo, name, side, round);
    }
    return jobs;
}

std::vector<Params> paramsFor(const OperatorSpec& spec, const DatasetRequest& request, const Job& job) {
    if (spec.params.empty()) return {Params{}};
    if (request.tableValues) return {spec.tableValues()};
    if (request.testValues) return testParams(spec);
    std::vector<Params> result;
    std::mt19937_64 random(seedOf(job, spec.id));
    for (int i = 0; i < request.valuesPerOperator; ++i) {
        Params params;
        for (const ParamSpec& param : spec.params) {
            const double uniform = static_cast<double>(random() >> 11) * 0x1p-53;
            const double value = param.denormalise(2 * uniform - 1);
            params.push_back(param.decimals == 0 ? param.clamped(value) : value);
        }
        result.push_back(params);
    }
    return result;
}

/// The photo, or a variation of it, as 8-bit sRGB at the job's size: what the operators and the network both see.
Image<std::uint8_t> inputOf(const Photo& photo, const Job& job, bool vary) {
    Image<float> rgb = photo.working({0, 0, photo.size().width, photo.size().height});
    if (vary) rgb = variationOf(rgb, seedOf(job, "variation"));
    const double scale = job.side > 0 ? static_cast<double>(job.side) / std::max(rgb.width(), rgb.height()) : 1.0;
    if (scale < 1.0) {
        Image<float> smaller(std::max(1, static_cast<int>(std::lround(rgb.width() * scale))),
                             std::max(1, static_cast<int>(std::lround(rgb.height() * scale))),
                             3);
        const cv::Mat from(rgb.height(), rgb.width(), CV_32FC3, rgb.data());
        cv::Mat to(smaller.height(), smaller.width(), CV_32FC3, smaller.data());
        cv::resize(from, to, to.size(), 0, 0, cv::INTER_AREA);
        rgb = std::move(smaller);
    }
    return toEightBit(rgb);
}

/// The luminance of a photo as the deblocking and super-resolution benchmarks take it, MATLAB's rgb2ycbcr: BT.601 in 16
/// to 235, rounded. A grey photo stays as it is.
void toLuminance(Image<std::uint8_t>& rgb) {
    const auto count = rgb.size().area();
    const auto isGrey = [&](std::size_t i) {
        const std::uint8_t* p = rgb.data() + 3 * i;
        return p[0] == p[1] && p[1] == p[2];
    };
    bool grey = true;
    for (std::size_t i = 0; i < count && grey; ++i) grey = isGrey(i);
    if (grey) return;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint8_t* p = rgb.data() + 3 * i;
        const double luma = 16 + (65.481 * p[0] + 128.553 * p[1] + 24.966 * p[2]) / 255;
        p[0] = p[1] = p[2] = static_cast<std::uint8_t>(std::floor(luma + 0.5));
    }
}

/// A spoilt photo as the input, the clean one as the result.
Result<void> makeDegradedShard(const Job& job, const Photo& photo, const DatasetRequest& request) {
    Image<std::uint8_t> clean = inputOf(photo, job, false);
    if (request.grey) toLuminance(clean);
    if (job.spec->enlarges) {
        // The protocol: sides that are whole multiples of the factor.
        const int factor = static_cast<int>(std::lround(job.params[0]));
        clean = crop(clean, {0, 0, clean.width() / factor * factor, clean.height() / factor * factor});
    }
    const Image<float> rgb = fromEightBit(clean.samples(), clean.width(), clean.height());
    const Degradation how{seedOf(job, job.spec->id), false, request.grey};
    TRY(const Image<float> spoilt, applyDegradation(*job.spec, rgb, job.params, how));
    std::vector<ShardEntry> entries;
    entries.push_back({std::string(job.spec->id), job.params, std::move(clean)});
    return writeShard(job.shard, job.photo.filename().string(), toEightBit(spoilt), makeGlobalInput(spoilt), entries);
}

Result<void> makeShard(const Job& job,
                       const DatasetRequest& request,
                       const std::vector<const OperatorSpec*>& operators,
                       const Cancel& cancel) {
    TRY(const auto photo, decodePhoto(job.photo, {}, cancel));
    if (photo->info.damage) return fail(ErrorCode::Corrupt, job.photo, *photo->info.damage);
    if (job.spec) return makeDegradedShard(job, *photo, request);
    const Image<std::uint8_t> input = inputOf(*photo, job, request.vary);
    const Image<float> rgb = fromEightBit(input.samples(), input.width(), input.height());
    // One lane: the photos are worked on side by side, which wastes nothing.
    ThreadPool lane(1);
    std::vector<ShardEntry> entries;
    for (const OperatorSpec* spec : operators) {
        for (const Params& params : paramsFor(*spec, request, job)) {
            TRY(const Image<float> result, applyExact(*spec, rgb, params, {lane, cancel}));
            entries.push_back({std::string(spec->id), params, toEightBit(result)});
        }
    }
    return writeShard(job.shard, job.photo.filename().string(), input, makeGlobalInput(rgb), entries);
}

Result<std::vector<const OperatorSpec*>> operatorsOf(const DatasetRequest& request) {
    std::vector<const OperatorSpec*> operators;
    const auto fits = [&](const OperatorSpec& spec) {
        return request.degraded ? spec.degrade != nullptr : spec.apply != nullptr;
    };
    for (const std::string& id : request.operators) {
        const OperatorSpec* spec = findOperator(id);
        if (!spec) return fail(ErrorCode::BadArgument, "unknown operator " + id);
        if (!fits(*spec))
            return fail(ErrorCode::BadArgument, id + (request.degraded ? " undoes no damage" : " has no exact form"));
    }
    if (request.cleanOnly) return operators;
    for (const OperatorSpec* spec : allOperators()) {
        const bool asked =
            request.operators.empty() || std::ranges::find(request.operators, spec->id) != request.operators.end();
        if (asked && fits(*spec)) operators.push_back(spec);
    }
    return operators;
}

}  // namespace

Result<std::size_t> makeDataset(const DatasetRequest& request,
                                const std::function<void(const DatasetEvent&)>& report,
                                const Cancel& cancel) {
    TRY(const auto operators, operatorsOf(request));
    std::error_code failed;
    fs::create_directories(request.shards, failed);
    if (failed) return fail(ErrorCode::WriteFailed, request.shards, failed.message());
    const std::vector<Job> jobs = jobsOf(request, operators);
    if (jobs.empty()) return fail(ErrorCode::NotFound, request.photos, "no photos in this folder");

    std::mutex mutex;
    std::size_t done = 0;
    std::size_t failures = 0;
    ThreadPool pool(request.lanes);
    pool.forEach(jobs.size(), [&](std::size_t i) {
        if (cancel.requested()) return;
        const auto start = std::chrono::steady_clock::now();
        const Result<void> made =
            Shard::open(jobs[i].shard) ? Result<void>() : makeShard(jobs[i], request, operators, cancel);
        const std::lock_guard lock(mutex);
        if (!made && made.error().code == ErrorCode::Cancelled) return;
        failures += made ? 0 : 1;
        DatasetEvent event{
            ++done, jobs.size(), made ? jobs[i].shard : jobs[i].photo, 0, made ? nullptr : &made.error()};
        event.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        report(event);
        cancel.progress(static_cast<double>(done) / static_cast<double>(jobs.size()));
    });
    if (cancel.requested()) return Cancel::failure();
    return failures;
}

}  // namespace glissade::train
