// Pictures of an edit from its first step to its files.
#include "gui/pictures/pictures.h"
#include "operators/registry.h"
#include "ui/canvas.h"
#include "ui/crop_tool.h"
#include "ui/operator_popup.h"
#include "ui/presets_panel.h"
#include "ui/steps_panel.h"

#include <QDockWidget>
#include <QListView>
#include <QListWidget>
#include <QtTest/QTest>

#include <algorithm>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// Several steps, their history, and a drag of an earlier one.
void takeChain(const Photographer& camera) {
    MainWindow& window = camera.window();
    auto& steps = *window.findChild<StepsPanel*>();
    camera.trigger(u"Add"_s);
    camera.take(u"e10-add"_s);
    window.findChild<OperatorPopup*>()->close();
    const auto all = allOperators();
    for (const std::size_t place : {std::size_t{1}, all.size() - 2, std::size_t{2}})
        Q_EMIT steps.addRequested(*all[std::min(place, all.size() - 1)]);
    camera.trigger(u"Enable or disable"_s);
    window.findChild<QDockWidget*>(u"history"_s)->show();
    QTest::qWait(3000);  // the frame on show was settled too: nothing tells the new one apart
    camera.take(u"e11-chain"_s);
    steps.list()->setCurrentIndex(steps.list()->model()->index(0, 0));
    steps.list()->setFocus();
    QTest::qWait(1);  // the sliders of the step before go
    camera.dragTo(0.4);
    camera.take(u"e12-earlier-step"_s);
    camera.release();
    window.resize(1024, 640);
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"e13-small"_s);
    window.resize(1280, 800);
    window.findChild<QDockWidget*>(u"history"_s)->hide();
}

// Presets with one pointed at, and what is known about the photo.
void takePresets(const Photographer& camera) {
    MainWindow& window = camera.window();
    auto& presets = *window.findChild<PresetsPanel*>();
    window.findChild<QDockWidget*>(u"presets"_s)->raise();
    presets.list()->setFocus();
    presets.list()->setCurrentRow(presets.list()->count() - 1);
    QTest::qWait(3000);
    camera.take(u"e14-preset"_s);
    QTest::keyClick(presets.list(), Qt::Key_Return);
    window.findChild<QDockWidget*>(u"photoInfo"_s)->show();
    window.findChild<QDockWidget*>(u"parameters"_s)->hide();
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"e15-photo-info"_s);
    window.findChild<QDockWidget*>(u"parameters"_s)->show();
    window.findChild<QDockWidget*>(u"photoInfo"_s)->hide();
}

// The photo lying another way, original and edit beside each other, and a panel alone.
void takeWindow(const Photographer& camera) {
    MainWindow& window = camera.window();
    camera.trigger(u"Side by side"_s);
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"e16-side-by-side"_s);
    camera.trigger(u"Rotate right"_s);
    QTest::qWait(1000);  // until then the frame on show is the old one, settled
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"e17-side-by-side-rotated"_s);
    camera.trigger(u"Side by side"_s);
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"e18-rotated"_s);
    camera.trigger(u"Undo"_s);
    QTest::qWait(1000);
    (void)camera.waitFor(FrameState::Settled);
    auto* parameters = window.findChild<QDockWidget*>(u"parameters"_s);
    parameters->hide();
    camera.take(u"e19-histogram-alone"_s);
    parameters->show();
}

// The rectangle over the whole photo, and what is left of it.
void takeCrop(const Photographer& camera) {
    auto& tool = *camera.window().findChild<CropTool*>();
    camera.trigger(u"Crop"_s);
    (void)camera.waitFor(FrameState::Settled);
    const Size photo = camera.canvas().view().photo();
    tool.setArea({photo.width / 8, photo.height / 6, photo.width / 2, photo.height / 2});
    camera.take(u"e20-crop"_s);
    camera.trigger(u"Crop"_s);
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"e21-cropped"_s);
    camera.trigger(u"Undo"_s);
    (void)camera.waitFor(FrameState::Settled);
}

void takeExactPreview(const Photographer& camera) {
    (void)camera.waitFor(FrameState::Settled);
    camera.trigger(u"Exact preview"_s);
    QTest::qWait(30);
    camera.take(u"e8-exact-working"_s);
    (void)camera.waitFor(FrameState::Exact);
    camera.take(u"e9-exact"_s);
    camera.trigger(u"Exact preview"_s);
}

}  // namespace

void takeEditor(const Scene& scene) {
    const Photographer& camera = scene.camera;
    camera.take(u"e1-start"_s);
    camera.window().openFile(scene.photo);
    if (!camera.waitFor(FrameState::Plain)) return camera.take(u"failed"_s);
    camera.take(u"e2-open"_s);
    const auto name = allOperators().front()->name;
    camera.trigger(QString::fromUtf8(name.data(), qsizetype(name.size())));
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"e3-operator"_s);
    camera.dragTo(0.8);
    camera.take(u"e4-drag"_s);
    camera.release();
    (void)camera.waitFor(FrameState::Settled);
    camera.trigger(u"Split view"_s);
    camera.take(u"e5-split"_s);
    camera.trigger(u"100 %"_s);
    (void)camera.waitFor(FrameState::Settled);
    camera.take(u"e6-split-100"_s);
    camera.trigger(u"Turn split"_s);
    camera.take(u"e7-split-turned"_s);
    camera.trigger(u"Turn split"_s);
    camera.trigger(u"Fit"_s);
    camera.trigger(u"Split view"_s);
    takeExactPreview(camera);
    takeChain(camera);
    takePresets(camera);
    takeWindow(camera);
    takeCrop(camera);
}

}  // namespace glissade
