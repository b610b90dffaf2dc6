#include "base/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace glissade {
namespace {

class ThreadPoolOf : public testing::TestWithParam<LaneRest> {};

TEST_P(ThreadPoolOf, RunsEachIterationOnce) {
    for (const unsigned lanes : {1U, 2U, 5U}) {
        ThreadPool pool(lanes, LanePriority::Normal, GetParam());
        for (const std::size_t count : {0UL, 1UL, 2UL, 1000UL}) {
            std::vector<std::atomic<int>> runs(count);
            pool.forEach(count, [&](std::size_t i) { ++runs[i]; });
            for (const auto& run : runs) EXPECT_EQ(run, 1) << lanes << " lanes, " << count << " iterations";
        }
    }
}

TEST_P(ThreadPoolOf, CutsRangesWithoutGapOrOverlap) {
    ThreadPool pool(3, LanePriority::Normal, GetParam());
    std::vector<std::atomic<int>> runs(101);
    pool.forRanges(runs.size(), 7, [&](std::size_t begin, std::size_t end) {
        EXPECT_LE(end - begin, 7U);
        for (std::size_t i = begin; i < end; ++i) ++runs[i];
    });
    for (const auto& run : runs) EXPECT_EQ(run, 1);
}

TEST_P(ThreadPoolOf, HasFinishedAllIterationsWhenItReturns) {
    ThreadPool pool(3, LanePriority::Normal, GetParam());
    for (int round = 0; round < 2000; ++round) {
        int unguarded[3] = {};  // a race here is what the thread sanitizer would see
        pool.forEach(3, [&](std::size_t i) { unguarded[i] = round; });
        ASSERT_EQ(unguarded[0] + unguarded[1] + unguarded[2], 3 * round);
    }
}

TEST_P(ThreadPoolOf, RunsLoopsAfterAPause) {
    ThreadPool pool(2, LanePriority::Normal, GetParam());
    for (int round = 0; round < 3; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));  // beyond any looking out
        std::atomic<int> runs = 0;
        pool.forEach(100, [&](std::size_t) { ++runs; });
        EXPECT_EQ(runs, 100);
    }
}

TEST_P(ThreadPoolOf, RunsLoopsWhetherItWasRousedOrNot) {
    for (const unsigned lanes : {1U, 3U}) {
        ThreadPool pool(lanes, LanePriority::Normal, GetParam());
        for (int round = 0; round < 200; ++round) {
            if (round % 3 != 0) pool.rouse();
            if (round % 3 == 2) pool.rouse();
            if (round % 20 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));  // they sleep again
            std::atomic<int> runs = 0;
            pool.forEach(7, [&](std::size_t) { ++runs; });
            ASSERT_EQ(runs, 7);
        }
        pool.rouse();
    }
}

TEST_P(ThreadPoolOf, RethrowsAndGoesOn) {
    ThreadPool pool(3, LanePriority::Normal, GetParam());
    EXPECT_THROW(pool.forEach(50,
                              [](std::size_t i) {
                                  if (i == 20) throw std::runtime_error("twenty");
                              }),
                 std::runtime_error);
    std::atomic<int> runs = 0;
    pool.forEach(50, [&](std::size_t) { ++runs; });
    EXPECT_EQ(runs, 50);
}

TEST_P(ThreadPoolOf, RunsANestedLoopInItsLane) {
    ThreadPool pool(2, LanePriority::Normal, GetParam());
    std::atomic<int> runs = 0;
    pool.forEach(4, [&](std::size_t) { pool.forEach(10, [&](std::size_t) { ++runs; }); });
    EXPECT_EQ(runs, 40);
}

TEST_P(ThreadPoolOf, LetsCallersTakeTurns) {
    ThreadPool pool(2, LanePriority::Normal, GetParam());
    std::atomic<int> runs = 0;
    {
        std::vector<std::jthread> callers;
        for (int caller = 0; caller < 4; ++caller)
            callers.emplace_back([&] {
                for (int loop = 0; loop < 100; ++loop) pool.forEach(10, [&](std::size_t) { ++runs; });
            });
    }
    EXPECT_EQ(runs, 4000);
}

INSTANTIATE_TEST_SUITE_P(Rests,
                         ThreadPoolOf,
                         testing::Values(LaneRest::Sleep, LaneRest::LookOut),
                         [](const auto& rest) {
                             return std::string(rest.param == LaneRest::Sleep ? "Sleep" : "LookOut");
                         });

}  // namespace
}  // namespace glissade
