#include "gui/support/editor_fixture.h"
#include "operators/registry.h"
#include "ui/file_path.h"
#include "ui/message_bar.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

namespace glissade::test {
namespace {

class MainWindowTest : public EditorTest {
protected:
    /// The first operator that has a parameter, and that parameter.
    static const OperatorSpec& first() { return *allOperators().front(); }
    static const char* firstParam() {
        static const std::string id(first().params.front().id);
        return id.c_str();
    }
    [[nodiscard]] ValueSlider& handle() const { return *slider(firstParam()).findChild<ValueSlider*>(); }
    void openAndChoose() {
        openPhoto();
        choose(first().id);
    }
    [[nodiscard]] const Edit& lastEdit() const { return script.recipes.back().edits.front(); }
    [[nodiscard]] QMessageBox* question() const {
        settle();
        return window->findChild<QMessageBox*>();
    }
};

TEST_F(MainWindowTest, W4_withoutAPhotoWhatNeedsOneIsDisabled) {
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Drop a photo here")));
    for (const char* name : {"Export", "Zoom in", "Fit", "Split view", "On or off"})
        EXPECT_FALSE(action(QString::fromLatin1(name)).isEnabled()) << name;
    EXPECT_TRUE(action(QStringLiteral("Open")).isEnabled());
    openPhoto();
    for (const char* name : {"Export", "Zoom in", "Fit", "Split view"})
        EXPECT_TRUE(action(QString::fromLatin1(name)).isEnabled()) << name;
}

TEST_F(MainWindowTest, W2_theTitleNamesThePhotoAndMarksUnsavedEdits) {
    openPhoto();
    EXPECT_EQ(window->windowTitle(), QStringLiteral("plain.png[*] — Glissade"));
    EXPECT_FALSE(window->isWindowModified());
    choose(first().id);
    EXPECT_TRUE(window->isWindowModified());
    action(QStringLiteral("Undo")).trigger();
    EXPECT_FALSE(window->isWindowModified());
}

TEST_F(MainWindowTest, W3_theStatusBarSaysSizeZoomLevelStateTimeAndProfile) {
    openPhoto({3000, 2000});
    choose(first().id);
    script.deliver({3000, 2000}, 1, ++generation);
    settle();
    const QString texts = shownTexts();
    for (const char* part : {"3000 × 2000", "8 bit · sRGB", "Effect: auto, 1∶2", "Settled", "0.7 ms"})
        EXPECT_TRUE(texts.contains(QString::fromUtf8(part))) << part << " is not in\n" << texts.toStdString();
}

TEST_F(MainWindowTest, P3_workIsSaidInPercentUntilItEnds) {
    openPhoto();
    script.observer->workProgress("features", 0.42);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Working 42 %")));
    script.observer->workProgress("features", 1);
    settle();
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Working")));
}

TEST_F(MainWindowTest, P3_afterZoomingThePreviewIsLiveUntilItsFrameComes) {
    openPhoto();
    choose(first().id);
    script.deliver(kSize, 1, ++generation);
    settle();
    ASSERT_TRUE(shownTexts().contains(QStringLiteral("Settled")));
    canvas().zoomTo(4);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Live")));
    script.deliver(kSize, 1, ++generation);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Settled")));
}

TEST_F(MainWindowTest, L1_droppedFilesOpen) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/photos/ä b.jpg"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &drop);
    ASSERT_EQ(script.opened.size(), 1U);
    EXPECT_EQ(script.opened.front(), "/photos/ä b.jpg");
}

TEST_F(MainWindowTest, L1_whatIsNoLocalFileIsNotTaken) {
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://example.org/photo.jpg"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_FALSE(enter.isAccepted());
}

TEST_F(MainWindowTest, S5_everyOperatorOfTheRegistryIsInMenuAndListAndGetsItsSliders) {
    openPhoto();
    auto* list = window->findChild<QListWidget*>();
    ASSERT_EQ(list->count(), int(allOperators().size()) + 1);
    for (const OperatorSpec* spec : allOperators()) {
        choose(spec->id);
        ASSERT_FALSE(script.recipes.empty()) << spec->id;
        EXPECT_EQ(lastEdit(), makeEdit(*spec));
        EXPECT_EQ(list->currentItem()->text(), findOperatorName(spec->id));
        int visible = 0;
        for (const auto* each : window->findChildren<ParameterSlider*>()) visible += each->isVisible();
        EXPECT_EQ(visible, int(spec->params.size()) + 1) << spec->id;
    }
}

TEST_F(MainWindowTest, K4_anOperatorWithoutParametersHasAmountAsItsSlider) {
    openPhoto();
    for (const OperatorSpec* spec : allOperators()) {
        if (!spec->params.empty()) continue;
        choose(spec->id);
        for (auto* each : window->findChildren<ParameterSlider*>()) {
            if (!each->isVisible()) continue;
            EXPECT_EQ(each->spec().id, "amount");
            drag(*each->findChild<ValueSlider*>(), {40});
            EXPECT_DOUBLE_EQ(lastEdit().amount, 0.4);
        }
    }
}

TEST_F(MainWindowTest, S2_aDragAsksForEveryValueAtOnce) {
    openAndChoose();
    const auto before = script.recipes.size();
    drag(handle(), {100, 300, 700});
    EXPECT_GE(script.recipes.size(), before + 3);
    EXPECT_EQ(lastEdit().params.front(), slider(firstParam()).value());
}

TEST_F(MainWindowTest, S6_oneDragIsOneUndoStep) {
    openAndChoose();
    const Edit before = lastEdit();
    drag(handle(), {100, 300, 700, 650});
    const Edit after = lastEdit();
    ASSERT_NE(before, after);
    EXPECT_EQ(action(QStringLiteral("Undo")).text().remove(u'&'),
              QStringLiteral("Undo %1: %2").arg(findOperatorName(first().id), slider(firstParam()).label()));
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(lastEdit(), before);
    EXPECT_EQ(slider(firstParam()).value(), before.params.front());
    action(QStringLiteral("Redo")).trigger();
    EXPECT_EQ(lastEdit(), after);
}

TEST_F(MainWindowTest, S6_keyStepsOfOneSliderAreOneUndoStep) {
    openAndChoose();
    const Edit before = lastEdit();
    handle().setFocus();
    for (int i = 0; i < 5; ++i) QTest::keyClick(&handle(), Qt::Key_Right);
    ASSERT_NE(lastEdit(), before);
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(lastEdit(), before);
}

TEST_F(MainWindowTest, H1_ctrlZUndoesAlsoFromTheNumberField) {
    openAndChoose();
    const Edit before = lastEdit();
    auto* field = slider(firstParam()).findChild<QLineEdit*>();
    QApplication::setActiveWindow(window.get());
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QString::number(first().params.front().max));
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_NE(lastEdit(), before);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(lastEdit(), before);
}

