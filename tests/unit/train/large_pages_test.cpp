#include "net/torch/large_pages.h"

#include "net/torch/libtorch.h"
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace glissade::net {
namespace {

TEST(LargePages, LargeTensorsBeginAtOneAndHoldWhatTheyAreGiven) {
    useLargePages();
    constexpr std::int64_t kCount = std::int64_t{5} << 20;  // 20 MB
    const auto tensor = torch::arange(kCount, at::kInt);
#ifdef __linux__
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(tensor.data_ptr()) % (2 << 20), 0U);
#endif
    EXPECT_EQ(tensor.sum().item<std::int64_t>(), kCount * (kCount - 1) / 2);
    for (int round = 0; round < 20; ++round) {
        const auto again = torch::full({kCount + round}, round, at::kInt);
        ASSERT_EQ(again.sum().item<std::int64_t>(), round * (kCount + round));
    }
}

TEST(LargePages, SmallAndEmptyTensorsAreAsBefore) {
    useLargePages();
    EXPECT_EQ(torch::ones({1000}).sum().item<float>(), 1000);
    EXPECT_EQ(torch::empty({0}).numel(), 0);
}

TEST(LargePages, WhatFailsIsAnError) {
    useLargePages();
    try {
        (void)torch::empty({std::int64_t{1} << 58}, at::kByte);
        FAIL() << "more than any machine has";
    } catch (const c10::Error& error) {
        const std::string what = error.what_without_backtrace();
        EXPECT_NE(what.find("alloc"), std::string::npos) << what;
        EXPECT_NE(what.find("memory"), std::string::npos) << what;
    }
}

}  // namespace
}  // namespace glissade::net
