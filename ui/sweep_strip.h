// SweepStrip: variants of one parameter side by side under the canvas.
#pragma once

#include "image/image.h"
#include "ui/sweep_range.h"

#include <QImage>
#include <QWidget>

#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace glissade {

class SweepTile;

/// Shows, and tells what the user wants. Thread: the interface's.
class SweepStrip final : public QWidget {
    Q_OBJECT

public:
    explicit SweepStrip(QWidget* parent = nullptr);

    /// What can be swept, in the order of their indices, and the one that is.
    void setParameters(const QStringList& names, int current);
    /// One tile for each value that the width has room for.
    void setRange(const SweepRange& range);
    /// The step's value: its tile is marked.
    void setCurrentValue(double value);
    /// One for each of values().
    void setPictures(const std::vector<QImage>& pictures);

    [[nodiscard]] const std::vector<double>& values() const { return values_; }
    /// How many values are asked of the range at this width: 5, 7 or 9.
    [[nodiscard]] int count() const;
    /// What a picture may fill, device pixels.
    [[nodiscard]] Size pictureSize() const;

Q_SIGNALS:
    void parameterChosen(int index);
    void valueChosen(double value);
    void narrowRequested(int index);  ///< round values()[index]
    void wholeRangeRequested();
    void closeRequested();
    /// Other values, or pictures of another size, have room now.
    void roomChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildHeader(QHBoxLayout* header);
    void makeTiles();
    void connectTile(SweepTile* tile, int index);

    QComboBox* parameter_;
    QLabel* extent_;
    QPushButton* whole_;
    QHBoxLayout* row_;
    std::vector<SweepTile*> tiles_;
    std::vector<double> values_;
};

}  // namespace glissade
