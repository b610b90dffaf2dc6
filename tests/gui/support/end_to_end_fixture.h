// EditorEndToEndTest: a shown main window on the real engine and the shipped models.
#pragma once

#include "gui/support/editor_fixture.h"

#include <QComboBox>
#include <QDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <functional>
#include <random>
#include <utility>

namespace glissade::test {

inline constexpr int kPatienceMs = 120'000;  // a loaded machine, a debug build

// Passes everything on and tells of each request, so that a frame can be told to answer the newest one: generations
// grow with every request. All calls come from one thread.
class WatchedEngine final : public EnginePort {
public:
    WatchedEngine(std::unique_ptr<EnginePort> inner, std::function<void()> requested)
        : inner_(std::move(inner)), requested_(std::move(requested)) {}
    void open(std::filesystem::path file, Turn turn) override { inner_->open(std::move(file), turn); }
    void open(std::shared_ptr<const Photo> photo) override { inner_->open(std::move(photo)); }
    void turn(std::shared_ptr<const Photo> photo, Turn to) override { inner_->turn(std::move(photo), to); }
    void cancelOpening() override { inner_->cancelOpening(); }
    void close() override { inner_->close(); }
    std::uint64_t setRecipe(Recipe recipe) override {
        requested_();
        return inner_->setRecipe(std::move(recipe));
    }
    void setView(View view) override {
        requested_();
        inner_->setView(view);
    }
    std::uint64_t setExactPreview(bool on) override {
        requested_();
        return inner_->setExactPreview(on);
    }
    void stopWork() override { inner_->stopWork(); }
    std::shared_ptr<const Frame> takeFrame() override { return inner_->takeFrame(); }
    ExportId exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo) override {
        return inner_->exportPhoto(std::move(request), std::move(photo));
    }
    void cancelExport(ExportId id) override { inner_->cancelExport(id); }
    void setSweep(SweepRequest request) override { inner_->setSweep(std::move(request)); }
    std::shared_ptr<const SweepPictures> takeSweep() override { return inner_->takeSweep(); }
    ReferenceId compareWithExact(std::vector<Edit> before, Edit edit, std::shared_ptr<const Photo> photo) override {
        return inner_->compareWithExact(std::move(before), std::move(edit), std::move(photo));
    }
    void cancelReference() override { inner_->cancelReference(); }
    void setCacheLimit(std::size_t bytes) override { inner_->setCacheLimit(bytes); }
    CacheUse cacheUse() const override { return inner_->cacheUse(); }

private:
    std::unique_ptr<EnginePort> inner_;
    std::function<void()> requested_;
};

// Soft shapes with fine noise: something to smooth at every scale.
inline QImage testPicture(int width, int height) {
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

inline int largestDifference(const Image<std::uint8_t>& frame, const QImage& file) {
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
              // The requests of the window's own engine count; a second one is for A/B.
              std::uint64_t& count = std::exchange(hasEngine, true) ? otherRequests : requests;
              return std::make_unique<WatchedEngine>(realEngines({})(observer), [&count] { ++count; });
          }),
          window(bridge, settings, theme(), files) {
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
        const std::string done = "Exported “" + QFileInfo(file).fileName().toStdString();
        ASSERT_TRUE(QTest::qWaitFor([&] { return shownTexts().find(done) != std::string::npos; }, kPatienceMs))
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

    QTemporaryDir folder;
    std::uint64_t requests = 0;
    std::uint64_t otherRequests = 0;
    bool hasEngine = false;
    Settings settings;
    EngineBridge bridge;
    EditFiles files{foldersIn(folder)};
    MainWindow window;
};

}  // namespace glissade::test
