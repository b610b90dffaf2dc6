// Cropping: a part of the edit that the canvas shows and exports write; the steps know nothing of it.
#include "gui/support/files_fixture.h"
#include "ui/crop_bar.h"
#include "ui/crop_tool.h"
#include "ui/histogram_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class CropTest : public EditFilesTest {
protected:
    void open() {
        openHere();
        show();
    }
    void show() {
        script.deliver(kSize, 1, ++generation, FrameState::Plain, kOriginalColor);
        settle();
    }
    void begin() { press(canvas(), Qt::Key_C); }
    [[nodiscard]] CropTool& tool() const { return *window->findChild<CropTool*>(); }
    [[nodiscard]] CropBar& bar() const { return *window->findChild<CropBar*>(); }
    [[nodiscard]] QSpinBox& field(const char* name) const {
        return *bar().findChild<QSpinBox*>(QString::fromLatin1(name));
    }
    void pushButton(const char* name) const {
        QTest::mouseClick(bar().findChild<QPushButton*>(QString::fromLatin1(name)), Qt::LeftButton);
        settle();
    }
    void chooseRatio(const QString& text) const {
        auto* box = bar().findChild<QComboBox*>(u"cropRatio"_s);
        box->setCurrentIndex(box->findText(text));
        ASSERT_EQ(box->currentText(), text);
        Q_EMIT box->activated(box->currentIndex());
        settle();
    }
    /// Where a point of the photo is on the tool.
    [[nodiscard]] QPointF at(double x, double y) const {
        const QRectF photo = canvas().view().photoOnDevice();
        const double scale = canvas().view().scale();
        return (photo.topLeft() + QPointF(x, y) * scale) / canvas().devicePixelRatioF();
    }
    /// Presses at a point of the photo, moves to another and lets go.
    void dragPhoto(QPointF from, QPointF to) const {
        const QPoint start = at(from.x(), from.y()).toPoint();
        const QPointF end = at(to.x(), to.y());
        QTest::mousePress(&tool(), Qt::LeftButton, {}, start);
        QMouseEvent move(QEvent::MouseMove, end, tool().mapToGlobal(end), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&tool(), &move);
        QTest::mouseRelease(&tool(), Qt::LeftButton, {}, end.toPoint());
        settle();
    }
    [[nodiscard]] Rect kept() const { return canvas().view().shown(); }
    [[nodiscard]] const CropArea& exported() {
        trigger("Copy image");
        return script.exports.back().recipe.crop;
    }
};

constexpr Rect kWhole{0, 0, 400, 300};

TEST_F(CropTest, S2_cShowsTheRectangleAndCAgainCrops) {
    open();
    EXPECT_FALSE(tool().isVisible());
    begin();
    EXPECT_TRUE(tool().isVisible());
    EXPECT_TRUE(bar().isVisible());
    EXPECT_TRUE(tool().hasFocus());
    EXPECT_TRUE(action(u"Crop"_s).isChecked());
    EXPECT_EQ(tool().area(), kWhole);
    dragPhoto({0, 150}, {100, 150});
    EXPECT_EQ(tool().area(), (Rect{100, 0, 300, 300}));
    EXPECT_EQ(field("cropWidth").value(), 300);
    EXPECT_EQ(kept(), kWhole) << "all of it is seen meanwhile";
    EXPECT_EQ(undoText(), u"Undo"_s);
    press(tool(), Qt::Key_C);
    EXPECT_FALSE(tool().isVisible());
    EXPECT_FALSE(bar().isVisible());
    EXPECT_FALSE(action(u"Crop"_s).isChecked());
    EXPECT_EQ(kept(), (Rect{100, 0, 300, 300}));
    EXPECT_TRUE(canvas().view().fits());
}

TEST_F(CropTest, H1_aCropIsOneUndoStepWithItsName) {
    open();
    begin();
    dragPhoto({0, 0}, {100, 60});
    dragPhoto({250, 150}, {200, 150});
    press(tool(), Qt::Key_Return);
    const Rect area{50, 60, 300, 240};
    EXPECT_EQ(kept(), area);
    EXPECT_EQ(undoText(), u"Undo Crop"_s);
    EXPECT_TRUE(window->isWindowModified());
    EXPECT_TRUE(says("300 × 240")) << "the size that is exported";
    EXPECT_EQ(exported(), CropArea::from(area, kSize));
    trigger("Undo");
    EXPECT_EQ(kept(), kWhole);
    EXPECT_FALSE(window->isWindowModified());
    EXPECT_TRUE(exported().isNone());
    trigger("Redo");
    EXPECT_EQ(kept(), area);
}

