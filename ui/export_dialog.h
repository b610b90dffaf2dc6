// ExportDialog: where and how the edited photo is written.
#pragma once

#include "io/photo.h"
#include "pipeline/render.h"
#include "ui/settings.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace glissade {

class ExportPresetRow;
class SizeEstimate;
struct Frame;

/// Asks before an existing file is replaced, unless that is chosen, and refuses the opened photo itself. Thread: the
/// interface's.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    /// @param edit   the steps to write
    /// @param shown  the photo on the canvas with its steps, by which the file's size is estimated; may be null
    ExportDialog(std::shared_ptr<const Photo> photo,
                 Recipe edit,
                 Settings& settings,
                 std::shared_ptr<const Frame> shown = nullptr,
                 QWidget* parent = nullptr);

    /// What was chosen, with the steps that it takes.
    [[nodiscard]] ExportRequest request() const;
    [[nodiscard]] ExportChoices choices() const;
    /// True where both are the same file on disk.
    [[nodiscard]] static bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);

    void accept() override;

private:
    [[nodiscard]] static QString formatTitle(const std::string& name);
    void buildPreset(QGridLayout* form);
    void buildFile(QGridLayout* form);
    void buildEncoding(QGridLayout* form);
    void buildSize(QGridLayout* form);
    void buildColor(QGridLayout* form);
    void buildAfter(QGridLayout* form);
    void setChoices(const ExportChoices& choices);
    void usePreset(const ExportChoices& choices);
    void suggestName(const QString& folder);
    void browse();
    void formatChanged();
    void showQuality(bool hasQuality);
    void refresh();
    [[nodiscard]] ExportSize size() const;
    [[nodiscard]] Recipe recipe() const;
    [[nodiscard]] Size sizeOfSteps() const;
    [[nodiscard]] int longEdge() const;
    [[nodiscard]] ColorProfile profile() const;
    void showSize();
    [[nodiscard]] const WritableFormat& format() const;
    [[nodiscard]] std::filesystem::path target() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString notice() const;
    void askToReplace();
    void finish(bool overwrite);

    std::shared_ptr<const Photo> photo_;
    Recipe edit_;
    Settings& settings_;
    SizeEstimate* estimate_;
    QString name_;  // the pattern of suggested names
    bool setting_ = false;
    bool overwrite_ = false;
    ExportPresetRow* presets_;
    QLineEdit* file_;
    QComboBox* format_;
    QLabel* qualityLabel_ = nullptr;
    QSlider* qualitySlider_;
    QSpinBox* quality_;
    QSlider* compressionSlider_;
    QSpinBox* compression_;
    QComboBox* depth_;
    QComboBox* size_;
    QSpinBox* longEdge_;
    QSpinBox* percent_;
    QSpinBox* enlargement_;
    QLabel* resultSize_;
    QComboBox* profile_;
    QComboBox* intent_;
    QComboBox* metadata_;
    QComboBox* ifExists_;
    QCheckBox* openFolder_;
    QString estimatedSize_;
    QLabel* problem_;
    QLabel* notice_;
    QPushButton* export_ = nullptr;
};

}  // namespace glissade
