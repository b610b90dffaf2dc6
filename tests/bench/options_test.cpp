#include "bench/options.h"

#include <gtest/gtest.h>

#include <string>

namespace glissade::bench {
namespace {

/// The arguments as main() gets them.
struct Arguments {
    explicit Arguments(std::vector<std::string> given) : texts(std::move(given)) {
        texts.insert(texts.begin(), "glissade-bench");
        for (std::string& text : texts) pointers.push_back(text.data());
    }
    std::vector<std::string> texts;
    std::vector<char*> pointers;
};

TEST(BenchOptions, AreTakenOutAndTheOthersStay) {
    Arguments arguments({"--benchmark_filter=BM_Tail", "--baseline", "old.json", "--benchmark_list_tests"});
    const auto options = takeOptions(arguments.pointers);
    ASSERT_TRUE(options) << options.error().message();
    EXPECT_EQ(options->mode, Options::Mode::Benchmarks);
    EXPECT_EQ(options->baseline, "old.json");
    ASSERT_EQ(arguments.pointers.size(), 3U);
    EXPECT_STREQ(arguments.pointers[1], "--benchmark_filter=BM_Tail");
    EXPECT_STREQ(arguments.pointers[2], "--benchmark_list_tests");
}

TEST(BenchOptions, ValuesFollowOrAreJoined) {
    Arguments joined({"--baseline=a b.json", "--size=640x480", "--layers"});
    const auto options = takeOptions(joined.pointers);
    ASSERT_TRUE(options) << options.error().message();
    EXPECT_EQ(options->mode, Options::Mode::Layers);
    EXPECT_EQ(options->baseline, "a b.json");
    EXPECT_EQ(options->size, (Size{640, 480}));
    EXPECT_EQ(joined.pointers.size(), 1U);

    Arguments apart({"--size", "64x48", "--side-by-side"});
    const auto others = takeOptions(apart.pointers);
    ASSERT_TRUE(others) << others.error().message();
    EXPECT_EQ(others->mode, Options::Mode::SideBySide);
    EXPECT_EQ(others->size, (Size{64, 48}));
}

TEST(BenchOptions, WithoutAnyTheBenchmarksRun) {
    Arguments arguments({});
    const auto options = takeOptions(arguments.pointers);
    ASSERT_TRUE(options);
    EXPECT_EQ(options->mode, Options::Mode::Benchmarks);
    EXPECT_TRUE(options->baseline.empty());
    EXPECT_EQ(options->size, (Size{1920, 1080}));
}

TEST(BenchOptions, WrongValuesAreRefused) {
    for (const char* size :
         {"", "64", "64x", "x64", "64x48x2", "64x4k", "-64x48", "31x48", "64x16385", "99999999999x48"}) {
        Arguments arguments({std::string("--size=") + size});
        const auto options = takeOptions(arguments.pointers);
        ASSERT_FALSE(options) << size;
        EXPECT_EQ(options.error().code, ErrorCode::BadArgument) << size;
    }
    Arguments missing({"--baseline"});
    EXPECT_FALSE(takeOptions(missing.pointers));
}

}  // namespace
}  // namespace glissade::bench
