// CropBar: the controls under the canvas while a photo is cropped: ratio, size, and what to do in the end.
#pragma once

#include "ui/crop_geometry.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QSpinBox;
class QToolButton;

namespace glissade {

/// Shows, and tells what the user wants. Thread: the interface's.
class CropBar final : public QWidget {
    Q_OBJECT

public:
    explicit CropBar(QWidget* parent = nullptr);

    /// Of this photo; from code, as below: tells nothing.
    void setPhoto(Size photo);
    void setArea(Rect area);
    [[nodiscard]] CropRatio ratio() const;

Q_SIGNALS:
    void ratioChosen(glissade::CropRatio ratio);
    void widthChosen(int width);
    void heightChosen(int height);
    void wholeChosen();
    void accepted();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildRatio(QHBoxLayout* layout);
    void buildSize(QHBoxLayout* layout);
    void buildEnd(QHBoxLayout* layout);

    QComboBox* ratio_;
    QToolButton* upright_;
    QSpinBox* width_;
    QSpinBox* height_;
    Size photo_;
};

}  // namespace glissade
