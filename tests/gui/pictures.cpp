// glissade_gui_pictures PHOTO FOLDER [light|dark] [editor|compare|drag]: makes pictures of the editor, of its tools
// for comparing, or the frames of a drag for an animation, at the scale of QT_SCALE_FACTOR.
#include "operators/registry.h"
#include "ui/canvas.h"
#include "ui/edit_files.h"
#include "ui/engine_bridge.h"
#include "ui/file_path.h"
#include "ui/main_window.h"
#include "ui/operator_popup.h"
#include "ui/parameter_panel.h"
#include "ui/pasted_photo.h"
#include "ui/presets_panel.h"
#include "ui/recovery_dialog.h"
#include "ui/reference_panel.h"
#include "ui/slot_bar.h"
#include "ui/steps_panel.h"
#include "ui/sweep_strip.h"
#include "ui/sweep_tile.h"
#include "ui/value_pad.h"
#include "ui/value_slider.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <cstdio>

namespace {

using namespace glissade;
using namespace Qt::StringLiterals;

constexpr int kPatienceMs = 180'000;

class Photographer {
public:
    Photographer(MainWindow& window, QString folder) : window_(window), folder_(std::move(folder)) {}

    void take(const QString& name) const {
        for (int i = 0; i < 20; ++i) QApplication::processEvents(QEventLoop::AllEvents, 20);
        QPixmap picture = window_.grab();
        if (const auto* popup = window_.findChild<OperatorPopup*>(); popup->isVisible()) {
            QPainter painter(&picture);
            painter.drawPixmap(window_.mapFromGlobal(popup->pos()), const_cast<OperatorPopup*>(popup)->grab());
        }
        for (const auto* dialog : window_.findChildren<QDialog*>()) {
            if (!dialog->isVisible()) continue;
            QPainter painter(&picture);
            painter.fillRect(window_.rect(), QColor(0, 0, 0, 70));
            const QPixmap over = const_cast<QDialog*>(dialog)->grab();
            painter.drawPixmap(
                (window_.width() - dialog->width()) / 2, (window_.height() - dialog->height()) / 2, over);
        }
        picture.save(QDir(folder_).filePath(name + u".png"_s));
    }
    void trigger(const QString& text) const {
        for (QAction* action : window_.actions())
            if (QString(action->text()).remove(u'&').startsWith(text)) return action->trigger();
    }
    bool waitFor(FrameState state) const {
        return QTest::qWaitFor(
            [this, state] {
                const auto frame = canvas().frame();
                return frame && frame->state == state && frame->view == canvas().view().request();
            },
            kPatienceMs);
    }
    [[nodiscard]] ValueSlider* firstSlider() const {
        const auto id = allOperators().front()->params.front().id;
        const QString name = QString::fromUtf8(id.data(), qsizetype(id.size()));
        return window_.findChild<ParameterSlider*>(name)->findChild<ValueSlider*>();
    }
    [[nodiscard]] bool isSettled() const { return canvas().frame() && canvas().frame()->state == FrameState::Settled; }
    [[nodiscard]] Canvas& canvas() const { return *window_.findChild<Canvas*>(); }

