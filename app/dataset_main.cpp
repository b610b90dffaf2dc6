// glissade-dataset: exact operators → shards for glissade-train.
#include "exit_code.h"
#include "interrupt.h"
#include "train/dataset.h"
#include "write_signals.h"

#include <CLI/CLI.hpp>

#include <cstdio>

int main(int argc, char** argv) {
    using namespace glissade;
    ignoreWriteSignals();
    train::DatasetRequest request;
    CLI::App app{
        "Applies the exact operators to a folder of photos and writes shards for glissade-train.\n"
        "An interrupted run resumes: shards that are there and whole are kept."};
    app.set_version_flag("--version", GLISSADE_VERSION);
    app.add_option("PHOTOS", request.photos, "folder of photos")->required()->check(CLI::ExistingDirectory);
    app.add_option("-o,--output", request.shards, "folder for the shards")->required();
    app.add_option("--rounds", request.rounds, "shards per photo, each at the next of --sides and with new parameters")
        ->check(CLI::PositiveNumber);
    app.add_option("--first-round", request.firstRound, "number of the first round")->check(CLI::NonNegativeNumber);
    app.add_option("--sides", request.sides, "longest sides in pixels, taken in turn by the rounds")
        ->delimiter(',')
        ->check(CLI::Range(16, 16384));
    app.add_option("--values", request.valuesPerOperator, "parameter vectors per operator, photo and round")
        ->check(CLI::Range(1, 64));
    app.add_option("--operators", request.operators, "only these operators")->delimiter(',');
    app.add_flag("--vary",
                 request.vary,
                 "a random window of each photo, every second time with other tones, in place of the photo");
    app.add_flag("--test-values",
                 request.testValues,
                 "the five test values of every parameter instead, at the photos' own size");
    app.add_flag("--table-values", request.tableValues, "the middle test values alone instead")
        ->excludes("--test-values");
    app.add_flag(
        "--clean", request.cleanOnly, "the photos alone instead, without results: what restoration learns from");
    auto* degraded =
        app.add_flag("--degraded",
                     request.degraded,
                     "instead: photos spoilt as the benchmarks of restoration define it, with the clean ones")
            ->excludes("--test-values", "--clean", "--vary");
    app.add_flag("--grey", request.grey, "with --degraded: the luminance of each photo as a grey picture")
        ->needs(degraded);
    app.add_option("--test-side", request.testSide, "with these: longest side in pixels; 0: the photos' own size")
        ->check(CLI::NonNegativeNumber);
    app.add_option("--threads", request.lanes, "photos worked on at once; 0: all cores");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kExitDone : kExitUsage;
    }

    const std::stop_token stop = stopOnInterrupt();
    const auto report = [](const train::DatasetEvent& event) {
        if (event.error)
            std::fprintf(stderr, "glissade-dataset: error: %s\n", event.error->message().c_str());
        else
            std::printf("%zu/%zu %s %.1f s\n", event.done, event.total, event.file.filename().c_str(), event.seconds);
        std::fflush(stdout);
    };
    const auto failures = train::makeDataset(request, report, Cancel(stop));
    if (!failures) {
        std::fprintf(stderr, "glissade-dataset: error: %s\n", failures.error().message().c_str());
        return failures.error().code == ErrorCode::Cancelled ? kExitInterrupted : kExitFailed;
    }
    return *failures ? kExitFailed : kExitDone;
}
