#include "ui/compare_tools.h"

#include "ui/actions.h"
#include "ui/edit_slots.h"
#include "ui/parameter_panel.h"
#include "ui/reference_control.h"
#include "ui/reference_panel.h"
#include "ui/slot_bar.h"
#include "ui/slot_control.h"
#include "ui/step_editor.h"
#include "ui/sweep_control.h"
#include "ui/sweep_strip.h"

#include <QDockWidget>
#include <QVBoxLayout>

namespace glissade {

CompareTools::CompareTools(const Parts& parts, QWidget* window)
    : QObject(window),
      parts_(parts),
      referencePanel_(new ReferencePanel(window)),
      reference_(new ReferenceControl({parts.engine, parts.steps, parts.canvas, *referencePanel_}, this)),
      strip_(new QWidget(window)),
      sweepStrip_(new SweepStrip(strip_)),
      sweep_(new SweepControl({parts.engine, parts.steps, parts.feed, *sweepStrip_}, this)),
      edits_(new EditSlots(parts.document, this)),
      slotBar_(new SlotBar(strip_)),
      slots_(new SlotControl({parts.engine, *edits_, parts.canvas, *slotBar_, *parts.actions.split}, this)) {
    auto* layout = new QVBoxLayout(strip_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(slotBar_);
    layout->addWidget(sweepStrip_);
    connectSweep();
    connectSlots();
}

void CompareTools::connectSweep() {
    connect(parts_.actions.sweep, &QAction::triggered, this, [this](bool checked) {
        checked ? sweep_->open(0) : sweep_->close();
    });
    connect(&parts_.parameters, &ParameterPanel::sweepRequested, sweep_, &SweepControl::open);
    connect(sweep_, &SweepControl::openChanged, parts_.actions.sweep, &QAction::setChecked);
    const auto enable = [this] { parts_.actions.sweep->setEnabled(sweep_->canOpen()); };
    connect(&parts_.steps, &StepEditor::changed, this, enable);
    enable();
}

void CompareTools::connectSlots() {
    connect(parts_.actions.swapEdits, &QAction::triggered, edits_, &EditSlots::swap);
    connect(slots_, &SlotControl::onChanged, this, &CompareTools::showMap);
}

void CompareTools::setReferenceDock(QDockWidget* dock) {
    referenceDock_ = dock;
    connect(dock, &QDockWidget::visibilityChanged, this, &CompareTools::showMap);
    connect(parts_.actions.reference, &QAction::triggered, this, [this, dock] {
        dock->show();
        dock->raise();
        reference_->start();
    });
}

// A/B and the map of a reference both want the canvas: A/B has it while it is on.
void CompareTools::showMap() {
    reference_->setPanelVisible(referenceDock_ && referenceDock_->isVisible() && !edits_->isOn());
}

void CompareTools::setPhoto(const std::shared_ptr<const Photo>& photo) {
    reference_->setPhoto(photo);
    slots_->setPhoto(photo);
}

void CompareTools::photoTurned(const std::shared_ptr<const Photo>& photo) {
    reference_->setPhoto(photo);
    slots_->photoTurned(photo);
}

}  // namespace glissade
