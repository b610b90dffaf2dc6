// A picture on the clipboard as a photo that is in no file.
#include "gui/support/files_fixture.h"
#include "io/decode.h"
#include "support/photos.h"
#include "ui/editor.h"
#include "ui/export_dialog.h"
#include "ui/pasted_photo.h"

#include <QClipboard>
#include <QColorSpace>
#include <QLineEdit>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>
#include <QtTest/QSignalSpy>

namespace glissade::test {
namespace {

QImage picture(QImage::Format format = QImage::Format_RGB32) {
    QImage image(8, 6, format);
    image.fill(QColor(200, 40, 30));
    image.setPixelColor(3, 2, QColor(10, 20, 250));
    return image;
}

class PastePhotoTest : public EditFilesTest {
protected:
    void paste(const QImage& image) {
        QApplication::clipboard()->setImage(image);
        press(*window, Qt::Key_V, Qt::ControlModifier);
        drain();
    }
    /// Pastes into the empty window, and answers as the engine would.
    void pasteAndOpen() {
        paste(picture());
        ASSERT_EQ(script.openedPhotos.size(), 1U);
        script.open(script.openedPhotos.back());
        drain();
    }
    void exportAll() {
        auto* dialog = shownDialog<ExportDialog>();
        ASSERT_NE(dialog, nullptr);
        dialog->findChild<QLineEdit*>(QStringLiteral("target"))->setText(folder.filePath(QStringLiteral("out.png")));
        dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
        settle();
        ASSERT_FALSE(script.exports.empty());
        script.observer->exportDone(script.exports.size(),
                                    Written{.path = script.exports.back().target, .warnings = {}});
        drain();
    }
};

TEST_F(PastePhotoTest, thePictureOpensInTheEmptyWindow) {
    pasteAndOpen();
    const Photo& photo = *script.openedPhotos.front();
    EXPECT_EQ(photo.size(), (Size{8, 6}));
    EXPECT_TRUE(window->windowTitle().startsWith(QStringLiteral("Untitled")));
    EXPECT_TRUE(window->isWindowModified()) << "it is in no file";
    EXPECT_TRUE(settings.recentFiles().isEmpty());
    EXPECT_FALSE(action(QStringLiteral("Reload")).isEnabled());
    EXPECT_FALSE(action(QStringLiteral("Save edit")).isEnabled());
    EXPECT_TRUE(action(QStringLiteral("Export…")).isEnabled());
}

TEST_F(PastePhotoTest, besideAnOpenPhotoItGetsAWindowOfItsOwn) {
    openHere();
    QSignalSpy asked(window.get(), &MainWindow::untitledWindowRequested);
    paste(picture());
    EXPECT_TRUE(script.openedPhotos.empty());
    EXPECT_EQ(asked.count(), 1);
    EXPECT_EQ(window->windowTitle(), QStringLiteral("photo.png[*] — Glissade"));
}

TEST_F(PastePhotoTest, theEditorMakesThatWindow) {
    Script engines;
    Editor editor(scriptedEngines(engines), settings, theme(), files);
    editor.open({});
    MainWindow* first = nullptr;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<MainWindow*>(each); found && found != window.get()) first = found;
    ASSERT_NE(first, nullptr);
    QApplication::clipboard()->setImage(picture());
    for (int i = 0; i < 2; ++i) {
        for (QAction* each : first->actions())
            if (QString(each->text()).remove(u'&') == QStringLiteral("Paste as new photo")) each->trigger();
        drain();
    }
    EXPECT_EQ(engines.openedPhotos.size(), 1U);
    ASSERT_NE(engines.second, nullptr);
    EXPECT_EQ(engines.second->openedPhotos.size(), 1U);
    std::vector<MainWindow*> windows;  // a window takes other top-level widgets with it
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<MainWindow*>(each); found && found != window.get()) windows.push_back(found);
    EXPECT_EQ(windows.size(), 2U);
    for (const MainWindow* each : windows) delete each;
}

TEST_F(PastePhotoTest, aCopiedFileOpensAsTheFile) {
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(toQString(photo))});
    QApplication::clipboard()->setMimeData(data);
    action(QStringLiteral("Paste as new photo")).trigger();
    EXPECT_EQ(script.opened, std::vector{photo});
}