    /// Leaves the button down: a picture of a drag under way.
    void dragTo(double share) const {
        ValueSlider* slider = firstSlider();
        const QPoint from(slider->centerFor(slider->value()), slider->height() / 2);
        const QPoint to(slider->centerFor(int(slider->maximum() * share)), slider->height() / 2);
        QTest::mousePress(slider, Qt::LeftButton, {}, from);
        QMouseEvent move(
            QEvent::MouseMove, QPointF(to), slider->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(slider, &move);
    }
    void release() const {
        ValueSlider* slider = firstSlider();
        QTest::mouseRelease(
            slider, Qt::LeftButton, {}, QPoint(slider->centerFor(slider->value()), slider->height() / 2));
    }

private:
    MainWindow& window_;
    QString folder_;
};

// The frames of a drag from the weakest value to the strongest, for an animation.
void takeDrag(const Photographer& camera, MainWindow& window) {
    constexpr int kFrames = 24;
    window.resize(1024, 640);
    const auto name = allOperators().front()->name;
    camera.trigger(QString::fromUtf8(name.data(), qsizetype(name.size())));
    (void)camera.waitFor(FrameState::Settled);
    for (int i = 0; i < kFrames; ++i) {
        camera.dragTo(i / (kFrames - 1.0));
        (void)camera.waitFor(FrameState::Settled);
        camera.take(u"drag-%1"_s.arg(i, 2, 10, QChar(u'0')));
    }
    camera.release();
}

// Several steps, their history, and a drag of an earlier one.
void takeChain(const Photographer& camera, MainWindow& window) {
    auto& steps = *window.findChild<StepsPanel*>();
    camera.trigger(u"Add"_s);
    camera.take(u"9-add"_s);
    window.findChild<OperatorPopup*>()->close();
    const auto all = allOperators();
    for (const std::size_t place : {std::size_t{1}, all.size() - 2, std::size_t{2}})
        Q_EMIT steps.addRequested(*all[std::min(place, all.size() - 1)]);
    camera.trigger(u"Enable or disable"_s);
    window.findChild<QDockWidget*>(u"history"_s)->show();
    QTest::qWait(3000);  // the frame on show was settled too: nothing tells the new one apart
    camera.take(u"10-chain"_s);
    steps.list()->setCurrentIndex(steps.list()->model()->index(0, 0));
    steps.list()->setFocus();
    QTest::qWait(1);  // the sliders of the step before go
    camera.dragTo(0.4);
    camera.take(u"11-earlier-step"_s);
    camera.release();
    window.resize(1024, 640);
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"12-small"_s);
    window.resize(1280, 800);
    window.findChild<QDockWidget*>(u"history"_s)->hide();
}

// Presets with one pointed at, what is known about the photo, and the questions before an edit is lost.
void takeFiles(const Photographer& camera, MainWindow& window, const std::filesystem::path& photo) {
    auto& presets = *window.findChild<PresetsPanel*>();
    window.findChild<QDockWidget*>(u"presets"_s)->raise();
    presets.list()->setFocus();
    presets.list()->setCurrentRow(presets.list()->count() - 1);
    QTest::qWait(3000);
    camera.take(u"13-preset"_s);
    QTest::keyClick(presets.list(), Qt::Key_Return);
    window.findChild<QDockWidget*>(u"photoInfo"_s)->show();
    window.findChild<QDockWidget*>(u"parameters"_s)->hide();
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"14-photo-info"_s);
    presets.findChild<QToolButton*>(u"savePreset"_s)->click();
    camera.take(u"15-save-preset"_s);
    for (auto* dialog : window.findChildren<QDialog*>()) dialog->close();
    window.close();
    camera.take(u"16-unsaved"_s);
    for (auto* dialog : window.findChildren<QDialog*>()) dialog->reject();
    RecoveryDialog recovery({{.file = {},
                              .photo = photo,
                              .recipe = {{makeEdit(*allOperators().front())}},
                              .attempts = 0,
                              .when = std::filesystem::file_time_type::clock::now()}},
                            &window);
    recovery.show();
    camera.take(u"17-recovery"_s);
    recovery.close();
    window.findChild<QDockWidget*>(u"parameters"_s)->show();
    window.findChild<QDockWidget*>(u"photoInfo"_s)->hide();
}

// The photo lying another way, original and edit beside each other, and what is for the whole program.
void takeWindow(const Photographer& camera, MainWindow& window) {
    camera.trigger(u"Side by side"_s);
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"18-side-by-side"_s);
    camera.trigger(u"Rotate right"_s);
    QTest::qWait(1000);  // until then the frame on show is the old one, settled
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"19-side-by-side-rotated"_s);
    camera.trigger(u"Side by side"_s);
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"20-rotated"_s);
    camera.trigger(u"Undo"_s);
    QTest::qWait(1000);
    (void)camera.waitFor(FrameState::Settled);
    auto* parameters = window.findChild<QDockWidget*>(u"parameters"_s);
    parameters->hide();
    camera.take(u"21-histogram-alone"_s);
    parameters->show();
    camera.trigger(u"Preferences"_s);
    camera.take(u"22-preferences"_s);
    for (auto* dialog : window.findChildren<QDialog*>()) dialog->reject();
    camera.trigger(u"System information"_s);
    const auto* copy = window.findChild<QPushButton*>(u"copyInformation"_s);
    (void)QTest::qWaitFor([copy] { return copy->isEnabled(); }, kPatienceMs);
    camera.take(u"23-system-information"_s);
    for (auto* dialog : window.findChildren<QDialog*>()) dialog->reject();
}

