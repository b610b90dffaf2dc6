// The open dialog's picture of the file that is pointed at.
#include "ui/open_dialog.h"

#include "gui/support/editor_fixture.h"
#include "image/resample.h"
#include "support/photos.h"

#include <QLineEdit>
#include <QTreeView>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class OpenDialogTest : public testing::Test {
protected:
    std::filesystem::path write(const char* name, int width, int height) const {
        const std::filesystem::path file = toPath(folder.filePath(QString::fromLatin1(name)));
        writePhoto(file, photoOf<std::uint8_t>(syntheticPhoto(width, height, 3)));
        return file;
    }
    QTemporaryDir folder;
};

TEST_F(OpenDialogTest, F1_aSmallPictureKeepsShapeAndColours) {
    const auto file = write("wide.png", 900, 300);
    const auto picture = smallPicture(file, 240, {});
    ASSERT_TRUE(picture) << picture.error().message();
    EXPECT_EQ(picture->pixels.size(), QSize(240, 80));
    EXPECT_EQ(picture->photo, (Size{900, 300})) << "of the photo itself";
    const auto photo = decodePhoto(file);
    ASSERT_TRUE(photo);
    ThreadPool pool(1);
    const Image<float> whole = (*photo)->working({0, 0, 900, 300});
    const Image<float> small = Resampler({900, 300}, {240, 80}).whole(whole, pool);
    for (const QPoint at : {QPoint(0, 0), QPoint(120, 40), QPoint(239, 79)}) {
        const float* expected = small.row(at.y()) + 3 * at.x();
        EXPECT_NEAR(picture->pixels.pixelColor(at).redF(), std::clamp(expected[0], 0.0F, 1.0F), 0.003);
        EXPECT_NEAR(picture->pixels.pixelColor(at).blueF(), std::clamp(expected[2], 0.0F, 1.0F), 0.003);
    }
    const auto tiny = smallPicture(write("tiny.png", 20, 10), 240, {});
    ASSERT_TRUE(tiny);
    EXPECT_EQ(tiny->pixels.size(), QSize(20, 10)) << "never enlarged";
    EXPECT_FALSE(smallPicture(folder.filePath(u"absent.png"_s).toStdString(), 240, {}));
}

TEST_F(OpenDialogTest, F1_theDialogShowsTheChosenPhotoOrWhyNot) {
    write("a.png", 300, 200);
    QFile bad(folder.filePath(u"bad.png"_s));
    ASSERT_TRUE(bad.open(QIODevice::WriteOnly));
    bad.write("no picture");
    bad.close();
    OpenDialog dialog(folder.path(), u"All (*)"_s);
    dialog.show();
    auto* picture = dialog.findChild<QLabel*>(u"picture"_s);
    const auto* caption = dialog.findChild<QLabel*>(u"caption"_s);
    ASSERT_NE(picture, nullptr);
    ASSERT_NE(caption, nullptr);
    EXPECT_EQ(caption->text(), u"Choose a photo to see it here."_s);
    const auto choose = [&](const char* name) {
        Q_EMIT dialog.currentChanged(folder.filePath(QString::fromLatin1(name)));
    };
    choose("a.png");
    EXPECT_TRUE(QTest::qWaitFor([&] { return !picture->pixmap().isNull(); }));
    EXPECT_EQ(picture->pixmap().deviceIndependentSize().toSize(), QSize(240, 160));
    EXPECT_EQ(caption->text(), u"300 × 200 pixels"_s);
    choose("bad.png");
    EXPECT_TRUE(QTest::qWaitFor([&] { return caption->text().startsWith(u"No picture: "_s); }));
    EXPECT_TRUE(picture->pixmap().isNull());
    choose(".");
    EXPECT_EQ(caption->text(), u"Choose a photo to see it here."_s) << "a folder";
}

TEST_F(OpenDialogTest, F1_aRowThatIsClickedAndANameThatIsTypedShowThePhoto) {
    write("a.png", 300, 200);
    write("b.png", 200, 300);
    OpenDialog dialog(folder.path(), u"All (*)"_s);
    dialog.setViewMode(QFileDialog::Detail);
    dialog.show();
    auto* list = dialog.findChild<QTreeView*>(u"treeView"_s);
    auto* name = dialog.findChild<QLineEdit*>(u"fileNameEdit"_s);
    const auto* picture = dialog.findChild<QLabel*>(u"picture"_s);
    ASSERT_TRUE(list && name && picture);
    const auto row = [&](int number) { return list->model()->index(number, 0, list->rootIndex()); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return list->model()->rowCount(list->rootIndex()) == 2; }));
    settle();
    const auto shows = [&](QSize size) {
        return QTest::qWaitFor([&] { return picture->pixmap().deviceIndependentSize().toSize() == size; });
    };
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row(1)).center());
    EXPECT_TRUE(shows({160, 240})) << "b.png";
    name->selectAll();
    QTest::keyClicks(name, u"a.png"_s);
    EXPECT_TRUE(shows({240, 160})) << "a.png";
}


}  // namespace
}  // namespace glissade::test
