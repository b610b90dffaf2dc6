// What helps: the device in the status bar, System information, What's this.
#include "engine/system_facts.h"
#include "gui/support/editor_fixture.h"
#include "operators/registry.h"
#include "tail/tail_kernel.h"
#include "ui/actions.h"
#include "ui/manual_window.h"
#include "ui/steps_panel.h"
#include "ui/system_information.h"
#include "ui/translations.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUndoStack>
#include <QWhatsThis>

#include <algorithm>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class HelpTest : public EditorTest {
protected:
    SystemInformation& openInformation() {
        action(u"System information"_s).trigger();
        auto* dialog = window->findChild<SystemInformation*>();
        EXPECT_TRUE(QTest::qWaitFor([&] { return copyButton(*dialog).isEnabled(); }, 30'000));
        return *dialog;
    }
    static QPushButton& copyButton(const SystemInformation& dialog) {
        return *dialog.findChild<QPushButton*>(u"copyInformation"_s);
    }
};

TEST_F(HelpTest, W3_theStatusBarNamesTheDevice) {
    openPhoto();
    const auto labels = window->findChildren<QLabel*>();
    const auto device =
        std::ranges::find_if(labels, [](const QLabel* label) { return label->isVisible() && label->text() == u"CPU"; });
    ASSERT_NE(device, labels.end());
    EXPECT_TRUE((*device)->toolTip().contains(QString::fromStdString(processorName())));
}

TEST_F(HelpTest, P9_systemInformationSaysWhatTheProgramRunsOnAndWith) {
    script.cacheUse = {123'400'000, 2'000'000'000};
    const QString text = openInformation().text();
    const SystemFacts facts = systemFacts();
    QStringList wanted{u"Glissade " GLISSADE_VERSION ""_s,
                       QString::fromLatin1(qVersion()),
                       QString::fromStdString(facts.processor),
                       u"Threads: "_s + QString::number(facts.threads),
                       u"123.4 MB of at most 2.0 GB"_s};
    const std::string_view kernels = name(currentTailTarget());
    wanted.append(QString::fromUtf8(kernels.data(), qsizetype(kernels.size())));
    for (const LibraryVersion& library : facts.libraries)
        wanted.append(QString::fromStdString(library.name + ": " + library.version));
    for (const PackFacts& pack : facts.packs)
        for (const PackFacts::Fidelity& each : pack.operators)
            wanted.append(u"%1: %2 dB, SSIM "_s.arg(findOperatorName(each.operatorId))
                              .arg(QLocale().toString(each.psnr, 'f', 2)));
    EXPECT_GT(wanted.size(), 20);
    for (const QString& part : wanted)
        EXPECT_TRUE(text.contains(part)) << part.toStdString() << " is not in\n" << text.toStdString();
}

TEST_F(HelpTest, P9_systemInformationIsCopiedAsText) {
    SystemInformation& dialog = openInformation();
    QApplication::clipboard()->clear();
    copyButton(dialog).click();
    EXPECT_EQ(QApplication::clipboard()->text(), dialog.text());
    EXPECT_GT(dialog.text().count(u'\n'), 20);
}

TEST_F(HelpTest, P9_theMemoryInUseIsKeptTrueWhileItIsOpen) {
    script.cacheUse = {1'000'000, 64'000'000};
    const SystemInformation& dialog = openInformation();
    EXPECT_TRUE(dialog.text().contains(u"1.0 MB of at most 64.0 MB"_s)) << dialog.text().toStdString();
    script.cacheUse = {63'000'000, 64'000'000};
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.text().contains(u"63.0 MB of at most 64.0 MB"_s); }));
}

TEST_F(HelpTest, X3_aPackThatCannotBeUsedIsSaidWithTheReason) {
    qputenv("GLISSADE_MODELS", "/nowhere");
    const QString text = openInformation().text();
    qunsetenv("GLISSADE_MODELS");
    EXPECT_TRUE(text.contains(u"cannot be used: "_s));
    EXPECT_TRUE(text.contains(u"/nowhere"_s)) << text.toStdString();
}

TEST_F(HelpTest, A1_shiftF1AsksWhatAThingIs) {
    openPhoto();
    press(canvas(), Qt::Key_F1, Qt::ShiftModifier);
    EXPECT_TRUE(QWhatsThis::inWhatsThisMode());
    QWhatsThis::leaveWhatsThisMode();
}

