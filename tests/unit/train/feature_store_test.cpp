#include "train/feature_store.h"

#include "place_photo.h"
#include "small_network.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace glissade::train {
namespace {

namespace fs = std::filesystem;

class FeatureStoreTest : public ::testing::Test {
protected:
    /// What the store gives of the photo; `computed_` counts how often it had to be asked for.
    PhotoFeatures stored(const Pack& pack) {
        FeatureStore store(folder_, pack);
        auto result = store.featuresOf(*photo_.shards.front(), [&] {
            ++computed_;
            return train::featuresOf(network_, *photo_.shards.front(), torch::kCPU);
        });
        EXPECT_TRUE(result) << result.error().message();
        return result ? std::move(*result) : PhotoFeatures{};
    }

    [[nodiscard]] Pack packOf() {
        Pack pack;
        pack.tensors = network_->tensors();
        return pack;
    }

    [[nodiscard]] std::vector<fs::path> files() const {
        std::vector<fs::path> result;
        for (const auto& entry : fs::directory_iterator(folder_)) result.push_back(entry.path());
        return result;
    }

    test::TemporaryFolder temporary_;
    fs::path folder_ = temporary_.path() / "features";
    PlacePhoto photo_{90, 70};
    net::Network network_ = net::randomNetwork(net::smallShape(), {{"style", 0}});
    int computed_ = 0;
};

TEST_F(FeatureStoreTest, theSecondRunReadsWhatTheFirstKept) {
    const PhotoFeatures first = stored(packOf());
    const PhotoFeatures second = stored(packOf());
    EXPECT_EQ(computed_, 1);
    EXPECT_EQ(first.cells, second.cells);
    EXPECT_TRUE(torch::equal(first.features, second.features));
    EXPECT_EQ(files().size(), 1U);
}

TEST_F(FeatureStoreTest, aPackWithOtherHeadsHasTheSameFeaturesAndOneWithAnotherBaseNetworkHasNot) {
    stored(packOf());
    Pack pack = packOf();
    pack.tensors.at("operators.style.slice.bias").values.front() += 1;
    stored(pack);
    EXPECT_EQ(computed_, 1);
    for (auto& [name, tensor] : pack.tensors)
        if (name.starts_with("base.")) tensor.values.back() += 1;
    stored(pack);
    EXPECT_EQ(computed_, 2);
    EXPECT_EQ(files().size(), 2U);
}

TEST_F(FeatureStoreTest, aFileThatIsNotWholeIsMadeAnew) {
    const PhotoFeatures first = stored(packOf());
    const fs::path file = files().front();
    fs::resize_file(file, fs::file_size(file) / 2);
    const PhotoFeatures second = stored(packOf());
    EXPECT_EQ(computed_, 2);
    EXPECT_TRUE(torch::equal(first.features, second.features));
    stored(packOf());
    EXPECT_EQ(computed_, 2);
}

TEST_F(FeatureStoreTest, aFolderThatCannotBeMadeIsNamed) {
    std::ofstream(folder_) << "a file";
    FeatureStore store(folder_, packOf());
    const auto result = store.featuresOf(
        *photo_.shards.front(), [&] { return train::featuresOf(network_, *photo_.shards.front(), torch::kCPU); });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::WriteFailed);
    EXPECT_NE(result.error().message().find("features"), std::string::npos);
}

}  // namespace
}  // namespace glissade::train
