// Pictures of every menu, and of every operator's panel.
#include "gui/pictures/pictures.h"
#include "operators/registry.h"
#include "ui/parameter_panel.h"
#include "ui/parameter_slider.h"
#include "ui/presets_panel.h"
#include "ui/steps_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QtTest/QTest>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

void openContextMenu(QWidget* widget, const QPoint& place) {
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget->mapToGlobal(place));
    QApplication::sendEvent(widget, &event);
}

void takeMenuBar(const Photographer& camera) {
    const QMenuBar& bar = *camera.window().menuBar();
    int number = 0;
    for (QAction* action : bar.actions()) {
        const QPoint below = bar.mapToGlobal(bar.actionGeometry(action).bottomLeft());
        camera.takeMenu(u"n1-menu-%1"_s.arg(++number), [&] { action->menu()->popup(below); });
        int inner = 0;
        for (QAction* each : action->menu()->actions()) {
            if (!each->menu() || !each->isEnabled()) continue;
            camera.takeMenu(u"n1-menu-%1-%2"_s.arg(number).arg(++inner), [&] { each->menu()->popup(below); });
        }
    }
}

void takeContextMenus(const Photographer& camera) {
    MainWindow& window = camera.window();
    camera.takeMenu(u"n2-slider"_s, [&] { openContextMenu(camera.firstParameter(), {20, 20}); });
    QWidget* steps = window.findChild<StepsPanel*>()->list()->viewport();
    camera.takeMenu(u"n3-step"_s, [&] { openContextMenu(steps, {40, 20}); });
    auto& presets = *window.findChild<PresetsPanel*>();
    window.findChild<QDockWidget*>(u"presets"_s)->raise();
    QTest::qWait(100);
    camera.takeMenu(u"n4-preset"_s, [&] { openContextMenu(presets.list()->viewport(), {40, 40}); });
    camera.takeMenu(u"n5-preset-use"_s, [&] { presets.findChild<QComboBox*>(u"presetUse"_s)->showPopup(); });
    window.findChild<QDockWidget*>(u"operators"_s)->raise();
    camera.takeMenu(u"n6-panels"_s, [&] { openContextMenu(window.menuBar(), {600, 8}); });
    auto& panel = *window.findChild<ParameterPanel*>();
    for (auto* box : panel.findChildren<QComboBox*>())
        if (box->isVisible()) camera.takeMenu(u"n7-effect-scale"_s, [&] { box->showPopup(); });
}

void takeOperators(const Photographer& camera) {
    auto& panel = *camera.window().findChild<ParameterPanel*>();
    for (const OperatorSpec* spec : allOperators()) {
        const QString name = QString::fromUtf8(spec->name.data(), qsizetype(spec->name.size()));
        camera.trigger(name);
        camera.waitForNext(FrameState::Settled);
        const QString id = QString::fromUtf8(spec->id.data(), qsizetype(spec->id.size()));
        camera.take(u"n8-"_s + id);
        QScrollBar* scroll = panel.verticalScrollBar();
        if (scroll->maximum() == 0) continue;
        scroll->setValue(scroll->maximum());
        camera.take(u"n8-"_s + id + u"-below"_s);
    }
}

}  // namespace

void takeMenus(const Scene& scene) {
    const Photographer& camera = scene.camera;
    if (!camera.openWithStep(scene.photo)) return;
    takeMenuBar(camera);
    takeContextMenus(camera);
    takeOperators(camera);
}

}  // namespace glissade
