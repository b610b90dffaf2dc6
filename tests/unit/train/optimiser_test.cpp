#include "train/optimiser.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glissade::train {
namespace {

struct Parameters {
    torch::Tensor convolution = torch::zeros({6, 4, 3, 3});
    torch::Tensor bias = torch::zeros({6});
    Optimiser optimiser{named()};
    ThreadPool lanes{2};

    [[nodiscard]] torch::OrderedDict<std::string, torch::Tensor> named() {
        torch::OrderedDict<std::string, torch::Tensor> result;
        for (auto* tensor : {&convolution, &bias}) tensor->set_requires_grad(true);
        result.insert("convolution", convolution);
        result.insert("bias", bias);
        return result;
    }
};

TEST(Optimiser, theStepOfAConvolutionIsNearlyOrthogonalWhateverItsGradientIs) {
    torch::manual_seed(1);
    Parameters p;
    const double rate = 0.01;
    // Singular values from 100 to 1e-2: gradient descent would see the largest alone.
    const auto gradient = torch::randn({6, 36}) * torch::logspace(2, -2, 6).unsqueeze(1);
    p.convolution.mutable_grad() = gradient.view({6, 4, 3, 3});
    p.optimiser.step(rate, std::numeric_limits<double>::infinity(), 0.0, p.lanes);
    const auto step = p.convolution.detach().flatten(1) / (rate * 0.2 * 6.0);  // 6 = √36
    const auto singular = std::get<1>(torch::svd(step));
    EXPECT_LT(singular.max().item<float>(), 1.3F);
    EXPECT_GT(singular[2].item<float>(), 0.5F) << "five steps reach the directions that are not lost in rounding";
    EXPECT_LT((step * gradient).sum().item<float>(), 0.0F) << "downhill";
}

TEST(Optimiser, reachesTheMinimumOfALeastSquaresProblem) {
    torch::manual_seed(2);
    Parameters p;
    const auto convolution = torch::randn({6, 4, 3, 3}) * 0.2;
    const auto bias = torch::randn({6}) * 0.2;
    const auto error = [&] {
        return ((p.convolution - convolution).square().sum() + (p.bias - bias).square().sum()).template item<double>();
    };
    const double before = error();
    for (int i = 0; i < 300; ++i) {
        p.convolution.mutable_grad() = 2 * (p.convolution.detach() - convolution);
        p.bias.mutable_grad() = 2 * (p.bias.detach() - bias);
        p.optimiser.step(0.01 * (1 - i / 300.0), 1e9, 0.9, p.lanes);
    }
    EXPECT_LT(error(), 1e-3 * before);
    p.optimiser.swapAverages();
    EXPECT_LT(error(), 1e-2 * before) << "the averages follow";
}

TEST(Optimiser, aGradientThatIsNotFiniteChangesNothing) {
    Parameters p;
    p.convolution.mutable_grad() = torch::full({6, 4, 3, 3}, std::numeric_limits<float>::quiet_NaN());
    p.bias.mutable_grad() = torch::ones({6});
    EXPECT_FALSE(std::isfinite(p.optimiser.step(0.1, 1.0, 0.9, p.lanes)));
    EXPECT_EQ(p.bias.abs().max().item<float>(), 0.0F);
    EXPECT_EQ(p.convolution.abs().max().item<float>(), 0.0F);
    EXPECT_EQ(p.optimiser.steps(), 0);
}

}  // namespace
}  // namespace glissade::train
