#include "train/trainer.h"

#include "image/metrics.h"
#include "net/torch/torch_feature_network.h"
#include "operators/registry.h"
#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"
#include "train/evaluate.h"
#include "train/loss.h"
#include "train/shard_folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace glissade::train {
namespace {

namespace fs = std::filesystem;

Image<std::uint8_t> bytesOf(const Image<float>& rgb) {
    Image<std::uint8_t> result(rgb.width(), rgb.height(), 3);
    for (std::size_t i = 0; i < rgb.samples().size(); ++i)
        result.data()[i] = static_cast<std::uint8_t>(std::min(std::max(rgb.data()[i], 0.0F), 1.0F) * 255.0F + 0.5F);
    return result;
}

/// Shards whose results are easy to learn: the photo at half its contrast, whatever the operator.
void writeShards(const fs::path& folder) {
    fs::create_directories(folder);
    for (std::uint32_t seed = 0; seed < 3; ++seed) {
        const Image<float> photo = test::syntheticPhoto(64, 48, seed);
        Image<float> softer = photo.clone();
        for (float& sample : softer.samples()) sample = 0.25F + 0.5F * sample;
        std::vector<ShardEntry> entries;
        for (const OperatorSpec* spec : exactOperators()) {
            entries.push_back({std::string(spec->id), spec->tableValues(), bytesOf(softer)});
        }
        ASSERT_TRUE(writeShard(
            folder / ("p" + std::to_string(seed) + ".shard"), "p", bytesOf(photo), makeGlobalInput(photo), entries));
    }
}

class TrainerTest : public ::testing::Test {
protected:
    TrainerTest() {
        writeShards(temporary_.path() / "shards");
        request_.shards = {temporary_.path() / "shards"};
        request_.output = temporary_.path() / "run";
        request_.shape.widths = {8, 8, 8, 8};
        request_.shape.blocks = {0, 0, 0, 1};
        request_.shape.upBlocks = {0, 0};
        request_.shape.fuse = 8;
        request_.shape.features = 8;
        request_.shape.globalSize = 4;
        request_.shape.hidden = 8;
        request_.crops = 4;
        request_.crop = 32;
        request_.operatorsPerStep = 10;
        request_.steps = 60;
        request_.learningRate = 5e-3;
        request_.averageDecay = 0.9;
        request_.threads = 1;
    }
    Result<void> train() {
        return trainNetwork(request_, [](const std::string&) {}, {});
    }
    FidelityTable scored(std::unique_ptr<Predictor> predictor, const std::vector<LearntOperator>& operators) {
        std::vector<Error> refused;
        auto table = evaluate(*predictor, openShards(request_.shards[0], refused), operators, {}, {});
        EXPECT_TRUE(table) << table.error().message();
        return *table;
    }
    /// That the pack differs from the one that the run started from in what `learns` says, in more than `least`
    /// tensors, and in nothing else but what `cleared` says, which is zero.
    void expectLearnt(const std::function<bool(const std::string&)>& learns,
                      int least,
                      const std::function<bool(const std::string&)>& cleared) const {
        const auto before = loadPack(request_.from);
        const auto after = loadPack(request_.output / "pack");
        ASSERT_TRUE(before && after);
        int learnt = 0;
        for (const auto& [name, tensor] : (*before)->tensors) {
            const bool same = tensor.values == (*after)->tensors.at(name).values;
            if (learns(name))
                learnt += !same;
            else if (cleared(name))
                EXPECT_THAT((*after)->tensors.at(name).values, ::testing::Each(0.0F)) << name;
            else
                EXPECT_TRUE(same) << name;
        }
        EXPECT_GT(learnt, least);
    }
    static std::vector<LearntOperator> operatorsOf(const Pack& pack) {
        std::vector<LearntOperator> operators;
        for (const PackOperator& op : pack.operators) {
            LearntOperator learnt{op.id, {}};
            for (const ParamSpec& param : findOperator(op.id)->params) learnt.params.push_back(&param);
            operators.push_back(learnt);
        }
        return operators;
    }

