// What every operator of the registry promises, whichever it is: those with an exact form here, restoration in restore_test.cpp.
#include <atomic>
#include <mutex>
#include <set>

#include "golden/operators/operator_fixture.h"

namespace glissade {
namespace {

class ExactOperator : public testing::TestWithParam<const OperatorSpec*> {
protected:
    [[nodiscard]] const OperatorSpec& spec() const { return *GetParam(); }
    Image<float> run(const Image<float>& rgb, const Params& params, unsigned lanes = 2) const {
        return test::runExact(spec().id, rgb, params, lanes);
    }
};

class AnyOperator : public testing::TestWithParam<const OperatorSpec*> {
protected:
    [[nodiscard]] const OperatorSpec& spec() const { return *GetParam(); }
};

void expectPicture(const Image<float>& result, const Image<float>& input) {
    EXPECT_EQ(result.size(), input.size());
    EXPECT_EQ(result.channels(), 3);
    EXPECT_TRUE(
        std::ranges::all_of(result.samples(), [](float s) { return std::isfinite(s) && s >= 0.0F && s <= 1.0F; }));
}

TEST_P(ExactOperator, KeepsSizeAndRange) {
    const Image<float> photo = test::syntheticPhoto(75, 50, 51);
    expectPicture(run(photo, spec().defaults()), photo);
}

TEST_P(ExactOperator, DoesSomething) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(75, 50, 52));
    EXPECT_GT(test::largestDifference(run(photo, spec().defaults()), photo), 0.02);
}

TEST_P(ExactOperator, WorksAtTheEndsOfItsRanges) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(40, 33, 53));
    for (const bool high : {false, true}) {
        Params params;
        for (const ParamSpec& param : spec().params) params.push_back(high ? param.max : param.min);
        expectPicture(run(photo, params), photo);
    }
}

TEST_P(ExactOperator, EachParameterMatters) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(60, 45, 54));
    for (std::size_t i = 0; i < spec().params.size(); ++i) {
        Params params = spec().defaults();
        params[i] = spec().params[i].min;
        const Image<float> weak = run(photo, params);
        params[i] = spec().params[i].max;
        EXPECT_GT(test::largestDifference(run(photo, params), weak), 0.01) << spec().params[i].id;
    }
}

TEST_P(ExactOperator, SameResultForAnyNumberOfLanes) {
    const Image<float> photo = test::syntheticPhoto(301, 180, 55);
    const Image<float> one = run(photo, spec().defaults(), 1);
    EXPECT_TRUE(test::identical(one, run(photo, spec().defaults(), 3)));
    EXPECT_TRUE(test::identical(one, run(photo, spec().defaults(), 1))) << "the same in every run";
}

TEST_P(ExactOperator, WorksOnTheSmallestPictures) {
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 2}, {2, 1}, {1, 37}, {41, 1}, {2, 2}, {3, 2}}) {
        SCOPED_TRACE(testing::Message() << width << " x " << height);
        const Image<float> photo = test::noise(width, height, 56);
        expectPicture(run(photo, spec().defaults()), photo);
    }
}

TEST_P(ExactOperator, WorksOnBlackAndWhite) {
    for (const float level : {0.0F, 1.0F}) {
        Image<float> flat(24, 17, 3);
        std::ranges::fill(flat.samples(), level);
        expectPicture(run(flat, spec().defaults()), flat);
    }
}

TEST_P(ExactOperator, StopsWhenCancelledBefore) {
    std::stop_source stop;
    stop.request_stop();
    ThreadPool pool(2);
    const Image<float> photo = test::syntheticPhoto(80, 60, 57);
    const auto result = spec().apply(photo, spec().defaults(), {pool, Cancel(stop.get_token())});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
}

/// Stopped at its first report of progress, it must not run to the end.
TEST_P(ExactOperator, StopsWhenCancelledOnTheWay) {
    std::stop_source stop;
    std::atomic<double> furthest = -1.0;
    const Cancel cancel(stop.get_token(), [&](double done) {
        furthest = std::max(furthest.load(), done);
        stop.request_stop();
    });
    ThreadPool pool(1);
    const Image<float> photo = test::syntheticPhoto(320, 400, 58);
    const auto result = spec().apply(photo, spec().defaults(), {pool, cancel});
    ASSERT_GE(furthest.load(), 0.0) << "reports progress";
    ASSERT_FALSE(result) << "progress is reported before the end";
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_LT(furthest.load(), 1.0);
}

TEST_P(ExactOperator, ReportsProgressThatRisesToTheEnd) {
    std::vector<double> reports;
    std::mutex mutex;
    const Cancel cancel({}, [&](double done) {
        const std::lock_guard lock(mutex);
        reports.push_back(done);
    });
    ThreadPool pool(1);
    ASSERT_TRUE(spec().apply(test::syntheticPhoto(64, 48, 59), spec().defaults(), {pool, cancel}));
    ASSERT_FALSE(reports.empty());
    EXPECT_TRUE(std::ranges::is_sorted(reports));
    EXPECT_GE(reports.front(), 0.0);
    EXPECT_GT(reports.back(), 0.5);
    EXPECT_LE(reports.back(), 1.0 + 1e-9);
}

