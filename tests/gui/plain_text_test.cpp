// What strangers write (names of files, profiles, metadata) is shown as it is: markup in it could name files to be
// read.
#include "gui/support/files_fixture.h"
#include "ui/about_dialogs.h"
#include "ui/question.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QToolTip>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

const QString kMarkup = u"<b>bold</b> <img src=\"/photos/pipe\">"_s;

class PlainTextTest : public EditFilesTest {
protected:
    /// How many labels show a text with this in it; each of them takes it for no markup.
    static int shown(const QWidget& in, const QString& text) {
        int count = 0;
        for (const QLabel* label : in.findChildren<QLabel*>()) {
            if (!label->isVisible() || !label->text().contains(text)) continue;
            EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
            ++count;
        }
        return count;
    }
    [[nodiscard]] Path strange() const { return toPath(folder.filePath(u"a&b <b>x<i>.png"_s)); }
};

/// The status bar says what the photo's profile calls itself.
TEST_F(PlainTextTest, X4_theStatusBarTakesNoMarkup) {
    openPhoto();
    int labels = 0;
    for (const QLabel* label : window->statusBar()->findChildren<QLabel*>()) {
        if (!label->isVisible()) continue;
        EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        labels += label->text().contains(u" bit · "_s) ? 1 : 0;
    }
    EXPECT_EQ(labels, 1) << "the one of the profile";
}

TEST_F(PlainTextTest, X4_aFileMayBeCalledLikeMarkup) {
    std::ofstream(strange()) << "pixels";
    window->openFile(strange());
    settle();
    EXPECT_GE(shown(*window, u"<b>x<i>.png"_s), 1) << "while it is opened";
}

TEST_F(PlainTextTest, X4_aRecentFileMayBeCalledLikeMarkup) {
    std::ofstream(strange()) << "pixels";
    settings.addRecentFile(toQString(strange()));
    Script otherScript;
    EngineBridge otherBridge(scriptedEngines(otherScript));
    MainWindow other(otherBridge, settings, theme(), files);
    const auto buttons = other.findChildren<QPushButton*>();
    const auto button =
        std::ranges::find_if(buttons, [&](const QPushButton* each) { return each->toolTip() == toQString(strange()); });
    ASSERT_NE(button, buttons.end());
    EXPECT_EQ((*button)->text(), u"a&&b <b>x<i>.png"_s) << "not a key of its own";
}

TEST_F(PlainTextTest, X4_questionsAndToolTipsTakeNoMarkup) {
    QMessageBox* question = makeQuestion(window.get(), u"Replace?"_s, kMarkup, kMarkup, QMessageBox::Cancel);
    question->open();
    settle();
    EXPECT_EQ(shown(*question, kMarkup), 2);
    question->close();

    QToolTip::showText({10, 10}, kMarkup, window.get());
    const QLabel* tip = nullptr;
    for (const QWidget* each : QApplication::topLevelWidgets())
        if (each->inherits("QTipLabel")) tip = qobject_cast<const QLabel*>(each);
    ASSERT_NE(tip, nullptr);
    EXPECT_EQ(tip->text(), kMarkup);
    EXPECT_EQ(tip->textFormat(), Qt::PlainText);
    QToolTip::hideText();
}

TEST_F(PlainTextTest, X4_whatTheProgramItselfMarksUpStaysSo) {
    showAbout(window.get());
    settle();
    const auto* box = window->findChild<QMessageBox*>();
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->textFormat(), Qt::RichText);
}

}  // namespace
}  // namespace glissade::test
