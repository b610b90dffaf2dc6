#include "train/shard.h"

#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"
#include "train/eight_bit.h"
#include "train/shard_folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

namespace glissade::train {
namespace {

namespace fs = std::filesystem;

Image<std::uint8_t> bytesOf(const Image<float>& rgb) {
    Image<std::uint8_t> result(rgb.width(), rgb.height(), 3);
    for (std::size_t i = 0; i < rgb.samples().size(); ++i)
        result.data()[i] = static_cast<std::uint8_t>(rgb.data()[i] * 255.0F + 0.5F);
    return result;
}

class ShardTest : public ::testing::Test {
protected:
    ShardTest() : file_(temporary_.path() / "one.shard") {
        const Image<float> photo = test::syntheticPhoto(40, 30, 1);
        global_ = makeGlobalInput(photo);
        input_ = bytesOf(photo);
        std::vector<ShardEntry> entries;
        entries.push_back({"l0", {0.02}, bytesOf(test::syntheticPhoto(40, 30, 2))});
        entries.push_back({"style", {}, bytesOf(test::syntheticPhoto(40, 30, 3))});
        second_ = entries[1].result.clone();
        EXPECT_TRUE(writeShard(file_, "photo.png", input_, global_, entries));
    }

    std::string bytes() const {
        std::ifstream stream(file_, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    void replace(const std::string& bytes) const { std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes; }

    test::TemporaryFolder temporary_;
    fs::path file_;
    Image<std::uint8_t> input_;
    Image<std::uint8_t> second_;
    GlobalInput global_;
};

TEST_F(ShardTest, givesBackWhatWasWritten) {
    const auto shard = Shard::open(file_);
    ASSERT_TRUE(shard) << shard.error().message();
    const Shard& read = **shard;
    EXPECT_EQ(read.photoName(), "photo.png");
    EXPECT_EQ(read.width(), 40);
    EXPECT_EQ(read.height(), 30);
    EXPECT_TRUE(std::ranges::equal(read.input(), input_.samples()));
    EXPECT_EQ(read.global().thumbnail, global_.thumbnail);
    EXPECT_EQ(read.global().statistics, global_.statistics);
    EXPECT_TRUE(read.global().tones.grid.shares.empty());
    EXPECT_EQ(read.globalWithTones().statistics, global_.statistics);
    EXPECT_TRUE(read.globalWithTones().tones == makeGlobalInput(fromEightBit(read.input(), 40, 30)).tones);
    ASSERT_EQ(read.entries().size(), 2U);
    EXPECT_EQ(read.entries()[0].operatorId, "l0");
    EXPECT_THAT(read.entries()[0].params, ::testing::ElementsAre(0.02));
    EXPECT_TRUE(read.entries()[1].params.empty());
    EXPECT_TRUE(std::ranges::equal(read.entries()[1].rgb, second_.samples()));
}

TEST_F(ShardTest, refusesATruncatedFileWhereverItEnds) {
    const std::string whole = bytes();
    for (int i = 0; i < 10; ++i) {
        replace(whole.substr(0, whole.size() * static_cast<std::size_t>(i) / 10));
        const auto shard = Shard::open(file_);
        ASSERT_FALSE(shard) << i;
        EXPECT_EQ(shard.error().code, ErrorCode::Corrupt);
        EXPECT_EQ(shard.error().path, file_);
    }
}

TEST_F(ShardTest, refusesBytesPastTheEnd) {
    replace(bytes() + "x");
    EXPECT_FALSE(Shard::open(file_));
}

TEST_F(ShardTest, refusesAnotherVersionByNumber) {
    std::string whole = bytes();
    whole[8] = 99;
    replace(whole);
    const auto shard = Shard::open(file_);
    ASSERT_FALSE(shard);
    EXPECT_EQ(shard.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(shard.error().reason, ::testing::HasSubstr("99"));
}

TEST_F(ShardTest, refusesWhatIsNoShard) {
    replace(std::string(5000, 'a'));
    EXPECT_FALSE(Shard::open(file_));
    EXPECT_EQ(Shard::open(temporary_.path() / "none.shard").error().code, ErrorCode::NotFound);
    EXPECT_FALSE(Shard::open(temporary_.path()));
}

TEST_F(ShardTest, aFolderGivesItsWholeShardsAndNamesTheOthers) {
    fs::copy_file(file_, temporary_.path() / "two.shard");
    replace("half");
    std::vector<Error> refused;
    const auto shards = openShards(temporary_.path(), refused);
    EXPECT_EQ(shards.size(), 1U);
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused[0].path, file_);
    std::error_code failed;
    EXPECT_EQ(shardFiles(temporary_.path(), failed).size(), 2U);
    EXPECT_FALSE(failed);
    EXPECT_TRUE(shardFiles(temporary_.path() / "none", failed).empty());
    EXPECT_TRUE(failed);
}

/// Looks until there are as many, or it has taken too long.
std::size_t lookFor(ShardFolders& folders, std::size_t count) {
    for (int i = 0; i < 2000 && folders.shards().size() < count; ++i) {
        folders.look();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return folders.shards().size();
}

TEST_F(ShardTest, foldersThatFillGiveWhatIsThereAndThenWhatComes) {
    const fs::path later = temporary_.path() / "later";
    ShardFolders folders({temporary_.path(), later});
    const auto refused = folders.open();
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused[0].path, later);
    ASSERT_EQ(folders.shards().size(), 1U);
    const Shard* first = folders.shards()[0].get();
    EXPECT_FALSE(folders.look());

    fs::create_directory(later);
    fs::copy_file(file_, later / "two.shard");
    std::ofstream(later / "half.shard") << "half";
    EXPECT_EQ(lookFor(folders, 2), 2U);
    EXPECT_THAT(folders.shards(), ::testing::Contains(::testing::Property(&std::shared_ptr<const Shard>::get, first)));

    fs::remove(later / "half.shard");
    fs::copy_file(file_, later / "half.shard");  // whole now
    EXPECT_EQ(lookFor(folders, 3), 3U);
}

}  // namespace
}  // namespace glissade::train
