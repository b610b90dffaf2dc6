// PresetsPanel: the list of presets with its buttons. Pointing at one shows it on the photo.
#pragma once

#include "recipe/preset_store.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace glissade {

/// What a preset does to the steps that are there.
enum class PresetUse { WholeEdit, SelectedStep, NewSteps };

/// Shows the presets and tells what the user asks for. Thread: the interface's.
class PresetsPanel final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kHoverMs = 120;  ///< a pointer that only passes by previews nothing

    explicit PresetsPanel(QWidget* parent = nullptr);

    /// Shows these, own ones first.
    void setPresets(std::vector<Preset> presets);
    /// Whether there is a photo to apply them to, and steps to save.
    void setUsable(bool hasPhoto, bool hasSteps);
    /// The preset that is pointed at is not to be shown any more.
    void endPreview();
    [[nodiscard]] PresetUse use() const;
    /// Where the keyboard goes to: the list.
    [[nodiscard]] QListWidget* list() const { return list_; }

Q_SIGNALS:
    void previewed(const glissade::Preset& preset);
    void previewEnded();
    void applied(const glissade::Preset& preset);
    void saveRequested();
    void importRequested();
    void exportRequested(const glissade::Preset& preset);
    void renameRequested(const glissade::Preset& preset);
    void removeRequested(const glissade::Preset& preset);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QWidget* makeButtons();
    [[nodiscard]] QWidget* makeUse();
    void addTitle(const QString& text);
    void addPreset(const Preset& preset, int place);
    [[nodiscard]] QSize rowSize() const;
    void showMenu(const QPoint& place);
    void showButtons();
    [[nodiscard]] const Preset* presetOf(const QListWidgetItem* item) const;
    [[nodiscard]] const Preset* current() const;
    void startPreview(const QListWidgetItem* item);
    void apply(const QListWidgetItem* item);

    std::vector<Preset> presets_;
    bool hasPhoto_ = false;
    bool filling_ = false;
    bool previewing_ = false;
    const Preset* pointedAt_ = nullptr;
    QTimer hover_;
    QListWidget* list_;
    QComboBox* use_;
    QToolButton* save_ = nullptr;
    QToolButton* export_ = nullptr;
    QToolButton* rename_ = nullptr;
    QToolButton* remove_ = nullptr;
};

}  // namespace glissade
