#include "train/dataset.h"

#include "operators/registry.h"
#include "support/photos.h"
#include "support/temporary_folder.h"
#include "train/shard_folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace glissade::train {
namespace {

namespace fs = std::filesystem;

class DatasetTest : public ::testing::Test {
protected:
    DatasetTest() {
        request_.photos = temporary_.path() / "photos";
        request_.shards = temporary_.path() / "shards";
        request_.sides = {48, 32};
        request_.operators = {"rgf", "wmf", "pencil"};
        request_.lanes = 2;
        fs::create_directories(request_.photos);
        for (int i = 0; i < 2; ++i) {
            const Photo photo =
                test::photoOf<std::uint8_t>(test::syntheticPhoto(60, 44, static_cast<std::uint32_t>(i)));
            test::writePhoto(request_.photos / ("photo" + std::to_string(i) + ".png"), photo);
        }
    }

    Result<std::size_t> make(const Cancel& cancel = {}) {
        events_.clear();
        return makeDataset(
            request_, [this](const DatasetEvent& event) { events_.push_back(event.file.filename().string()); }, cancel);
    }
    std::vector<std::shared_ptr<const Shard>> shards() {
        std::vector<Error> refused;
        auto found = openShards(request_.shards, refused);
        EXPECT_TRUE(refused.empty());
        return found;
    }

