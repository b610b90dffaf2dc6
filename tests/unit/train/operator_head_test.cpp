// One operator's part of the network.
#include "net/torch/operator_head.h"

#include "net/coarse_results.h"
#include "operators/registry.h"
#include "small_network.h"

#include <gtest/gtest.h>

namespace glissade::net {
namespace {

TEST(OperatorHead, coarseResultsCountWhereTheyAre) {
    Network network = randomNetwork(smallShape(true), kHeads);
    const torch::NoGradGuard guard;
    OperatorHead head = network->heads[0];
    const auto planes = torch::rand({1, coarsePlaneCount(findOperator("l0")->coarse.count), kCopySide, kCopySide});
    auto changed = planes.clone();
    constexpr int kRow = 20;
    constexpr int kColumn = 101;
    changed.slice(2, kRow, kRow + 1).slice(3, kColumn, kColumn + 1).add_(1);
    const auto difference = (head->coarseSlice(changed) - head->coarseSlice(planes)).abs().sum(1)[0];
    ASSERT_EQ(difference.sizes(), at::IntArrayRef({kCopySide, kCopySide}));
    // Two convolutions of cells of 2×2.
    constexpr int kReach = 6;
    const auto around = difference.slice(0, kRow - kReach, kRow + kReach).slice(1, kColumn - kReach, kColumn + kReach);
    EXPECT_GT(around.sum().item<float>(), 0.01F);
    EXPECT_NEAR(around.sum().item<float>(), difference.sum().item<float>(), 1e-3F);
    // Each of a cell's four has numbers of its own.
    const auto cell =
        difference.slice(0, kRow / 2 * 2, kRow / 2 * 2 + 2).slice(1, kColumn / 2 * 2, kColumn / 2 * 2 + 2);
    EXPECT_GT((cell - cell[0][0]).abs().max().item<float>(), 1e-4F);
}

}  // namespace
}  // namespace glissade::net
