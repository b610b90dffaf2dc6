// ExportDialog: where and how the edited photo is written.
#pragma once

#include "io/photo.h"
#include "pipeline/render.h"
#include "ui/settings.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace glissade {

/// Asks before an existing file is replaced, and refuses the opened photo itself. Thread: the interface's.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    ExportDialog(std::shared_ptr<const Photo> photo, Settings& settings, QWidget* parent = nullptr);

    /// What was chosen; its recipe is left to the caller.
    [[nodiscard]] ExportRequest request() const;
    [[nodiscard]] ExportChoices choices() const;
    /// True where both are the same file on disk.
    [[nodiscard]] static bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);

    void accept() override;

private:
    void buildFile(QGridLayout* form);
    void buildEncoding(QGridLayout* form);
    void buildSize(QGridLayout* form);
    void buildColor(QGridLayout* form);
    void setChoices(const ExportChoices& choices);
    void suggestName();
    void browse();
    void formatChanged();
    void refresh();
    [[nodiscard]] const WritableFormat& format() const;
    [[nodiscard]] std::filesystem::path target() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString notice() const;
    void askToReplace();
    void finish(bool overwrite);

    std::shared_ptr<const Photo> photo_;
    Settings& settings_;
    bool overwrite_ = false;
    QLineEdit* file_;
    QComboBox* format_;
    QSlider* qualitySlider_;
    QSpinBox* quality_;
    QComboBox* depth_;
    QComboBox* size_;
    QSpinBox* longEdge_;
    QLabel* resultSize_;
    QComboBox* profile_;
    QComboBox* metadata_;
    QLabel* problem_;
    QLabel* notice_;
    QPushButton* export_ = nullptr;
};

}  // namespace glissade
