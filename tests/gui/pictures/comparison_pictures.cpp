// Pictures of the tools that hold results against each other, and of a drag.
#include "gui/pictures/pictures.h"
#include "operators/registry.h"
#include "ui/canvas.h"
#include "ui/parameter_slider.h"
#include "ui/reference_panel.h"
#include "ui/slot_bar.h"
#include "ui/sweep_strip.h"
#include "ui/sweep_tile.h"
#include "ui/value_pad.h"

#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QtTest/QTest>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

bool shows(const MainWindow& window, const QString& text) {
    for (const auto* label : window.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text)) return true;
    return false;
}

void takeSweep(const Photographer& camera) {
    MainWindow& window = camera.window();
    camera.trigger(u"Sweep"_s);
    auto* strip = window.findChild<SweepStrip*>();
    const auto isThere = [&] {
        const auto tiles = strip->findChildren<SweepTile*>();
        return !tiles.isEmpty() && !tiles.last()->picture().isNull();
    };
    (void)QTest::qWaitFor(isThere, Photographer::kPatienceMs);
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

void takeSlots(const Photographer& camera) {
    MainWindow& window = camera.window();
    camera.trigger(u"A/B"_s);
    auto* first = camera.firstParameter();
    Q_EMIT first->committed(first->spec().max, Gesture::Entry);
    QTest::qWait(3000);
    auto* bar = window.findChild<SlotBar*>();
    QList<QToolButton*> buttons = bar->findChildren<QToolButton*>();
    buttons.removeIf([](const QToolButton* button) { return !button->isCheckable(); });
    buttons.remove(0, 2);  // A and B
    for (const QString& view : {u"one"_s, u"split"_s, u"difference"_s, u"blend"_s}) {
        buttons.takeFirst()->click();
        QTest::qWait(500);
        camera.take(u"c5-ab-"_s + view);
    }
    window.resize(1024, 640);
    QTest::qWait(1500);
    camera.take(u"c6-ab-small"_s);
    window.resize(1280, 800);
    Q_EMIT bar->closeRequested();
}

void takeReference(const Photographer& camera) {
    MainWindow& window = camera.window();
    camera.trigger(u"Reference"_s);
    QTest::qWait(300);
    camera.take(u"c7-reference-running"_s);
    (void)QTest::qWaitFor([&] { return shows(window, u" dB"_s); }, Photographer::kPatienceMs);
    camera.take(u"c8-reference"_s);
    QScrollBar* scroll = window.findChild<ReferencePanel*>()->verticalScrollBar();
    scroll->setValue(scroll->maximum());
    camera.take(u"c8-reference-histogram"_s);
    scroll->setValue(0);
    auto* first = camera.firstParameter();
    Q_EMIT first->committed(first->spec().min, Gesture::Entry);
    camera.take(u"c9-reference-outdated"_s);
}

}  // namespace

// The tools that hold results against each other, on a step with two parameters.
void takeComparisons(const Scene& scene) {
    const Photographer& camera = scene.camera;
    MainWindow& window = camera.window();
    window.openFile(scene.photo);
    if (!camera.waitFor(FrameState::Plain)) return camera.take(u"failed"_s);
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
    takeSweep(camera);
    takeSlots(camera);
    takeReference(camera);
}

// From the weakest value to the strongest.
void takeDrag(const Scene& scene) {
    constexpr int kFrames = 24;
    const Photographer& camera = scene.camera;
    camera.window().openFile(scene.photo);
    if (!camera.waitFor(FrameState::Plain)) return camera.take(u"failed"_s);
    camera.window().resize(1024, 640);
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

}  // namespace glissade
