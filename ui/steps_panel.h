// StepsPanel: the list of steps with its buttons.
#pragma once

#include "recipe/recipe.h"

#include <QWidget>

class QAction;
class QListView;

namespace glissade {

struct Actions;
class OperatorPopup;
class StepListModel;

/// Shows the chain and tells what the user asks for. Thread: the interface's.
class StepsPanel final : public QWidget {
    Q_OBJECT

public:
    /// The actions must outlive it.
    explicit StepsPanel(const Actions& actions, QWidget* parent = nullptr);

    /// Shows these steps, and which is selected (-1: none), without telling.
    void showSteps(const Recipe& recipe, int selected);
    /// Lets the user pick an operator for a new step; type to find.
    void pickOperator();
    /// Where the keyboard goes to: the list.
    [[nodiscard]] QListView* list() const { return list_; }

Q_SIGNALS:
    void selected(int step);
    void switched(int step, bool on);
    void moved(int from, int to);
    void addRequested(const glissade::OperatorSpec& spec);

private:
    [[nodiscard]] QWidget* makeButtons(const Actions& actions);

    StepListModel* model_;
    QListView* list_;
    QWidget* addButton_ = nullptr;
    OperatorPopup* popup_;
    bool showing_ = false;
};

}  // namespace glissade