void takeExactPreview(const Photographer& camera) {
    (void)camera.waitFor(FrameState::Settled);
    camera.trigger(u"Exact preview"_s);
    QTest::qWait(30);
    camera.take(u"24-exact-working"_s);
    (void)camera.waitFor(FrameState::Exact);
    camera.take(u"25-exact"_s);
    camera.trigger(u"Exact preview"_s);
}

// The dialog as it opens first, and with a preset in use.
void takeExport(const Photographer& camera, const MainWindow& window, Settings& settings) {
    const auto close = [&] {
        for (auto* dialog : window.findChildren<QDialog*>()) dialog->close();
        QTest::qWait(50);
    };
    constexpr int kEstimateMs = 3000;
    camera.trigger(u"Export…"_s);
    QTest::qWait(kEstimateMs);
    camera.take(u"7-export"_s);
    close();
    ExportChoices web = settings.exportChoices();
    web.name = u"{name}-web"_s;
    web.format = u"webp"_s;
    web.quality = 80;
    web.size = ExportSize::Percent;
    web.profile = u"srgb"_s;
    web.openFolder = true;
    settings.setExportPresets({ExportPreset{u"For the web"_s, web}});
    settings.setExportChoices(web);
    camera.trigger(u"Export…"_s);
    QTest::qWait(kEstimateMs);
    camera.take(u"26-export-preset"_s);
    for (auto* dialog : window.findChildren<QDialog*>())
        if (auto* save = dialog->findChild<QToolButton*>(u"saveExportPreset"_s)) save->click();
    camera.take(u"27-save-export-preset"_s);
    close();
}

// A photo that is in no file, and the question before it is lost.
void takePasted(const Photographer& camera, MainWindow& window, const QString& file) {
    const auto photo = photoFrom(QImage(file));
    if (!photo) return;
    window.openUntitled(*photo);
    QTest::qWait(2000);
    camera.take(u"28-pasted"_s);
    window.close();
    camera.take(u"29-pasted-closing"_s);
    for (auto* dialog : window.findChildren<QDialog*>()) dialog->reject();
}

bool shows(const MainWindow& window, const QString& text) {
    for (const auto* label : window.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text)) return true;
    return false;
}

// The slider of the step's first parameter.
ParameterSlider* firstParameter(const MainWindow& window) {
    for (auto* slider : window.findChild<ParameterPanel*>()->findChildren<ParameterSlider*>())
        if (slider->objectName() != u"amount"_s) return slider;
    return nullptr;
}

void takeSweep(const Photographer& camera, MainWindow& window) {
    camera.trigger(u"Sweep"_s);
    auto* strip = window.findChild<SweepStrip*>();
    const auto isThere = [&] {
        const auto tiles = strip->findChildren<SweepTile*>();
        return !tiles.isEmpty() && !tiles.last()->picture().isNull();
    };
    (void)QTest::qWaitFor(isThere, kPatienceMs);
    camera.take(u"c2-sweep"_s);
    Q_EMIT strip->narrowRequested(2);
    QTest::qWait(1500);
    camera.take(u"c3-sweep-narrowed"_s);
    window.resize(1024, 640);
    QTest::qWait(1500);
    camera.take(u"c4-sweep-small"_s);
    window.resize(1280, 800);
    camera.trigger(u"Sweep"_s);
}

void takeSlots(const Photographer& camera, MainWindow& window) {
    camera.trigger(u"A/B"_s);
    auto* first = firstParameter(window);
    Q_EMIT first->committed(first->spec().max, Gesture::Entry);
    QTest::qWait(3000);
    auto* bar = window.findChild<SlotBar*>();
    for (const char* view : {"One", "Split", "Difference", "Blend"}) {
        for (auto* button : bar->findChildren<QToolButton*>())
            if (button->text() == QLatin1String(view)) button->click();
        QTest::qWait(500);
        camera.take(u"c5-ab-"_s + QString::fromLatin1(view).toLower());
    }
    window.resize(1024, 640);
    QTest::qWait(1500);
    camera.take(u"c6-ab-small"_s);
    window.resize(1280, 800);
    Q_EMIT bar->closeRequested();
}

