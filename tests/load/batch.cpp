// Many photos in one call of glissade-cli: what each becomes, how long it takes, and what memory does meanwhile.
#include "load/exports.h"
#include "load/memory.h"
#include "load/report.h"
#include "support/photos.h"
#include "support/run_program.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <thread>

namespace glissade::load {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kBrokenEvery = 10;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

/// The photos of a batch, in the order of their names; the broken ones are broken in a way each.
class Photos {
public:
    Photos(fs::path folder, int count) : folder_(std::move(folder)) {
        fs::create_directories(folder_);
        for (int i = 0; i < count; ++i) {
            const bool broken = i % kBrokenEvery == kBrokenEvery - 1;
            const std::string name = formatted("%04d.%s", i, i % 3 == 1 ? "png" : "jpg");
            names_.push_back(name);
            // The sizes repeat with every tenth, so that tens can be compared with each other.
            const Size size{480 + 32 * (i % kBrokenEvery), 360};
            const auto picture = test::syntheticPhoto(size.width, size.height, static_cast<std::uint32_t>(i));
            test::writePhoto(folder_ / name, test::photoOf<std::uint8_t>(picture));
            if (broken)
                breakIt(folder_ / name, i / kBrokenEvery);
            else
                sizes_[name] = size;
            contents_[name] = bytesOf(folder_ / name);
        }
    }
    [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / name; }
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Sizes of those that are whole.
    [[nodiscard]] const std::map<std::string, Size>& whole() const { return sizes_; }
    [[nodiscard]] bool areUntouched() const {
        return std::ranges::all_of(contents_,
                                   [&](const auto& each) { return bytesOf(path(each.first)) == each.second; });
    }

private:
    static void breakIt(const fs::path& file, int way) {
        const std::string bytes = bytesOf(file);
        switch (way % 5) {
            case 0:
                return write(file, "");
            case 1:
                return write(file, bytes.substr(0, bytes.size() / 2));
            case 2:
                return write(file, "this is no photo");
            case 3:
                return write(file, std::string(bytes.size(), '\0'));
            default:
                return write(file, bytes.substr(0, 20));
        }
    }

    fs::path folder_;
    std::vector<std::string> names_;
    std::map<std::string, Size> sizes_;
    std::map<std::string, std::string> contents_;
};

std::vector<std::string> callOn(const Photos& photos, const fs::path& results) {
    std::vector<std::string> call{"apply"};
    for (const std::string& name : photos.names()) call.push_back(photos.path(name));
    for (const std::string& word : {std::string("-o"),
                                    results.string() + "/",
                                    std::string("--step"),
                                    std::string("l0:lambda=0.05"),
                                    std::string("--step"),
                                    std::string("llf:detail=2"),
                                    std::string("--format"),
                                    std::string("jpeg")})
        call.push_back(word);
    return call;
}

/// The finished files in a folder, which may not be there yet.
std::set<std::string> finished(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with('.')) names.insert(name);
    }
    return names;
}

/// What a batch does while it runs.
struct Watched {
    /// A row for every photo that was done: how many are, when, the most memory since the one before, the most ever,
    /// and how long it took.
    Table table{{"photos", "seconds", "MB", "peak", "ms"}};
    double peakAtTenth = 0;  ///< MB, as the system counts it, which misses none between two looks
    double peak = 0;
};

