// TwoRows: two rows of controls, one beside the other where there is room and one above the other where there is not.
#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;

namespace glissade {

/// Thread: the interface's.
class TwoRows final : public QWidget {
    Q_OBJECT

public:
    /// @param second  the side at which the second row stands, within what is left of the width or below the first
    explicit TwoRows(Qt::Alignment second, QWidget* parent = nullptr);

    [[nodiscard]] QWidget* firstRow() const { return first_; }
    [[nodiscard]] QWidget* secondRow() const { return second_; }
    [[nodiscard]] QHBoxLayout* first() const;
    [[nodiscard]] QHBoxLayout* second() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QBoxLayout* rows_;
    QWidget* first_;
    QWidget* second_;
};

}  // namespace glissade
