// The whole editor on the real engine: open, choose an operator, drag, see the picture change, export, compare.
#include "gui/support/editor_fixture.h"
#include "ui/file_path.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <random>

namespace glissade::test {
namespace {

constexpr int kPatienceMs = 120'000;  // a loaded machine, a debug build

// Passes everything on and counts the requests, so that a frame can be told to answer the newest one: generations grow
// with every request.
class CountingEngine final : public EnginePort {
public:
    CountingEngine(std::unique_ptr<EnginePort> inner, std::uint64_t& requests)
        : inner_(std::move(inner)), requests_(requests) {}
    void open(std::filesystem::path file) override { inner_->open(std::move(file)); }
    void setRecipe(Recipe recipe) override {
        ++requests_;
        inner_->setRecipe(std::move(recipe));
    }
    void setView(View view) override {
        ++requests_;
        inner_->setView(view);
    }
    std::shared_ptr<const Frame> takeFrame() override { return inner_->takeFrame(); }
    ExportId exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo) override {
        return inner_->exportPhoto(std::move(request), std::move(photo));
    }
    void cancelExport(ExportId id) override { inner_->cancelExport(id); }

private:
    std::unique_ptr<EnginePort> inner_;
    std::uint64_t& requests_;
};

// Soft shapes with fine noise: something to smooth at every scale.
QImage testPicture(int width, int height) {
    std::mt19937 random(20240611);
    std::normal_distribution<double> noise(0, 9);
    QImage picture(width, height, QImage::Format_RGB888);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const bool inside =
                (x - width / 3) * (x - width / 3) + (y - height / 2) * (y - height / 2) < height * height / 9;
            const double base = inside ? 190 : 60 + 80.0 * x / width;
            const auto channel = [&](double shift) { return std::clamp(int(base + shift + noise(random)), 0, 255); };
            picture.setPixel(x, y, qRgb(channel(0), channel(20), channel(-25)));
        }
    return picture;
}

int largestDifference(const Image<std::uint8_t>& frame, const QImage& file) {
    int largest = 0;
    for (int y = 0; y < frame.height(); ++y)
        for (int x = 0; x < frame.width(); ++x) {
            const QRgb pixel = file.pixel(x, y);
            const int channels[] = {qRed(pixel), qGreen(pixel), qBlue(pixel)};
            for (int c = 0; c < 3; ++c) largest = std::max(largest, std::abs(channels[c] - frame.at(x, y, c)));
        }
    return largest;
}

class EditorEndToEndTest : public testing::Test {
protected:
    EditorEndToEndTest()
        : settings(folder.filePath(QStringLiteral("settings.ini"))),
          bridge([this](EngineObserver& observer) {
              return std::make_unique<CountingEngine>(realEngines({})(observer), requests);
          }),
          window(bridge, settings, theme()) {
        window.resize(1100, 700);
        window.show();
        settle();
    }

    void open(const QString& file) {
        window.openFile(toPath(file));
        ASSERT_TRUE(QTest::qWaitFor([this] { return canvas().frame() != nullptr; }, kPatienceMs)) << shownTexts();
    }
    void choose(const OperatorSpec& spec) {
        for (QAction* action : window.actions())
            if (QString(action->text()).remove(u'&').toStdString() == spec.name) action->trigger();
    }
    /// Waits for the finished frame that answers the newest request.
    std::shared_ptr<const Frame> finishedFrame(FrameState state) {
        const bool came = QTest::qWaitFor(
            [&] { return canvas().frame()->generation >= requests && canvas().frame()->state == state; }, kPatienceMs);
        EXPECT_TRUE(came) << shownTexts();
        return canvas().frame();
    }
    void dragTo(const OperatorSpec& spec, double share) {
        auto* slider = window.findChild<ParameterPanel*>()->findChild<ParameterSlider*>(
            QString::fromStdString(std::string(spec.params.front().id)));
        ASSERT_NE(slider, nullptr);
        auto* handle = slider->findChild<ValueSlider*>();
        drag(*handle, {int(handle->maximum() * share / 2), int(handle->maximum() * share)});
    }
    void exportTo(const QString& file) {
        for (QAction* action : window.actions())
            if (action->text().contains(QStringLiteral("xport…"))) action->trigger();
        settle();
        auto* dialog = window.findChild<QDialog*>();
        ASSERT_NE(dialog, nullptr);
        auto* format = dialog->findChild<QComboBox*>(QStringLiteral("format"));
        format->setCurrentIndex(format->findData(QStringLiteral("png")));
        dialog->findChild<QLineEdit*>(QStringLiteral("target"))->setText(file);
        dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
        ASSERT_TRUE(QTest::qWaitFor([&] { return shownTexts().find("Exported “") != std::string::npos; }, kPatienceMs))
            << shownTexts();
    }
    [[nodiscard]] std::string shownTexts() const {
        std::string all;
        for (const QLabel* label : window.findChildren<QLabel*>())
            if (label->isVisible()) all += label->text().toStdString() + '\n';
        return all;
    }
    [[nodiscard]] Canvas& canvas() const { return *window.findChild<Canvas*>(); }
    [[nodiscard]] QString makePhoto(int width, int height) const {
        const QString file = folder.filePath(QStringLiteral("photo.png"));
        EXPECT_TRUE(testPicture(width, height).save(file));
        return file;
    }
    void editExportAndCompare(const OperatorSpec& spec, FrameState state);

