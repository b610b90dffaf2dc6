#include "train/dataset.h"

#include "base/thread_pool.h"
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

std::vector<Job> jobsOf(const DatasetRequest& request) {
    std::vector<Job> jobs;
    const auto photos = photosIn(request.photos);
    const auto add = [&](const fs::path& photo, const std::string& suffix, int side, int round) {
        jobs.push_back({photo, request.shards / (photo.filename().string() + suffix + ".shard"), side, round});
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

/// FNV-1a, so that the draw depends on nothing but names: std::hash may change between libraries.
std::uint64_t hashOf(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const unsigned char c : text) hash = (hash ^ c) * 0x100000001b3U;
    return hash;
}

std::uint64_t seedOf(const Job& job, std::string_view purpose) {
    return hashOf(job.photo.filename().string() + '/' + std::to_string(job.round) + '/' + std::string(purpose));
}

std::vector<Params> paramsFor(const OperatorSpec& spec, const DatasetRequest& request, const Job& job) {
    if (spec.params.empty()) return {Params{}};
    if (request.tableValues) return {spec.tableValues()};
    std::vector<Params> result;
    if (request.testValues) {
        // One parameter moves, the others stay where the paper's tables hold them. The defaults come along.
        for (std::size_t i = 0; i < spec.params.size(); ++i) {
            for (const double value : spec.params[i].testValues) {
                Params params = spec.tableValues();
                params[i] = value;
                if (std::ranges::find(result, params) == result.end()) result.push_back(params);
            }
        }
        return result;
    }
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

Result<void> makeShard(const Job& job,
                       const DatasetRequest& request,
                       const std::vector<const OperatorSpec*>& operators,
                       const Cancel& cancel) {
    TRY(const auto photo, decodePhoto(job.photo, {}, cancel));
    if (photo->info.damage) return fail(ErrorCode::Corrupt, job.photo, *photo->info.damage);
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

}  // namespace

Result<std::size_t> makeDataset(const DatasetRequest& request,
                                const std::function<void(const DatasetEvent&)>& report,
                                const Cancel& cancel) {
    std::vector<const OperatorSpec*> operators;
    for (const OperatorSpec* spec : allOperators())
        if (request.operators.empty() || std::ranges::find(request.operators, spec->id) != request.operators.end())
            operators.push_back(spec);
    for (const std::string& id : request.operators)
        if (!findOperator(id)) return fail(ErrorCode::BadArgument, "unknown operator " + id);
    std::error_code failed;
    fs::create_directories(request.shards, failed);
    if (failed) return fail(ErrorCode::WriteFailed, request.shards, failed.message());
    const std::vector<Job> jobs = jobsOf(request);
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