void takeReference(const Photographer& camera, MainWindow& window) {
    camera.trigger(u"Reference"_s);
    QTest::qWait(300);
    camera.take(u"c7-reference-running"_s);
    (void)QTest::qWaitFor([&] { return shows(window, u" dB"_s); }, kPatienceMs);
    camera.take(u"c8-reference"_s);
    QScrollBar* scroll = window.findChild<ReferencePanel*>()->verticalScrollBar();
    scroll->setValue(scroll->maximum());
    camera.take(u"c8-reference-histogram"_s);
    scroll->setValue(0);
    auto* first = firstParameter(window);
    Q_EMIT first->committed(first->spec().min, Gesture::Entry);
    camera.take(u"c9-reference-outdated"_s);
}

// The tools that hold results against each other, on a step with two parameters.
void takeComparisons(const Photographer& camera, MainWindow& window) {
    for (const OperatorSpec* spec : allOperators()) {
        if (spec->params.size() < 2) continue;
        camera.trigger(QString::fromUtf8(spec->name.data(), qsizetype(spec->name.size())));
        break;
    }
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"c1-pad"_s);
    auto* pad = window.findChild<ValuePad*>();
    QTest::mouseClick(pad, Qt::LeftButton, {}, QPoint(pad->width() - 1, 0));
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"c1-pad-ends"_s);
    camera.trigger(u"Undo"_s);
    takeSweep(camera, window);
    takeSlots(camera, window);
    takeReference(camera, window);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: glissade_gui_pictures PHOTO FOLDER [light|dark] [editor|compare|drag]\n");
        return 2;
    }
    QApplication application(argc, argv);
    const bool light = argc > 3 && QString::fromLatin1(argv[3]) == "light"_L1;
    QTemporaryDir temporary;
    Settings settings(temporary.filePath(u"settings.ini"_s));
    Preferences preferences;
    preferences.theme = light ? ThemeChoice::Light : ThemeChoice::Dark;
    settings.setPreferences(preferences);
    Theme theme(application, preferences.theme);
    EngineBridge bridge(realEngines({}));
    const QSignalSpy failed(&bridge, &EngineBridge::editFailed);
    EditFiles files({.data = toPath(temporary.filePath(u"data"_s)),
                     .recovery = toPath(temporary.filePath(u"state"_s)),
                     .shippedPresets = findShippedPresets(),
                     .desktopRecents = {}});
    MainWindow window(bridge, settings, theme, files);
    const Photographer camera(window, QString::fromLocal8Bit(argv[2]));
    window.resize(1280, 800);
    window.show();
    camera.take(u"1-start"_s);
    window.openFile(argv[1]);
    if (!camera.waitFor(FrameState::Plain)) {
        camera.take(u"failed"_s);
        return 1;
    }
    if (argc > 4 && QString::fromLatin1(argv[4]) == "compare"_L1) {
        takeComparisons(camera, window);
        return 0;
    }
    if (argc > 4 && QString::fromLatin1(argv[4]) == "drag"_L1) {
        takeDrag(camera, window);
        return 0;
    }
    camera.take(u"2-open"_s);
    const auto name = allOperators().front()->name;
    camera.trigger(QString::fromUtf8(name.data(), qsizetype(name.size())));
    const bool settled =
        QTest::qWaitFor([&] { return camera.isSettled() || failed.count() > 0; }, kPatienceMs) && failed.count() == 0;
    camera.take(u"3-operator"_s);
    camera.dragTo(0.8);
    camera.take(u"4-drag"_s);
    camera.release();
    if (settled) (void)camera.waitFor(FrameState::Settled);
    camera.trigger(u"Split view"_s);
    camera.take(u"5-split"_s);
    camera.trigger(u"100 %"_s);
    if (settled) (void)camera.waitFor(FrameState::Settled);
    camera.take(u"6-split-100"_s);
    camera.trigger(u"Fit"_s);
    camera.trigger(u"Split view"_s);
    if (settled) takeExactPreview(camera);
    takeChain(camera, window);
    takeFiles(camera, window, argv[1]);
    takeWindow(camera, window);
    takeExport(camera, window, settings);
    window.openFile("/nowhere/missing.jpg");
    QTest::qWait(500);
    camera.take(u"8-error"_s);
    takePasted(camera, window, QString::fromLocal8Bit(argv[1]));
    return 0;
}
