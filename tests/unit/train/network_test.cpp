// The networks in LibTorch: the fused tail, tiles, and the path that the editor takes against the reference path.
#include "net/torch/network.h"

#include "net/torch/blocks.h"
#include "net/torch/tail_function.h"
#include "net/torch/torch_feature_network.h"
#include "operators/registry.h"
#include "support/synthetic_photo.h"
#include "tail/tail_kernel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace glissade::net {
namespace {

NetworkShape smallShape() {
    NetworkShape shape;
    shape.widths = {8, 12, 16, 16};
    shape.blocks = {1, 1, 1, 1};
    shape.upBlocks = {1, 1};
    shape.fuse = 12;
    shape.features = 16;
    shape.globalSize = 8;
    shape.hidden = 16;
    shape.overview = 8;
    return shape;
}

/// A network in which every weight matters: what starts at zero is drawn too.
Network randomNetwork(const NetworkShape& shape, const std::vector<HeadSpec>& heads, const Variant& variant = {}) {
    torch::manual_seed(5);
    Network network(shape, heads, variant);
    const torch::NoGradGuard guard;
    for (auto& item : network->named_parameters()) {
        auto& parameter = item.value();
        if (parameter.dim() > 1 && parameter.abs().max().item<float>() == 0) parameter.normal_(0, 0.05);
        if (item.key().find("weights.2.weight") != std::string::npos) parameter.normal_(0, 0.05);
        if (item.key().ends_with("overview.weight")) parameter.normal_(0, 1);
    }
    return network;
}

std::shared_ptr<Pack> packOf(const NetworkShape& shape, Network& network, const std::vector<HeadSpec>& heads) {
    auto pack = std::make_shared<Pack>();
    pack->name = "filters";
    pack->shape = shape;
    pack->tensors = network->tensors();
    pack->provenance = "{}";
    for (const HeadSpec& head : heads) {
        PackOperator op;
        op.id = head.operatorId;
        for (const ParamSpec& param : findOperator(head.operatorId)->params)
            op.params.push_back({std::string(param.id), param.min, param.max, param.defaultValue, param.scale});
        op.quantisation.scale.fill(8.0F / 255.0F);
        op.quantisation.offset.fill(-4.0F);
        pack->operators.push_back(op);
        auto weights = WeightLearningNetwork::fromTensors(
            pack->tensors, head.operatorId, head.paramCount, shape.globalSize, shape.hidden);
        EXPECT_TRUE(weights) << weights.error().message();
        pack->weightNetworks.push_back(*weights);
    }
    return pack;
}

const std::vector<HeadSpec> kHeads = {{"l0", 1}, {"style", 0}};

struct Fixture {
    NetworkShape shape = smallShape();
    Network network = randomNetwork(shape, kHeads);
    std::shared_ptr<Pack> pack = packOf(shape, network, kHeads);
    std::shared_ptr<const FeatureNetwork> features;

