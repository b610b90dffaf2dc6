#include "ui/step_delegate.h"

#include "ui/metrics.h"
#include "ui/step_list_model.h"
#include "ui/toggle_switch.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace glissade {
namespace {

constexpr QSize kSwitch(26, 14);
constexpr int kPadding = 7;  // above and below the texts

void paintTexts(QPainter* painter, const QStyleOptionViewItem& option, QRect area, const QModelIndex& index) {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const QColor plain = option.palette.color(QPalette::Text);
    const QColor muted = selected ? plain : option.palette.color(QPalette::PlaceholderText);
    const QFontMetrics font(option.font);
    const int line = font.height();
    const auto draw = [&](QRect where, Qt::Alignment side, const QColor& color, const QString& text) {
        painter->setPen(color);
        const QRect visual = QStyle::visualRect(option.direction, area, where);
        painter->drawText(visual,
                          static_cast<int>(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter),
                          font.elidedText(text, Qt::ElideRight, where.width()));
    };
    const QString opacity = index.data(StepListModel::OpacityRole).toString();
    const int opacityWidth = font.horizontalAdvance(opacity) + 1;
    const QString value = index.data(StepListModel::ValueRole).toString();
    const QRect first(area.left(), area.top() + kPadding, area.width(), line);
    const QRect second = first.translated(0, line + 2);
    draw(first, Qt::AlignLeft, on ? plain : muted, index.data(Qt::DisplayRole).toString());
    draw(second.adjusted(0, 0, -opacityWidth - metrics::kSmall, 0),
         Qt::AlignLeft,
         muted,
         value.isEmpty() ? StepListModel::tr("Opacity only") : value);
    draw(QRect(second.right() - opacityWidth + 1, second.top(), opacityWidth, line), Qt::AlignRight, muted, opacity);
}

}  // namespace

QRect StepDelegate::switchRect(const QRect& row, Qt::LayoutDirection direction) {
    const QRect place(row.left() + metrics::kSmall, row.center().y() - kSwitch.height() / 2, 0, 0);
    return QStyle::visualRect(direction, row, QRect(place.topLeft(), kSwitch));
}

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const bool on = item.checkState == Qt::Checked;
    item.text.clear();
    item.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (item.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(item.palette.color(QPalette::Highlight));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(item.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const bool rightToLeft = item.direction == Qt::RightToLeft;
    paintSwitch(*painter, switchRect(item.rect, item.direction), item.palette, on != rightToLeft, on);
    const int start = metrics::kSmall + kSwitch.width() + metrics::kSmall + 2;
    painter->setFont(item.font);
    paintTexts(painter,
               item,
               QStyle::visualRect(item.direction, item.rect, item.rect.adjusted(start, 0, -metrics::kSmall, 0)),
               index);
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {0, 2 * QFontMetrics(option.font).height() + 2 + 2 * kPadding};
}

bool StepDelegate::editorEvent(QEvent* event,
                               QAbstractItemModel* model,
                               const QStyleOptionViewItem& option,
                               const QModelIndex& index) {
    const auto flip = [&] {
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    };
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        return (key == Qt::Key_Space || key == Qt::Key_Select) && flip();
    }
    const bool press = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!press && event->type() != QEvent::MouseButtonRelease) return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const QRect target = switchRect(option.rect, option.direction).adjusted(-4, -6, 4, 6);
    if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint())) return false;
    return press || flip();
}

}  // namespace glissade
