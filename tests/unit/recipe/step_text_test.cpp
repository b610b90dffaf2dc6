#include "operators/registry.h"
#include "recipe/numbers.h"
#include "recipe/recipe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace glissade {
namespace {

using testing::HasSubstr;

std::string refusal(std::string_view text) {
    const auto parsed = parseStep(text);
    if (parsed) return "accepted";
    EXPECT_EQ(parsed.error().code, ErrorCode::BadArgument);
    return parsed.error().reason;
}

TEST(ParseStep, ABareIdGivesTheDefaults) {
    for (const OperatorSpec* spec : allOperators()) {
        const auto edit = parseStep(spec->id);
        ASSERT_TRUE(edit) << spec->id;
        EXPECT_EQ(*edit, makeEdit(*spec));
    }
}

TEST(ParseStep, ReadsParametersAndWhatEveryStepKnows) {
    const auto edit = parseStep("l0:lambda=0.05,amount=0.8,scale=4,exact=1");
    ASSERT_TRUE(edit);
    EXPECT_EQ(edit->params, Params{0.05});
    EXPECT_EQ(edit->amount, 0.8);
    EXPECT_EQ(edit->scale.level, 2);
    EXPECT_TRUE(edit->exact);
    EXPECT_TRUE(edit->on);
}

TEST(ParseStep, ReadsEveryScale) {
    EXPECT_EQ(parseStep("wls:scale=auto")->scale.level, EffectScale::kAuto);
    EXPECT_EQ(parseStep("wls:scale=native")->scale.level, 0);
    EXPECT_EQ(parseStep("wls:scale=2")->scale.level, 1);
    EXPECT_EQ(parseStep("wls:scale=8")->scale.level, 3);
}

TEST(ParseStep, TakesTheEndsOfARangeAndNothingBeyond) {
    EXPECT_TRUE(parseStep("l0:lambda=0.002"));
    EXPECT_TRUE(parseStep("l0:lambda=0.2"));
    EXPECT_THAT(refusal("l0:lambda=0.0019"), HasSubstr("from 0.002 to 0.2"));
    EXPECT_THAT(refusal("l0:lambda=5"), HasSubstr("lambda is 5"));
    EXPECT_THAT(refusal("l0:amount=1.5"), HasSubstr("from 0 to 1"));
}

TEST(ParseStep, NamesWhatIsUnknownWhatIsAllowedAndWhatWasMeant) {
    EXPECT_THAT(refusal("pensil"),
                testing::AllOf(HasSubstr("'pensil'"), HasSubstr("mean pencil?"), HasSubstr("known: l0, wls")));
    EXPECT_THAT(refusal("gaussian"),
                testing::AllOf(HasSubstr("'gaussian'"), HasSubstr("known: l0, wls"), testing::Not(HasSubstr("mean"))));
    EXPECT_THAT(refusal("l0:lamda=1"),
                testing::AllOf(
                    HasSubstr("setting of l0 'lamda'"), HasSubstr("mean lambda?"), HasSubstr("amount, scale, exact")));
    EXPECT_THAT(refusal("style:lambda=1"), HasSubstr("known: amount, scale, exact"));
}

TEST(ParseStep, RefusesWhatIsNoNumber) {
    for (const char* value : {"", "x", "0.05x", " 0.05", "0,05", "nan", "inf", "0x1p-4", "1e999"})
        EXPECT_NE(refusal(std::string("l0:lambda=") + value), "accepted") << value;
}

TEST(ParseStep, RefusesBrokenSyntax) {
    for (const char* text : {"",
                             ":",
                             "l0:",
                             "l0:lambda",
                             "l0:=1",
                             "l0:lambda=0.05,",
                             "l0:,lambda=0.05",
                             "l0:lambda=0.05,lambda=0.06",
                             "l0:exact=yes",
                             "l0:scale=3",
                             "l0:scale=",
                             "L0",
                             "l0 "})
        EXPECT_NE(refusal(text), "accepted") << text;
}

TEST(StepText, IsTheShortest) {
    EXPECT_EQ(stepText(*parseStep("l0")), "l0");
    EXPECT_EQ(stepText(*parseStep("l0:lambda=0.02,amount=1,scale=auto,exact=0")), "l0");
    EXPECT_EQ(stepText(*parseStep("l0:exact=1,scale=native,amount=0.50,lambda=0.100")),
              "l0:lambda=0.1,amount=0.5,scale=native,exact=1");
}

TEST(StepText, ReadsBackAsTheSameEdit) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0, 1);
    for (const OperatorSpec* spec : allOperators()) {
        for (int i = 0; i < 50; ++i) {
            Edit edit = makeEdit(*spec);
            for (std::size_t p = 0; p < edit.params.size(); ++p)
                edit.params[p] = spec->params[p].denormalise(2 * share(random) - 1);
            edit.amount = share(random);
            edit.scale.level = static_cast<int>(share(random) * 5) - 1;
            edit.exact = spec->apply && share(random) < 0.5;
            const auto read = parseStep(stepText(edit));
            ASSERT_TRUE(read) << stepText(edit);
            EXPECT_EQ(*read, edit) << stepText(edit);
        }
    }
}

