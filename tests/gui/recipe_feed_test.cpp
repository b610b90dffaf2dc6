// Which recipes the engine is asked for while a step with others after it is changed.
#include "ui/recipe_feed.h"

#include "gui/support/editor_fixture.h"

#include <QListView>
#include <QSignalSpy>

namespace glissade::test {
namespace {

class RecipeFeedTest : public testing::Test {
protected:
    RecipeFeedTest()
        : bridge(scriptedEngines(script)), feed(bridge, document), told(&feed, &RecipeFeed::shownChanged) {}

    static Edit edit(std::size_t place, double amount = 1) {
        Edit made = makeEdit(*allOperators()[place]);
        made.amount = amount;
        return made;
    }
    void show(FrameState state, std::uint64_t generation, bool draft = false) {
        Frame frame;
        frame.state = state;
        frame.draft = draft;
        frame.generation = generation;
        feed.frameShown(frame);
    }
    [[nodiscard]] const Recipe& asked() const { return script.recipes.back(); }

    Script script;
    EngineBridge bridge;
    RecipeDocument document{monotonicClock()};
    RecipeFeed feed;
    QSignalSpy told;
};

TEST_F(RecipeFeedTest, K3_whileAnEarlierStepMovesTheChainUpToItIsAsked) {
    feed.setRecipe({{edit(0), edit(1), edit(2)}});
    for (const double amount : {0.9, 0.7, 0.5}) {
        feed.setRecipe({{edit(0), edit(1, amount), edit(2)}});
        EXPECT_EQ(asked(), (Recipe{{edit(0), edit(1, amount)}}));
        EXPECT_TRUE(feed.laterStepsFollow());
    }
    EXPECT_EQ(script.recipes.size(), 4U);
}

TEST_F(RecipeFeedTest, K3_theWholeChainIsAskedOnceTheValueRests) {
    feed.setRecipe({{edit(0), edit(1)}});
    feed.setRecipe({{edit(0, 0.5), edit(1)}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return script.recipes.size() == 3; }));
    EXPECT_EQ(asked(), (Recipe{{edit(0, 0.5), edit(1)}}));
    EXPECT_TRUE(feed.laterStepsFollow()) << "until it is on the screen";
}

TEST_F(RecipeFeedTest, K3_theNoteGoesWithTheWholeChainsFinishedFrameOnly) {
    feed.setRecipe({{edit(0), edit(1)}});
    feed.setRecipe({{edit(0, 0.5), edit(1)}});
    show(FrameState::Settled, script.requests);
    EXPECT_TRUE(feed.laterStepsFollow()) << "the moved step alone is settled";
    ASSERT_TRUE(QTest::qWaitFor([&] { return script.recipes.size() == 3; }));
    show(FrameState::Settled, script.requests - 1);
    EXPECT_TRUE(feed.laterStepsFollow()) << "a frame of before";
    show(FrameState::Live, script.requests);
    EXPECT_TRUE(feed.laterStepsFollow()) << "perhaps the old content in a new view";
    show(FrameState::Settled, script.requests);
    EXPECT_FALSE(feed.laterStepsFollow());
    EXPECT_EQ(told.count(), 2);
}

TEST_F(RecipeFeedTest, K3_aDraftHasAllStepsAndIsCalledADraft) {
    feed.setRecipe({{edit(0), edit(1)}});
    feed.setRecipe({{edit(0, 0.5), edit(1)}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return script.recipes.size() == 3; }));
    show(FrameState::Live, script.requests - 1, true);
    EXPECT_TRUE(feed.laterStepsFollow()) << "a draft of the chain before";
    show(FrameState::Live, script.requests, true);
    EXPECT_FALSE(feed.laterStepsFollow());
    EXPECT_TRUE(feed.showsDraft());
    show(FrameState::Settled, script.requests);
    EXPECT_FALSE(feed.showsDraft());
}

