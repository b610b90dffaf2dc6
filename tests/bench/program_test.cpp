// glissade-bench from outside: that its tables are whole, and what it says of a baseline.
#include "operators/registry.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <sstream>

namespace glissade::bench {
namespace {

const std::vector<std::string> kEnvironment{std::string("GLISSADE_MODELS=") + GLISSADE_SHIPPED_MODELS};

/// The cells of the table's row that begins with this text; none where there is no such row.
std::vector<std::string> rowOf(const std::string& table, const std::string& title) {
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("| " + title, 0) != 0) continue;
        std::vector<std::string> cells;
        std::istringstream row(line.substr(1));
        for (std::string cell; std::getline(row, cell, '|');) {
            const auto begin = cell.find_first_not_of(' ');
            cells.push_back(begin == std::string::npos ? ""
                                                       : cell.substr(begin, cell.find_last_not_of(' ') - begin + 1));
        }
        return cells;
    }
    return {};
}

/// Whether a row is there with a time.
testing::AssertionResult hasTime(const std::string& table, const std::string& title, std::size_t column) {
    const auto cells = rowOf(table, title);
    if (cells.size() <= column) return testing::AssertionFailure() << "no row " << title << " in\n" << table;
    char* end = nullptr;
    const double time = std::strtod(cells[column].c_str(), &end);
    if (end == cells[column].c_str() || *end != 0 || !(time >= 0) || !std::isfinite(time))
        return testing::AssertionFailure() << title << ": " << cells[column];
    return testing::AssertionSuccess();
}

TEST(BenchProgram, SideBySideHasARowForEachRival) {
    const auto ended = test::runProgram(GLISSADE_BENCH, {"--side-by-side", "--size", "64x48"}, kEnvironment);
    ASSERT_EQ(ended.exitCode, 0) << ended.out << ended.err;
    EXPECT_NE(ended.out.find("64x48"), std::string::npos) << ended.out;
    std::vector<std::string> titles{
        "tail", "base network, slice and tail", "context aggregation network 2017, 24 channels, 9 layers, float32"};
    for (const OperatorSpec* spec : exactOperators()) titles.push_back("exact " + std::string(spec->id) + " ");
#ifdef GLISSADE_BENCH_OPENCV
    for (const char* filter : {"l0Smooth",
                               "fastGlobalSmootherFilter",
                               "rollingGuidanceFilter",
                               "weightedMedianFilter",
                               "detailEnhance",
                               "stylization",
                               "pencilSketch"})
        titles.push_back(std::string("OpenCV ") + filter);
#endif
    for (const std::string& title : titles) EXPECT_TRUE(hasTime(ended.out, title, 1));
    EXPECT_EQ(rowOf(ended.out, "tail")[2], "1.0") << "the others are counted in it";
}

TEST(BenchProgram, LayersNamesEachConvolution) {
    const auto ended = test::runProgram(GLISSADE_BENCH, {"--layers", "--size=64x48"}, kEnvironment);
    ASSERT_EQ(ended.exitCode, 0) << ended.out << ended.err;
    for (const char* layer :
         {"stem", "down to 1/4", "1/16 block 1 first", "up to 1/2", "fuse", "last", "the rest", "all"})
        EXPECT_TRUE(hasTime(ended.out, std::string(layer) + " ", 4));
    // 64×48 and the surroundings: 96×80, and half of that after space-to-depth of colours, grey and marks of edges.
    EXPECT_EQ(rowOf(ended.out, "stem")[2], "20x40x48");
    EXPECT_EQ(rowOf(ended.out, "convolution"), std::vector<std::string>()) << "one without a name of its own";
}

TEST(BenchProgram, ABaselineIsHeldAgainstTheRun) {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "run.json").string();
    const std::string filter = "--benchmark_filter=^BM_Exact/llf/640x427$";
    const std::string once = "--benchmark_min_time=0.01";
    const auto first = test::runProgram(
        GLISSADE_BENCH, {filter, once, "--benchmark_out=" + file, "--benchmark_out_format=json"}, kEnvironment);
    ASSERT_EQ(first.exitCode, 0) << first.out << first.err;

    // What the run would have to be a thousand times as fast as, and what it may be a thousand times as slow as.
    const auto against = [&](double factor) {
        auto json = nlohmann::json::parse(std::ifstream(file));
        for (auto& entry : json.at("benchmarks")) entry.at("real_time") = entry.at("real_time").get<double>() * factor;
        const std::string changed = (folder.path() / "changed.json").string();
        std::ofstream(changed) << json;
        return test::runProgram(GLISSADE_BENCH, {filter, once, "--baseline", changed}, kEnvironment);
    };
    const auto slower = against(1e-3);
    EXPECT_EQ(slower.exitCode, 1) << slower.out << slower.err;
    EXPECT_NE(slower.out.find("slower: BM_Exact/llf/640x427 takes "), std::string::npos) << slower.out;
    EXPECT_NE(slower.out.find(", 1 slower than "), std::string::npos) << slower.out;
    const auto faster = against(1e3);
    EXPECT_EQ(faster.exitCode, 0) << faster.out << faster.err;
    EXPECT_NE(faster.out.find(", 0 slower than "), std::string::npos) << faster.out;
}

TEST(BenchProgram, WrongUseIsRefused) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--size", "1x1"}, {"--baseline"}, {"--no-such-option"}}) {
        const auto ended = test::runProgram(GLISSADE_BENCH, arguments, kEnvironment);
        EXPECT_EQ(ended.exitCode, 2) << arguments.front() << ended.out;
        EXPECT_FALSE(ended.err.empty());
    }
    const auto missing = test::runProgram(GLISSADE_BENCH, {"--baseline", "/no/such.json"}, kEnvironment);
    EXPECT_EQ(missing.exitCode, 2) << missing.out;
    EXPECT_NE(missing.err.find("/no/such.json"), std::string::npos) << missing.err;
}

TEST(BenchProgram, HelpNamesItsOptions) {
    const auto ended = test::runProgram(GLISSADE_BENCH, {"--help"}, kEnvironment);
    EXPECT_EQ(ended.exitCode, 0);
    for (const char* option : {"--baseline", "--side-by-side", "--layers", "--size", "--benchmark_filter"})
        EXPECT_NE(ended.out.find(option), std::string::npos) << option;
}

}  // namespace
}  // namespace glissade::bench
