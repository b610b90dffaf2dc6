// DockPanel: one of the window's panels. Among tabs it leaves its title to its tab.
#pragma once

#include <QDockWidget>

namespace glissade {

/// Thread: the interface's.
class DockPanel final : public QDockWidget {
    Q_OBJECT

public:
    using QDockWidget::QDockWidget;

    /// Whether it shares its place with others that are open, each of which has a tab.
    void setTabbed(bool tabbed);

protected:
    void initStyleOption(QStyleOptionDockWidget* option) const override;

private:
    bool tabbed_ = false;
};

}  // namespace glissade