TEST_F(PastePhotoTest, X1_whatIsNoPictureIsSaidAndNothingChanges) {
    openHere();
    QApplication::clipboard()->setText(QStringLiteral("words"));
    action(QStringLiteral("Paste as new photo")).trigger();
    drain();
    EXPECT_TRUE(says("Nothing was pasted")) << shownTexts().toStdString();
    EXPECT_TRUE(window->hasPhoto());
    EXPECT_TRUE(script.openedPhotos.empty());
}

TEST_F(PastePhotoTest, W2_closingAsksUntilItIsExportedAsItIs) {
    pasteAndOpen();
    window->close();
    settle();
    EXPECT_TRUE(window->isVisible());
    shownDialog<QMessageBox>()->defaultButton()->click();  // Export…
    settle();
    exportAll();
    EXPECT_FALSE(window->isWindowModified());
    choose(first().id);
    EXPECT_TRUE(window->isWindowModified()) << "the file has no such step";
    window->close();
    settle();
    click("Cancel");
    EXPECT_TRUE(window->isVisible());
    action(QStringLiteral("Undo")).trigger();
    EXPECT_FALSE(window->isWindowModified()) << "as it was exported";
    window->close();
    EXPECT_FALSE(window->isVisible());
}

TEST_F(PastePhotoTest, W2_discardingClosesIt) {
    pasteAndOpen();
    window->close();
    settle();
    click("Discard");
    EXPECT_FALSE(window->isVisible());
    EXPECT_TRUE(records().empty());
}

TEST_F(PastePhotoTest, F5_thePhotoIsKeptWithItsEditUntilItIsClosed) {
    pasteAndOpen();
    ASSERT_EQ(records().size(), 1U) << "the photo itself would be lost";
    choose(first().id);
    drain();
    ASSERT_EQ(records().size(), 1U);
    // As a program finds it that looks after this one is gone: without the lock.
    Path copy = base / "copy";
    std::filesystem::create_directories(copy);
    std::filesystem::copy(records().front(), copy / records().front().filename());
    const LostEdits lost = findLostEdits(copy);
    ASSERT_EQ(lost.edits.size(), 1U);
    EXPECT_EQ(lost.edits.front().recipe, script.recipes.back());
    const auto kept = decodePhoto(lost.edits.front().photo);
    ASSERT_TRUE(kept) << kept.error().message();
    EXPECT_TRUE(identical((*kept)->working({0, 0, 8, 6}), script.openedPhotos.front()->working({0, 0, 8, 6})));
    window->close();
    settle();
    click("Discard");
    EXPECT_TRUE(records().empty());
    EXPECT_FALSE(std::filesystem::exists(lost.edits.front().photo));
}

TEST_F(PastePhotoTest, F5_afterACrashItIsThereAgainAndStillInNoFile) {
    std::filesystem::create_directories(recoveryFolder);
    const Path kept = recoveryFolder / "gone-1.glissade-recovery.png";
    const auto pasted = photoFrom(picture());
    ASSERT_TRUE(pasted && writePicture(**pasted, kept));
    leaveLostEdit(kept, firstRecipe());
    window->recover(findLostEdits(recoveryFolder).edits.front());
    drain();
    ASSERT_EQ(script.opened, std::vector{kept});
    script.open(plainPhoto(kSize, kept));
    drain();
    EXPECT_TRUE(window->windowTitle().startsWith(QStringLiteral("Untitled")));
    EXPECT_EQ(script.recipes.back(), firstRecipe());
    EXPECT_TRUE(window->isWindowModified());
    EXPECT_FALSE(action(QStringLiteral("Save edit")).isEnabled());
    EXPECT_TRUE(settings.recentFiles().isEmpty());
    EXPECT_EQ(records().size(), 1U) << "it is this program's now";
    window->close();
    settle();
    click("Discard");
    EXPECT_FALSE(window->isVisible());
    EXPECT_TRUE(records().empty());
    EXPECT_FALSE(std::filesystem::exists(kept));
}

TEST_F(PastePhotoTest, F5_aPhotoThatIsClosedBeforeItIsKeptLeavesNothing) {
    paste(picture());
    ASSERT_EQ(script.openedPhotos.size(), 1U);
    hold();
    script.open(script.openedPhotos.back());
    settle();
    window->close();
    settle();
    button("Discard")->click();
    release();
    drain();
    EXPECT_FALSE(window->isVisible());
    for (const auto& entry : std::filesystem::directory_iterator(recoveryFolder))
        EXPECT_EQ(entry.path().extension(), ".lock") << entry.path();
}

