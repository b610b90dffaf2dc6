// The networks in LibTorch: the fused tail, tiles, and the path that the editor takes against the reference path.
#include "net/torch/network.h"

#include "net/torch/global_tensors.h"
#include "net/torch/tail_function.h"
#include "net/torch/torch_feature_network.h"
#include "operators/registry.h"
#include "small_network.h"
#include "support/synthetic_photo.h"
#include "tail/tail_kernel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <set>
#include <string>

namespace glissade::net {
namespace {

std::shared_ptr<Pack> packOf(const NetworkShape& shape, Network& network, const std::vector<HeadSpec>& heads) {
    auto pack = std::make_shared<Pack>();
    pack->name = "filters";
    pack->shape = shape;
    pack->tensors = network->tensors();
    pack->provenance = "{}";
    for (const HeadSpec& head : heads) {
        PackOperator op = describeForPack(*findOperator(head.operatorId), head.coarseResults > 0);
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

struct Fixture {
    NetworkShape shape;
    Network network;
    std::shared_ptr<Pack> pack;
    std::shared_ptr<const FeatureNetwork> features;

    explicit Fixture(bool marksEdges = true)
        : shape(smallShape(marksEdges)), network(randomNetwork(shape, kHeads)), pack(packOf(shape, network, kHeads)) {
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
        auto slice = features->slice(**base, 0, interior, {});
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
    const int halo = fixture.features->halo(photo.size(), 0);
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

TEST(TorchFeatureNetwork, anEdgeOfThePhotoIsAnotherThanAnEdgeOfATile) {
    const auto largestChange = [](bool marksEdges) {
        Fixture fixture(marksEdges);
        const Image<float> photo = test::syntheticPhoto(64, 48, 3);
        auto global = fixture.features->globalVector(makeGlobalInput(photo));
        EXPECT_TRUE(global);
        global->overview = nullptr;  // it knows places, too
        const SliceTile atEdge = fixture.sliceOf(photo, *global, {0, 0, 64, 48});
        global->photo = {640, 480};
        const SliceTile within = fixture.sliceOf(photo, *global, {0, 0, 64, 48}, {320, 320, 64, 48});
        float largest = 0;
        for (int y = 0; y < 48; ++y)
            for (int x = 0; x < 64; ++x)
                for (int k = 0; k < kSliceChannels; ++k)
                    largest = std::max(largest, std::abs(atEdge.feature(x, y, k) - within.feature(x, y, k)));
        return largest;
    };
    EXPECT_EQ(largestChange(false), 0.0F);
    EXPECT_GT(largestChange(true), 0.0F);
}

TEST(Network, toldOfEdgesItStartsAsOneThatIsNot) {
    Network before = randomNetwork(smallShape(false), kHeads);
    Network after = randomNetwork(smallShape(true), kHeads);
    ASSERT_TRUE(after->startFrom(before->tensors()));
    torch::manual_seed(7);
    const auto rgb = torch::rand({1, 3, 48, 48});
    const auto curve = torch::linspace(0, 1, kEqualisationKnots).unsqueeze(0);
    const auto vector = torch::randn({1, 8});
    const torch::NoGradGuard guard;
    const auto featuresOf = [&](Network& network, Rect part) {
        return network->baseFeatures(rgb, curve, placeOf(part, {40, 40}), vector);
    };
    for (const Rect part : {Rect{-16, -16, 48, 48}, Rect{0, 0, 48, 48}})
        EXPECT_TRUE(torch::allclose(featuresOf(before, part), featuresOf(after, part), 1e-5, 1e-5));
    for (auto& item : after->named_parameters())
        if (item.key() == "base.stem.weight") item.value().slice(1, 16).fill_(0.1);
    EXPECT_FALSE(
        torch::allclose(featuresOf(before, {-16, -16, 48, 48}), featuresOf(after, {-16, -16, 48, 48}), 0, 0.01))
        << "what it may learn of edges";
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
    const Places around = placeOf({-kSurround, -kSurround, 160 + 2 * kSurround, 96 + 2 * kSurround}, {150, 96});
    const auto base = withoutSurround(fixture.network->baseFeatures(surrounded, curve, around, vector));
    const PhotoOverview known(input);
    const auto results = known.coarsePlanes(l0);
    ASSERT_TRUE(results);
    const auto coarse = squarePlanes(**results, kOverviewSide);
    const auto features = fixture.network->slice(0, base, fixture.network->overviewSlice(0, overview, coarse), place);
    EXPECT_GT(head->overviewSlice(overview).abs().max().item<float>(), 0.01F)
        << "the overview must do something to be compared";
    EXPECT_GT(head->coarseSlice(coarse).abs().max().item<float>(), 0.01F)
        << "coarse results must do something to be compared";
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

TEST(TorchFeatureNetwork, whatLiesFarAwayIsThatOfThePhotoInHand) {
    const Fixture fixture;
    const auto globalOf = [&](std::uint32_t seed) {
        auto global = fixture.features->globalVector(makeGlobalInput(test::syntheticPhoto(96, 64, seed)));
        EXPECT_TRUE(global);
        return *global;
    };
    const GlobalVector one = globalOf(1);
    const GlobalVector other = globalOf(2);
    // The same pixels in both photos: what differs is told of the rest.
    const Image<float> flat(64, 64, 3);
    const auto slice = [&](const GlobalVector& global, int operatorIndex) {
        GlobalVector seen = global;
        seen.learnt = one.learnt;
        seen.equalisation = one.equalisation;
        const auto base = fixture.features->runBase(flat, {0, 0, 64, 64}, seen, {});
        EXPECT_TRUE(base);
        auto made = fixture.features->slice(**base, operatorIndex, {0, 0, 64, 64}, {});
        EXPECT_TRUE(made);
        std::vector<float> values;
        for (int x = 0; x < 64; ++x)
            for (int k = 0; k < kSliceChannels; ++k) values.push_back(made->feature(x, 32, k));
        return values;
    };
    const auto first = slice(one, 0);
    EXPECT_NE(slice(other, 0), first);
    EXPECT_EQ(slice(one, 0), first);
    EXPECT_NE(slice(one, 1), first);
    EXPECT_EQ(slice(one, 0), first);
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
    const auto input = torch::rand({1, baseChannels(shape), 48, 48});
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

TEST(TorchFeatureNetwork, aSecondRunFindsTheThreadsOfTheFirst) {
    Fixture fixture;
    auto made = makeTorchFeatureNetwork(fixture.pack, {2, true});
    ASSERT_TRUE(made) << made.error().message();
    fixture.features = *made;
    const auto threadsAfterARun = [&] {
        const Image<float> rgb = test::syntheticPhoto(96, 64, 5);
        const auto global = fixture.features->globalVector(makeGlobalInput(rgb));
        EXPECT_TRUE(global);
        static_cast<void>(fixture.sliceOf(rgb, *global, {0, 0, 96, 64}));
        std::set<std::string> threads;
        for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task"))
            threads.insert(entry.path().filename());
        return threads;
    };
    const auto first = threadsAfterARun();
    EXPECT_GT(first.size(), 1U);
    EXPECT_EQ(threadsAfterARun(), first) << "threads that end and start again cost more than a small network";
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