TEST_F(CropTest, H1_theWholePhotoAgainIsAStepToo) {
    open();
    begin();
    dragPhoto({0, 150}, {100, 150});
    pushButton("cropAccept");
    begin();
    EXPECT_EQ(tool().area(), (Rect{100, 0, 300, 300})) << "goes on from what is kept";
    EXPECT_EQ(kept(), kWhole);
    pushButton("cropWhole");
    pushButton("cropAccept");
    EXPECT_EQ(kept(), kWhole);
    EXPECT_EQ(undoText(), u"Undo Whole photo"_s);
    EXPECT_TRUE(exported().isNone());
}

TEST_F(CropTest, X_escapeAndCancelLeaveThePhotoAsItWas) {
    open();
    for (const bool byKey : {true, false}) {
        begin();
        dragPhoto({0, 150}, {100, 150});
        byKey ? press(tool(), Qt::Key_Escape) : pushButton("cropCancel");
        EXPECT_FALSE(tool().isVisible());
        EXPECT_FALSE(action(u"Crop"_s).isChecked());
        EXPECT_EQ(kept(), kWhole);
        EXPECT_EQ(undoText(), u"Undo"_s);
        EXPECT_FALSE(window->isWindowModified());
    }
}

TEST_F(CropTest, X_aCropThatChangesNothingIsNoStep) {
    open();
    begin();
    press(tool(), Qt::Key_Return);
    EXPECT_FALSE(tool().isVisible());
    EXPECT_EQ(undoText(), u"Undo"_s);
}

TEST_F(CropTest, S2_withoutAPhotoNothingCanBeCropped) {
    EXPECT_FALSE(action(u"Crop"_s).isEnabled());
    open();
    EXPECT_TRUE(action(u"Crop"_s).isEnabled());
}

