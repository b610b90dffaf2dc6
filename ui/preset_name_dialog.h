// PresetNameDialog: asks for a preset's name and, where it is saved, of which steps it is made.
#pragma once

#include <QDialog>
#include <QStringList>

#include <string>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace glissade {

/// Thread: the interface's.
class PresetNameDialog final : public QDialog {
    Q_OBJECT

public:
    struct Texts {
        QString title;
        QString button;
        QString name;      ///< to begin with
        QStringList what;  ///< what can be saved; fewer than two: nothing to choose
    };
    explicit PresetNameDialog(const Texts& texts, QWidget* parent = nullptr);

    /// Valid (see validRecipeName) once the dialog is accepted.
    [[nodiscard]] std::string name() const;
    /// Which of Texts::what.
    [[nodiscard]] int what() const;

private:
    QLineEdit* name_;
    QComboBox* what_;
    QPushButton* accept_ = nullptr;
};

}  // namespace glissade
