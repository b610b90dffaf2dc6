// What an export is said to take, before it begins.
#include "pipeline/export_memory.h"

#include "operators/registry.h"

#include <gtest/gtest.h>

namespace glissade {
namespace {

constexpr Size kPhoto{6000, 4000};
constexpr std::uint64_t kWorking = std::uint64_t{6000} * 4000 * 12;

Recipe steps(const std::vector<std::string>& ids) {
    Recipe recipe;
    for (const std::string& id : ids) recipe.edits.push_back(makeEdit(*findOperator(id)));
    return recipe;
}

TEST(ExportMemory, NothingToDoTakesNothing) {
    EXPECT_EQ(exportMemory({}, kPhoto), 0U);
    Recipe off = steps({"l0"});
    off.edits[0].on = false;
    EXPECT_EQ(exportMemory(off, kPhoto), 0U);
}

TEST(ExportMemory, InBandsAStepTakesWhatItKeepsAtItsLevelElseTheWorkingImageToo) {
    const std::uint64_t coarse = exportMemory(steps({"l0"}), kPhoto);
    EXPECT_GT(coarse, std::uint64_t{300} << 20) << "a network's tile";
    EXPECT_LT(coarse, kWorking + (std::uint64_t{400} << 20));
    Recipe exact = steps({"l0"});
    exact.edits[0].exact = true;
    exact.edits[0].scale.level = 0;
    EXPECT_GT(exportMemory(exact, kPhoto), 4 * kWorking) << "at the photo's own pixels";
    EXPECT_EQ(exportMemory(steps({"l0", "l0", "l0"}), kPhoto), coarse) << "one after the other";
}

TEST(ExportMemory, EnlargingCountsTheLargerPhoto) {
    Recipe twice = steps({"sr"});
    twice.edits[0].params = {2};
    Recipe four = twice;
    four.edits[0].params = {4};
    EXPECT_GT(exportMemory(twice, {1000, 1000}), 5U * 12'000'000);
    EXPECT_GT(exportMemory(four, {1000, 1000}), exportMemory(twice, {1000, 1000}) + 11U * 12'000'000);
}

TEST(ExportMemory, TooLittleIsSaidWithTheNumbers) {
    Recipe recipe = steps({"l0"});
    recipe.edits[0].exact = true;
    recipe.edits[0].scale.level = 0;
    EXPECT_TRUE(checkExportMemory(recipe, kPhoto, exportMemory(recipe, kPhoto)));
    const auto refused = checkExportMemory(recipe, {60'000, 40'000}, 2'000'000'000);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::OutOfMemory);
    EXPECT_NE(refused.error().reason.find("2.0 GB are free"), std::string::npos) << refused.error().reason;
    EXPECT_NE(refused.error().reason.find("the export would take about 259.2 GB"), std::string::npos);
}

}  // namespace
}  // namespace glissade