Watched watch(const test::RunningProgram& program, const fs::path& results) {
    Watched watched;
    const auto start = Clock::now();
    double before = 0;
    double most = 0;
    std::size_t seen = 0;
    while (program.running()) {
        most = std::max(most, statusMegabytes(program.pid(), "VmRSS"));
        watched.peak = std::max(watched.peak, statusMegabytes(program.pid(), "VmHWM"));
        const std::size_t done = finished(results).size();
        if (done > seen) {
            const double now = secondsSince(start);
            const double each = 1000 * (now - before) / static_cast<double>(done - seen);
            watched.table.add({static_cast<double>(done), now, most, watched.peak, each});
            if (seen < 10 && done >= 10) watched.peakAtTenth = watched.peak;
            before = now;
            most = 0;
            seen = done;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return watched;
}

/// Flat after the tenth: the peak grows by at most a tenth, and so does what is in use by tens, since the photos of a
/// ten are of ten sizes. A low number is no fault: on a machine with other work a look may come when a photo is done.
/// Returns what is in use by tens.
std::vector<double> checkMemory(const Watched& watched, Verdict& verdict) {
    const std::vector<double> memory = watched.table.column("MB");
    std::vector<double> tens;
    for (std::size_t i = 10; i + 9 <= memory.size(); i += 9)
        tens.push_back(*std::max_element(memory.begin() + static_cast<std::ptrdiff_t>(i),
                                         memory.begin() + static_cast<std::ptrdiff_t>(i + 9)));
    if (!verdict.expect(tens.size() >= 2 && watched.peakAtTenth > 0, "too few photos to say what memory does"))
        return tens;
    verdict.expect(
        watched.peak <= 1.1 * watched.peakAtTenth,
        formatted("memory's peak goes from %.0f MB at the tenth photo to %.0f MB", watched.peakAtTenth, watched.peak));
    if (tens.size() >= 10)
        verdict.expect(growth(tens) <= 0.1, formatted("memory grows by %.0f %% after the tenth", 100 * growth(tens)));
    return tens;
}

void checkResults(const Photos& photos, const fs::path& results, const std::string& said, Verdict& verdict) {
    for (const std::string& name : photos.names()) {
        const fs::path result = results / (fs::path(name).stem().string() + ".jpg");
        const bool refused =
            said.find("glissade-cli: error: " + photos.path(name).string() + ": ") != std::string::npos;
        const auto whole = photos.whole().find(name);
        if (whole == photos.whole().end()) {
            verdict.expect(refused, name + " is broken, but was not refused by name");
            verdict.expect(!fs::exists(result), name + " is broken, but has a result");
            continue;
        }
        verdict.expect(!refused, name + " is whole, but was refused");
        const auto photo = decodePhoto(result);
        verdict.expect(photo && (*photo)->size() == whole->second && !(*photo)->info.damage,
                       name + " has no right result");
    }
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(results)) ++files;
    verdict.expect(files == photos.whole().size(), "there are files besides the results");
}

/// The same batch once more, stopped when a few photos are done. Returns the seconds from the signal to the end.
double interrupt(const Photos& photos, const fs::path& results, Verdict& verdict) {
    test::RunningProgram program(GLISSADE_CLI, callOn(photos, results));
    while (program.running() && finished(results).size() < 5) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    const auto start = Clock::now();
    program.send(SIGINT);
    const test::Ended ended = program.wait();
    const double seconds = secondsSince(start);
    verdict.expect(ended.exitCode == 130, formatted("interrupted, it ended with %d", ended.exitCode));
    for (const auto& entry : fs::directory_iterator(results)) {
        const auto photo = decodePhoto(entry.path());
        verdict.expect(photo && !(*photo)->info.damage, "interrupted, it left " + entry.path().filename().string());
    }
    return seconds;
}

}  // namespace

int runBatch(const fs::path& folder, int count) {
    const fs::path work = folder / "batch";
    fs::remove_all(work);
    const Photos photos(work / "in", count);
    Verdict verdict;
    const double load = machineLoad();
    test::RunningProgram program(GLISSADE_CLI, callOn(photos, work / "out"));
    const Watched watched = watch(program, work / "out");
    const test::Ended ended = program.wait();
    const std::size_t broken = photos.names().size() - photos.whole().size();
    verdict.expect(ended.exitCode == (broken > 0 ? 1 : 0), formatted("it ended with %d", ended.exitCode));
    checkResults(photos, work / "out", ended.err, verdict);

    const std::vector<double> tens = checkMemory(watched, verdict);
    if (!tens.empty()) {
        const auto [least, most] = std::ranges::minmax(tens);
        const double interrupted = interrupt(photos, work / "interrupted", verdict);
        verdict.expect(photos.areUntouched(), "a photo was changed");
        const std::vector<double> times = watched.table.column("ms");
        std::printf(
            "| batch of %d photos, %zu of them broken | %zu done, %zu refused, exit code %d in %.0f s; memory after "
            "the tenth %.0f to %.0f MB by tens, its peak %.0f MB then and %.0f MB at the end; a photo takes %.0f ms "
            "(median), %.0f ms (p99); interrupted, it ends in %.2f s; "
            "machine's load %.1f "
            "|\n",
            count,
            broken,
            photos.whole().size(),
            broken,
            ended.exitCode,
            ended.elapsed.count(),
            least,
            most,
            watched.peakAtTenth,
            watched.peak,
            percentile(times, 50),
            percentile(times, 99),
            interrupted,
            load);
    }
    writeReport(folder,
                "batch",
                watched.table,
                picture(watched.table,
                        "photos",
                        "photos done",
                        {{"memory in use and its peak, MB", {"MB", "peak"}}, {"time for a photo, ms", {"ms"}}}));
    fs::remove_all(work);
    return verdict.exitCode();
}

}  // namespace glissade::load