    QTemporaryDir folder;
    std::uint64_t requests = 0;
    Settings settings;
    EngineBridge bridge;
    MainWindow window;
};

void EditorEndToEndTest::editExportAndCompare(const OperatorSpec& spec, FrameState state) {
    const auto atDefault = finishedFrame(state);
    ASSERT_TRUE(atDefault->original);
    EXPECT_GT(largestDifference(
                  atDefault->edited,
                  viewOf(*atDefault->original, atDefault, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32)),
              3)
        << "the operator does something";

    dragTo(spec, 0.95);
    const auto dragged = finishedFrame(state);
    EXPECT_GT(
        largestDifference(dragged->edited,
                          viewOf(atDefault->edited, atDefault, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32)),
        3)
        << "the slider does something";
    const QImage shown = canvas().grab().toImage();
    const QPoint origin = canvas().view().photoOnDevice().topLeft().toPoint();
    for (const QPoint point : {QPoint(5, 5), QPoint(90, 60), QPoint(150, 100)}) {
        const QColor painted = shown.pixelColor(origin + point);
        EXPECT_EQ(painted.red(), dragged->edited.at(point.x(), point.y(), 0));
        EXPECT_EQ(painted.green(), dragged->edited.at(point.x(), point.y(), 1));
    }

    const QString target = folder.filePath(QStringLiteral("out.png"));
    exportTo(target);
    const QImage written(target);
    ASSERT_EQ(written.size(), QSize(dragged->edited.width(), dragged->edited.height()));
    EXPECT_LE(largestDifference(dragged->edited, written), 1) << "what the canvas shows is what the export gives";

    window.openFile(toPath(target));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return window.windowTitle().startsWith(QStringLiteral("out.png")) &&
                   canvas().frame()->photoId > dragged->photoId;
        },
        kPatienceMs));
    EXPECT_LE(largestDifference(canvas().frame()->edited, written), 0) << "the written file opens as it is";
}

TEST_F(EditorEndToEndTest, P4_openDragExportReopenWithTheNetwork) {
    open(makePhoto(320, 240));
    const OperatorSpec& spec = *allOperators()[1];
    choose(spec);
    editExportAndCompare(spec, FrameState::Settled);
}

TEST_F(EditorEndToEndTest, P4_openDragExportReopenWithTheExactOperator) {
    open(makePhoto(160, 120));
    const OperatorSpec& spec = *allOperators()[1];
    choose(spec);
    for (auto* box : window.findChildren<QCheckBox*>())
        if (box->text() == QStringLiteral("Exact algorithm")) box->click();
    editExportAndCompare(spec, FrameState::Exact);
}

TEST_F(EditorEndToEndTest, X1_whatIsNoPhotoIsSaidAndTheEditorStaysUsable) {
    const QString bad = folder.filePath(QStringLiteral("no photo.jpg"));
    QFile file(bad);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("this is text");
    file.close();
    for (const QString& each : {bad, folder.filePath(QStringLiteral("missing.png")), folder.path()}) {
        window.openFile(toPath(each));
        const std::string title = "“" + QFileInfo(each).fileName().toStdString() + "” could not be opened";
        EXPECT_TRUE(QTest::qWaitFor([&] { return shownTexts().find(title) != std::string::npos; }, kPatienceMs))
            << title << '\n'
            << shownTexts();
    }
    open(makePhoto(64, 48));
    EXPECT_TRUE(window.hasPhoto());
}

}  // namespace
}  // namespace glissade::test
