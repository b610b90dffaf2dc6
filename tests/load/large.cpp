// A large photo with little memory: it is exported in tiles, or there is a message.
#include "load/exports.h"
#include "load/memory.h"
#include "load/report.h"
#include "support/photos.h"
#include "support/run_program.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <thread>

namespace glissade::load {

namespace {

namespace fs = std::filesystem;

/// Waves of several lengths with some grain, computed row by row: the photo is never in memory.
void writeLargePhoto(const fs::path& file, Size size) {
    Photo nothing;
    nothing.info.size = size;
    const auto rows = [&](int firstRow, Image<float>& band) -> Result<void> {
        for (int y = 0; y < band.height(); ++y)
            for (int x = 0; x < band.width(); ++x) {
                const auto u = static_cast<float>(x);
                const auto v = static_cast<float>(firstRow + y);
                const float coarse = std::sin(u / 400) * std::cos(v / 300);
                const auto grain = static_cast<float>((x * 7919 + (firstRow + y) * 104729) % 97) / 97;
                for (int c = 0; c < 3; ++c)
                    band.at(x, y, c) =
                        0.5F + 0.3F * coarse + 0.1F * std::sin(u / 11 + static_cast<float>(c)) + 0.04F * grain;
            }
        return {};
    };
    const auto written = encodePhoto(file, size, nothing, nullptr, {}, rows);
    if (!written) throw std::runtime_error(written.error().message());
}

class Large {
public:
    Large(fs::path folder, Size size) : folder_(std::move(folder)), work_(folder_ / "large"), size_(size) {
        fs::remove_all(work_);
        fs::create_directories(work_);
        writeLargePhoto(work_ / "in.jpg", size_);
    }
    ~Large() { fs::remove_all(work_); }

    /// One export with so many MB of addresses, which must do, or must not.
    void run(const std::string& name, const std::string& step, int capMegabytes, bool mustDo, Verdict& verdict) const {
        const fs::path target = work_ / (name + ".jpg");
        const double load = machineLoad();
        test::RunningProgram program("/usr/bin/prlimit",
                                     {"--core=0",
                                      "--as=" + std::to_string(std::int64_t{capMegabytes} << 20),
                                      GLISSADE_CLI,
                                      "apply",
                                      work_ / "in.jpg",
                                      "-o",
                                      target,
                                      "--step",
                                      step});
        Table table({"seconds", "in use", "addresses"});
        const auto start = std::chrono::steady_clock::now();
        while (program.running()) {
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            table.add({seconds, statusMegabytes(program.pid(), "VmRSS"), statusMegabytes(program.pid(), "VmSize")});
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        const test::Ended ended = program.wait();
        const std::string title = formatted("%.0f megapixels, %s, %d MB of addresses",
                                            static_cast<double>(size_.area()) / 1e6,
                                            step.c_str(),
                                            capMegabytes);
        verdict.expect(ended.signal == 0, title + formatted(": ended by signal %d", ended.signal));
        if (mustDo) {
            verdict.expect(ended.exitCode == 0, title + ": " + ended.err);
            const auto info = readPhotoInfo(target);
            verdict.expect(info && info->size == size_, title + ": the result has another size");
        } else {
            const std::string named = "glissade-cli: error: " + (work_ / "in.jpg").string() + ": ";
            verdict.expect(ended.exitCode == 1 && ended.err.find(named) != std::string::npos,
                           title + ": there is no message, but: " + ended.err);
            verdict.expect(!fs::exists(target), title + ": there is a result");
        }
        verdict.expect(noHiddenFiles(), title + ": a temporary file was left");
        const double most = percentile(table.column("in use"), 100);
        const double addresses = percentile(table.column("addresses"), 100);
        const std::string outcome = ended.exitCode == 0 ? "done" : "refused: " + reasonIn(ended.err);
        std::printf("| %s | %s in %.1f s; at most %.0f MB in use, %.0f MB of addresses; machine's load %.1f |\n",
                    title.c_str(),
                    outcome.c_str(),
                    ended.elapsed.count(),
                    most,
                    addresses,
                    load);
        writeReport(folder_,
                    "large-" + name,
                    table,
                    picture(table, "seconds", "seconds", {{title + "; MB", {"in use", "addresses"}}}));
    }

private:
    [[nodiscard]] bool noHiddenFiles() const {
        for (const auto& entry : fs::directory_iterator(work_))
            if (entry.path().filename().string().starts_with('.')) return false;
        return true;
    }
    /// What comes after the file's name in the first error.
    static std::string reasonIn(const std::string& said) {
        const std::string mark = "in.jpg: ";
        const std::size_t at = said.find(mark);
        if (at == std::string::npos) return said;
        return said.substr(at + mark.size(), said.find('\n', at) - at - mark.size());
    }

    fs::path folder_;
    fs::path work_;
    Size size_;
};

}  // namespace

int runLarge(const fs::path& folder, int megapixels, int capMegabytes, bool native) {
    Verdict verdict;
    const int width = static_cast<int>(std::lround(std::sqrt(megapixels * 1e6 * 4 / 3)));
    const Large large(folder, {width, width * 3 / 4});
    large.run("auto", "l0:lambda=0.05", capMegabytes, true, verdict);
    if (native) large.run("native", "wls:lambda=1,scale=native", capMegabytes, true, verdict);
    large.run("too-little", "l0:lambda=0.05", capMegabytes / 5, false, verdict);
    return verdict.exitCode();
}

}  // namespace glissade::load
