#include "train/curve_plot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glissade::train {
namespace {

std::size_t countOf(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST(CurvePlot, hasALineForEachOperatorAndTheAverageWithAPointForEachRow) {
    const std::string plot = curvePlot("step\tminutes\taverage\tl0\tpencil\n10\t1\t25\t30\t20\n20\t2\t26\t31\t21\n");
    EXPECT_EQ(countOf(plot, "<polyline"), 3U);
    EXPECT_THAT(plot, ::testing::HasSubstr("l0 31.00"));
    EXPECT_THAT(plot, ::testing::HasSubstr("pencil 21.00"));
    EXPECT_THAT(plot, ::testing::HasSubstr("average 26.00"));
    const std::size_t first = plot.find("points=\"") + 8;
    EXPECT_EQ(countOf(plot.substr(first, plot.find('"', first) - first), ","), 2U);
    EXPECT_EQ(countOf(plot, "<script"), 0U);
}

TEST(CurvePlot, higherValuesStandHigher) {
    const std::string plot = curvePlot("step\tminutes\taverage\n10\t1\t25\n20\t2\t27\n");
    float x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    ASSERT_EQ(std::sscanf(plot.c_str() + plot.find("points=\"") + 8, "%f,%f %f,%f", &x1, &y1, &x2, &y2), 4);
    EXPECT_LT(x1, x2);
    EXPECT_GT(y1, y2) << "SVG counts downwards";
}

TEST(CurvePlot, rowsThatAreNoneAreLeftOut) {
    EXPECT_EQ(curvePlot(""), "");
    EXPECT_EQ(curvePlot("step\tminutes\taverage\n"), "");
    EXPECT_EQ(curvePlot("step\tminutes\taverage\n1\t2\n1\tx\t3\n1\t2\tnan\n"), "");
    const std::string plot = curvePlot("step\tminutes\t<b>&\n1\t2\n1\t2\t30\n");
    EXPECT_EQ(countOf(plot, "<polyline"), 1U);
    EXPECT_THAT(plot, ::testing::HasSubstr("&lt;b>&amp; 30.00"));
}

}  // namespace
}  // namespace glissade::train
