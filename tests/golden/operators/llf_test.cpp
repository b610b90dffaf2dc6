// Local Laplacian detail against its definition with full convolutions and whole pyramids.
#include "golden/operators/plain_reference.h"
#include "operators/pyramid.h"

namespace glissade {
namespace operators {
extern const OperatorSpec llf;
}

namespace {

using plain::Grid;
constexpr double kEps = 2.220446049250313e-16;

// What the definition gives for a picture, one channel after the other at each pixel.
std::function<double(int, int, int)> definition(const Image<float>& rgb, double detail) {
    const Grid grey = plain::grey(rgb);
    Grid enhanced = plain::localLaplacian(grey, 10, true, [detail](double g, double r) {
        return detail * (g - r) * std::exp(-(g - r) * (g - r) / (2.0 * 0.1 * 0.1));
    });
    return [&rgb, grey, enhanced](int x, int y, int c) {
        return grey.at(x, y) == 0.0 ? 0.0 : enhanced.at(x, y) * plain::sample(rgb, x, y, c) / (grey.at(x, y) + kEps);
    };
}

TEST(LlfGolden, agreesWithTheDefinitionAtTheTestValues) {
    const Image<float> rgb = plain::picture(83, 58, 1);
    for (const double detail : operators::llf.params[0].testValues)
        plain::expectNear(plain::run(operators::llf, rgb, {detail}), definition(rgb, detail), 5e-5);
}

TEST(LlfGolden, agreesWithTheDefinitionAtAnySize) {
    for (const Size size : {Size{1, 1}, {2, 1}, {1, 2}, {2, 2}, {3, 2}, {1, 9}, {9, 1}, {5, 4}, {33, 17}, {16, 65}}) {
        const Image<float> rgb = plain::picture(size.width, size.height, 2);
        plain::expectNear(plain::run(operators::llf, rgb, {5.0}), definition(rgb, 5.0), 5e-5);
    }
}

TEST(LlfGolden, leavesAPictureWithoutDetailAsItIs) {
    const Image<float> rgb = plain::constantPicture(40, 31, 0.8F, 0.4F, 0.1F);
    plain::expectNear(plain::run(operators::llf, rgb, {8.0}), [&](int x, int y, int c) { return rgb.at(x, y, c); }, 1e-5);
}

TEST(LlfGolden, keepsBlackBlack) {
    Image<float> rgb = plain::picture(40, 31, 3);
    for (int c = 0; c < 3; ++c) rgb.at(20, 15, c) = 0.0F;
    const Image<float> result = plain::run(operators::llf, rgb, {5.0});
    for (int c = 0; c < 3; ++c) EXPECT_EQ(result.at(20, 15, c), 0.0F);
}

TEST(LlfGolden, isTheSameOnAnyNumberOfLanesAndStops) {
    const Image<float> rgb = plain::picture(120, 203, 4);
    plain::expectSameOnAnyLanes(operators::llf, rgb, {5.0});
    plain::expectCancels(operators::llf, rgb, {5.0});
}

TEST(PyramidGolden, hasTheLevelsOfTheDefinition) {
    EXPECT_EQ(operators::pyramidLevels({256, 256}), 7);
    EXPECT_EQ(operators::pyramidLevels({512, 384}), 8);
    EXPECT_EQ(operators::pyramidLevels({384, 512}), 8);
    EXPECT_EQ(operators::pyramidLevels({1, 1}), 2);
    EXPECT_EQ(operators::pyramidLevels({5000, 1}), 2);
    EXPECT_EQ(operators::pyramidLevels({3, 3}), 3);
}

TEST(PyramidGolden, goesDownAndUpLikeFullConvolutions) {
    ThreadPool pool(2);
    const ApplyContext context{pool, {}};
    for (const Size size : {Size{1, 1}, {2, 3}, {3, 2}, {7, 5}, {8, 6}, {1, 12}, {70, 99}}) {
        const Grid grey = plain::grey(plain::picture(size.width, size.height, 5));
        Image<double> image(size.width, size.height, 1);
        std::ranges::copy(grey.values, image.data());
        const Image<double> down = operators::downsample(image, context);
        const Grid plainDown = plain::down(grey);
        ASSERT_EQ(down.size(), (Size{plainDown.width, plainDown.height}));
        for (std::size_t i = 0; i < plainDown.values.size(); ++i) EXPECT_NEAR(down.samples()[i], plainDown.values[i], 1e-14);
        const Image<double> up = operators::upsample(down, size, context);
        const Grid plainUp = plain::up(plainDown, size.width, size.height);
        for (std::size_t i = 0; i < plainUp.values.size(); ++i) EXPECT_NEAR(up.samples()[i], plainUp.values[i], 1e-14);
    }
}

}  // namespace
}  // namespace glissade
