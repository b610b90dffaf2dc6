#include "ui/two_rows.h"

#include "ui/metrics.h"

#include <QHBoxLayout>

#include <algorithm>

namespace glissade {
namespace {

QWidget* addRow(QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kTight);
    return row;
}

}  // namespace

TwoRows::TwoRows(Qt::Alignment second, QWidget* parent)
    : QWidget(parent),
      rows_(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      first_(addRow(this)),
      second_(addRow(this)) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(metrics::kTight);
    // Of the layout, it would keep the widget as wide as both rows once they are beside each other.
    rows_->setSizeConstraint(QLayout::SetNoConstraint);
    rows_->addWidget(first_, 0, Qt::AlignLeading);
    rows_->addWidget(second_, second.testFlag(Qt::AlignTrailing) ? 1 : 0, second);
}

QHBoxLayout* TwoRows::first() const { return static_cast<QHBoxLayout*>(first_->layout()); }
QHBoxLayout* TwoRows::second() const { return static_cast<QHBoxLayout*>(second_->layout()); }

// As wide as both beside each other, also while they are not: it takes that room as soon as there is some.
QSize TwoRows::sizeHint() const {
    const QSize first = first_->sizeHint();
    const QSize second = second_->sizeHint();
    const bool beside = rows_->direction() == QBoxLayout::LeftToRight;
    return {first.width() + rows_->spacing() + second.width(),
            beside ? std::max(first.height(), second.height()) : first.height() + rows_->spacing() + second.height()};
}

QSize TwoRows::minimumSizeHint() const {
    return {std::max(first_->minimumSizeHint().width(), second_->minimumSizeHint().width()), sizeHint().height()};
}

void TwoRows::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const auto fitting = width() < sizeHint().width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (fitting == rows_->direction()) return;
    rows_->setDirection(fitting);
    updateGeometry();
}

}  // namespace glissade
