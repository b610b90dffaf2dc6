#include "ui/panel_parts.h"

#include <QFrame>
#include <QLabel>
#include <QLayout>
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

}  // namespace glissade