TEST_F(HelpTest, F1_contentsIsTheManualWithTheRealCommandsAndOperators) {
    press(canvas(), Qt::Key_F1);
    settle();
    auto* manual = window->findChild<ManualWindow*>();
    ASSERT_NE(manual, nullptr);
    EXPECT_TRUE(manual->isVisible());
    EXPECT_FALSE(manual->isModal());
    const QString text = manual->findChild<QTextBrowser*>()->toPlainText();
    EXPECT_TRUE(text.contains(u"Export (Ctrl+E) writes the result"_s)) << text.left(800).toStdString();
    EXPECT_TRUE(text.contains(u"Undo (Ctrl+Z) and Redo (Ctrl+"_s));
    for (const OperatorSpec* spec : allOperators())
        EXPECT_TRUE(text.contains(findOperatorName(spec->id) + u": "_s)) << spec->id;
    EXPECT_FALSE(text.contains(u'{')) << "a placeholder that nothing stands for";

    auto* sections = manual->findChild<QListWidget*>();
    ASSERT_GE(sections->count(), 8);
    EXPECT_EQ(sections->item(0)->text(), u"First steps"_s);
    auto* bar = manual->findChild<QTextBrowser*>()->verticalScrollBar();
    EXPECT_EQ(bar->value(), 0);
    sections->setCurrentRow(sections->count() - 1);
    EXPECT_GT(bar->value(), bar->maximum() / 2);
    manual->close();
    press(canvas(), Qt::Key_F1);
    EXPECT_EQ(window->findChildren<ManualWindow*>().size(), 1) << "the same one again";
    EXPECT_TRUE(manual->isVisible());
}

TEST_F(HelpTest, F1_theManualIsThereInEveryLanguageWithTheSameSections) {
    const auto headings = [](const QString& text) { return text.count(u"\n## "_s); };
    QUndoStack history;
    QWidget commands;
    const Actions actions(&commands, history);
    const auto asShown = [](const QString& text) {
        QTextDocument document;
        document.setMarkdown(text);
        return document.toPlainText();
    };
    const qsizetype english = headings(manualText(actions));
    ASSERT_GE(english, 8);
    for (const QString& language : translatedLanguages()) {
        installTranslations(QLocale(language));
        const QString text = manualText(actions);
        EXPECT_EQ(headings(text), english) << language.toStdString();
        EXPECT_FALSE(text.contains(u'{')) << language.toStdString();
        const Actions translated(&commands, history);
        EXPECT_FALSE(asShown(manualText(translated)).contains(u'*')) << language.toStdString();
        EXPECT_FALSE(text.contains(u"First steps"_s)) << language.toStdString();
    }
    installTranslations(QLocale(u"en"_s));
}

TEST_F(HelpTest, A1_everyControlHasAnExplanation) {
    openAndChoose();
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->inherits("QMenuBar")) continue;
        const QWidget* explained = widget;  // Qt asks the parents where a control has no text
        while (explained && explained->whatsThis().isEmpty() && !explained->isWindow())
            explained = explained->parentWidget();
        EXPECT_FALSE(explained == nullptr || explained->whatsThis().isEmpty())
            << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
    for (const QAction* command : window->actions())
        EXPECT_TRUE(command->isSeparator() || !command->whatsThis().isEmpty()) << command->text().toStdString();
}

TEST_F(HelpTest, A1_operatorsAndParametersExplainThemselves) {
    openAndChoose();
    const auto text = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); };
    EXPECT_EQ(operatorList().findItems(text(first().name), Qt::MatchExactly).front()->whatsThis(),
              text(first().summary));
    EXPECT_TRUE(slider(firstParam()).whatsThis().startsWith(text(first().params.front().hint)));
    EXPECT_TRUE(window->findChild<ParameterPanel*>()->whatsThis().contains(text(first().summary)));
    const QAbstractItemView* steps = window->findChild<StepsPanel*>()->list();
    EXPECT_EQ(steps->model()->index(0, 0).data(Qt::WhatsThisRole).toString(), text(first().summary));
}

}  // namespace
}  // namespace glissade::test
