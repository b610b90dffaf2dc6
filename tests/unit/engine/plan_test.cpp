#include "engine/plan.h"

#include <gtest/gtest.h>

#include "operators/registry.h"

namespace glissade {
namespace {

Edit edit(const char* id, double amount = 1) {
    Edit made = makeEdit(*findOperator(id));
    made.amount = amount;
    return made;
}

Edit exact(const char* id) {
    Edit made = edit(id);
    made.exact = true;
    return made;
}

Edit moved(Edit from) {
    from.params[0] *= 1.5;
    return from;
}

TEST(Plan, TheLastStepIsLiveAndTheOthersComeFirst) {
    const Plan plan = planOf({{edit("l0"), edit("wls"), edit("rtv")}});
    ASSERT_TRUE(plan.last);
    EXPECT_EQ(plan.last->operatorId, "rtv");
    ASSERT_EQ(plan.prefix.size(), 2U);
    EXPECT_EQ(plan.prefix[1].operatorId, "wls");
}

TEST(Plan, LeavesOutWhatDoesNothing) {
    Edit off = edit("rtv");
    off.on = false;
    const Plan plan = planOf({{edit("l0", 0), edit("wls"), off}});
    EXPECT_TRUE(plan.prefix.empty());
    EXPECT_EQ(plan.last->operatorId, "wls");
    EXPECT_TRUE(planOf({{off}}).empty());
    EXPECT_TRUE(planOf({}).empty());
}

TEST(Plan, KeepsALastNetworkStepWhoseAmountIsZero) {
    EXPECT_EQ(planOf({{edit("wls"), edit("l0", 0)}}).last->operatorId, "l0");
    Edit still = exact("l0");
    still.amount = 0;
    EXPECT_EQ(planOf({{edit("wls"), still}}).last->operatorId, "wls");
}

TEST(Supersedes, MovedSlidersOfNetworkStepsDoNot) {
    EXPECT_FALSE(supersedes({{moved(edit("l0"))}}, {{edit("l0")}}));
    EXPECT_FALSE(supersedes({{moved(edit("l0")), edit("wls")}}, {{edit("l0"), edit("wls")}}));
    EXPECT_FALSE(supersedes({{edit("l0", 0.4)}}, {{edit("l0")}}));
    EXPECT_FALSE(supersedes({{exact("l0")}}, {{exact("l0")}}));
    EXPECT_FALSE(supersedes({}, {}));
}

TEST(Supersedes, OtherStepsAndExactOnesDo) {
    EXPECT_TRUE(supersedes({{edit("wls")}}, {{edit("l0")}}));
    EXPECT_TRUE(supersedes({{edit("l0"), edit("wls")}}, {{edit("l0")}}));
    EXPECT_TRUE(supersedes({}, {{edit("l0")}}));
    EXPECT_TRUE(supersedes({{moved(exact("l0"))}}, {{exact("l0")}}));
    EXPECT_TRUE(supersedes({{moved(edit("wls")), exact("l0")}}, {{edit("wls"), exact("l0")}}));
    Edit native = edit("l0");
    native.scale.level = 0;
    EXPECT_TRUE(supersedes({{native}}, {{edit("l0")}}));
}

}  // namespace
}  // namespace glissade
