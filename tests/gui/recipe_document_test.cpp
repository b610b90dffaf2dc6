#include "ui/recipe_document.h"

#include <QSignalSpy>
#include <gtest/gtest.h>

namespace glissade {
namespace {

class RecipeDocumentTest : public testing::Test {
protected:
    static Recipe with(double value) {
        Edit edit;
        edit.operatorId = "any";
        edit.params = {value};
        return {{edit}};
    }
    void commitAt(qint64 time, double value, const char* key) {
        now = time;
        document.commit(with(value), QStringLiteral("Any: Value"), QString::fromLatin1(key));
    }

    qint64 now = 0;
    RecipeDocument document{[this] { return now; }};
};

TEST_F(RecipeDocumentTest, H1_undoAndRedoBringRecipesBack) {
    document.commit(with(1), QStringLiteral("Any"));
    document.commit(with(2), QStringLiteral("Any: Value"));
    EXPECT_EQ(document.history().undoText(), QStringLiteral("Any: Value"));
    document.history().undo();
    EXPECT_EQ(document.recipe(), with(1));
    document.history().undo();
    EXPECT_EQ(document.recipe(), Recipe{});
    document.history().redo();
    document.history().redo();
    EXPECT_EQ(document.recipe(), with(2));
}

TEST_F(RecipeDocumentTest, S6_aDragLeavesOneStepThatGoesBackToItsStart) {
    document.commit(with(1), QStringLiteral("Any"));
    for (const double value : {1.2, 1.7, 2.4}) document.preview(with(value));
    EXPECT_EQ(document.history().count(), 1);
    document.commit(with(2.4), QStringLiteral("Any: Value"));
    EXPECT_EQ(document.history().count(), 2);
    document.history().undo();
    EXPECT_EQ(document.recipe(), with(1));
}

TEST_F(RecipeDocumentTest, S6_keyStepsWithinASecondJoin) {
    commitAt(0, 1, "any/value");
    commitAt(900, 2, "any/value");
    commitAt(1800, 3, "any/value");
    EXPECT_EQ(document.history().count(), 1);
    commitAt(2801, 4, "any/value");
    EXPECT_EQ(document.history().count(), 2);
    document.history().undo();
    EXPECT_EQ(document.recipe(), with(3));
}

TEST_F(RecipeDocumentTest, S6_stepsOfDifferentSlidersDoNotJoin) {
    commitAt(0, 1, "any/value");
    commitAt(10, 2, "any/other");
    EXPECT_EQ(document.history().count(), 2);
}

TEST_F(RecipeDocumentTest, S6_entriesWithoutAKeyDoNotJoin) {
    commitAt(0, 1, "");
    commitAt(1, 2, "");
    EXPECT_EQ(document.history().count(), 2);
}

TEST_F(RecipeDocumentTest, S6_joinedStepsThatCancelOutLeaveNone) {
    document.commit(with(1), QStringLiteral("Any"));
    commitAt(0, 2, "any/value");
    commitAt(10, 1, "any/value");
    EXPECT_EQ(document.history().count(), 1);
    EXPECT_EQ(document.recipe(), with(1));
}

TEST_F(RecipeDocumentTest, S2_anAbortedDragLeavesNothing) {
    document.commit(with(1), QStringLiteral("Any"));
    document.preview(with(5));
    document.abortPreview();
    EXPECT_EQ(document.recipe(), with(1));
    EXPECT_EQ(document.history().count(), 1);
}

TEST_F(RecipeDocumentTest, H1_aChangeIsToldOnceAndNoChangeNotAtAll) {
    QSignalSpy told(&document, &RecipeDocument::recipeChanged);
    document.preview(with(1));
    document.preview(with(1));
    document.commit(with(1), QStringLiteral("Any"));
    EXPECT_EQ(told.count(), 1);
    document.commit(with(1), QStringLiteral("Any"));
    EXPECT_EQ(document.history().count(), 1);
}

TEST_F(RecipeDocumentTest, H1_anotherPhotoStartsWithNothingToUndo) {
    document.commit(with(1), QStringLiteral("Any"));
    document.restart();
    EXPECT_EQ(document.recipe(), Recipe{});
    EXPECT_FALSE(document.history().canUndo());
}

}  // namespace
}  // namespace glissade
