#include "ui/panel_parts.h"

#include <QDialog>
#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QLayout>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace glissade {

using namespace Qt::StringLiterals;

QLabel* makeLabel(QWidget* parent, const QString& role) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setProperty("role", role);
    return label;
}

QFrame* makeRule(QWidget* parent) {
    auto* rule = new QFrame(parent);
    rule->setProperty("role", u"rule"_s);
    rule->setFixedHeight(1);
    return rule;
}

void keepContentWidth(QScrollArea* area, int side) {
    QScrollBar* bar = area->verticalScrollBar();
    const auto follow = [area, bar, side] {
        QLayout* layout = area->widget() ? area->widget()->layout() : nullptr;
        if (!layout) return;
        const QMargins old = layout->contentsMargins();
        const int beside = bar->maximum() > bar->minimum() ? std::max(0, side - bar->sizeHint().width()) : side;
        const bool leftToRight = area->layoutDirection() == Qt::LeftToRight;
        layout->setContentsMargins(leftToRight ? side : beside, old.top(), leftToRight ? beside : side, old.bottom());
    };
    QObject::connect(bar, &QScrollBar::rangeChanged, area, follow);
}

namespace {

// The least screen that the program is made for.
constexpr QSize kLeastScreen(1024, 640);

class WholeTexts final : public QObject {
public:
    WholeTexts(QDialog* dialog, int leastWidth) : QObject(dialog), dialog_(dialog), leastWidth_(leastWidth) {
        dialog->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Show || (event->type() == QEvent::LayoutRequest && dialog_->isVisible())) fit();
        return QObject::eventFilter(watched, event);
    }

private:
    void fit() {
        QLayout* layout = dialog_->layout();
        layout->activate();
        const QSize room = dialog_->screen()->availableSize().expandedTo(kLeastScreen);
        const QSize least = layout->totalMinimumSize();
        const int width =
            std::min(std::max({leastWidth_, least.width(), layout->totalSizeHint().width()}), room.width());
        const int height = layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : least.height();
        const QSize whole(width, std::min(std::max(height, least.height()), room.height()));
        dialog_->setMinimumSize(whole);  // what is smaller becomes as large
    }

    QDialog* dialog_;
    int leastWidth_;
};

}  // namespace

void keepWhole(QDialog* dialog, int leastWidth) { new WholeTexts(dialog, leastWidth); }

}  // namespace glissade
