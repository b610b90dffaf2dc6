#include "net/feature_network.h"

#include "net/inference_module.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

namespace glissade {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

fs::path fake(const std::string& name) { return fs::path(GLISSADE_FAKE_MODULES) / (name + ".so"); }

std::shared_ptr<const Pack> packNamed(const std::string& name) {
    auto pack = std::make_shared<Pack>();
    pack->name = name;
    pack->shape.globalSize = 7;
    return pack;
}

Result<std::shared_ptr<const FeatureNetwork>> load(const std::vector<fs::path>& places,
                                                   const std::string& packName = "any",
                                                   const NetworkOptions& options = {}) {
    return loadFeatureNetworkFrom(places, packNamed(packName), options);
}

/// Sets or unsets GLISSADE_MODULE for one test.
class ModuleVariable {
public:
    explicit ModuleVariable(const char* value) {
        if (value)
            ::setenv("GLISSADE_MODULE", value, 1);
        else
            ::unsetenv("GLISSADE_MODULE");
    }
    ~ModuleVariable() { ::unsetenv("GLISSADE_MODULE"); }
    ModuleVariable(const ModuleVariable&) = delete;
    ModuleVariable& operator=(const ModuleVariable&) = delete;
};

TEST(FeatureNetwork, IsBuiltByTheModuleFromPackAndOptions) {
    const auto network = load({fake("fake_good")}, "any", {.threads = 3});
    ASSERT_TRUE(network) << network.error().message();
    EXPECT_EQ((*network)->halo({100, 100}, 0), 3);
    EXPECT_EQ((*network)->globalVector({})->learnt.size(), 7U);
}

TEST(FeatureNetwork, IsTakenFromTheFirstPlaceThatHasAFile) {
    EXPECT_TRUE(load({"/nonexistent/one.so", fake("fake_good"), fake("fake_other_version")}));
    EXPECT_FALSE(load({"/nonexistent/one.so", fake("fake_other_version"), fake("fake_good")}));
}

TEST(FeatureNetwork, MissingModuleNamesAllPlacesSearched) {
    const auto network = load({"/nonexistent/one.so", "/nonexistent/two.so"});
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::NotFound);
    EXPECT_THAT(network.error().message(), HasSubstr("libglissade_inference.so"));
    EXPECT_THAT(network.error().message(), HasSubstr("searched: /nonexistent/one.so, /nonexistent/two.so"));
}

TEST(FeatureNetwork, EnvironmentVariableNamesTheOnlyPlace) {
    const ModuleVariable variable("/nonexistent/named.so");
    EXPECT_THAT(inferenceModulePlaces(), ElementsAre(fs::path("/nonexistent/named.so")));
    const auto network = loadFeatureNetwork(packNamed("any"));
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::NotFound);
    EXPECT_THAT(network.error().reason, HasSubstr("/nonexistent/named.so"));
}

TEST(FeatureNetwork, IsLoadedFromWhereTheEnvironmentVariableSays) {
    const ModuleVariable variable(fake("fake_good").c_str());
    EXPECT_TRUE(loadFeatureNetwork(packNamed("any")));
}

TEST(FeatureNetwork, IsSoughtBesideTheProgramAndInLib) {
    const ModuleVariable variable(nullptr);
    const auto folder = fs::read_symlink("/proc/self/exe").parent_path();
    const auto lib = folder.parent_path() / "lib";
    EXPECT_THAT(inferenceModulePlaces(),
                ElementsAre(folder / "libglissade_inference.so",
                            lib / "libglissade_inference.so",
                            lib / "glissade/modules" / "libglissade_inference.so"));
}

TEST(FeatureNetwork, ModuleOfAnotherVersionIsRefused) {
    const auto network = load({fake("fake_other_version")});
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::Internal);
    EXPECT_THAT(network.error().reason, HasSubstr("0.0.0-other"));
    EXPECT_THAT(network.error().reason, HasSubstr(GLISSADE_VERSION));
}

TEST(FeatureNetwork, LibraryWithoutTheSymbolsIsRefused) {
    const auto network = load({fake("fake_without_version")});
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().path, fake("fake_without_version"));
    EXPECT_THAT(network.error().reason, HasSubstr("glissadeInferenceVersion"));
}

TEST(FeatureNetwork, FileThatIsNoLibraryGivesTheLinkersReason) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "broken.so";
    std::ofstream(file) << "not a library";
    const auto network = load({file});
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::Internal);
    EXPECT_EQ(network.error().path, file);
    EXPECT_THAT(network.error().reason, HasSubstr("cannot be loaded: "));
    EXPECT_THAT(network.error().reason, HasSubstr("broken.so"));
}

TEST(FeatureNetwork, RelativePlaceIsAFileOfTheCurrentFolderNotOfTheSystem) {
    const test::TemporaryFolder folder;
    const auto before = fs::current_path();
    fs::current_path(folder.path());
    std::ofstream("libm.so.6") << "not a library";
    const auto network = load({"libm.so.6"});
    fs::current_path(before);
    ASSERT_FALSE(network);
    EXPECT_THAT(network.error().reason, HasSubstr("cannot be loaded: "));
}

TEST(FeatureNetwork, WhatTheModuleSaysOfThePackIsPassedOn) {
    const auto network = load({fake("fake_good")}, "refused");
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::BadPack);
    EXPECT_THAT(network.error().reason, HasSubstr("does not like"));
}

TEST(FeatureNetwork, ModuleWithoutAnAnswerIsAnError) {
    const auto network = load({fake("fake_silent")});
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::Internal);
}

}  // namespace
}  // namespace glissade