TEST_F(MainWindowTest, K1_anOperatorKeepsItsValuesWhenAnotherIsTried) {
    openAndChoose();
    drag(handle(), {800});
    const Edit changed = lastEdit();
    choose(allOperators()[1]->id);
    choose(first().id);
    EXPECT_EQ(lastEdit(), changed);
}

TEST_F(MainWindowTest, K1_offAndResetAndRemove) {
    openAndChoose();
    drag(handle(), {800});
    action(QStringLiteral("On or off")).trigger();
    EXPECT_FALSE(lastEdit().on);
    action(QStringLiteral("Reset")).trigger();
    EXPECT_EQ(lastEdit(), makeEdit(first()));
    action(QStringLiteral("Remove")).trigger();
    EXPECT_TRUE(script.recipes.back().edits.empty());
}

TEST_F(MainWindowTest, P5_theEffectScaleSaysWhatAutoMeansAndIsChosen) {
    openPhoto({6000, 4000});
    choose(first().id);
    QComboBox* scale = nullptr;
    for (auto* box : window->findChildren<QComboBox*>())
        if (box->accessibleName() == QStringLiteral("Effect scale")) scale = box;
    ASSERT_NE(scale, nullptr);
    EXPECT_EQ(scale->currentText(), QStringLiteral("Auto (1∶4)"));
    scale->setCurrentIndex(1);
    Q_EMIT scale->activated(1);
    EXPECT_EQ(lastEdit().scale.level, 0);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Effect: native")));
}

