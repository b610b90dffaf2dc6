// PreferencesDialog: what the user may choose for the whole program.
#pragma once

#include "ui/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QSlider;
class QSpinBox;

namespace glissade {

/// Every change holds at once, in all windows; cancelling takes them all back. Thread: the interface's.
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    /// `settings` must outlive it.
    explicit PreferencesDialog(Settings& settings, QWidget* parent = nullptr);

    void reject() override;

private:
    void buildLook(QGridLayout* form);
    void buildSliders(QGridLayout* form);
    void buildMemory(QGridLayout* form);
    void connectFields();
    void display(const Preferences& preferences);
    [[nodiscard]] Preferences chosen() const;
    void take();

    Settings& settings_;
    const Preferences before_;
    bool showing_ = false;  // the fields change by `display`, not by the user
    QComboBox* theme_;
    QSlider* surroundSlider_;
    QSpinBox* surround_;
    QComboBox* wheel_;
    QCheckBox* automatic_;
    QSpinBox* cache_;
};

}  // namespace glissade
