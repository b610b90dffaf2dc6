// RecoveryDialog: the unsaved edits that a crash left, to be restored or discarded photo by photo.
#pragma once

#include "recipe/recovery.h"

#include <QDialog>

#include <vector>

class QListWidget;
class QPushButton;

namespace glissade {

/// Thread: the interface's.
class RecoveryDialog final : public QDialog {
    Q_OBJECT

public:
    explicit RecoveryDialog(std::vector<LostEdit> edits, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user's answer about the ticked ones; the others are kept and offered again.
    void restoreChosen(const std::vector<glissade::LostEdit>& edits);
    void discardChosen(const std::vector<glissade::LostEdit>& edits);

private:
    void fill();
    void showTicked();
    [[nodiscard]] std::vector<LostEdit> ticked() const;

    std::vector<LostEdit> edits_;
    QListWidget* list_;
    QPushButton* restore_ = nullptr;
    QPushButton* discard_ = nullptr;
};

}  // namespace glissade