    Fixture() {
        auto made = makeTorchFeatureNetwork(pack, {1, true});
        EXPECT_TRUE(made) << made.error().message();
        features = *made;
    }
    /// @param at  the upper left corner of `rgb` in its photo.
    [[nodiscard]] SliceTile sliceOf(const Image<float>& rgb,
                                    const GlobalVector& global,
                                    Rect interior,
                                    Rect at = {}) const {
        const auto base = features->runBase(rgb, {at.x, at.y, rgb.width(), rgb.height()}, global, {});
        EXPECT_TRUE(base) << base.error().message();
        auto slice = features->slice(**base, 0, interior);
        EXPECT_TRUE(slice) << slice.error().message();
        return std::move(*slice);
    }
};

Image<float> part(const Image<float>& image, Rect area) {
    Image<float> result(area.width, area.height, image.channels());
    for (int y = 0; y < area.height; ++y)
        std::copy_n(image.row(area.y + y) + 3 * area.x, result.rowSamples(), result.row(y));
    return result;
}

/// Answers for one input of a network built otherwise than shipped.
struct VariantFixture {
    explicit VariantFixture(const Variant& variant) {
        torch::manual_seed(5);
        network = Network(smallShape(), kHeads, variant);
    }
    torch::Tensor slice(int head) {
        return network->heads[static_cast<std::size_t>(head)]->slice(
            network->base->forward(torch::full({1, kBaseChannels, 32, 48}, 0.3), torch::zeros({1, 8})));
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
        auto input = torch::rand({1, kBaseChannels, 128, 128});
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

TEST(TailFunction, fusedAgreesWithThePlainFormInValuesAndGradients) {
    torch::manual_seed(1);
    const auto make = [](at::IntArrayRef shape) { return torch::randn(shape).set_requires_grad(true); };
    const auto slice = make({2, 64, 5, 7});
    const auto weights = make({2, TailWeights::kCount});
    const auto rgb = torch::rand({2, 3, 10, 14});
    const auto pull = torch::randn({2, 3, 10, 14});
    const auto plain = tailReference(slice, rgb, weights);
    const auto plainGradients = torch::autograd::grad({(plain * pull).sum()}, {slice, weights});
    const auto fused = tailFused(slice, rgb, weights);
    const auto fusedGradients = torch::autograd::grad({(fused * pull).sum()}, {slice, weights});
    EXPECT_LT((plain - fused).abs().max().item<float>(), 1e-4F);
    for (int i = 0; i < 2; ++i)
        EXPECT_LT((plainGradients[i] - fusedGradients[i]).abs().max().item<float>(),
                  1e-3F * plainGradients[i].abs().max().item<float>());
}

TEST(TorchFeatureNetwork, aTileWithItsHaloGivesWhatTheWholeImageGives) {
    const Fixture fixture;
    const Image<float> photo = test::syntheticPhoto(400, 336, 3);
    const auto global = fixture.features->globalVector(makeGlobalInput(photo));
    ASSERT_TRUE(global);
    const SliceTile whole = fixture.sliceOf(photo, *global, {0, 0, 400, 336});
    const int halo = fixture.features->halo();
    ASSERT_LT(halo, 160) << "the test picture must be larger than the halo";
    const Rect tile{176, 160, 48, 32};
    const Rect region{tile.x - halo, tile.y - halo, tile.width + 2 * halo, tile.height + 2 * halo};
    const Rect clipped{std::max(0, region.x), std::max(0, region.y), 0, 0};
    const int right = std::min(400, region.x + region.width);
    const int bottom = std::min(336, region.y + region.height);
    const Rect area{clipped.x, clipped.y, right - clipped.x, bottom - clipped.y};
    const SliceTile cut =
        fixture.sliceOf(part(photo, area), *global, {tile.x - area.x, tile.y - area.y, tile.width, tile.height}, area);
    for (int y = 0; y < tile.height; ++y)
        for (int x = 0; x < tile.width; ++x)
            for (int k = 0; k < kSliceChannels; ++k)
                ASSERT_NEAR(cut.feature(x, y, k), whole.feature(tile.x + x, tile.y + y, k), 8.1F / 255.0F)
                    << x << ',' << y << ',' << k;
}

TEST(TorchFeatureNetwork, takesAnySize) {
    const Fixture fixture;
    for (const Size size : {Size{1, 1}, Size{1, 40}, Size{17, 3}, Size{16, 16}, Size{33, 31}}) {
        const Image<float> photo = test::syntheticPhoto(size.width, size.height, 4);
        const auto global = fixture.features->globalVector(makeGlobalInput(photo));
        ASSERT_TRUE(global);
        const SliceTile slice = fixture.sliceOf(photo, *global, {0, 0, size.width, size.height});
        EXPECT_EQ(slice.width(), size.width);
        EXPECT_EQ(slice.height(), size.height);
    }
}

TEST(TorchFeatureNetwork, theEditorsPathAgreesWithTheReferenceOnEveryTailTarget) {
    Fixture fixture;
    const Image<float> real = test::syntheticPhoto(150, 96, 6);
    Image<std::uint8_t> bytes(150, 96, 4);
    Image<float> photo(150, 96, 3);
    for (std::size_t i = 0; i < real.size().area(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            bytes.data()[4 * i + c] = static_cast<std::uint8_t>(std::lround(real.data()[3 * i + c] * 255));
            photo.data()[3 * i + c] = static_cast<float>(bytes.data()[4 * i + c]) / 255.0F;
        }
    }
    const auto global = fixture.features->globalVector(makeGlobalInput(photo));
    ASSERT_TRUE(global);
    const double lambda = 0.01;
    const OperatorSpec& l0 = *findOperator("l0");
    const TailWeights weights = fixture.pack->tailWeights(0, l0, {&lambda, 1}, *global);
    const SliceTile slice = fixture.sliceOf(photo, *global, {0, 0, 150, 96});

    const torch::NoGradGuard guard;
    auto rgb = torch::from_blob(photo.data(), {1, 96, 150, 3}).permute({0, 3, 1, 2});
    const auto mirrored = [&](std::vector<std::int64_t> sides) {
        return torch::nn::functional::pad(rgb, torch::nn::functional::PadFuncOptions(sides).mode(torch::kReflect));
    };
    const auto surrounded = mirrored({kSurround, kSurround + 10, kSurround, kSurround});
    rgb = mirrored({0, 10, 0, 0});
    const auto vector = torch::from_blob(const_cast<float*>(global->learnt.data()), {1, fixture.shape.globalSize});
    const auto params = torch::full({1, 1}, l0.params[0].normalise(lambda));
    auto& head = fixture.network->heads[0];
    const auto curve = torch::from_blob(const_cast<float*>(global->equalisation.data()), {1, kEqualisationKnots});
    const GlobalInput input = makeGlobalInput(photo);
    const auto planes =
        torch::from_blob(const_cast<float*>(input.overview.data()), {1, kOverviewPlanes, kOverviewSide, kOverviewSide});
    const Places place = placeOf({0, 0, 150, 96}, {150, 96});
    const auto overview = fixture.network->overviewFeatures(planes, curve, place, vector);
    const auto features = fixture.network->slice(
        0, withoutSurround(fixture.network->base->forward(baseInput(surrounded, curve), vector)), overview, place);
    EXPECT_GT(fixture.network->heads[0]->overviewSlice(overview).abs().max().item<float>(), 0.01F)
        << "the overview must do something to be compared";
    const auto y = tailReference(features, rgb, head->tailWeights(params, vector)).clamp(0, 1);
    double moved = 0;
    for (const TailTarget target : availableTailTargets()) {
        Image<std::uint8_t> out(150, 96, 4);
        evaluateTail(slice, bytes, weights, 1.0F, 0, 96, out, target);
        double squares = 0;
        for (int row = 0; row < 96; ++row) {
            for (int x = 0; x < 150; ++x) {
                for (int c = 0; c < 3; ++c) {
                    const double reference = y[0][c][row][x].item<double>() * 255;
                    squares += std::pow(out.at(x, row, c) - reference, 2);
                    moved += std::pow(bytes.at(x, row, c) - reference, 2);
                }
            }
        }
        const double samples = 150.0 * 96 * 3;
        EXPECT_GT(10 * std::log10(255 * 255 * samples / squares), 45.0) << name(target);
        EXPECT_LT(10 * std::log10(255 * 255 * samples / moved), 40.0) << "the network must do something to be compared";
    }
}

TEST(TorchFeatureNetwork, aPlaceInThePhotoCountsAndNotOnlyWhatIsThere) {
    const Fixture fixture;
    Image<float> photo(256, 192, 3);
    for (int y = 0; y < 192; ++y)
        for (int x = 0; x < 256; ++x)
            for (int c = 0; c < 3; ++c) photo.at(x, y, c) = x < 128 ? 0.2F : 0.7F;
    const auto global = fixture.features->globalVector(makeGlobalInput(photo));
    ASSERT_TRUE(global);
    const Image<float> flat(64, 64, 3);
    const SliceTile left = fixture.sliceOf(flat, *global, {0, 0, 64, 64}, {0, 0, 64, 64});
    const SliceTile right = fixture.sliceOf(flat, *global, {0, 0, 64, 64}, {192, 0, 64, 64});
    float difference = 0;
    for (int k = 0; k < kSliceChannels; ++k)
        difference = std::max(difference, std::abs(left.feature(32, 32, k) - right.feature(32, 32, k)));
    EXPECT_GT(difference, 8.0F / 255.0F);
}

TEST(TorchFeatureNetwork, theBaseSeesWhereAGreyStandsAmongThePhotos) {
    const Fixture fixture;
    const Image<float> photo = test::syntheticPhoto(64, 64, 1);
    const auto global = fixture.features->globalVector(makeGlobalInput(photo));
    ASSERT_TRUE(global);
    GlobalVector other = *global;
    for (float& share : other.equalisation) share = 1 - share;
    const SliceTile one = fixture.sliceOf(photo, *global, {0, 0, 64, 64});
    const SliceTile two = fixture.sliceOf(photo, other, {0, 0, 64, 64});
    float difference = 0;
    for (int x = 0; x < 64; ++x)
        for (int k = 0; k < kSliceChannels; ++k)
            difference = std::max(difference, std::abs(one.feature(x, 9, k) - two.feature(x, 9, k)));
    EXPECT_GT(difference, 0.0F);
}

TEST(Network, aWiderOneStartsWithTheAnswerOfTheOneItStartsFrom) {
    const NetworkShape shape = smallShape();
    Network narrow = randomNetwork(shape, {{"l0", 1}});
    NetworkShape wide = shape;
    wide.features += 8;
    wide.hidden += 4;
    Network wider = randomNetwork(wide, kHeads);
    ASSERT_TRUE(wider->startFrom(narrow->tensors()));
    const auto input = torch::rand({1, kBaseChannels, 48, 48});
    const auto global = torch::randn({1, shape.globalSize});
    const auto params = torch::full({1, 1}, 0.3);
    const auto answer = [&](Network& network) {
        auto& head = network->heads[0];
        return tailReference(head->slice(network->base->forward(input, global)),
                             input.slice(1, 0, 3),
                             head->tailWeights(params, global));
    };
    const torch::NoGradGuard guard;
    EXPECT_LT((answer(narrow) - answer(wider)).abs().max().item<float>(), 1e-5F);
    const auto refused = narrow->startFrom(wider->tensors());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadPack);
}

TEST(Network, aParameterThatTheOtherOneDidNotHaveCountsForNothingAtFirst) {
    const NetworkShape shape = smallShape();
    Network one = randomNetwork(shape, {{"rtv", 1}});
    Network two = randomNetwork(shape, {{"rtv", 2}});
    ASSERT_TRUE(two->startFrom(one->tensors()));
    const torch::NoGradGuard guard;
    const auto global = torch::randn({1, shape.globalSize});
    const auto before = one->heads[0]->tailWeights(torch::full({1, 1}, 0.3), global);
    for (const float second : {-1.0F, 0.7F}) {
        const auto after = two->heads[0]->tailWeights(torch::tensor({{0.3F, second}}), global);
        EXPECT_LT((before - after).abs().max().item<float>(), 1e-6F) << second;
    }
}

TEST(TorchFeatureNetwork, refusesMissingUnknownAndMisshapenTensors) {
    Fixture fixture;
    const auto refused = [&](const char* what) {
        const auto made = makeTorchFeatureNetwork(fixture.pack, {1, true});
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().code, ErrorCode::BadPack);
        EXPECT_THAT(made.error().reason, ::testing::HasSubstr(what));
    };
    const Tensor stem = fixture.pack->tensors.at("base.stem.weight");
    fixture.pack->tensors.erase("base.stem.weight");
    refused("base.stem.weight");
    fixture.pack->tensors["base.stem.weight"] = Tensor{{1}, {0.0F}};
    refused("base.stem.weight");
    fixture.pack->tensors["base.stem.weight"] = stem;
    fixture.pack->tensors["extra"] = Tensor{{1}, {0.0F}};
    refused("extra");
}

TEST(TorchFeatureNetwork, aStopRequestEndsTheBaseNetwork) {
    const Fixture fixture;
    const Image<float> photo = test::syntheticPhoto(64, 64, 1);
    const auto global = fixture.features->globalVector(makeGlobalInput(photo));
    std::stop_source stop;
    stop.request_stop();
    const auto base =
        fixture.features->runBase(photo, {0, 0, photo.width(), photo.height()}, *global, Cancel(stop.get_token()));
    ASSERT_FALSE(base);
    EXPECT_EQ(base.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace glissade::net
