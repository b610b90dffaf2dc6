#include "ui/steps_panel.h"

#include "ui/actions.h"
#include "ui/metrics.h"
#include "ui/operator_popup.h"
#include "ui/step_delegate.h"
#include "ui/step_list_model.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace glissade {
namespace {

// Says what to do where there is nothing to show.
class StepList final : public QListView {
public:
    using QListView::QListView;

protected:
    void paintEvent(QPaintEvent* event) override {
        QListView::paintEvent(event);
        if (model()->rowCount() > 0) return;
        QPainter painter(viewport());
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QRect area = viewport()->rect().adjusted(metrics::kMedium, 0, -metrics::kMedium, 0);
        painter.drawText(area,
                         static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap),
                         StepsPanel::tr("No steps: the photo as it is."));
    }
};

}  // namespace

StepsPanel::StepsPanel(const Actions& actions, QWidget* parent)
    : QWidget(parent), model_(new StepListModel(this)), list_(new StepList(this)), popup_(new OperatorPopup(this)) {
    setAutoFillBackground(true);
    list_->setModel(model_);
    list_->setItemDelegate(new StepDelegate(list_));
    list_->setObjectName(QStringLiteral("stepList"));
    list_->setAccessibleName(tr("Steps"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setDragDropMode(QAbstractItemView::DragDrop);
    list_->setDefaultDropAction(Qt::MoveAction);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    list_->addActions({actions.toggleStep,
                       actions.duplicateStep,
                       actions.moveStepUp,
                       actions.moveStepDown,
                       actions.resetStep,
                       actions.removeStep});
    setFocusProxy(list_);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSmall, 0, metrics::kSmall, metrics::kSmall);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(makeButtons(actions));
    layout->addWidget(list_);
    connect(model_, &StepListModel::switched, this, &StepsPanel::switched);
    connect(model_, &StepListModel::moved, this, &StepsPanel::moved, Qt::QueuedConnection);  // after the drag has ended
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (!showing_ && row.isValid()) Q_EMIT selected(row.row());
    });
    connect(popup_, &OperatorPopup::picked, this, &StepsPanel::addRequested);
}

QWidget* StepsPanel::makeButtons(const Actions& actions) {
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto add = [&](QAction* action) {
        auto* button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setIconSize(QSize(metrics::kButtonIcon, metrics::kButtonIcon));
        button->setAccessibleName(QString(action->text()).remove(u'&').remove(u'…'));
        layout->addWidget(button);
        return button;
    };
    QToolButton* adds = add(actions.addStep);
    adds->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addButton_ = adds;
    layout->addStretch();
    for (QAction* action : {actions.duplicateStep, actions.moveStepUp, actions.moveStepDown, actions.removeStep})
        add(action);
    return bar;
}

void StepsPanel::showSteps(const Recipe& recipe, int selected) {
    const bool outer = std::exchange(showing_, true);
    model_->setRecipe(recipe);
    const QModelIndex row = model_->index(selected);
    if (list_->currentIndex() != row) list_->setCurrentIndex(row);
    showing_ = outer;
}

void StepsPanel::pickOperator() { popup_->openAt(*addButton_); }

}  // namespace glissade
