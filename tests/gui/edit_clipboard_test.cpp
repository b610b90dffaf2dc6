// Copying an edit and pasting it elsewhere.
#include "ui/edit_clipboard.h"

#include "gui/support/editor_fixture.h"

#include <QClipboard>
#include <QMimeData>

#include <memory>

namespace glissade::test {
namespace {

Recipe everything() {
    Recipe recipe;
    for (const OperatorSpec* spec : allOperators()) {
        Edit edit = makeEdit(*spec);
        for (std::size_t i = 0; i < edit.params.size(); ++i) edit.params[i] = spec->params[i].max;
        edit.amount = 0.35;
        edit.scale.level = 1;
        edit.on = recipe.edits.size() % 2 == 0;
        edit.exact = spec->apply && recipe.edits.size() % 3 == 0;
        recipe.edits.push_back(edit);
    }
    return recipe;
}

Result<Recipe> readText(const QString& text) {
    QMimeData data;
    data.setText(text);
    return recipeOf(data);
}

TEST(EditClipboard, copiedStepsAreReadBackAsTheyWere) {
    const std::unique_ptr<QMimeData> data(clipboardForm(everything()));
    const Result<Recipe> read = recipeOf(*data);
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(*read, everything());
}

TEST(EditClipboard, thePlainTextIsWhatTheCommandLineReads) {
    const std::unique_ptr<QMimeData> data(clipboardForm(everything()));
    const QStringList lines = data->text().split(u'\n');
    ASSERT_EQ(lines.size(), qsizetype((allOperators().size() + 1) / 2)) << "the steps that are on";
    std::size_t place = 0;
    for (const QString& line : lines) {
        const Result<Edit> read = parseStep(line.toStdString());
        ASSERT_TRUE(read) << line.toStdString();
        EXPECT_EQ(*read, everything().edits[place]);
        place += 2;
    }
    EXPECT_EQ(readText(data->text())->edits.size(), std::size_t(lines.size()));
}

TEST(EditClipboard, whatIsNoEditIsRefusedWithAReason) {
    const QString id = QString::fromUtf8(allOperators().front()->id.data());
    for (const QString& text : {QString(),
                                QStringLiteral("a letter to a friend"),
                                id + QStringLiteral(":nothing=1"),
                                id + QStringLiteral("\nnonsense"),
                                QString(70'000, u'x'),
                                (id + u'\n').repeated(101)}) {
        const Result<Recipe> read = readText(text);
        ASSERT_FALSE(read) << text.left(40).toStdString();
        EXPECT_EQ(read.error().code, ErrorCode::BadArgument);
        EXPECT_FALSE(read.error().reason.empty());
    }
    EXPECT_TRUE(readText((id + u'\n').repeated(100)));
    QMimeData broken;
    broken.setData(QStringLiteral("application/x-glissade-edit"), QByteArray("perhaps ") + id.toLatin1());
    EXPECT_FALSE(recipeOf(broken));
}

class PasteTest : public EditorTest {};

TEST_F(PasteTest, H1_aPastedEditReplacesTheStepsAsOneUndoStep) {
    openAndChoose();
    drag(handle(), {800});
    action(QStringLiteral("Duplicate")).trigger();
    action(QStringLiteral("Enable or disable")).trigger();
    const Recipe copied = script.recipes.back();
    press(canvas(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);

    openPhoto();
    EXPECT_TRUE(script.recipes.back().edits.empty()) << "another photo starts without steps";
    choose(allOperators()[1]->id);
    const Recipe before = script.recipes.back();
    press(canvas(), Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_EQ(script.recipes.back(), copied);
    EXPECT_EQ(action(QStringLiteral("Undo")).text().remove(u'&'), QStringLiteral("Undo Paste edit"));
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(script.recipes.back(), before);
}

TEST_F(PasteTest, X1_whatCannotBePastedIsSaidAndNothingChanges) {
    openAndChoose();
    const auto requests = script.recipes.size();
    QApplication::clipboard()->setText(QStringLiteral("no-such-operator:strength=1"));
    action(QStringLiteral("Paste edit")).trigger();
    settle();
    EXPECT_EQ(script.recipes.size(), requests);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("No edit was pasted")));
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("no-such-operator")));
}

}  // namespace
}  // namespace glissade::test
