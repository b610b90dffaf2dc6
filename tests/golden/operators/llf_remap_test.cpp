// Tone remapping against its definition with full convolutions and whole pyramids.
#include "golden/operators/plain_reference.h"
#include "operators/pyramid.h"

namespace glissade {
namespace operators {
extern const OperatorSpec llfRemap;
}

namespace {

using plain::Grid;
constexpr double kEps = 2.220446049250313e-16;

double remap(double g, double r) {
    const double d = g - r;
    if (std::abs(d) < 0.1) return 3.0 * d;
    return d > 0.1 ? d + 0.2 : d < -0.1 ? d - 0.2 : 0.0;
}

std::function<double(int, int, int)> definition(const Image<float>& rgb) {
    const Grid grey = plain::grey(rgb);
    const Grid enhanced = plain::localLaplacian(grey, 20, false, remap);
    return [&rgb, grey, enhanced](int x, int y, int c) {
        return grey.at(x, y) == 0.0 ? 0.0 : enhanced.at(x, y) * plain::sample(rgb, x, y, c) / (grey.at(x, y) + kEps);
    };
}

TEST(LlfRemapGolden, agreesWithTheDefinition) {
    for (const Size size : {Size{83, 58}, {1, 1}, {2, 2}, {1, 9}, {9, 1}, {5, 4}, {31, 70}}) {
        const Image<float> rgb = plain::picture(size.width, size.height, 11);
        plain::expectNear(plain::run(operators::llfRemap, rgb, {}), definition(rgb), 2e-5);
    }
}

TEST(LlfRemapGolden, steepensFineContrastThreefold) {
    // A ripple of ±0.02 on a constant tone lies within the threshold around every tone that matters.
    Image<float> rgb(64, 64, 3);
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            for (int c = 0; c < 3; ++c) rgb.at(x, y, c) = 0.5F + ((x + y) % 2 == 0 ? 0.02F : -0.02F);
    const Image<float> result = plain::run(operators::llfRemap, rgb, {});
    EXPECT_NEAR(result.at(32, 32, 0) - result.at(33, 32, 0), 3.0 * 0.04, 1e-3);
}

TEST(LlfRemapGolden, leavesAPictureWithoutDetailAsItIs) {
    const Image<float> rgb = plain::constantPicture(45, 20, 0.2F, 0.9F, 0.55F);
    plain::expectNear(plain::run(operators::llfRemap, rgb, {}), [&](int x, int y, int c) { return rgb.at(x, y, c); }, 1e-5);
}

TEST(LlfRemapGolden, isTheSameOnAnyNumberOfLanesAndStops) {
    const Image<float> rgb = plain::picture(120, 203, 12);
    plain::expectSameOnAnyLanes(operators::llfRemap, rgb, {});
    plain::expectCancels(operators::llfRemap, rgb, {});
}

TEST(LocalLaplacianGolden, collapsesToTheInputWhenNothingIsRemapped) {
    ThreadPool pool(2);
    const Grid grey = plain::grey(plain::picture(90, 77, 13));
    Image<double> image(90, 77, 1);
    std::ranges::copy(grey.values, image.data());
    const operators::LocalLaplacian<double> identity{
        .samples = 7, .keepBase = false, .remap = [](std::span<const double> row, double reference, std::span<double> out) {
            std::ranges::transform(row, out.begin(), [reference](double g) { return g - reference; });
        }};
    const auto result = operators::localLaplacian(image, identity, {pool, {}});
    ASSERT_TRUE(result);
    for (std::size_t i = 0; i < grey.values.size(); ++i) ASSERT_NEAR(result->samples()[i], grey.values[i], 1e-13);
}

}  // namespace
}  // namespace glissade
