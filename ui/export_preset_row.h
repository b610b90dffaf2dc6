// ExportPresetRow: the user's named export choices: choose, save, rename, delete.
#pragma once

#include "ui/export_choices.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QToolButton;

namespace glissade {

class Settings;

/// Thread: the interface's.
class ExportPresetRow final : public QWidget {
    Q_OBJECT

public:
    /// `settings` outlives it.
    explicit ExportPresetRow(Settings& settings, QWidget* parent = nullptr);

    /// What is chosen in the dialog now: a preset with the same choices is the one on show, else none.
    void setChoices(const ExportChoices& choices);
    /// For a label's buddy.
    [[nodiscard]] QWidget* field() const;

Q_SIGNALS:
    void chosen(const glissade::ExportChoices& choices);

private:
    QToolButton* addButton(const QString& icon, const QString& name, void (ExportPresetRow::*act)());
    void fill();
    void showCurrent();
    void save();
    void rename();
    void remove();
    void askName(const QString& title,
                 const QString& button,
                 const QString& name,
                 const std::function<void(const QString&)>& then);
    /// The place of the preset on show; -1 where none is.
    [[nodiscard]] int current() const;

    Settings& settings_;
    ExportChoices choices_;
    QComboBox* presets_;
    QToolButton* save_;
    QToolButton* rename_;
    QToolButton* remove_;
};

}  // namespace glissade
