#include "load/report.h"

#include "load/latency.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace glissade::load {
namespace {

using testing::HasSubstr;

std::size_t countOf(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

Table twoRows() {
    Table table({"seconds", "MB", "ms"});
    table.add({0, 100, 2});
    table.add({10, 150, 1.5});
    return table;
}

TEST(LoadTable, IsTextWithTheNamesFirst) { EXPECT_EQ(twoRows().text(), "seconds\tMB\tms\n0\t100\t2\n10\t150\t1.5\n"); }

TEST(LoadTable, HasNoOtherRowsOrColumns) {
    Table table = twoRows();
    EXPECT_THROW(table.add({1, 2}), std::logic_error);
    EXPECT_THROW(static_cast<void>(table.column("none")), std::logic_error);
    EXPECT_THAT(table.column("MB"), testing::ElementsAre(100, 150));
}

TEST(LoadPicture, HasAPanelForEachWithItsOwnAxis) {
    const std::string svg =
        picture(twoRows(), "seconds", "time", {{"memory, <MB>", {"MB"}}, {"latency", {"ms"}, Panel::Marks::Dots}});
    EXPECT_EQ(countOf(svg, "<polyline"), 1U);
    EXPECT_EQ(countOf(svg, "<circle"), 2U);
    EXPECT_THAT(svg, HasSubstr("memory, &lt;MB>"));
    EXPECT_EQ(countOf(svg, "<script"), 0U);
    float x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    ASSERT_EQ(std::sscanf(svg.c_str() + svg.find("points=\"") + 8, "%f,%f %f,%f", &x1, &y1, &x2, &y2), 4);
    EXPECT_LT(x1, x2);
    EXPECT_GT(y1, y2) << "SVG counts downwards";
    EXPECT_EQ(picture(Table({"seconds"}), "seconds", "time", {{"none", {"seconds"}}}), "");
}

TEST(LoadPicture, OfALongRunIsSmallAndKeepsASpike) {
    Table table({"seconds", "MB"});
    for (int i = 0; i < 100'000; ++i) table.add({i * 0.05, i == 43'210 ? 900.0 : 100.0 + i % 7});
    const std::string svg = picture(table, "seconds", "time", {{"memory", {"MB"}}});
    EXPECT_LT(svg.size(), 20'000U);
    Table flat({"seconds", "MB"});
    flat.add({0, 0});
    flat.add({100'000 * 0.05, 900});
    const std::string top = picture(flat, "seconds", "time", {{"memory", {"MB"}}});
    // The end of a line to 900 has the height of the spike.
    const std::size_t end = top.find("points=\"") + 8;
    const std::string last = top.substr(end, top.find('"', end) - end - 1);
    EXPECT_THAT(svg, HasSubstr(last.substr(last.rfind(',')) + " "));
}

TEST(LoadDrift, SeesGrowthAndNoSingleSpike) {
    std::vector<double> flat(100, 200.0);
    EXPECT_EQ(drift(flat), 0);
    flat[50] = 900;
    EXPECT_EQ(drift(flat), 0);
    std::vector<double> growing;
    for (int i = 0; i < 100; ++i) growing.push_back(200 + 2 * i);
    EXPECT_GT(drift(growing), 0.25);
    EXPECT_THROW(static_cast<void>(drift({1, 2, 3})), std::logic_error);
}

TEST(LoadGrowth, IsOfTheEndsAndNotOfASpikeOrADip) {
    std::vector<double> numbers(100, 200.0);
    EXPECT_EQ(growth(numbers), 0);
    numbers[3] = 10;
    numbers[99] = 900;
    EXPECT_EQ(growth(numbers), 0);
    for (std::size_t i = 0; i < 100; ++i) numbers[i] = 100 + static_cast<double>(i);
    EXPECT_NEAR(growth(numbers), 189.0 / 109 - 1, 1e-9);
    std::ranges::reverse(numbers);
    EXPECT_LT(growth(numbers), 0);
    EXPECT_THROW(static_cast<void>(growth({1, 2, 3})), std::logic_error);
    EXPECT_THROW(static_cast<void>(growth(std::vector<double>(10))), std::logic_error);
}

/// Two minutes of a second's numbers that waver by a fifth and do not grow.
Answers steady() {
    Answers answers;
    for (int i = 0; i < 120; ++i) {
        answers.behind.push_back(1 + i % 3);
        answers.perMove.push_back(20 + i * 7 % 5);
        answers.perFrame.push_back(i % 10 == 0 ? 0 : 15 + i * 11 % 4);
    }
    return answers;
}

int exitCodeOf(const Answers& answers) {
    Verdict verdict;
    judge(answers, verdict);
    return verdict.exitCode();
}

TEST(LoadLatency, IsRightWhereItWaversAndDoesNotGrow) {
    EXPECT_EQ(exitCodeOf(steady()), 0);
    // Other work comes: fewer frames, and some seconds with a much dearer one.
    Answers answers = steady();
    for (std::size_t i = 60; i < 120; ++i) answers.perFrame[i] = i % 3 == 0 ? 60 : i % 3 == 1 ? 0 : 17;
    EXPECT_EQ(exitCodeOf(answers), 0);
}

TEST(LoadLatency, IsWrongWhereRequestsQueueUpOrWorkGrows) {
    Answers answers = steady();
    answers.behind[70] = kMostBehind + 1;
    EXPECT_EQ(exitCodeOf(answers), 1);
    for (std::vector<double> Answers::*work : {&Answers::perMove, &Answers::perFrame}) {
        answers = steady();
        for (std::size_t i = 0; i < 120; ++i) (answers.*work)[i] *= 1 + static_cast<double>(i) / 100;
        EXPECT_EQ(exitCodeOf(answers), 1);
        answers = steady();
        std::ranges::fill(answers.*work, 0);
        EXPECT_EQ(exitCodeOf(answers), 1) << "nothing was measured";
    }
}

TEST(LoadPercentile, IsTheNearestRank) {
    EXPECT_EQ(percentile({}, 50), 0);
    EXPECT_EQ(percentile({3, 1, 2}, 50), 2);
    EXPECT_EQ(percentile({3, 1, 2}, 99), 3);
}

TEST(LoadVerdict, RemembersWhatWasWrong) {
    Verdict verdict;
    EXPECT_TRUE(verdict.expect(true, "never printed"));
    EXPECT_EQ(verdict.exitCode(), 0);
    EXPECT_FALSE(verdict.expect(false, "meant by this test"));
    EXPECT_EQ(verdict.exitCode(), 1);
}

TEST(LoadReport, IsTwoFilesOfOneName) {
    const test::TemporaryFolder folder;
    writeReport(folder.path() / "new", "moves", twoRows(), "<svg/>");
    std::ifstream table(folder.path() / "new/moves.tsv");
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(table), {}), twoRows().text());
    EXPECT_TRUE(std::filesystem::is_regular_file(folder.path() / "new/moves.svg"));
}

}  // namespace
}  // namespace glissade::load