TEST_P(ExactOperator, RefusesWrongInput) {
    ThreadPool pool(1);
    const ApplyContext context{pool, {}};
    Image<float> photo = test::noise(4, 4, 60);
    Params tooMany = spec().defaults();
    tooMany.push_back(1.0);
    EXPECT_FALSE(applyExact(spec(), photo, tooMany, context));
    EXPECT_FALSE(applyExact(spec(), Image<float>(4, 4, 1), spec().defaults(), context));
    EXPECT_FALSE(applyExact(spec(), Image<float>(0, 0, 3), spec().defaults(), context));
    for (std::size_t i = 0; i < spec().params.size(); ++i) {
        Params params = spec().defaults();
        params[i] = std::nextafter(spec().params[i].max, INFINITY);
        EXPECT_FALSE(applyExact(spec(), photo, params, context));
        params[i] = NAN;
        EXPECT_FALSE(applyExact(spec(), photo, params, context));
    }
    photo.at(1, 1, 1) = INFINITY;
    const auto result = applyExact(spec(), photo, spec().defaults(), context);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::BadArgument);
}

TEST_P(AnyOperator, IsFullyDescribed) {
    EXPECT_FALSE(spec().id.empty());
    EXPECT_FALSE(spec().name.empty());
    EXPECT_FALSE(spec().source.empty());
    EXPECT_FALSE(spec().pack.empty());
    EXPECT_NE(spec().apply == nullptr, spec().degrade == nullptr) << "an exact form, or a damage that it undoes";
    EXPECT_TRUE(spec().summary.ends_with('.')) << "a sentence";
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < spec().params.size(); ++i) {
        const ParamSpec& param = spec().params[i];
        EXPECT_TRUE(ids.insert(param.id).second) << param.id << " twice";
        EXPECT_EQ(spec().paramIndex(param.id), static_cast<int>(i));
        EXPECT_FALSE(param.label.empty());
        EXPECT_TRUE(param.hint.ends_with('.')) << param.id;
    }
    EXPECT_EQ(spec().paramIndex("no such parameter"), -1);
}

TEST_P(AnyOperator, HasSoundParameters) {
    for (const ParamSpec& param : spec().params) {
        SCOPED_TRACE(param.id);
        EXPECT_LT(param.min, param.max);
        EXPECT_GE(param.defaultValue, param.min);
        EXPECT_LE(param.defaultValue, param.max);
        if (param.scale == Scale::Logarithmic) {
            EXPECT_GT(param.min, 0.0);
        }
        for (const double value : {param.min, param.max, param.defaultValue})
            EXPECT_DOUBLE_EQ(param.clamped(value), value) << "its digits can be told apart";
        EXPECT_TRUE(std::ranges::is_sorted(param.testValues));
        EXPECT_GE(param.testValues.front(), param.min);
        EXPECT_EQ(param.testValues.back(), param.max);
        if (spec().apply) {
            EXPECT_EQ(param.testValues.front(), param.min);
            EXPECT_EQ(param.testValues[2], param.defaultValue);
        }
        EXPECT_TRUE(std::ranges::find(param.testValues, param.heldAt()) != param.testValues.end());
        EXPECT_EQ(param.clamped(param.min - 1.0), param.min);
        EXPECT_EQ(param.clamped(param.max + 1.0), param.max);
    }
}

TEST_P(AnyOperator, NormalisingHasAnInverse) {
    for (const ParamSpec& param : spec().params) {
        SCOPED_TRACE(param.id);
        EXPECT_DOUBLE_EQ(param.normalise(param.min), -1.0);
        EXPECT_DOUBLE_EQ(param.normalise(param.max), 1.0);
        EXPECT_EQ(param.denormalise(-1.0), param.min);
        EXPECT_EQ(param.denormalise(1.0), param.max);
        for (const double value : param.testValues)
            EXPECT_NEAR(param.denormalise(param.normalise(value)), value, 1e-12 * param.max);
        for (double position = -1.0; position <= 1.0; position += 0.125)
            EXPECT_NEAR(param.normalise(param.denormalise(position)), position, 1e-12);
        const double middle =
            param.scale == Scale::Logarithmic ? std::sqrt(param.min * param.max) : (param.min + param.max) / 2;
        EXPECT_NEAR(param.denormalise(0.0), middle, 1e-12 * param.max);
    }
}

std::string nameOf(const testing::TestParamInfo<const OperatorSpec*>& instance) {
    std::string name(instance.param->id);
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Registry, ExactOperator, testing::ValuesIn(exactOperators()), nameOf);
INSTANTIATE_TEST_SUITE_P(Registry, AnyOperator, testing::ValuesIn(allOperators().begin(), allOperators().end()), nameOf);

TEST(Registry, HasUniqueIdsAndFindsThem) {
    std::set<std::string_view> ids;
    for (const OperatorSpec* spec : allOperators()) {
        EXPECT_TRUE(ids.insert(spec->id).second) << spec->id << " twice";
        EXPECT_EQ(findOperator(spec->id), spec);
    }
    EXPECT_EQ(ids.size(), 14U);
    EXPECT_EQ(exactOperators().size(), 10U);
    EXPECT_EQ(findOperator("no-such-operator"), nullptr);
}

}  // namespace
}  // namespace glissade