    test::TemporaryFolder temporary_;
    TrainRequest request_;
};

TEST_F(TrainerTest, learnsAndWritesAPackThatTheEditorsPathRuns) {
    request_.steps = 500;  // past the warm-up of the learning rate
    const auto trained = train();
    ASSERT_TRUE(trained) << trained.error().message();
    const auto pack = loadPack(request_.output / "pack");
    ASSERT_TRUE(pack) << pack.error().message();
    const auto operators = operatorsOf(**pack);
    EXPECT_EQ(operators.size(), exactOperators().size());
    auto network = net::makeTorchFeatureNetwork(*pack, {1, true});
    ASSERT_TRUE(network) << network.error().message();
    const double before = scored(identityPredictor(), operators).averagePsnr();
    const FidelityTable fast = scored(fastPredictor(*pack, *network), operators);
    EXPECT_GT(fast.averagePsnr(), before + 3.0);

    const auto plain = net::networkOf(**pack);
    ASSERT_TRUE(plain) << plain.error().message();
    const torch::NoGradGuard guard;
    // Beyond 50 dB a single sample rounded otherwise moves the measure by decibels.
    const double reference = scored(referencePredictor(*plain, operators, torch::kCPU), operators).averagePsnr();
    EXPECT_GT(fast.averagePsnr(), std::min(reference, 50.0) - 0.1);
}

TEST_F(TrainerTest, aRunInTwoPartsGivesTheWeightsOfOneRun) {
    request_.steps = 6;
    ASSERT_TRUE(train());
    const auto once = readSafetensors(request_.output / "checkpoint.safetensors");
    request_.output = temporary_.path() / "parts";
    // A stop after three steps: progress is told after each.
    std::stop_source stop;
    int told = 0;
    const Cancel cancel(stop.get_token(), [&](double) {
        if (++told == 3) stop.request_stop();
    });
    EXPECT_EQ(trainNetwork(
                  request_, [](const std::string&) {}, cancel)
                  .error()
                  .code,
              ErrorCode::Cancelled);
    ASSERT_TRUE(train());
    const auto parts = readSafetensors(request_.output / "checkpoint.safetensors");
    ASSERT_TRUE(once && parts);
    EXPECT_EQ(once->at("state.step").values, parts->at("state.step").values);
    for (const auto& [name, tensor] : *once) {
        if (!name.starts_with("model.")) continue;
        const auto& other = parts->at(name).values;
        for (std::size_t i = 0; i < tensor.values.size(); ++i) ASSERT_NEAR(tensor.values[i], other[i], 1e-4F) << name;
    }
}

TEST_F(TrainerTest, aRunStartsFromAPack) {
    request_.steps = 5;
    ASSERT_TRUE(train());
    request_.from = request_.output / "pack";
    request_.output = temporary_.path() / "next";
    request_.seed = 9;
    request_.steps = 1;
    request_.learningRate = 0;
    ASSERT_TRUE(train());
    const auto first = loadPack(request_.from);
    const auto next = loadPack(request_.output / "pack");
    ASSERT_TRUE(first && next);
    for (const auto& [name, tensor] : (*first)->tensors)
        EXPECT_EQ(tensor.values, (*next)->tensors.at(name).values) << name;

    request_.from = temporary_.path() / "none";
    request_.output = temporary_.path() / "third";
    EXPECT_EQ(train().error().code, ErrorCode::NotFound);
}

TEST_F(TrainerTest, headsAloneLearnAndAllElseStaysBitForBit) {
    request_.shape.overview = 4;
    request_.steps = 5;
    ASSERT_TRUE(train());
    request_.from = request_.output / "pack";
    request_.output = temporary_.path() / "heads";
    request_.focus = {"llf", "style"};
    request_.focusShare = 1;
    request_.headsOnly = true;
    request_.features = temporary_.path() / "features";
    ASSERT_TRUE(train());
    EXPECT_FALSE(std::filesystem::is_empty(request_.features));
    request_.steps = 8;  // resumed: the checkpoint does not hold what stays
    ASSERT_TRUE(train());
    const auto ofHeads = [](const std::string& name) {
        return name.starts_with("operators.llf.") || name.starts_with("operators.style.");
    };
    const auto takesOverview = [](const std::string& name) { return name.find(".overview.") != std::string::npos; };
    expectLearnt(
        [&](const std::string& name) { return name.starts_with("overview.") || ofHeads(name); }, 25, takesOverview);

    request_.output = temporary_.path() / "kept";
    request_.keepOverview = true;
    ASSERT_TRUE(train());
    expectLearnt([&](const std::string& name) { return ofHeads(name) && !takesOverview(name); },
                 17,
                 [](const std::string&) { return false; });

    request_.headsOnly = false;
    EXPECT_EQ(train().error().code, ErrorCode::BadArgument) << "an overview path kept where all learns";
    request_.keepOverview = false;
    EXPECT_EQ(train().error().code, ErrorCode::BadArgument) << "features kept where all learns";
    request_.keepOverview = true;
    request_.headsOnly = true;
    request_.shape.marksEdges = true;
    EXPECT_EQ(train().error().code, ErrorCode::BadArgument) << "the pack's base network was not told of edges";
    request_.shape.marksEdges = false;
    request_.focusShare = 0.5;
    EXPECT_EQ(train().error().code, ErrorCode::BadArgument);
}

TEST_F(TrainerTest, headsThatStayAreToldWhatTheyWereTold) {
    request_.steps = 3;
    ASSERT_TRUE(train());
    const auto full = loadPack(request_.output / "pack");
    ASSERT_TRUE(full) << full.error().message();
    // As a pack of before there were coarse results.
    Pack old{(*full)->name, (*full)->shape, (*full)->operators, (*full)->provenance, {}, {}};
    for (PackOperator& op : old.operators) {
        op.coarse.clear();
        op.coarseCount = 0;
    }
    for (const auto& [name, tensor] : (*full)->tensors)
        if (name.find(".coarse.") == std::string::npos) old.tensors.emplace(name, tensor);
    EXPECT_LT(old.tensors.size(), (*full)->tensors.size());
    request_.from = temporary_.path() / "old";
    ASSERT_TRUE(savePack(request_.from, old));
    request_.output = temporary_.path() / "heads";
    request_.focus = {"llf"};
    request_.focusShare = 1;
    request_.headsOnly = true;
    ASSERT_TRUE(train());
    const auto next = loadPack(request_.output / "pack");
    ASSERT_TRUE(next) << next.error().message();
    for (const PackOperator& op : (*next)->operators) EXPECT_EQ(op.coarse.empty(), op.id != "llf") << op.id;
    EXPECT_TRUE(net::makeTorchFeatureNetwork(*next, {1, true}));
}

TEST_F(TrainerTest, headsLearnOtherwiseWhereAPhotosMeanColourCounts) {
    request_.steps = 3;
    ASSERT_TRUE(train());
    request_.from = request_.output / "pack";
    request_.focus = {"llf"};
    request_.focusShare = 1;
    request_.headsOnly = true;
    request_.cells = 64;
    const auto learntWith = [&](const char* run, double meanShare) {
        request_.meanShare = meanShare;
        request_.output = temporary_.path() / run;
        EXPECT_TRUE(train());
        const auto tensors = readSafetensors(request_.output / "checkpoint.safetensors");
        EXPECT_TRUE(tensors);
        std::vector<float> values;
        for (const auto& [name, tensor] : *tensors)
            if (name != "state.seconds") values.insert(values.end(), tensor.values.begin(), tensor.values.end());
        return values;
    };
    const std::vector<float> without = learntWith("without", 0);
    EXPECT_EQ(learntWith("again", 0), without);
    EXPECT_NE(learntWith("with", 4), without);
}

TEST(MeanColourError, isOfTheMeansOfChannelsAndOfNothingElse) {
    auto difference = torch::zeros({2, 3, 4, 5});
    difference.index_put_({0, 0}, 0.3F);  // one channel of the first picture
    difference.slice(3, 0, 2) += 0.2F;    // parts of all that make up for each other
    difference.slice(3, 2, 4) -= 0.2F;
    const auto error = meanColourError(difference);
    ASSERT_EQ(error.sizes(), at::IntArrayRef({2}));
    EXPECT_NEAR(error[0].item<float>(), 0.3F * 0.3F / 3, 1e-6F);
    EXPECT_NEAR(error[1].item<float>(), 0.0F, 1e-6F);
}

TEST(VisibleError, isZeroOnlyWhereBothAreClippedAtTheSameEnd) {
    const auto y = torch::tensor({1.5F, 1.5F, -0.5F, -0.5F, 0.5F, 1.5F, -0.5F});
    const auto target = torch::tensor({1.0F, 0.9F, 0.0F, 0.1F, 0.25F, 0.0F, 1.0F});
    const auto expected = torch::tensor({0.0F, 0.6F, 0.0F, -0.6F, 0.25F, 1.5F, -1.5F});
    EXPECT_LT((visibleError(y, target) - expected).abs().max().item<float>(), 1e-6F);
}

TEST_F(TrainerTest, anyNumberOfThreadsGivesTheSameWeights) {
    request_.steps = 4;
    ASSERT_TRUE(train());
    const auto one = readSafetensors(request_.output / "checkpoint.safetensors");
    request_.output = temporary_.path() / "lanes";
    request_.threads = 3;  // four crops: shares of 1, 1 and 2
    ASSERT_TRUE(train());
    const auto three = readSafetensors(request_.output / "checkpoint.safetensors");
    ASSERT_TRUE(one && three);
    EXPECT_EQ(one->size(), three->size());
    for (const auto& [name, tensor] : *one) {
        const auto& other = three->at(name).values;
        for (std::size_t i = 0; i < tensor.values.size() && name != "state.seconds"; ++i)
            ASSERT_NEAR(tensor.values[i], other[i], 1e-4F + 1e-3F * std::abs(tensor.values[i])) << name;
    }
}

TEST_F(TrainerTest, aCheckpointOfAnotherArchitectureIsRefusedByName) {
    request_.steps = 2;
    ASSERT_TRUE(train());
    request_.shape.widths = {8, 8, 8, 16};
    const auto trained = train();
    ASSERT_FALSE(trained);
    EXPECT_EQ(trained.error().code, ErrorCode::BadPack);
    EXPECT_EQ(trained.error().path.filename(), "checkpoint.safetensors");
}

TEST_F(TrainerTest, aVariantIsTrainedButWritesNoPack) {
    request_.variant.sharedSlice = true;
    request_.validation = request_.shards[0];
    request_.steps = 3;
    const auto trained = train();
    ASSERT_TRUE(trained) << trained.error().message();
    EXPECT_TRUE(fs::exists(request_.output / "curve.tsv"));
    EXPECT_FALSE(fs::exists(request_.output / "pack"));
}

TEST_F(TrainerTest, refusesAFolderWithoutShardsAndARunWithoutABudget) {
    request_.shards = {temporary_.path() / "nothing"};
    EXPECT_EQ(train().error().code, ErrorCode::NotFound);
    request_.shards = {temporary_.path() / "shards"};
    request_.steps = 0;
    EXPECT_EQ(train().error().code, ErrorCode::BadArgument);
}

TEST_F(TrainerTest, theIdentityScoresWhatDoingNothingScores) {
    std::vector<Error> refused;
    const auto shards = openShards(request_.shards[0], refused);
    LearntOperator l0{"l0", {&findOperator("l0")->params[0]}};
    const FidelityTable table = scored(identityPredictor(), {l0});
    double expected = 0;
    for (const auto& shard : shards) {
        Image<std::uint8_t> input(shard->width(), shard->height(), 3);
        Image<std::uint8_t> exact(shard->width(), shard->height(), 3);
        std::ranges::copy(shard->input(), input.data());
        std::ranges::copy(shard->entries()[0].rgb, exact.data());
        expected += psnr(input, exact) / static_cast<double>(shards.size());
    }
    EXPECT_NEAR(table.averagePsnr(), expected, 1e-9);
    EXPECT_THAT(table.markdown(), ::testing::HasSubstr("| l0 |"));
}

}  // namespace
}  // namespace glissade::train