TEST_F(CropTest, A1_keysMoveTheRectangleAndItsSides) {
    open();
    begin();
    dragPhoto({0, 0}, {100, 100});
    ASSERT_EQ(tool().area(), (Rect{100, 100, 300, 200}));
    press(tool(), Qt::Key_Left);
    press(tool(), Qt::Key_Up, Qt::ShiftModifier);
    EXPECT_EQ(tool().area(), (Rect{99, 90, 300, 200}));
    press(tool(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    press(tool(), Qt::Key_Down, Qt::ControlModifier);
    EXPECT_EQ(tool().area(), (Rect{99, 90, 290, 201}));
    EXPECT_EQ(tool().accessibleDescription(), u"290 × 201 px at 99, 90"_s);
}

TEST_F(CropTest, X_beyondTheRectangleANewOneIsDrawn) {
    open();
    begin();
    dragPhoto({400, 300}, {200, 150});
    ASSERT_EQ(tool().area(), (Rect{0, 0, 200, 150}));
    dragPhoto({390, 290}, {290, 200});
    EXPECT_EQ(tool().area(), (Rect{290, 200, 100, 90}));
}

TEST_F(CropTest, X_ratiosAreKept) {
    open();
    begin();
    auto* upright = bar().findChild<QToolButton*>(u"cropUpright"_s);
    EXPECT_FALSE(upright->isEnabled());
    chooseRatio(u"1 : 1"_s);
    EXPECT_EQ(tool().area().width, tool().area().height);
    EXPECT_FALSE(upright->isEnabled());
    chooseRatio(u"3 : 2"_s);
    EXPECT_TRUE(upright->isEnabled());
    EXPECT_NEAR(tool().area().width, 1.5 * tool().area().height, 1);
    const Rect before = tool().area();
    dragPhoto({before.x + 0.0, before.y + 0.0}, {before.x + 60.0, before.y + 50.0});
    EXPECT_LT(tool().area().width, before.width);
    EXPECT_NEAR(tool().area().width, 1.5 * tool().area().height, 1);
    QTest::mouseClick(upright, Qt::LeftButton);
    EXPECT_NEAR(1.5 * tool().area().width, tool().area().height, 1.5);
    chooseRatio(u"As the photo"_s);
    EXPECT_NEAR(4 * tool().area().width, 3 * tool().area().height, 4);
}

TEST_F(CropTest, X_sizesAreTyped) {
    open();
    begin();
    field("cropWidth").setFocus();
    field("cropWidth").selectAll();
    QTest::keyClicks(&field("cropWidth"), u"200"_s);
    QTest::keyClick(&field("cropWidth"), Qt::Key_Return);
    EXPECT_EQ(tool().area(), (Rect{100, 0, 200, 300}));
    EXPECT_TRUE(tool().isVisible()) << "Enter in a field takes the number";
    chooseRatio(u"1 : 1"_s);
    field("cropHeight").setValue(120);
    EXPECT_EQ((Size{tool().area().width, tool().area().height}), (Size{120, 120}));
    EXPECT_EQ(field("cropWidth").value(), 120);
}

TEST_F(CropTest, C1_theCanvasFitsAndPansWhatIsKept) {
    open();
    begin();
    dragPhoto({400, 300}, {200, 150});
    press(tool(), Qt::Key_Return);
    show();
    const double ratio = canvas().devicePixelRatioF();
    const QRectF shown = canvas().view().shownOnDevice();
    EXPECT_NEAR(shown.center().x() / ratio, canvas().width() / 2.0, 1);
    EXPECT_NEAR(shown.center().y() / ratio, canvas().height() / 2.0, 1);
    // A point beyond the crop, which the frame has, is not painted.
    const QImage picture = canvas().grab().toImage();
    const QPointF inside = shown.bottomRight() - QPointF(4, 4);
    const QPointF beyond = shown.bottomRight() + QPointF(4, -4);
    EXPECT_EQ(picture.pixelColor(inside.toPoint()), toColor(kOriginalColor));
    EXPECT_NE(picture.pixelColor(beyond.toPoint()), toColor(kOriginalColor));
    canvas().zoomTo(16);
    for (int i = 0; i < 50; ++i) press(canvas(), Qt::Key_Right);
    EXPECT_NEAR(canvas().view().shownOnDevice().right(), canvas().view().viewport().width, 1.5)
        << "no further than its edge";
}

TEST_F(CropTest, W5_theBarFitsASmallWindow) {
    open();
    for (const QSize size : {QSize(1024, 640), QSize(1600, 800)}) {
        window->resize(size);
        begin();
        EXPECT_EQ(window->size(), size);
        for (const QWidget* each : bar().findChildren<QWidget*>()) {
            if (!each->isVisible()) continue;
            const QRect place(each->mapTo(&bar(), QPoint()), each->size());
            EXPECT_TRUE(bar().rect().contains(place)) << each->objectName().toStdString();
            EXPECT_GE(each->width(), each->minimumSizeHint().width()) << each->objectName().toStdString();
        }
        const bool inOneRow = std::abs(field("cropWidth").mapTo(&bar(), QPoint()).y() -
                                       bar().findChild<QWidget*>(u"cropAccept"_s)->mapTo(&bar(), QPoint()).y()) < 12;
        EXPECT_EQ(inOneRow, size.width() == 1600);
        press(tool(), Qt::Key_Escape);
    }
}

TEST_F(CropTest, H1_turningThePhotoTurnsWhatIsKept) {
    open();
    begin();
    dragPhoto({0, 0}, {100, 60});
    press(tool(), Qt::Key_Return);
    ASSERT_EQ(kept(), (Rect{100, 60, 300, 240}));
    trigger("Rotate right");
    EXPECT_EQ(kept(), (Rect{100, 60, 300, 240})) << "until the engine has turned it";
    script.turnAsAsked();
    settle();
    EXPECT_EQ(kept(), (Rect{0, 100, 240, 300}));
    trigger("Undo");
    script.turnAsAsked();
    settle();
    EXPECT_EQ(kept(), (Rect{100, 60, 300, 240}));
}

TEST_F(CropTest, X_whatTurnsOrUndoesMeanwhileEndsIt) {
    open();
    begin();
    dragPhoto({0, 0}, {100, 60});
    trigger("Rotate right");
    EXPECT_FALSE(tool().isVisible());
    script.turnAsAsked();
    settle();
    EXPECT_EQ(kept(), (Rect{0, 0, 300, 400}));
    begin();
    EXPECT_EQ(tool().area(), (Rect{0, 0, 300, 400}));
    trigger("Undo");
    EXPECT_FALSE(tool().isVisible());
    EXPECT_FALSE(action(u"Crop"_s).isChecked());
}

TEST_F(CropTest, C3_sideBySideComesBack) {
    open();
    trigger("Side by side");
    begin();
    EXPECT_FALSE(canvas().isSideBySide());
    press(tool(), Qt::Key_Escape);
    EXPECT_TRUE(canvas().isSideBySide());
}

TEST_F(CropTest, F3_theCropIsSavedWithTheEditAndComesBack) {
    open();
    begin();
    dragPhoto({0, 0}, {100, 60});
    press(tool(), Qt::Key_Return);
    trigger("Save edit");
    EXPECT_FALSE(window->isWindowModified());
    const Recipe expected{.edits = {}, .turn = {}, .crop = CropArea::from({100, 60, 300, 240}, kSize)};
    EXPECT_EQ(readRecipeFile(sidecar)->recipe, expected);
    openHere(base / "other.png");
    EXPECT_EQ(kept(), kWhole) << "another photo";
    openHere();
    EXPECT_EQ(kept(), (Rect{100, 60, 300, 240}));
    EXPECT_FALSE(window->isWindowModified());
    click("Start without it");
    EXPECT_EQ(kept(), kWhole);
}

TEST_F(CropTest, F5_theCropOutlivesACrash) {
    leaveLostEdit(photo, {.edits = {}, .turn = {}, .crop = CropArea::from({10, 20, 30, 40}, kSize)});
    open();
    click("Restore");
    EXPECT_EQ(kept(), (Rect{10, 20, 30, 40}));
}

TEST_F(CropTest, H3_presetsAndPastedEditsLeaveThePhotosOwnCrop) {
    const PresetStore store(foldersIn(folder).data / "presets", {});
    const Recipe cropped{.edits = {makeEdit(first())}, .turn = {}, .crop = {0, 0, 0.5, 0.5}};
    const auto saved = store.save("Own", cropped, PresetStore::IfThere::Fail);
    ASSERT_TRUE(saved);
    EXPECT_TRUE(saved->recipe.crop.isNone());
    EXPECT_TRUE(store.find("Own")->recipe.crop.isNone());
    open();
    choose(first().id);
    trigger("Copy edit");
    begin();
    dragPhoto({0, 0}, {100, 60});
    press(tool(), Qt::Key_Return);
    trigger("Paste edit");
    EXPECT_EQ(kept(), (Rect{100, 60, 300, 240}));
    trigger("Rotate right");
    script.turnAsAsked();
    settle();
    ASSERT_EQ(kept(), (Rect{0, 100, 240, 300}));
    trigger("Paste edit");  // which lies as its photo did
    script.turnAsAsked();
    settle();
    EXPECT_EQ(kept(), (Rect{100, 60, 300, 240})) << "the same part of the photo";
}

TEST_F(CropTest, C5_theHistogramCountsWhatIsKept) {
    open();
    auto* histogram = window->findChild<HistogramPanel*>();
    const std::uint64_t all = kWhole.width * kWhole.height;
    ASSERT_TRUE(QTest::qWaitFor([&] { return histogram->shown().pixels == all; })) << histogram->shown().pixels;
    begin();
    dragPhoto({400, 300}, {200, 150});
    press(tool(), Qt::Key_Return);
    // The engine shows what it is asked for, and that is what is kept.
    const View& view = script.views.back();
    ASSERT_EQ(view.visible(kSize), kept());
    auto frame = std::make_shared<Frame>();
    frame->area = kept();
    frame->view = view;
    frame->photoId = 1;
    frame->generation = ++generation;
    frame->edited = Image<std::uint8_t>(frame->area.width, frame->area.height, 4);
    std::ranges::fill(frame->edited.samples(), std::uint8_t{255});
    script.deliver(std::shared_ptr<const Frame>(std::move(frame)));
    ASSERT_TRUE(QTest::qWaitFor([&] { return histogram->shown().pixels == all / 4; })) << histogram->shown().pixels;
}

}  // namespace
}  // namespace glissade::test