TEST_F(RecipeFeedTest, W3_whatIsStoppedIsNotAskedForLater) {
    feed.setRecipe({{edit(0), edit(1)}});
    feed.setRecipe({{edit(0, 0.5), edit(1)}});
    feed.stop();
    EXPECT_FALSE(feed.laterStepsFollow());
    QTest::qWait(2 * RecipeFeed::kRestMs);
    EXPECT_EQ(script.recipes.size(), 2U);
    feed.setRecipe({{edit(0, 0.5), edit(1)}});
    EXPECT_EQ(asked(), (Recipe{{edit(0, 0.5), edit(1)}})) << "the same again, whole";
}

TEST_F(RecipeFeedTest, K3_aChainThatCannotBeComputedPromisesNothing) {
    feed.setRecipe({{edit(0), edit(1)}});
    feed.setRecipe({{edit(0, 0.5), edit(1)}});
    feed.editFailed();
    EXPECT_TRUE(feed.laterStepsFollow()) << "the whole chain was not asked for yet";
    ASSERT_TRUE(QTest::qWaitFor([&] { return script.recipes.size() == 3; }));
    feed.editFailed();
    EXPECT_FALSE(feed.laterStepsFollow());
}

TEST_F(RecipeFeedTest, K3_theLastStepThatDoesSomethingIsAskedWithTheWholeChain) {
    Edit off = edit(1);
    off.on = false;
    for (const Edit& later : {off, edit(1, 0)}) {
        feed.setRecipe({{edit(0), later}});
        feed.setRecipe({{edit(0, 0.5), later}});
        EXPECT_EQ(asked(), (Recipe{{edit(0, 0.5), later}}));
        EXPECT_FALSE(feed.laterStepsFollow());
    }
    feed.setRecipe({{edit(0), edit(1)}});
    feed.setRecipe({{edit(0), edit(1, 0.5)}});
    EXPECT_EQ(asked(), (Recipe{{edit(0), edit(1, 0.5)}}));
    EXPECT_FALSE(feed.laterStepsFollow());
}

TEST_F(RecipeFeedTest, K3_anotherChainEndsTheWaiting) {
    feed.setRecipe({{edit(0), edit(1)}});
    feed.setRecipe({{edit(0, 0.5), edit(1)}});
    feed.setRecipe({{edit(0, 0.5)}});
    EXPECT_EQ(asked(), (Recipe{{edit(0, 0.5)}}));
    EXPECT_FALSE(feed.laterStepsFollow());
    QTest::qWait(2 * RecipeFeed::kRestMs);
    EXPECT_EQ(script.recipes.size(), 3U) << "nothing is asked for twice";
}

using LaterStepsTest = EditorTest;

TEST_F(LaterStepsTest, K3_theCanvasSaysThatLaterStepsFollow) {
    openAndChoose();
    action(QStringLiteral("Duplicate")).trigger();
    press(*window->findChild<QListView*>(QStringLiteral("stepList")), Qt::Key_Up);
    drag(handle(), {200, 900});
    EXPECT_EQ(lastSteps().size(), 1U);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Later steps follow")));
    ASSERT_TRUE(waitForWhole(2));
    script.deliver(kSize, 1, script.requests, FrameState::Settled);
    settle();
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Later steps follow")));
}

TEST_F(LaterStepsTest, K3_theCanvasSaysThatItShowsADraft) {
    openAndChoose();
    action(QStringLiteral("Duplicate")).trigger();
    press(*window->findChild<QListView*>(QStringLiteral("stepList")), Qt::Key_Up);
    drag(handle(), {200, 900});
    ASSERT_TRUE(waitForWhole(2));
    script.deliver(kSize, 1, script.requests, FrameState::Live, kEditedColor, true);
    settle();
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Later steps follow"))) << "they are there";
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Draft of all steps")));
    script.deliver(kSize, 1, script.requests, FrameState::Settled);
    settle();
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Draft")));
}

}  // namespace
}  // namespace glissade::test
