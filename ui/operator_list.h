// OperatorList: all operators of the registry, to pick from; type to find.
#pragma once

#include "operators/operator.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace glissade {

class OperatorHealth;

/// Thread: the interface's.
class OperatorList final : public QWidget {
    Q_OBJECT

public:
    enum class Use {
        Follow,  ///< marks the operator in use; moving to another row chooses it at once; has a row for none
        Pick,    ///< to pick one with a click or Enter
    };
    explicit OperatorList(Use use, QWidget* parent = nullptr);

    /// Marks the operator in use (nullptr: none) without telling.
    void setCurrent(const OperatorSpec* spec);
    /// Puts the cursor into the search field.
    void startSearch();
    /// Disables what cannot be used, and says why.
    void setHealth(const OperatorHealth& health);
    /// The height at which all operators are seen at once.
    [[nodiscard]] int wholeHeight() const;

Q_SIGNALS:
    void chosen(const glissade::OperatorSpec* spec);  ///< nullptr: no operator
    void dismissed();                                 ///< Escape; where it is used to pick

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void sizeRows();
    void filter(const QString& text);
    void choose(int row);
    bool handleSearchKey(int key);
    bool handleListKey(int key);
    [[nodiscard]] const OperatorSpec* specAt(int row) const;
    [[nodiscard]] int firstMatch() const;
    [[nodiscard]] bool isEnabled(int row) const;

    Use use_;
    QLineEdit* search_;
    QListWidget* list_;
};

}  // namespace glissade
