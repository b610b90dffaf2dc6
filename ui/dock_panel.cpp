#include "ui/dock_panel.h"

#include <QStyleOptionDockWidget>

#include <utility>

namespace glissade {

void DockPanel::setTabbed(bool tabbed) {
    if (std::exchange(tabbed_, tabbed) != tabbed) update();
}

// The title's row stays: the panel is moved by it, and has its buttons there.
void DockPanel::initStyleOption(QStyleOptionDockWidget* option) const {
    QDockWidget::initStyleOption(option);
    if (tabbed_) option->title.clear();
}

}  // namespace glissade