TEST_F(MainWindowTest, X1_aPhotoThatCannotBeOpenedIsSaidAndTheOpenOneStays) {
    openAndChoose();
    const auto recipes = script.recipes.size();
    script.observer->openFailed({ErrorCode::Corrupt, "/photos/broken.jpg", "the data ends after 1200 of 4000 rows"});
    settle();
    const QString texts = shownTexts();
    EXPECT_TRUE(texts.contains(QStringLiteral("“broken.jpg” could not be opened")));
    EXPECT_TRUE(texts.contains(QStringLiteral("The data ends after 1200 of 4000 rows.")));
    EXPECT_TRUE(texts.contains(QStringLiteral("Copy the file again")));
    EXPECT_EQ(script.recipes.size(), recipes);
    EXPECT_EQ(window->windowTitle(), QStringLiteral("plain.png[*] — Glissade"));
    EXPECT_TRUE(action(QStringLiteral("Export")).isEnabled());
}

TEST_F(MainWindowTest, X1_everyKindOfFailureHasAMessageOfItsOwn) {
    auto& messages = *window->findChild<MessageBar*>();
    for (int code = int(ErrorCode::NotFound); code <= int(ErrorCode::Internal); ++code) {
        script.observer->openFailed({ErrorCode(code), "/photos/a.jpg", "reason " + std::to_string(code)});
        settle();
        EXPECT_TRUE(shownTexts().contains(QStringLiteral("Reason %1.").arg(code)));
        EXPECT_LE(messages.count(), MessageBar::kMost);
    }
}

TEST_F(MainWindowTest, X3_anEditThatCannotBeComputedIsSaidOnceAndForgottenWhenItCan) {
    openAndChoose();
    auto& messages = *window->findChild<MessageBar*>();
    for (int i = 0; i < 5; ++i)
        script.observer->editFailed({ErrorCode::BadPack, "models/filters/pack.json", "its hash differs"});
    settle();
    EXPECT_EQ(messages.count(), 1);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("models/filters/pack.json: its hash differs.")));
    script.deliver(kSize, 1, ++generation);
    settle();
    EXPECT_EQ(messages.count(), 0);
}

TEST_F(MainWindowTest, W2_openingAnotherPhotoAsksBeforeAnEditIsLost) {
    openAndChoose();
    window->openFile("/photos/other.jpg");
    QMessageBox* box = question();
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(script.opened.empty());
    box->button(QMessageBox::Discard)->click();
    settle();
    ASSERT_EQ(script.opened.size(), 1U);
    EXPECT_EQ(script.opened.front(), "/photos/other.jpg");
}

TEST_F(MainWindowTest, W2_closingWithoutAnEditAsksNothing) {
    openPhoto();
    EXPECT_TRUE(window->close());
}

TEST_F(MainWindowTest, E4_closingWhileExportingAsksAndCancelsOnlyWhenTold) {
    openAndChoose();
    action(QStringLiteral("Export")).trigger();
    settle();
    auto* dialog = window->findChild<QDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QLineEdit*>(QStringLiteral("target"))->setText(folder.filePath(QStringLiteral("out.jpg")));
    dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
    settle();
    ASSERT_EQ(script.exports.size(), 1U);
    EXPECT_EQ(script.exports.front().recipe, script.recipes.back());

    EXPECT_FALSE(window->close());
    QMessageBox* box = question();
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(script.cancelled.empty());
    for (QAbstractButton* button : box->buttons())
        if (button->text().startsWith(QStringLiteral("Cancel export"))) button->click();
    EXPECT_EQ(script.cancelled, std::vector<ExportId>{1});
    script.observer->exportDone(1, fail(ErrorCode::Cancelled, "cancelled"));
    settle();
    EXPECT_FALSE(window->isVisible());
}

TEST_F(MainWindowTest, E4_progressCancelAndTheFinishedFileAreSaid) {
    openAndChoose();
    action(QStringLiteral("Export")).trigger();
    settle();
    auto* dialog = window->findChild<QDialog*>();
    dialog->findChild<QLineEdit*>(QStringLiteral("target"))->setText(folder.filePath(QStringLiteral("50%1 out.jpg")));
    dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
    settle();
    script.observer->exportProgress(1, 0.37);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Exporting 50%1 out.jpg, 37 %")));
    window->findChild<QToolButton*>(QStringLiteral("cancelExport"))->click();
    EXPECT_EQ(script.cancelled, std::vector<ExportId>{1});
    script.observer->exportDone(
        1, Written{.path = toPath(folder.filePath(QStringLiteral("50%1 out.jpg"))), .warnings = {}});
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Exported “50%1 out.jpg”")));
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Exporting")));
    EXPECT_FALSE(window->isWindowModified()) << "the edit is in a file now";
}

