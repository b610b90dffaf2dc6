// OperatorList: all operators of the registry, to pick from; type to find.
#pragma once

#include "operators/operator.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace glissade {

/// Thread: the interface's.
class OperatorList final : public QWidget {
    Q_OBJECT

public:
    explicit OperatorList(QWidget* parent = nullptr);

    /// Marks the operator in use (nullptr: none) without telling.
    void setCurrent(const OperatorSpec* spec);
    /// Puts the cursor into the search field.
    void startSearch();

Q_SIGNALS:
    void chosen(const glissade::OperatorSpec* spec);  ///< nullptr: no operator

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void filter(const QString& text);
    void choose(int row);
    [[nodiscard]] const OperatorSpec* specAt(int row) const;
    [[nodiscard]] int firstMatch() const;

    QLineEdit* search_;
    QListWidget* list_;
};

}  // namespace glissade
