// Canvas: paints the frame it has, at device pixels; zoom, pan and compare.
#pragma once

#include "ui/canvas_view.h"
#include "ui/image_view.h"

#include <QColor>
#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;

namespace glissade {

class SplitHandle;

/// A picture in place of the canvas' own: a difference, a blend, another edit.
struct CanvasLayer {
    QImage image;
    Rect area;  ///< where it lies, photo pixels
    QString label;
};

/// What the pixel under the pointer is, as it is displayed.
struct PixelReading {
    QPoint place;  ///< photo pixels
    QColor before;
    QColor after;
    bool operator==(const PixelReading&) const = default;
};

/// Thread: the interface's. It computes nothing: a change of the view is told, and the frame at hand is painted in the
/// new place until a better one comes.
class Canvas final : public QWidget {
    Q_OBJECT

public:
    explicit Canvas(QWidget* parent = nullptr);

    /// Another photo: fitted. What was painted stays until its first frame.
    void setPhoto(Size photo, AlphaUse alpha);
    /// The part of the photo that is seen, photo pixels; all of it at first.
    void setShown(Rect part);
    void setFrame(const std::shared_ptr<const Frame>& frame);
    [[nodiscard]] std::shared_ptr<const Frame> frame() const { return frame_; }

    [[nodiscard]] const CanvasView& view() const { return view_; }
    void fit();
    /// Device pixels per photo pixel, around the middle of the canvas.
    void zoomTo(double zoom);
    void zoomBy(double factor);

    void setShowOriginal(bool show);
    void setSplit(bool split);
    /// Pixels of the edit that have a channel at its end are marked: white with red, black with blue.
    void setMarkClipping(bool on);
    void turnSplit();
    [[nodiscard]] bool isSplit() const { return split_; }
    /// The original on the left, the edit on the right, each whole, at the same zoom and place; goes before a split.
    void setSideBySide(bool sideBySide);
    [[nodiscard]] bool isSideBySide() const { return sideBySide_; }
    /// Share of the visible photo that shows the original, 0..1.
    [[nodiscard]] double splitShare() const { return share_; }
    /// The edited half's label, e.g. the operator's name.
    void setEditedLabel(const QString& label);
    /// What stands in for the original in a split view; nothing: the original. Another photo takes it away.
    void setOriginalLayer(std::optional<CanvasLayer> layer);
    /// What stands in for the edit, with its label also where the view is not split; as above.
    void setEditedLayer(std::optional<CanvasLayer> layer);
    /// A note at the bottom of the photo; empty: none.
    void setBadge(const QString& text);
    /// The grey behind the photo, sRGB 0..255.
    void setSurround(int grey);
    /// While Space is held, the left button pans.
    void setPanByLeftButton(bool on);
    [[nodiscard]] bool pansByLeftButton() const { return panByLeft_; }
    void setDropHighlight(bool on);

Q_SIGNALS:
    void viewChanged(const glissade::CanvasView& view);
    /// Nothing: the pointer is on no pixel of the photo.
    void readingChanged(const std::optional<glissade::PixelReading>& reading);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void setView(const CanvasView& view);
    [[nodiscard]] Size paneSize() const;                // device pixels: of what shows the photo once
    [[nodiscard]] QPointF secondPane() const;           // where it begins, device pixels
    [[nodiscard]] QPointF inPane(QPointF point) const;  // device pixels, within the pane under the point
    [[nodiscard]] QPointF devicePoint(QPointF point) const { return point * devicePixelRatioF(); }
    void followPanes();
    [[nodiscard]] QRectF visiblePhoto() const;  // device pixels
    [[nodiscard]] QRectF originalHalf() const;  // device pixels
    void paintPhoto(QPainter& painter) const;
    void paintPanes(QPainter& painter) const;
    [[nodiscard]] CanvasLayer originalHalfLayer() const;
    [[nodiscard]] CanvasLayer editedHalfLayer() const;
    void paintLayer(QPainter& painter, const CanvasLayer& layer, const QRectF& clip) const;
    void paintLabels(QPainter& painter) const;
    void replaceLayer(std::optional<CanvasLayer>& old, std::optional<CanvasLayer> layer);
    [[nodiscard]] std::optional<PixelReading> readingAt(QPointF point) const;
    void tellReading();
    void placeHandle();
    void placeBadge();
    void moveSplit(double share);
    void updateCursor();

    CanvasView view_;
    CanvasView oldView_;  // of the photo before, as long as its last frame is painted
    bool frameIsOld_ = false;
    std::shared_ptr<const Frame> frame_;
    QImage edited_;
    QImage original_;
    QImage marked_;  // the edit with what is clipped, while that is shown
    bool marksClipping_ = false;
    std::optional<QPointF> pointer_;
    std::optional<PixelReading> reading_;
    bool focusByKey_ = false;
    AlphaUse alpha_ = AlphaUse::Ignore;
    AlphaUse frameAlpha_ = AlphaUse::Ignore;
    bool showOriginal_ = false;
    bool split_ = false;
    bool sideBySide_ = false;
    double share_ = 0.5;
    QString editedLabel_;
    std::optional<CanvasLayer> originalLayer_;
    std::optional<CanvasLayer> editedLayer_;
    SplitHandle* handle_;
    QLabel* badge_;
    QColor surround_;
    bool panByLeft_ = false;
    bool panning_ = false;
    bool dropHighlight_ = false;
    QPointF lastPan_;
};

}  // namespace glissade