TEST_F(MainWindowTest, X4_anExportThatFailsSaysWhy) {
    openAndChoose();
    action(QStringLiteral("Export")).trigger();
    settle();
    auto* dialog = window->findChild<QDialog*>();
    dialog->findChild<QLineEdit*>(QStringLiteral("target"))->setText(folder.filePath(QStringLiteral("out.jpg")));
    dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
    settle();
    script.observer->exportDone(1, fail(ErrorCode::WriteFailed, "/full/out.jpg", "no space left on device"));
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("“out.jpg” was not written")));
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("No space left on device.")));
    EXPECT_TRUE(window->isWindowModified());
}

TEST_F(MainWindowTest, F4_openedPhotosAreInTheRecentList) {
    QFile file(folder.filePath(QStringLiteral("kept.png")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    script.open(plainPhoto(kSize, file.fileName().toStdString()));
    settle();
    EXPECT_EQ(settings.recentFiles(), QStringList{file.fileName()});
    for (int i = 0; i < 20; ++i) settings.addRecentFile(QString::number(i));
    EXPECT_EQ(settings.recentFiles().size(), Settings::kRecentFiles);
    EXPECT_EQ(settings.recentFiles().front(), QStringLiteral("19"));
}

void expectDistinctMnemonics(const QMenu& menu) {
    QSet<QChar> used;
    for (const QAction* action : menu.actions()) {
        if (action->menu() && !action->menu()->isEmpty()) expectDistinctMnemonics(*action->menu());
        if (action->isSeparator()) continue;
        const auto at = action->text().indexOf(u'&');
        if (action->text().startsWith(u"Undo") || action->text().startsWith(u"Redo") || at < 0) continue;
        const QChar letter = action->text()[at + 1].toLower();
        EXPECT_FALSE(used.contains(letter)) << menu.title().toStdString() << ": " << action->text().toStdString();
        used.insert(letter);
    }
}

TEST_F(MainWindowTest, A1_mnemonicsAreUniqueWithinEachMenu) {
    QSet<QChar> titles;
    for (const QAction* action : window->menuBar()->actions()) {
        expectDistinctMnemonics(*action->menu());
        const QChar letter = action->text()[action->text().indexOf(u'&') + 1].toLower();
        EXPECT_FALSE(titles.contains(letter)) << action->text().toStdString();
        titles.insert(letter);
    }
}

TEST_F(MainWindowTest, A1_noTwoCommandsShareAKey) {
    QSet<QString> used;
    for (const QAction* action : window->actions())
        for (const QKeySequence& key : action->shortcuts()) {
            EXPECT_FALSE(used.contains(key.toString()))
                << action->text().toStdString() << ' ' << key.toString().toStdString();
            used.insert(key.toString());
        }
}

TEST_F(MainWindowTest, A1_everyControlHasANameForAssistiveTechnology) {
    openAndChoose();
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named = !widget->accessibleName().isEmpty() ||
                           (button && !(button->text().isEmpty() && button->toolTip().isEmpty()));
        const bool container =
            qobject_cast<const QAbstractScrollArea*>(widget) && !qobject_cast<const QAbstractItemView*>(widget);
        EXPECT_TRUE(named || container || widget->inherits("QDockWidget") || widget->inherits("QMenuBar") ||
                    widget->inherits("OperatorList"))
            << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
}

TEST_F(MainWindowTest, F9_panelsHideAndComeBack) {
    openPhoto();
    auto* list = window->findChild<QListWidget*>();
    ASSERT_TRUE(list->isVisible());
    action(QStringLiteral("Hide panels")).trigger();
    EXPECT_FALSE(list->isVisible());
    action(QStringLiteral("Hide panels")).trigger();
    EXPECT_TRUE(list->isVisible());
}

TEST_F(MainWindowTest, S1_theSearchFieldFindsAnOperator) {
    openPhoto();
    auto* list = window->findChild<QListWidget*>();
    action(QStringLiteral("Find")).trigger();
    QLineEdit* search = nullptr;
    for (auto* edit : window->findChild<OperatorList*>()->findChildren<QLineEdit*>()) search = edit;
    const OperatorSpec& sought = *allOperators()[3];
    QTest::keyClicks(search, findOperatorName(sought.id));
    EXPECT_TRUE(list->isRowHidden(1));
    EXPECT_FALSE(list->isRowHidden(4));
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_EQ(lastEdit().operatorId, sought.id);
}

}  // namespace
}  // namespace glissade::test
