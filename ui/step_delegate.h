// StepDelegate: a row of the step list: switch, name, opacity, and the chief value below.
#pragma once

#include <QStyledItemDelegate>

namespace glissade {

/// Thread: the interface's.
class StepDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Where the switch of a row lies; a click there switches the step, and so does Space.
    [[nodiscard]] static QRect switchRect(const QRect& row, Qt::LayoutDirection direction);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event,
                     QAbstractItemModel* model,
                     const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

}  // namespace glissade
