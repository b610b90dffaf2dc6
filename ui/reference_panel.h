// ReferencePanel: what a step's network is worth against its exact algorithm: times, fidelity, where they differ.
#pragma once

#include "operators/operator.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace glissade {

class DifferenceHistogram;
struct Reference;

/// Shows, and tells what the user wants; what is compared is its owner's affair. Thread: the interface's.
class ReferencePanel final : public QScrollArea {
    Q_OBJECT

public:
    explicit ReferencePanel(QWidget* parent = nullptr);

    /// The step in hand, and in words what would be compared; null: there is none.
    void setStep(const OperatorSpec* spec, const QString& values);
    void showRunning(double done);
    /// @param isCurrent  whether it is of the step's present values
    void showResult(const Reference& reference, bool isCurrent);
    /// Neither runs anything nor is there a result; `problem` says why, if something went wrong.
    void showNothing(const QString& problem = {});

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool wantsMap() const;
    /// How much the map enlarges differences.
    [[nodiscard]] int gain() const;

Q_SIGNALS:
    void startRequested();
    void cancelRequested();
    void mapChanged();

private:
    void buildHeader(QVBoxLayout* layout);
    void buildResult(QVBoxLayout* layout);
    void buildMap(QVBoxLayout* layout);
    void showGain();
    QLabel* addRow(QGridLayout* grid, const QString& label, const QString& toolTip);
    void showParts(bool running, bool result);

    QLabel* empty_;
    QWidget* controls_;
    QLabel* name_;
    QLabel* values_;
    QPushButton* start_;
    QWidget* running_;
    QProgressBar* progress_;
    QLabel* note_;
    QWidget* result_;
    QLabel* exactTime_;
    QLabel* firstTime_;
    QLabel* moveTime_;
    QLabel* psnr_;
    QLabel* ssim_;
    QLabel* largest_;
    DifferenceHistogram* histogram_;
    QLabel* spread_;
    QCheckBox* map_;
    QComboBox* gain_;
};

/// "1.43 s", "410 ms", "0.87 ms".
[[nodiscard]] QString durationText(double seconds);

}  // namespace glissade
