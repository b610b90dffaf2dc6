// Dialogs fit the smallest screen, in each language; and the look follows the desktop.
#include "gui/support/editor_fixture.h"
#include "operators/registry.h"
#include "ui/metrics.h"
#include "ui/recovery_dialog.h"
#include "ui/translations.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTextDocument>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class DialogsTest : public testing::TestWithParam<const char*> {
protected:
    DialogsTest() { installTranslations(QLocale(QString::fromLatin1(GetParam()))); }
    ~DialogsTest() override { installTranslations(QLocale::c()); }
};

/// Texts that have less room than they need.
QStringList cutTexts(const QWidget& dialog) {
    QStringList cut;
    for (const auto* label : dialog.findChildren<QLabel*>())
        if (label->isVisible() && !label->wordWrap() && label->pixmap().isNull() &&
            !Qt::mightBeRichText(label->text()) &&
            label->width() < label->fontMetrics().size(0, label->text().remove(u'&')).width())
            cut << label->text();
    for (const auto* label : dialog.findChildren<QLabel*>())
        if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
            cut << label->text();
    for (const auto* choice : dialog.findChildren<QComboBox*>())
        if (choice->isVisible() && choice->width() < choice->fontMetrics().horizontalAdvance(choice->currentText()))
            cut << choice->currentText();
    for (const auto* button : dialog.findChildren<QAbstractButton*>())
        if (button->isVisible() && !button->text().isEmpty() &&
            button->width() < button->fontMetrics().size(0, button->text().remove(u'&')).width())
            cut << button->text();
    return cut;
}

TEST_P(DialogsTest, W5_everyDialogFits1024By640AndNothingIsCut) {
    struct Editor : EditorTest {
        Editor() { openPhoto({6000, 4000}); }
        void TestBody() override {}
        using EditorTest::script;
        using EditorTest::window;
    } editor;
    const auto shown = [&]() -> QDialog* {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QDialog*>(each); dialog && dialog->isVisible()) return dialog;
        return nullptr;
    };
    int seen = 0;
    QList<QAction*> commands;
    for (QAction* each : editor.window->actions())
        if (each->text().endsWith(u'…') && each->isEnabled()) commands.append(each);
    const QList<QAction*> help = editor.window->menuBar()->actions().back()->menu()->actions();
    ASSERT_EQ(help.size(), 6);
    commands << help[1] << help[4] << help[5];  // shortcuts, system information, about
    for (QAction* command : commands) {
        command->trigger();
        settle();
        if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        QDialog* dialog = shown();
        if (!dialog) continue;
        ++seen;
        const std::string name = command->text().toStdString();
        EXPECT_LE(dialog->minimumSizeHint().width(), 1024) << name;
        EXPECT_LE(dialog->minimumSizeHint().height(), 640) << name;
        EXPECT_LE(dialog->width(), 1024) << name;
        EXPECT_LE(dialog->height(), 640) << name;
        const bool isOurs = !qobject_cast<QFileDialog*>(dialog);
        EXPECT_EQ(isOurs ? cutTexts(*dialog).join(u'|').toStdString() : "", "") << name;
        dialog->reject();
        QTest::qWait(1);
    }
    EXPECT_EQ(seen, 7) << "open, save as, export, preferences, and three of help";
}

INSTANTIATE_TEST_SUITE_P(EveryLanguage, DialogsTest, testing::Values("en", "de", "fr"));

TEST_P(DialogsTest, W5_manyLostEditsLeaveTextAndButtonsTheirPlace) {
    theme();  // buttons are higher than the style's own
    std::vector<LostEdit> lost(12);
    for (std::size_t i = 0; i < lost.size(); ++i) {
        lost[i].photo = "/photos/photo-" + std::to_string(i) + ".jpg";
        lost[i].recipe.edits.assign(1 + i % 3, makeEdit(*allOperators().front()));
    }
    for (const std::size_t count : {std::size_t{1}, lost.size()}) {
        RecoveryDialog dialog({lost.begin(), lost.begin() + static_cast<std::ptrdiff_t>(count)});
        dialog.show();
        settle();
        EXPECT_EQ(cutTexts(dialog).join(u'|').toStdString(), "");
        const QRect text = dialog.findChild<QLabel*>()->geometry();
        const QRect list = dialog.findChild<QListWidget*>()->geometry();
        const QRect buttons = dialog.findChild<QDialogButtonBox*>()->geometry();
        EXPECT_GE(list.top() - text.bottom(), metrics::kMedium) << count;
        EXPECT_GE(buttons.top() - list.bottom(), metrics::kMedium) << count;
    }
}

TEST_F(EditorTest, W6_theDesktopsFontSizeIsFollowed) {
    openAndChoose();
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 1.5);
    QApplication::setFont(large);
    QTemporaryDir other;
    Script otherScript;
    Settings otherSettings(other.filePath(u"settings.ini"_s));
    EngineBridge otherBridge(scriptedEngines(otherScript));
    EditFiles otherFiles(foldersIn(other));
    {
        MainWindow enlarged(otherBridge, otherSettings, theme(), otherFiles);
        enlarged.resize(1100, 700);
        enlarged.show();
        settle();
        for (const auto* label : enlarged.findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty()) continue;
            EXPECT_GE(label->font().pointSizeF(), large.pointSizeF() - 0.01) << label->text().toStdString();
        }
        EXPECT_GE(enlarged.findChild<QListWidget*>()->sizeHintForRow(0),
                  operatorList().sizeHintForRow(0) + (QFontMetrics(large).height() - QFontMetrics(before).height()));
        EXPECT_LE(enlarged.width(), 1100) << "and it still fits";
    }
    QApplication::setFont(before);
}

TEST(ThemeTest, W6_theSystemsChoiceIsTheDesktops) {
    (void)theme();  // the program's own is made first and comes back at the end
    for (const bool dark : {true, false}) {
        QApplication::setPalette(QPalette(dark ? QColor(40, 40, 40) : QColor(240, 240, 240)));
        Theme followed(*qApp, ThemeChoice::System);
        EXPECT_EQ(followed.isDark(), dark);
        EXPECT_EQ(QApplication::palette().color(QPalette::Window).lightness() < 128, dark);
        followed.setChoice(dark ? ThemeChoice::Light : ThemeChoice::Dark);
        EXPECT_EQ(followed.isDark(), !dark) << "what is chosen goes before";
        followed.setParent(nullptr);
    }
    theme().setChoice(ThemeChoice::Light);
    theme().setChoice(ThemeChoice::Dark);
}

}  // namespace
}  // namespace glissade::test
