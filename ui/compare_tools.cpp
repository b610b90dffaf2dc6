#include "ui/compare_tools.h"

#include "ui/actions.h"
#include "ui/reference_control.h"
#include "ui/reference_panel.h"

#include <QDockWidget>

namespace glissade {

CompareTools::CompareTools(const Parts& parts, QWidget* window)
    : QObject(window),
      parts_(parts),
      referencePanel_(new ReferencePanel(window)),
      reference_(new ReferenceControl({parts.engine, parts.steps, parts.canvas, *referencePanel_}, this)) {}

void CompareTools::setReferenceDock(QDockWidget* dock) {
    referenceDock_ = dock;
    connect(dock, &QDockWidget::visibilityChanged, this, &CompareTools::showMap);
    connect(parts_.actions.reference, &QAction::triggered, this, [this, dock] {
        dock->show();
        dock->raise();
        reference_->start();
    });
}

void CompareTools::showMap() {
    reference_->setPanelVisible(referenceDock_ && referenceDock_->isVisible());
}

void CompareTools::setPhoto(const std::shared_ptr<const Photo>& photo) {
    reference_->setPhoto(photo);
}

}  // namespace glissade
