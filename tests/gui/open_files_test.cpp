// Which files are opened, in which window, and which are remembered.
#include "gui/support/editor_fixture.h"
#include "io/decode.h"
#include "ui/editor.h"
#include "ui/open_dialog.h"

#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class OpenFilesTest : public EditorTest {
protected:
    [[nodiscard]] static QMenu& recent(const MainWindow& of) {
        for (QAction* item : of.menuBar()->actions().front()->menu()->actions())
            if (item->menu()) return *item->menu();
        ADD_FAILURE() << "no menu of recent photos";
        return *of.menuBar()->actions().front()->menu();
    }
    [[nodiscard]] static QAction* entry(const MainWindow& of, const QString& file) {
        for (QAction* each : recent(of).actions())
            if (each->toolTip() == file) return each;
        return nullptr;
    }
    [[nodiscard]] QString make(const char* name) const {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        return file.fileName();
    }
};

TEST_F(OpenFilesTest, F1_severalDroppedFilesOpenSeveralWindows) {
    std::vector<std::filesystem::path> others;
    QObject::connect(window.get(), &MainWindow::windowRequested, window.get(), [&](const std::filesystem::path& file) {
        others.push_back(file);
    });
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/photos/a.jpg"_s),
                  QUrl::fromLocalFile(u"/photos/b.jpg"_s),
                  QUrl::fromLocalFile(u"/photos/c.jpg"_s)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &enter);
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &drop);
    EXPECT_EQ(script.opened, std::vector<std::filesystem::path>{"/photos/a.jpg"});
    EXPECT_EQ(others, (std::vector<std::filesystem::path>{"/photos/b.jpg", "/photos/c.jpg"}));
}

TEST_F(OpenFilesTest, F1_severalFilesOfTheOpenDialogOpenSeveralWindows) {
    const QStringList chosen{make("a.png"), make("b.png")};
    std::vector<std::filesystem::path> others;
    QObject::connect(window.get(), &MainWindow::windowRequested, window.get(), [&](const std::filesystem::path& file) {
        others.push_back(file);
    });
    action(u"Open…"_s).trigger();
    settle();
    auto* dialog = window->findChild<OpenDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->fileMode(), QFileDialog::ExistingFiles);
    Q_EMIT dialog->filesSelected(chosen);
    EXPECT_EQ(script.opened, std::vector<std::filesystem::path>{toPath(chosen[0])});
    EXPECT_EQ(others, std::vector<std::filesystem::path>{toPath(chosen[1])});
}

TEST_F(OpenFilesTest, F1_theEditorMakesAWindowForEach) {
    Script ownScript;
    Editor editor(scriptedEngines(ownScript), settings, theme(), files);
    const auto before = QApplication::topLevelWidgets();
    editor.open({"/photos/a.jpg", "/photos/b.jpg"});
    settle();
    QList<MainWindow*> made;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<MainWindow*>(each); found && !before.contains(each)) made.append(found);
    EXPECT_EQ(made.size(), 2);
    EXPECT_EQ(ownScript.opened, std::vector<std::filesystem::path>{"/photos/a.jpg"});
    ASSERT_NE(ownScript.second, nullptr);
    EXPECT_EQ(ownScript.second->opened, std::vector<std::filesystem::path>{"/photos/b.jpg"});
    qDeleteAll(made);
}

TEST_F(OpenFilesTest, F1_theDialogBeginsWithAllFormatsThatCanBeRead) {
    action(u"Open…"_s).trigger();
    settle();
    auto* dialog = window->findChild<OpenDialog*>();
    ASSERT_NE(dialog, nullptr);
    ASSERT_GE(dialog->nameFilters().size(), 2);
    const QString photos = dialog->nameFilters().front();
    EXPECT_EQ(dialog->selectedNameFilter().section(u' ', 0, 0), photos.section(u' ', 0, 0));
    for (const char* suffix : {"*.jpg", "*.jpeg", "*.png", "*.tif", "*.tiff", "*.webp", "*.bmp", "*.JPG"})
        EXPECT_TRUE(photos.contains(QLatin1String(suffix))) << suffix;
    for (const std::string& suffix : readableSuffixes())
        EXPECT_TRUE(photos.contains(u"*."_s + QString::fromStdString(suffix))) << suffix;
}

TEST_F(OpenFilesTest, F4_missingPhotosAreGreyedWhenTheMenuIsOpened) {
    const QString kept = make("kept.png");
    const QString gone = make("gone.png");
    settings.addRecentFile(kept);
    settings.addRecentFile(gone);
    ASSERT_NE(entry(*window, gone), nullptr);
    EXPECT_TRUE(entry(*window, gone)->isEnabled());
    EXPECT_EQ(recent(*window).actions().front(), entry(*window, gone)) << "the newest is first";
    QFile::remove(gone);
    Q_EMIT recent(*window).aboutToShow();
    EXPECT_FALSE(entry(*window, gone)->isEnabled());
    EXPECT_TRUE(entry(*window, kept)->isEnabled());
    (void)make("gone.png");
    Q_EMIT recent(*window).aboutToShow();
    EXPECT_TRUE(entry(*window, gone)->isEnabled()) << "it is there again";
    entry(*window, gone)->trigger();
    EXPECT_EQ(script.opened.back(), toPath(gone));
}

TEST_F(OpenFilesTest, F4_theListIsClearedAndTheSameInEveryWindow) {
    Script otherScript;
    EngineBridge otherBridge(scriptedEngines(otherScript));
    MainWindow other(otherBridge, settings, theme(), files);
    other.show();
    const QString file = make("a.png");
    script.open(plainPhoto(kSize, toPath(file)));
    settle();
    EXPECT_NE(entry(*window, file), nullptr);
    EXPECT_NE(entry(other, file), nullptr) << "the other window's menu knows it too";
    EXPECT_TRUE(std::ranges::any_of(other.findChildren<QPushButton*>(), [&](const QPushButton* each) {
        return each->isVisible() && each->text() == u"a.png"_s;
    })) << "and its start page";
    for (QAction* each : recent(*window).actions())
        if (QString(each->text()).remove(u'&') == u"Clear list"_s) {
            each->trigger();
            break;
        }
    EXPECT_TRUE(settings.recentFiles().isEmpty());
    EXPECT_EQ(entry(*window, file), nullptr);
    EXPECT_EQ(entry(other, file), nullptr);
}

}  // namespace
}  // namespace glissade::test
