#include "net/torch/overview.h"

#include <gtest/gtest.h>

namespace glissade::net {
namespace {

TEST(Overview, rowsGetWhatTheTrainersFormulaGives) {
    torch::manual_seed(3);
    const Size photo{700, 90};  // cells wider than a pixel along one side, hardly so along the other
    for (const std::int64_t side : {kOverviewFeatureSide, kOverviewSide}) {
        const auto map = torch::randn({1, kSliceChannels, side, side});
        for (const Rect part : {Rect{0, 0, 700, 90}, Rect{32, 16, 64, 32}, Rect{640, 64, 60, 26}}) {
            const auto expected = spreadOverview(map, placeOf(part, photo), part.height, part.width)[0];
            const OverviewRows rows(map, photo, part);
            auto cells = torch::zeros({part.height / 2, part.width / 2, 4 * kSliceChannels});
            for (int y = 0; y < part.height; ++y)
                rows.addTo(cells.data_ptr<float>() + std::ptrdiff_t{y / 2} * part.width / 2 * 4 * kSliceChannels,
                           part.y + y);
            EXPECT_TRUE(torch::allclose(cells.permute({2, 0, 1}), expected, 1e-4, 1e-4))
                << (cells.permute({2, 0, 1}) - expected).abs().max();
        }
    }
}

TEST(Overview, scatteredPixelsGetWhatTheirPlacesInACropGet) {
    torch::manual_seed(4);
    const auto map = torch::randn({1, 3, kOverviewFeatureSide, kOverviewFeatureSide});
    const Size photo{120, 90};
    const Rect part{16, 32, 64, 48};
    auto points = torch::empty({1, part.height, part.width, 2});
    for (int y = 0; y < part.height; ++y) {
        for (int x = 0; x < part.width; ++x) {
            points[0][y][x][0] = (static_cast<float>(part.x + x) + 0.5F) / static_cast<float>(photo.width) * 2 - 1;
            points[0][y][x][1] = (static_cast<float>(part.y + y) + 0.5F) / static_cast<float>(photo.height) * 2 - 1;
        }
    }
    EXPECT_TRUE(torch::allclose(
        spreadOverviewAt(map, points), spreadOverview(map, placeOf(part, photo), part.height, part.width), 1e-4, 1e-4));
}

TEST(Overview, photosBeyondThoseOfTrainingAreToldAsTheNearest) {
    const auto planes = torch::rand({1, kOverviewPlanes, kOverviewSide, kOverviewSide});
    const auto curve = torch::linspace(0, 1, kEqualisationKnots).unsqueeze(0);
    const auto input = [&](Size photo) {
        return overviewInput(planes, curve, placeOf({0, 0, photo.width, photo.height}, photo));
    };
    EXPECT_EQ(input({640, 480}).sizes(), at::IntArrayRef({1, kOverviewInputs, kOverviewSide, kOverviewSide}));
    EXPECT_TRUE(torch::equal(input({6000, 4000}), input({2048, 2048})));
    EXPECT_TRUE(torch::equal(input({10, 640}), input({256, 640})));
    EXPECT_FALSE(torch::equal(input({640, 480}), input({480, 640})));
    EXPECT_GE(input({1, 65535}).min().item<float>(), 0);
    EXPECT_LE(input({1, 65535}).max().item<float>(), 1);
}

TEST(Overview, betweenCentresOfCellsItIsLinearAndBeyondTheLastFlat) {
    auto map = torch::zeros({1, kSliceChannels, kOverviewFeatureSide, kOverviewFeatureSide});
    map.slice(3, 1, 2).fill_(1);  // the second column of cells
    const Size photo{64 * kOverviewFeatureSide, kOverviewFeatureSide};
    auto cells = torch::zeros({photo.width / 2, 4, kSliceChannels});
    OverviewRows(map, photo, {0, 0, photo.width, 2}).addTo(cells.data_ptr<float>(), 0);
    const auto at = [&](int x) { return cells[x / 2][x % 2][0].item<float>(); };
    EXPECT_NEAR(at(0), 0, 1e-5);
    EXPECT_NEAR(at(31), 0, 1e-5);
    EXPECT_NEAR(at(63), 31.5 / 64, 1e-5);
    EXPECT_NEAR(at(95), 63.5 / 64, 1e-5);
    EXPECT_NEAR(at(128), 31.5 / 64, 1e-5);
    EXPECT_NEAR(at(160), 0, 0.01);
}

}  // namespace
}  // namespace glissade::net