TEST_F(PastePhotoTest, F5_depthTransparencyAndProfileOutliveACrash) {
    QImage image(4, 4, QImage::Format_RGBA64);
    image.fill(QColor::fromRgba64(1234, 40'000, 65'535, 30'000));
    image.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    const auto pasted = photoFrom(image);
    ASSERT_TRUE(pasted);
    const Path file = base / "kept.png";
    ASSERT_TRUE(writePicture(**pasted, file));
    const auto kept = decodePhoto(file);
    ASSERT_TRUE(kept);
    EXPECT_EQ((*kept)->info.bitDepth, 16);
    ASSERT_TRUE((*kept)->alpha);
    EXPECT_NEAR((*kept)->alpha->at(1, 1), (*pasted)->alpha->at(1, 1), 1e-5);
    for (int c = 0; c < 3; ++c)
        EXPECT_NEAR((*kept)->working({1, 1, 1, 1}).at(0, 0, c), (*pasted)->working({1, 1, 1, 1}).at(0, 0, c), 1e-4);
}

TEST_F(PastePhotoTest, anotherPhotoInItsPlaceIsOfAFileAgain) {
    pasteAndOpen();
    window->openFile(photo);
    settle();
    click("Discard");
    openHere();
    EXPECT_EQ(window->windowTitle(), QStringLiteral("photo.png[*] — Glissade"));
    EXPECT_FALSE(window->isWindowModified());
    EXPECT_TRUE(action(QStringLiteral("Reload")).isEnabled());
}

TEST_F(PastePhotoTest, E1_itsExportGoesToThePicturesUnderItsName) {
    const auto untitled = photoFrom(picture());
    ASSERT_TRUE(untitled);
    ExportDialog dialog(*untitled, {}, settings);
    EXPECT_EQ(
        dialog.findChild<QLineEdit*>(QStringLiteral("target"))->text(),
        QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + QStringLiteral("/Untitled-edited.jpg"));
}

TEST(PastedPhoto, F2_depthTransparencyAndProfileAreKept) {
    const auto plain = photoFrom(picture());
    ASSERT_TRUE(plain);
    EXPECT_TRUE(isUntitled(**plain));
    EXPECT_FALSE((*plain)->alpha.has_value());
    EXPECT_EQ((*plain)->info.bitDepth, 8);
    const Image<float> pixels = (*plain)->working({0, 0, 8, 6});
    EXPECT_FLOAT_EQ(pixels.at(0, 0, 0), 200 / 255.0F);
    EXPECT_FLOAT_EQ(pixels.at(3, 2, 2), 250 / 255.0F);

    QImage transparent = picture(QImage::Format_ARGB32_Premultiplied);
    transparent.setPixelColor(1, 1, QColor(100, 0, 0, 51));
    const auto clear = photoFrom(transparent);
    ASSERT_TRUE(clear && (*clear)->alpha);
    EXPECT_FLOAT_EQ((*clear)->alpha->at(1, 1), 0.2F);
    EXPECT_FLOAT_EQ((*clear)->alpha->at(0, 0), 1);
    EXPECT_NEAR((*clear)->working({1, 1, 1, 1}).at(0, 0, 0), 100 / 255.0, 3 / 255.0) << "not premultiplied";

    QImage deep(4, 4, QImage::Format_RGBA64);
    deep.fill(Qt::black);
    deep.setPixelColor(2, 2, QColor::fromRgba64(1234, 40'000, 65'535));
    const auto wide = photoFrom(deep);
    ASSERT_TRUE(wide);
    EXPECT_EQ((*wide)->info.bitDepth, 16);
    EXPECT_FLOAT_EQ((*wide)->working({2, 2, 1, 1}).at(0, 0, 0), 1234 / 65'535.0F);

    QImage p3 = picture();
    p3.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    const auto colourful = photoFrom(p3);
    ASSERT_TRUE(colourful);
    EXPECT_FALSE((*colourful)->profile.isSrgb());
    EXPECT_GT((*colourful)->working({0, 0, 1, 1}).at(0, 0, 0), 200 / 255.0F) << "redder than sRGB's";
    EXPECT_FALSE(photoFrom({}));
}

}  // namespace
}  // namespace glissade::test