TEST(StepText, AStepThatIsNativeByDefaultNamesItsOtherScales) {
    EXPECT_EQ(stepText(makeEdit(*findOperator("denoise"))), "denoise");
    EXPECT_EQ(stepText(*parseStep("denoise:scale=auto")), "denoise:scale=auto");
    EXPECT_EQ(stepText(*parseStep("denoise:scale=native")), "denoise");
}

TEST(ParseStep, EstimatesAreAskedForByNameAndOnlyWhereTheyAreWanted) {
    std::vector<EstimatedParam> estimated;
    const auto edit = parseStep("denoise:sigma=auto*0.5,amount=0.8", &estimated);
    ASSERT_TRUE(edit) << edit.error().message();
    ASSERT_EQ(estimated.size(), 1U);
    EXPECT_EQ(estimated[0].param, 0U);
    EXPECT_EQ(estimated[0].factor, 0.5);
    EXPECT_EQ(edit->amount, 0.8);
    EXPECT_TRUE(parseStep("denoise:sigma=auto", &estimated));
    EXPECT_EQ(estimated.back().factor, 1.0);
    EXPECT_FALSE(parseStep("denoise:sigma=auto"));
    for (const char* wrong : {"denoise:sigma=auto*",
                              "denoise:sigma=auto*0",
                              "denoise:sigma=auto*-1",
                              "denoise:sigma=automatic",
                              "l0:lambda=auto"})
        EXPECT_FALSE(parseStep(wrong, &estimated)) << wrong;
}

TEST(EstimateParams, PutsTheFactorTimesTheEstimateIntoTheRange) {
    Image<float> flat(64, 64, 3);
    std::ranges::fill(flat.samples(), 0.5F);
    const auto noisy = applyDegradation(*findOperator("denoise"), flat, Params{20}, {3, false, false});
    Edit edit = makeEdit(*findOperator("denoise"));
    const std::vector<EstimatedParam> half{{0, 0.5}};
    estimateParams(*noisy, half, edit);
    EXPECT_NEAR(edit.params[0], 10, 1.5);
    const std::vector<EstimatedParam> much{{0, 100}};
    estimateParams(*noisy, much, edit);
    EXPECT_EQ(edit.params[0], 70);
    estimateParams(flat, much, edit);
    EXPECT_EQ(edit.params[0], 0);
}

TEST(EstimateArea, IsTheMiddleOfLargePhotos) {
    EXPECT_EQ(estimateArea({100, 50}), (Rect{0, 0, 100, 50}));
    EXPECT_EQ(estimateArea({4048, 1000}), (Rect{1000, 0, 2048, 1000}));
}

TEST(NumberText, IsShortAndReadsBack) {
    EXPECT_EQ(numberText(0.1), "0.1");
    EXPECT_EQ(numberText(5), "5");
    EXPECT_EQ(readNumber(numberText(1.0 / 3)), 1.0 / 3);
}

}  // namespace
}  // namespace glissade
