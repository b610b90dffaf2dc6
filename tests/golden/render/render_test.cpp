// What a fitted view shows is what the export gives: the exact operators judge the carrying up, on each of them.
#include "operators/registry.h"
#include "pipeline/render.h"
#include "support/fake_network.h"
#include "support/synthetic_photo.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glissade {
namespace {

/// As an 8-bit file keeps it.
Image<float> rounded(const Image<float>& image) {
    Image<float> result = image.clone();
    for (float& sample : result.samples()) sample = std::round(255 * std::min(std::max(sample, 0.0F), 1.0F)) / 255;
    return result;
}

class PreviewIsExport : public testing::TestWithParam<const OperatorSpec*> {};

TEST_P(PreviewIsExport, ExportReducedIsTheLevelsResult) {
    ThreadPool pool(2);
    test::FakeNetworks networks;
    const RenderContext context{pool, networks, {}};
    const Image<float> photo = rounded(test::syntheticPhoto(1024, 768, 21));
    Edit edit = makeEdit(*GetParam());
    edit.exact = true;
    for (const int level : {1, 2}) {
        edit.scale.level = level;
        const auto exported = applyRecipe(photo.clone(), {{edit}}, context);
        const auto preview = applyAtLevel(downsample(photo, level, pool), edit, context);
        ASSERT_TRUE(exported && preview);
        EXPECT_GT(test::psnr(downsample(rounded(*exported), level, pool), *preview), 38) << "level " << level;
    }
}

INSTANTIATE_TEST_SUITE_P(Operators,
                         PreviewIsExport,
                         testing::ValuesIn(exactOperators()),
                         [](const auto& tested) {
                             std::string name(tested.param->id);
                             std::erase(name, '-');
                             return name;
                         });

}  // namespace
}  // namespace glissade
