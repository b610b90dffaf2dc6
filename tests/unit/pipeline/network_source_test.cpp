#include "operators/registry.h"
#include "pipeline/render.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace glissade {
namespace {

TEST(NetworkSource, AMissingPackIsNotFoundAndNamesTheFile) {
    const test::TemporaryFolder models;
    const auto source = makeNetworkSource(models.path());
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto loaded = source->networkFor(*findOperator("l0"));
        ASSERT_FALSE(loaded);
        EXPECT_EQ(loaded.error().code, ErrorCode::NotFound);
        EXPECT_THAT(loaded.error().message(), testing::HasSubstr((models.path() / "filters").string()));
    }
}

TEST(NetworkSource, ADamagedPackIsABadPackAndNamesTheFile) {
    const test::TemporaryFolder models;
    std::filesystem::create_directory(models.path() / "filters");
    std::ofstream(models.path() / "filters" / "pack.json") << "{ \"name\": ";
    const auto loaded = makeNetworkSource(models.path())->networkFor(*findOperator("l0"));
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, ErrorCode::BadPack);
    EXPECT_EQ(loaded.error().path, models.path() / "filters" / "pack.json");
}

TEST(ModelsFolder, TheEnvironmentChooses) {
    const char* before = std::getenv("GLISSADE_MODELS");
    const std::string kept = before ? before : "";
    ::setenv("GLISSADE_MODELS", "/somewhere/else", 1);
    EXPECT_EQ(findModelsFolder(), "/somewhere/else");
    ::unsetenv("GLISSADE_MODELS");
    EXPECT_TRUE(findModelsFolder().is_absolute());
    EXPECT_EQ(findModelsFolder().filename(), "models");
    if (before) ::setenv("GLISSADE_MODELS", kept.c_str(), 1);
}

}  // namespace
}  // namespace glissade