    test::TemporaryFolder temporary_;
    DatasetRequest request_;
    std::vector<std::string> events_;
};

TEST_F(DatasetTest, makesOneShardAPhotoAndRoundAtTheRoundsSize) {
    request_.rounds = 2;
    const auto failures = make();
    ASSERT_TRUE(failures) << failures.error().message();
    EXPECT_EQ(*failures, 0U);
    const auto made = shards();
    ASSERT_EQ(made.size(), 4U);
    std::vector<int> widths;
    for (const auto& shard : made) widths.push_back(shard->width());
    EXPECT_THAT(widths, ::testing::UnorderedElementsAre(48, 48, 32, 32));
}

TEST_F(DatasetTest, variationsAreShardsOfOtherPicturesBesideThePhotosOwn) {
    request_.operators = {"wmf"};
    ASSERT_TRUE(make());
    request_.vary = true;
    ASSERT_TRUE(make());
    const auto made = shards();
    ASSERT_EQ(made.size(), 4U);
    int likeThePhoto = 0;
    for (const auto& shard : made)
        likeThePhoto += shard->width() == 48 && shard->height() == 35 ? 1 : 0;  // 60×44, reduced to 48
    EXPECT_EQ(likeThePhoto, 2);
    ASSERT_TRUE(make());
    EXPECT_THAT(events_, ::testing::SizeIs(2));  // kept, not made again
}

TEST_F(DatasetTest, tableValuesAreOneResultAnOperatorAtTheSizeAskedFor) {
    request_.tableValues = true;
    request_.testSide = 30;
    ASSERT_TRUE(make());
    const auto made = shards();
    ASSERT_EQ(made.size(), 2U);
    for (const auto& shard : made) {
        EXPECT_EQ(shard->width(), 30);
        ASSERT_EQ(shard->entries().size(), 3U);
        for (const auto& entry : shard->entries())
            EXPECT_EQ(entry.params, findOperator(entry.operatorId)->tableValues()) << entry.operatorId;
    }
}

TEST_F(DatasetTest, degradedShardsHoldTheSpoiltPhotoAndTheCleanOneForEachTestValue) {
    request_.degraded = true;
    request_.operators = {"denoise", "derain", "sr"};
    ASSERT_TRUE(make());
    const auto made = shards();
    EXPECT_EQ(made.size(), 2U * (6 + 1 + 3)) << "noise: none, and at the five test values";
    for (const auto& shard : made) {
        ASSERT_EQ(shard->entries().size(), 1U);
        const auto& entry = shard->entries()[0];
        const bool idle = findOperator(entry.operatorId)->isIdle(entry.params);
        EXPECT_EQ(std::ranges::equal(shard->input(), entry.rgb), idle) << entry.operatorId;
        if (entry.operatorId == "sr") {
            EXPECT_EQ(shard->width() % static_cast<int>(entry.params[0]), 0);
        }
    }
    request_.tableValues = true;
    request_.shards = temporary_.path() / "defaults";
    ASSERT_TRUE(make());
    EXPECT_EQ(shards().size(), 2U * 3);
}

TEST_F(DatasetTest, greyDegradedShardsAreTheLuminance) {
    request_.degraded = request_.grey = request_.tableValues = true;
    request_.operators = {"denoise"};
    ASSERT_TRUE(make());
    for (const auto& shard : shards()) {
        for (const auto rgb : {shard->input(), shard->entries()[0].rgb})
            for (std::size_t i = 0; i < rgb.size(); i += 3) ASSERT_TRUE(rgb[i] == rgb[i + 1] && rgb[i] == rgb[i + 2]);
        const auto clean = shard->entries()[0].rgb;
        EXPECT_GE(std::ranges::min(clean), 16);
        EXPECT_LE(std::ranges::max(clean), 235);
    }
}

TEST_F(DatasetTest, cleanShardsHoldThePhotosAlone) {
    request_.cleanOnly = true;
    request_.operators.clear();
    ASSERT_TRUE(make());
    ASSERT_EQ(shards().size(), 2U);
    for (const auto& shard : shards()) EXPECT_TRUE(shard->entries().empty());
}

TEST_F(DatasetTest, refusesOperatorsOfTheOtherKind) {
    request_.operators = {"denoise"};
    EXPECT_FALSE(make());
    request_.degraded = true;
    request_.operators = {"l0"};
    EXPECT_FALSE(make());
}

TEST_F(DatasetTest, resultsAreThoseOfTheExactOperators) {
    ASSERT_TRUE(make());
    ThreadPool pool(1);
    for (const auto& shard : shards()) {
        Image<float> input(shard->width(), shard->height(), 3);
        std::ranges::transform(
            shard->input(), input.data(), [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; });
        ASSERT_EQ(shard->entries().size(), 3U);
        for (const auto& entry : shard->entries()) {
            const auto exact = applyExact(*findOperator(entry.operatorId), input, entry.params, {pool, {}});
            ASSERT_TRUE(exact);
            for (std::size_t i = 0; i < entry.rgb.size(); ++i)
                ASSERT_NEAR(entry.rgb[i], exact->data()[i] * 255.0F, 0.51F) << entry.operatorId << " sample " << i;
        }
    }
}

TEST_F(DatasetTest, parametersAreDrawnInRangeAndDifferBetweenPhotos) {
    ASSERT_TRUE(make());
    std::vector<double> sigmas;
    for (const auto& shard : shards())
        for (const auto& entry : shard->entries())
            if (entry.operatorId == "rgf") sigmas.push_back(entry.params.at(0));
    ASSERT_EQ(sigmas.size(), 2U);
    EXPECT_NE(sigmas[0], sigmas[1]);
    for (const double sigma : sigmas) EXPECT_TRUE(sigma >= 1 && sigma <= 10) << sigma;
}

TEST_F(DatasetTest, aSecondRunKeepsWhatIsWholeAndMendsWhatIsNot) {
    ASSERT_TRUE(make());
    const fs::path kept = request_.shards / "photo0.png.r00.shard";
    const fs::path broken = request_.shards / "photo1.png.r00.shard";
    const auto time = fs::last_write_time(kept);
    fs::resize_file(broken, 100);
    ASSERT_TRUE(make());
    EXPECT_EQ(fs::last_write_time(kept), time);
    EXPECT_EQ(shards().size(), 2U);
}

TEST_F(DatasetTest, testValuesGiveEveryTestValueAtThePhotosOwnSize) {
    request_.testValues = true;
    ASSERT_TRUE(make());
    for (const auto& shard : shards()) {
        EXPECT_EQ(shard->width(), 60);
        EXPECT_EQ(shard->entries().size(), 15U);  // 5 + (5 + 4) + 1: the table values once
    }
}

TEST_F(DatasetTest, anUnreadablePhotoIsNamedCountedAndSkipped) {
    std::ofstream(request_.photos / "broken.png") << "no picture";
    const auto failures = make();
    ASSERT_TRUE(failures);
    EXPECT_EQ(*failures, 1U);
    EXPECT_THAT(events_, ::testing::Contains("broken.png"));
    EXPECT_EQ(shards().size(), 2U);
}

TEST_F(DatasetTest, unknownOperatorsAndEmptyFoldersAreRefused) {
    request_.operators = {"blur"};
    EXPECT_EQ(make().error().code, ErrorCode::BadArgument);
    request_.operators = {};
    request_.photos = temporary_.path() / "shards";
    EXPECT_EQ(make().error().code, ErrorCode::NotFound);
}

TEST_F(DatasetTest, aStopRequestEndsItWithoutPartialFiles) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(make(Cancel(stop.get_token())).error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(shards().empty());
    for (const auto& entry : fs::directory_iterator(request_.shards)) ADD_FAILURE() << entry.path();
}

}  // namespace
}  // namespace glissade::train
