// What can be said of the look by numbers: contrast, texts that are not cut, icons that follow the theme, panels that
// do not jump. The rest is looked at: glissade_gui_pictures.
#include "gui/support/editor_fixture.h"
#include "ui/default_button.h"
#include "ui/icon_label.h"
#include "ui/panel_parts.h"
#include "ui/question.h"
#include "ui/steps_panel.h"

#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QFileIconProvider>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <QUndoView>
#include <QVBoxLayout>

#include <cmath>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

// As WCAG 2 has it.
double luminance(const QColor& color) {
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

class LookTest : public EditorTest {
protected:
    ~LookTest() override { theme().setChoice(ThemeChoice::Dark); }

    /// Of a button that Enter presses, its text is drawn bold: it must have been measured so.
    static void expectWholeText(const QPushButton& button) {
        QFont bold = button.font();
        bold.setWeight(QFont::DemiBold);
        const QString text = QString(button.text()).remove(u'&');
        constexpr int kPadding = 2 * 14;
        EXPECT_GE(button.width(), QFontMetrics(bold).horizontalAdvance(text) + kPadding) << text.toStdString();
        EXPECT_EQ(button.font().weight(), QFont::DemiBold) << text.toStdString();
    }
};

TEST_F(LookTest, A1_textHasAContrastOfFourAndAHalf) {
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        theme().setChoice(choice);
        const QPalette palette = QApplication::palette();
        for (const auto text : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
            for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::Button, QPalette::Midlight})
                EXPECT_GE(contrast(palette.color(text), palette.color(ground)), 4.5) << text << " on " << ground;
        EXPECT_GE(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)), 4.5);
    }
}

TEST_F(LookTest, A1_whatStandsInAnEmptyFieldHasIt) {
    openPhoto();
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        theme().setChoice(choice);
        settle();
        const auto* field = operatorDock().findChild<QLineEdit*>();
        ASSERT_FALSE(field->placeholderText().isEmpty());
        const QPalette palette = field->palette();
        EXPECT_GE(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)), 4.5);
        EXPECT_EQ(palette.color(QPalette::PlaceholderText).alpha(), 255);
    }
}

TEST_F(LookTest, W5_theExportButtonShowsItsWholeText) {
    openPhoto();
    action(u"Export…"_s).trigger();
    settle();
    const auto* button = window->findChild<QPushButton*>(u"export"_s);
    ASSERT_NE(button, nullptr);
    expectWholeText(*button);
    EXPECT_TRUE(button->isDefault());
}

TEST_F(LookTest, W5_aQuestionsAnswerShowsItsWholeText) {
    QMessageBox* question = makeQuestion(window.get(), u"Title"_s, u"Something is at stake."_s, u"Or not."_s);
    QPushButton* answer = question->addButton(u"A rather long answer to a question"_s, QMessageBox::AcceptRole);
    setDefault(question, answer);
    question->open();
    settle();
    expectWholeText(*answer);
    EXPECT_EQ(question->defaultButton(), answer);
    EXPECT_GE(question->layout()->contentsMargins().left(), 16);
    question->close();
}

TEST_F(LookTest, W5_theStepsPanelShowsItsButtonsText) {
    openPhoto();
    int texts = 0;
    for (const auto* button : window->findChild<StepsPanel*>()->findChildren<QToolButton*>()) {
        if (button->toolButtonStyle() != Qt::ToolButtonTextBesideIcon) continue;
        ++texts;
        EXPECT_GE(button->width(), button->sizeHint().width());
    }
    EXPECT_EQ(texts, 1);
}

TEST_F(LookTest, W6_iconsInLabelsFollowTheTheme) {
    IconLabel label(u"error"_s, 20, nullptr);
    const QImage dark = label.pixmap().toImage();
    theme().setChoice(ThemeChoice::Light);
    settle();
    const QImage light = label.pixmap().toImage();
    EXPECT_EQ(dark.size(), light.size());
    EXPECT_NE(dark, light);
}

TEST_F(LookTest, W6_qtsDialogsHaveTheEditorsIcons) {
    const QImage dark = QApplication::style()->standardIcon(QStyle::SP_DirIcon).pixmap(16, 16).toImage();
    theme().setChoice(ThemeChoice::Light);
    EXPECT_NE(dark, QApplication::style()->standardIcon(QStyle::SP_DirIcon).pixmap(16, 16).toImage());
    EXPECT_EQ(QFileIconProvider().icon(QFileIconProvider::Folder).pixmap(16, 16).toImage(),
              QApplication::style()->standardIcon(QStyle::SP_DirIcon).pixmap(16, 16).toImage());
}

TEST_F(LookTest, W1_whatAPanelShowsKeepsItsWidthWhenAScrollBarComes) {
    QScrollArea area;
    area.setWidgetResizable(true);
    area.setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    constexpr int kSide = 16;
    layout->setContentsMargins(kSide, 0, kSide, 0);
    auto* row = new QWidget(content);
    layout->addWidget(row);
    area.setWidget(content);
    keepContentWidth(&area, kSide);
    area.resize(300, 200);
    area.show();
    settle();
    const int width = row->width();
    EXPECT_EQ(width, 300 - 2 * kSide);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        area.setLayoutDirection(direction);
        row->setMinimumHeight(600);
        settle();
        ASSERT_TRUE(area.verticalScrollBar()->isVisible());
        EXPECT_EQ(row->width(), width);
        EXPECT_EQ(content->mapTo(&area, row->pos()).x(), kSide);
        row->setMinimumHeight(0);
        settle();
        EXPECT_EQ(row->width(), width);
    }
}

TEST_F(LookTest, H2_theStateOnShowStaysInSightInALowPanel) {
    openAndChoose();
    auto* dock = window->findChild<QDockWidget*>(u"history"_s);
    dock->setFloating(true);
    dock->resize(240, 400);
    dock->show();
    for (int i = 0; i < 12; ++i) drag(handle(), {200 + 50 * i});
    settle();
    dock->resize(240, 120);
    settle();
    const auto* states = dock->findChild<QUndoView*>();
    EXPECT_TRUE(states->viewport()->rect().contains(states->visualRect(states->currentIndex()).center()));
}

TEST_F(LookTest, W5_inANarrowHistoryNothingIsBesideTheList) {
    openAndChoose();
    drag(handle(), {300});
    auto* dock = window->findChild<QDockWidget*>(u"history"_s);
    dock->setFloating(true);
    dock->show();
    dock->resize(dock->minimumSizeHint().width(), 300);
    settle();
    auto* states = dock->findChild<QUndoView*>();
    states->setFixedWidth(60);  // narrower than each text
    settle();
    EXPECT_FALSE(states->horizontalScrollBar()->isVisible());
    EXPECT_LE(states->visualRect(states->currentIndex()).width(), states->viewport()->width());
}

TEST_F(LookTest, W3_theStateOfThePreviewHasRoomForEachOfItsTexts) {
    openPhoto();
    const auto* state = window->findChild<QLabel*>(u"previewState"_s);
    const int width = state->width();
    const int left = state->x();
    for (const FrameState each : {FrameState::Live, FrameState::Settled, FrameState::Exact}) {
        script.deliver(kSize, 1, ++generation, each, kOriginalColor);
        settle();
        EXPECT_EQ(state->width(), width);
        EXPECT_EQ(state->x(), left);
    }
}

}  // namespace
}  // namespace glissade::test
