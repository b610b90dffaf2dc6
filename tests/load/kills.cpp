// Exports that are killed in the middle: the old file, none, or the whole new one.
#include "load/exports.h"
#include "load/report.h"
#include "support/photos.h"
#include "support/run_program.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <thread>

namespace glissade::load {

namespace {

namespace fs = std::filesystem;

constexpr int kWidth = 2400;
constexpr int kHeight = 1800;
constexpr std::array kFormats{"png", "jpg", "tif", "webp"};
enum Outcome { Old, Absent, Whole, Broken, Count };

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// One way to export, and what it gives when nobody ends it.
struct Export {
    std::vector<std::string> options;
    std::chrono::duration<double> takes{0};
    Image<float> pixels;
};

class Kills {
public:
    explicit Kills(fs::path work) : work_(std::move(work)), source_(work_ / "in.jpg") {
        fs::remove_all(work_);
        fs::create_directories(work_ / "out");
        Image<std::uint8_t> pixels(kWidth, kHeight, 3);
        for (std::size_t i = 0; i < pixels.samples().size(); ++i)
            pixels.data()[i] = static_cast<std::uint8_t>(i * i / 977 + i / 3 % kWidth);
        Photo made;
        made.info.size = pixels.size();
        made.pixels = std::move(pixels);
        test::writePhoto(source_, made);
        before_ = bytesOf(source_);
    }
    ~Kills() { fs::remove_all(work_); }

    /// Once in each format, to the end: the whole file that others are compared with.
    void reference(Verdict& verdict) {
        for (const std::string format : kFormats) {
            const fs::path target = work_ / ("whole." + format);
            const test::Ended ended = test::runProgram(GLISSADE_CLI, call(target));
            if (!verdict.expect(ended.exitCode == 0, "an export failed: " + ended.err)) continue;
            exports_[format] = {{}, ended.elapsed, test::readWorking(target)};
        }
    }
    /// @param share  of the time that the export takes, until the signal
    Outcome kill(int number, double share) {
        const std::string format = kFormats[static_cast<std::size_t>(number) % kFormats.size()];
        const fs::path target = work_ / "out" / (std::to_string(number) + "." + format);
        // Every second time there is a file already; over formats and files alike.
        const bool exists = number / static_cast<int>(kFormats.size()) % 2 == 0;
        if (exists) std::ofstream(target) << kOldFile;
        test::RunningProgram program(GLISSADE_CLI, call(target));
        std::this_thread::sleep_for(exports_[format].takes * share);
        program.send(SIGKILL);
        static_cast<void>(program.wait());
        if (!fs::exists(target)) return exists ? Broken : Absent;
        if (exists && bytesOf(target) == kOldFile) return Old;
        const auto photo = decodePhoto(target);
        const Size size{kWidth, kHeight};
        if (!photo || (*photo)->size() != size || (*photo)->info.damage) return Broken;
        return test::identical((*photo)->working({0, 0, kWidth, kHeight}), exports_[format].pixels) ? Whole : Broken;
    }
    [[nodiscard]] bool sourceIsUntouched() const { return bytesOf(source_) == before_; }

    /// Temporary files that killed exports left.
    [[nodiscard]] int leftovers() const {
        int count = 0;
        for (const auto& entry : fs::directory_iterator(work_ / "out"))
            count += entry.path().filename().string().starts_with('.') ? 1 : 0;
        return count;
    }
    /// As if they had lain there for two days, and one more export.
    void exportTwoDaysLater(Verdict& verdict) const {
        for (const auto& entry : fs::directory_iterator(work_ / "out"))
            fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(48));
        const test::Ended ended = test::runProgram(GLISSADE_CLI, call(work_ / "out/last.png"));
        verdict.expect(ended.exitCode == 0, "the export after the killed ones failed: " + ended.err);
    }

private:
    static constexpr const char* kOldFile = "the old file";
    [[nodiscard]] std::vector<std::string> call(const fs::path& target) const {
        return {"apply", source_, "-o", target, "--on-conflict", "overwrite", "--threads", "1"};
    }

    fs::path work_;
    fs::path source_;
    std::string before_;
    std::map<std::string, Export> exports_;
};

}  // namespace

int runKills(const fs::path& folder, int count) {
    Verdict verdict;
    Kills kills(folder / "kills");
    kills.reference(verdict);
    if (verdict.exitCode() != 0) return verdict.exitCode();
    Table table({"export", "share", "outcome"});
    std::array<int, Count> outcomes{};
    std::mt19937 random(7);
    std::uniform_real_distribution<double> moment(0, 1.1);
    for (int i = 0; i < count; ++i) {
        const double share = moment(random);
        const Outcome outcome = kills.kill(i, share);
        verdict.expect(outcome != Broken,
                       formatted("export %d, killed at %.2f of its time, left something else", i, share));
        verdict.expect(kills.sourceIsUntouched(), "the source was changed");
        ++outcomes[outcome];
        table.add({static_cast<double>(i), share, static_cast<double>(outcome)});
    }
    const int left = kills.leftovers();
    kills.exportTwoDaysLater(verdict);
    verdict.expect(kills.leftovers() == 0, "temporary files of the killed exports stayed for more than a day");
    std::printf(
        "| %d exports killed | %d times the old file, %d times none, %d times the whole new one; source unchanged; %d "
        "temporary "
        "files, gone at the first export after a day |\n",
        count,
        outcomes[Old],
        outcomes[Absent],
        outcomes[Whole],
        left);
    writeReport(folder,
                "kills",
                table,
                picture(table,
                        "share",
                        "moment of the kill, as a share of the time that the export takes",
                        {{"0: the old file, 1: none, 2: the whole new one", {"outcome"}, Panel::Marks::Dots}}));
    return verdict.exitCode();
}

}  // namespace glissade::load
