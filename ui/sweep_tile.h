// SweepTile: one variant of a sweep, a picture with its value below.
#pragma once

#include <QAbstractButton>
#include <QImage>

namespace glissade {

/// Thread: the interface's.
class SweepTile final : public QAbstractButton {
    Q_OBJECT

public:
    static constexpr int kPictureHeight = 96;
    static constexpr int kFrame = 2;  ///< round the picture: the one in use, the focus

    explicit SweepTile(QWidget* parent = nullptr);

    /// The value, as it is shown.
    void setCaption(const QString& caption, const QString& parameter);
    /// Whether the step has this value now.
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return current_; }
    void setPicture(const QImage& picture);
    [[nodiscard]] const QImage& picture() const { return picture_; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(bool narrow);  ///< by a click or Return; with Shift to narrow the range round it
    void moved(int places);    ///< arrow keys: the focus should go there

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    bool current_ = false;
    bool narrow_ = false;  // Shift was held at the click under way
    QImage picture_;
};

}  // namespace glissade
