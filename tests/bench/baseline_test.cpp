#include "bench/baseline.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace glissade::bench {
namespace {

std::filesystem::path write(const test::TemporaryFolder& folder, const std::string& text) {
    const auto file = folder.path() / "run.json";
    std::ofstream(file) << text;
    return file;
}

TEST(Baseline, ReadsCountersBeforeIterationTimesAndLeavesOutFailures) {
    const test::TemporaryFolder folder;
    const auto run = readMeasurement(write(folder, R"({
        "context": {"stream_ms": "0.8", "compute_ms": "2.5"},
        "benchmarks": [
            {"name": "BM_Tail/64x64/real_time", "run_name": "BM_Tail/64x64", "real_time": 9, "time_unit": "ms", "p50_ms": 0.5},
            {"name": "BM_Exact/l0/64x64", "run_name": "BM_Exact/l0/64x64", "real_time": 4000, "time_unit": "us"},
            {"name": "BM_Switch", "run_name": "BM_Switch", "error_occurred": true, "error_message": "no pack"}]})"));
    ASSERT_TRUE(run) << run.error().message();
    EXPECT_DOUBLE_EQ(run->streamMs, 0.8);
    EXPECT_DOUBLE_EQ(run->computeMs, 2.5);
    EXPECT_EQ(run->times, (std::map<std::string, double>{{"BM_Tail/64x64", 0.5}, {"BM_Exact/l0/64x64", 4.0}}));
}

TEST(Baseline, SaysWhatIsWrongWithAFile) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(readMeasurement(folder.path() / "missing.json").error().code, ErrorCode::NotFound);
    for (const char* text : {"",
                             "[]",
                             "{\"context\": {}}",
                             "{\"context\": {\"stream_ms\": \"0\", \"compute_ms\": \"1\"}, \"benchmarks\": []}"})
        EXPECT_EQ(readMeasurement(write(folder, text)).error().code, ErrorCode::Corrupt) << text;
}

TEST(Baseline, ComparesInRatiosToTheYardsticks) {
    // A machine with half the memory speed and the same arithmetic.
    const Measurement then{1.0, 2.0, {{"BM_Tail/a", 1.0}, {"BM_Exact/b", 10.0}, {"BM_Gone", 1.0}}};
    const Measurement now{2.0, 2.0, {{"BM_Tail/a", 2.0}, {"BM_Exact/b", 15.0}, {"BM_New", 1.0}}};
    const auto comparisons = compareMeasurements(then, now);
    ASSERT_EQ(comparisons.size(), 2U);
    EXPECT_EQ(comparisons[0].name, "BM_Exact/b");
    EXPECT_DOUBLE_EQ(comparisons[0].ratio, 1.5);
    EXPECT_EQ(comparisons[1].name, "BM_Tail/a");
    EXPECT_DOUBLE_EQ(comparisons[1].ratio, 1.0);
}

}  // namespace
}  // namespace glissade::bench
