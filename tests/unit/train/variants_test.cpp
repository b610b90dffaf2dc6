// Networks built otherwise than shipped, and their blocks.
#include "net/torch/blocks.h"
#include "net/torch/tail_function.h"
#include "net/torch/variant.h"
#include "small_network.h"

#include <gtest/gtest.h>

namespace glissade::net {
namespace {

/// Answers for one input of a network built otherwise than shipped.
struct VariantFixture {
    explicit VariantFixture(const Variant& variant) {
        torch::manual_seed(5);
        network = Network(smallShape(), kHeads, variant);
    }
    torch::Tensor slice(int head) {
        return network->heads[static_cast<std::size_t>(head)]->slice(
            network->base->forward(torch::full({1, baseChannels(smallShape()), 32, 48}, 0.3), torch::zeros({1, 8})));
    }
    Network network{nullptr};
};

TEST(Variants, anySliceWidthHasATail) {
    VariantFixture fixture({.sliceChannels = 8});
    const auto slice = fixture.slice(0);
    EXPECT_EQ(slice.size(1), 4 * 8);
    const auto weights = fixture.network->heads[0]->tailWeights(torch::zeros({1, 1}), torch::zeros({1, 8}));
    EXPECT_EQ(weights.size(1), 5 * 8 + 12);
    const auto rgb = torch::rand({1, 3, 32, 48});
    const auto y = tailFused(slice, rgb, weights);
    EXPECT_EQ(y.sizes(), rgb.sizes());
    // The tail's own definition at one pixel: the lower right of the cell (3, 5), part 3 of the cell's four.
    const auto f = slice[0].slice(0, 3 * 8, 4 * 8).select(1, 3).select(1, 5);
    const auto t = weights[0];
    const auto x = rgb[0].select(1, 7).select(1, 11);
    const auto expected = x + t.slice(0, 40, 49).reshape({3, 3}).mv(x) +
                          t.slice(0, 16, 40).reshape({3, 8}).mv((t.slice(0, 0, 8) * f + t.slice(0, 8, 16)).relu()) +
                          t.slice(0, 49, 52);
    EXPECT_TRUE(torch::allclose(y[0].select(1, 7).select(1, 11), expected, 1e-4, 1e-6));
}

TEST(Variants, aSharedSliceIsOneForAllOperatorsAndLearntOnce) {
    VariantFixture shared({.sharedSlice = true});
    EXPECT_TRUE(torch::equal(shared.slice(0), shared.slice(1)));
    VariantFixture own({});
    EXPECT_FALSE(torch::equal(own.slice(0), own.slice(1)));
    EXPECT_EQ(shared.network->parameters().size() + 2, own.network->parameters().size());
}

TEST(Variants, withoutTheGlobalPathEveryPhotoHasTheSameVector) {
    VariantFixture blind({.globalPath = false});
    const auto vector = blind.network->global->forward(torch::rand({1, 3, kThumbnailSide, kThumbnailSide}),
                                                       torch::rand({1, kStatisticsCount}));
    EXPECT_EQ(vector.size(1), 8);
    EXPECT_EQ(vector.abs().max().item<float>(), 0.0F);
}

TEST(Variants, withoutTheContextPathAnswersDependOnNearPixelsAlone) {
    const auto reach = [](const Variant& variant) {
        torch::manual_seed(5);
        Network network = randomNetwork(smallShape(), kHeads, variant);
        auto input = torch::rand({1, baseChannels(smallShape()), 128, 128});
        const auto before = network->base->forward(input, torch::zeros({1, 8}));
        input.select(2, 64).select(2, 64).fill_(0.9);
        const auto moved = (network->base->forward(input, torch::zeros({1, 8})) - before).abs().amax({0, 1, 2});
        return moved.nonzero().numel();
    };
    EXPECT_LE(reach({.contextPath = false}), 24);
    EXPECT_GT(reach({}), 30);
}

TEST(Blocks, aNewOneIsTheIdentity) {
    torch::manual_seed(6);
    const auto x = torch::rand({2, 8, 21, 19});
    for (const std::shared_ptr<Block>& block :
         std::initializer_list<std::shared_ptr<Block>>{std::make_shared<ResidualBlock>(8),
                                                       std::make_shared<SeparableBlock>(8),
                                                       std::make_shared<MalleableBlock>(8)})
        EXPECT_TRUE(torch::equal(block->forward(x), x));
}

TEST(Blocks, kernelsOfAMalleableOneDifferFromPlaceToPlaceAndTilesAgree) {
    torch::manual_seed(7);
    const torch::NoGradGuard guard;
    MalleableBlock block(4);
    for (auto& parameter : block.parameters()) parameter.normal_(0, 0.2);
    const auto x = torch::rand({1, 4, 96, 96});
    const auto whole = block.forward(x);
    // A tile from a multiple of the grid's cell on, far from its borders.
    const auto tile = block.forward(x.slice(2, 16, 96).slice(3, 16, 96));
    EXPECT_TRUE(
        torch::allclose(tile.slice(2, 32, 64).slice(3, 32, 64), whole.slice(2, 48, 80).slice(3, 48, 80), 1e-4, 1e-5));
    // The same neighbourhood at another place is answered otherwise.
    auto repeated = torch::rand({1, 4, 96, 96});
    repeated.slice(2, 70, 80).slice(3, 70, 80).copy_(repeated.slice(2, 10, 20).slice(3, 10, 20));
    const auto answer = block.forward(repeated);
    EXPECT_GT(
        (answer.slice(2, 73, 77).slice(3, 73, 77) - answer.slice(2, 13, 17).slice(3, 13, 17)).abs().max().item<float>(),
        1e-3F);
}

TEST(Variants, theirBlocksLearn) {
    for (const Variant& variant : {Variant{.separable = true}, Variant{.malleable = true}}) {
        VariantFixture fixture(variant);
        const auto before = fixture.network->parameters().size();
        VariantFixture plain({});
        EXPECT_NE(before, plain.network->parameters().size());
        fixture.slice(0).square().mean().backward();
        int reached = 0;
        for (const auto& parameter : fixture.network->base->named_parameters())
            reached += parameter.value().grad().defined() && parameter.value().grad().abs().max().item<float>() > 0;
        EXPECT_GT(reached, 10);
    }
}

TEST(Variants, aLinearWeightLearningNetworkIsLinear) {
    VariantFixture linear({.hiddenLayers = false});
    const auto at = [&](float value) {
        return linear.network->heads[0]->tailWeights(torch::full({1, 1}, value), torch::ones({1, 8}));
    };
    EXPECT_TRUE(torch::allclose(at(-1) + at(1), 2 * at(0), 1e-4, 1e-5));
}

}  // namespace
}  // namespace glissade::net
