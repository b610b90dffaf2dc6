// Copying the edited photo to the clipboard.
#include "ui/image_copy.h"

#include "gui/support/editor_fixture.h"
#include "ui/file_path.h"

#include <QClipboard>
#include <QFileInfo>

namespace glissade::test {
namespace {

class ImageCopyTest : public EditorTest {
protected:
    ImageCopyTest() { QApplication::clipboard()->setText(QStringLiteral("before")); }
    [[nodiscard]] QString target() const { return toQString(script.exports.back().target); }
    /// Does what the engine would do.
    void finish(const QColor& color) {
        QImage image(8, 6, QImage::Format_RGB32);
        image.fill(color);
        ASSERT_TRUE(image.save(target()));
        script.observer->exportDone(script.exports.size(),
                                    Written{.path = script.exports.back().target, .warnings = {}});
        settle();
    }
};

TEST_F(ImageCopyTest, theEditAtFullSizeIsPutOnTheClipboard) {
    openAndChoose();
    press(canvas(), Qt::Key_C, Qt::ControlModifier);
    ASSERT_EQ(script.exports.size(), 1U);
    EXPECT_EQ(script.exports.front().recipe, script.recipes.back());
    EXPECT_EQ(script.exports.front().longEdge, 0);
    EXPECT_EQ(script.exports.front().encode.format, "png");
    const QString written = QFileInfo(target()).absolutePath();
    finish(Qt::red);
    EXPECT_EQ(QApplication::clipboard()->image().pixelColor(3, 3), QColor(Qt::red));
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Image copied")));
    EXPECT_FALSE(QFileInfo::exists(written)) << "nothing is left behind";
    EXPECT_TRUE(window->isWindowModified()) << "a copy is no saved edit";
}

TEST_F(ImageCopyTest, aSecondCopyReplacesTheFirst) {
    openAndChoose();
    action(QStringLiteral("Copy image")).trigger();
    action(QStringLiteral("Copy image")).trigger();
    EXPECT_EQ(script.cancelled, std::vector<ExportId>{1});
    script.observer->exportDone(1, fail(ErrorCode::Cancelled, "cancelled"));
    settle();
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("was not copied")));
    finish(Qt::blue);
    EXPECT_EQ(QApplication::clipboard()->image().pixelColor(3, 3), QColor(Qt::blue));
}

TEST_F(ImageCopyTest, X1_aFailureIsSaidAndTheClipboardStays) {
    openAndChoose();
    action(QStringLiteral("Copy image")).trigger();
    script.observer->exportDone(1, fail(ErrorCode::WriteFailed, "/tmp/copy.png", "no space left on device"));
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("no space left on device")));
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("before"));
}

TEST_F(ImageCopyTest, closingGivesItUp) {
    openPhoto();
    action(QStringLiteral("Copy image")).trigger();
    window->close();
    window.reset();
    EXPECT_EQ(script.cancelled, std::vector<ExportId>{1});
}

}  // namespace
}  // namespace glissade::test
