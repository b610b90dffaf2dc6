#include "ui/canvas.h"

#include "ui/canvas_accessible.h"
#include "ui/canvas_paint.h"
#include "ui/metrics.h"
#include "ui/settings.h"
#include "ui/split_handle.h"

#include <QLabel>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glissade {
namespace {

constexpr double kPaneGap = 2;  // between two panes

}  // namespace

Canvas::Canvas(QWidget* parent) : QWidget(parent), handle_(new SplitHandle(this)), badge_(new QLabel(this)) {
    registerCanvasAccessible();
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);  // the pixel under the pointer is read
    setMinimumSize(120, 120);
    setAccessibleName(tr("Photo"));
    setSurround(Preferences::kUsualSurround);
    handle_->hide();
    badge_->setProperty("role", QStringLiteral("badge"));
    badge_->setAttribute(Qt::WA_TransparentForMouseEvents);
    badge_->hide();
    connect(handle_, &SplitHandle::centered, this, [this] { moveSplit(0.5); });
    connect(handle_, &SplitHandle::nudged, this, [this](double share) { moveSplit(share_ + share); });
    connect(handle_, &SplitHandle::draggedTo, this, [this](QPoint point) {
        const QRectF photo = visiblePhoto();
        const QPointF at = devicePoint(point) - photo.topLeft();
        moveSplit(handle_->orientation() == Qt::Vertical ? at.x() / photo.width() : at.y() / photo.height());
    });
}

Size Canvas::paneSize() const {
    const double ratio = devicePixelRatioF();
    const Size whole{qRound(width() * ratio), qRound(height() * ratio)};
    return sideBySide_ ? Size{(whole.width - qRound(kPaneGap * ratio)) / 2, whole.height} : whole;
}

QPointF Canvas::secondPane() const { return {paneSize().width + std::round(kPaneGap * devicePixelRatioF()), 0}; }

QPointF Canvas::inPane(QPointF point) const {
    const QPointF device = devicePoint(point);
    return sideBySide_ && device.x() >= secondPane().x() ? device - secondPane() : device;
}

void Canvas::setPhoto(Size photo, AlphaUse alpha) {
    if (frame_ && !frameIsOld_) oldView_ = view_;
    frameIsOld_ = frame_ != nullptr;
    alpha_ = alpha;
    originalLayer_.reset();
    editedLayer_.reset();
    setView(CanvasView(photo, paneSize()));
}

void Canvas::setFrame(const std::shared_ptr<const Frame>& frame) {
    frame_ = frame;
    frameIsOld_ = false;
    frameAlpha_ = alpha_;
    edited_ = viewOf(frame->edited, frame, alpha_);
    original_ = frame->original ? viewOf(*frame->original, frame, alpha_) : edited_;
    if (marksClipping_) marked_ = withClippingMarked(edited_);
    tellReading();
    update();
}

void Canvas::setView(const CanvasView& view) {
    if (view == view_) return;
    view_ = view;
    placeHandle();
    update();
    Q_EMIT viewChanged(view_);
    tellReading();
}

void Canvas::setShown(Rect part) { setView(view_.showing(part)); }
void Canvas::fit() { setView(view_.fitted()); }
void Canvas::zoomTo(double zoom) { setView(view_.zoomed(zoom, view_.middle())); }
void Canvas::zoomBy(double factor) { zoomTo(view_.scale() * factor); }

void Canvas::setShowOriginal(bool show) {
    if (show == showOriginal_) return;
    showOriginal_ = show;
    placeHandle();
    update();
}

void Canvas::setSplit(bool split) {
    if (split == split_) return;
    split_ = split;
    placeHandle();
    update();
}

void Canvas::setSideBySide(bool sideBySide) {
    if (sideBySide == sideBySide_) return;
    sideBySide_ = sideBySide;
    followPanes();
    placeHandle();
    update();
}

void Canvas::setMarkClipping(bool on) {
    marksClipping_ = on;
    marked_ = on ? withClippingMarked(edited_) : QImage();
    update();
}

void Canvas::turnSplit() {
    handle_->setOrientation(handle_->orientation() == Qt::Vertical ? Qt::Horizontal : Qt::Vertical);
    placeHandle();
    update();
}

void Canvas::moveSplit(double share) {
    share_ = std::clamp(share, 0.0, 1.0);
    handle_->setShare(share_);
    placeHandle();
    update();
}

// Each slider move says the label again, and that there are no layers: painting the photo for nothing would keep its
// next frame waiting.
void Canvas::setEditedLabel(const QString& label) {
    if (label == editedLabel_) return;
    editedLabel_ = label;
    update();
}

void Canvas::setOriginalLayer(std::optional<CanvasLayer> layer) { replaceLayer(originalLayer_, std::move(layer)); }

void Canvas::setEditedLayer(std::optional<CanvasLayer> layer) { replaceLayer(editedLayer_, std::move(layer)); }

void Canvas::replaceLayer(std::optional<CanvasLayer>& old, std::optional<CanvasLayer> layer) {
    if (!old && !layer) return;
    old = std::move(layer);
    update();
}

CanvasLayer Canvas::originalHalfLayer() const {
    return originalLayer_.value_or(CanvasLayer{original_, frame_->area, tr("Original")});
}

CanvasLayer Canvas::editedHalfLayer() const {
    return editedLayer_.value_or(CanvasLayer{
        marksClipping_ ? marked_ : edited_, frame_->area, editedLabel_.isEmpty() ? tr("Edited") : editedLabel_});
}

void Canvas::setBadge(const QString& text) {
    if (text == badge_->text()) return;
    badge_->setText(text);
    badge_->setVisible(!text.isEmpty());
    placeBadge();
}

void Canvas::placeBadge() {
    badge_->adjustSize();
    badge_->move((width() - badge_->width()) / 2, height() - badge_->height() - metrics::kMedium);
}

void Canvas::setSurround(int grey) {
    surround_ = QColor(grey, grey, grey);
    update();
}

void Canvas::setPanByLeftButton(bool on) {
    panByLeft_ = on;
    updateCursor();
}

void Canvas::setDropHighlight(bool on) {
    dropHighlight_ = on;
    update();
}

std::optional<PixelReading> Canvas::readingAt(QPointF point) const {
    if (!frame_ || frameIsOld_ || edited_.isNull() || original_.size() != edited_.size()) return std::nullopt;
    const QPointF photo = view_.toPhoto(inPane(point));
    const Rect shown = view_.shown();
    if (!QRectF(shown.x, shown.y, shown.width, shown.height).contains(photo)) return std::nullopt;
    const Rect& area = frame_->area;
    const QPointF share((photo.x() - area.x) / area.width, (photo.y() - area.y) / area.height);
    if (share.x() < 0 || share.y() < 0 || share.x() >= 1 || share.y() >= 1) return std::nullopt;
    const QPoint pixel(static_cast<int>(share.x() * edited_.width()), static_cast<int>(share.y() * edited_.height()));
    return PixelReading{QPoint(static_cast<int>(photo.x()), static_cast<int>(photo.y())),
                        original_.pixelColor(pixel),
                        edited_.pixelColor(pixel)};
}

void Canvas::tellReading() {
    const auto reading = pointer_ ? readingAt(*pointer_) : std::nullopt;
    if (std::exchange(reading_, reading) != reading) Q_EMIT readingChanged(reading_);
}

QRectF Canvas::visiblePhoto() const {
    return view_.shownOnDevice().intersected(QRectF(0, 0, view_.viewport().width, view_.viewport().height));
}

QRectF Canvas::originalHalf() const {
    QRectF half = visiblePhoto();
    if (handle_->orientation() == Qt::Vertical)
        half.setWidth(std::round(half.width() * share_));
    else
        half.setHeight(std::round(half.height() * share_));
    return half;
}

void Canvas::placeHandle() {
    handle_->setVisible(split_ && !sideBySide_ && !showOriginal_);
    if (!split_ || view_.empty()) return;
    const double ratio = devicePixelRatioF();
    const QRectF half = originalHalf();
    const QRectF photo = visiblePhoto();
    const int reach = SplitHandle::kThickness;
    if (handle_->orientation() == Qt::Vertical)
        handle_->setGeometry(qRound(half.right() / ratio) - reach / 2,
                             qRound(photo.top() / ratio),
                             reach,
                             qRound(photo.height() / ratio));
    else
        handle_->setGeometry(qRound(photo.left() / ratio),
                             qRound(half.bottom() / ratio) - reach / 2,
                             qRound(photo.width() / ratio),
                             reach);
}

void Canvas::paintEvent(QPaintEvent*) {
    // The window came to a screen of another scale: the same canvas has another number of pixels, and no event says so.
    if (paneSize() != view_.viewport())
        QMetaObject::invokeMethod(
            this, [this] { followPanes(); }, Qt::QueuedConnection);
    QPainter painter(this);
    painter.fillRect(rect(), surround_);
    if (frame_ && !edited_.isNull()) {
        painter.save();
        countInDevicePixels(painter, devicePixelRatioF());
        paintPhoto(painter);
        painter.restore();
        paintLabels(painter);
    }
    // Where a click has led here there is no need to say so over the photo.
    if (hasFocus() && focusByKey_) paintFrame(painter, QRectF(rect()).adjusted(1, 1, -1, -1), palette(), 2);
    if (dropHighlight_) paintFrame(painter, QRectF(rect()).adjusted(6, 6, -6, -6), palette(), 3);
}

void Canvas::paintPhoto(QPainter& painter) const {
    const QRectF everything(0, 0, view_.viewport().width, view_.viewport().height);
    if (sideBySide_) return paintPanes(painter);
    if (showOriginal_) return paintLayer(painter, {original_, frame_->area, {}}, everything);
    const CanvasLayer edited = editedHalfLayer();
    if (!split_ || frameIsOld_) return paintLayer(painter, edited, everything);
    const QRectF half = originalHalf();
    paintLayer(painter, originalHalfLayer(), half);
    QRectF rest = everything;
    if (handle_->orientation() == Qt::Vertical)
        rest.setLeft(half.right());
    else
        rest.setTop(half.bottom());
    paintLayer(painter, edited, rest);
}

void Canvas::paintPanes(QPainter& painter) const {
    const QRectF pane(0, 0, paneSize().width, paneSize().height);
    painter.fillRect(QRectF(pane.topRight(), QPointF(secondPane().x(), pane.height())),
                     palette().color(QPalette::Window));
    paintLayer(painter, showOriginal_ ? CanvasLayer{original_, frame_->area, {}} : originalHalfLayer(), pane);
    painter.translate(secondPane());
    paintLayer(painter, showOriginal_ ? CanvasLayer{original_, frame_->area, {}} : editedHalfLayer(), pane);
}

void Canvas::paintLayer(QPainter& painter, const CanvasLayer& layer, const QRectF& clip) const {
    const QImage& image = layer.image;
    const CanvasView& view = frameIsOld_ ? oldView_ : view_;
    QRectF target = view.toDevice(layer.area);
    painter.save();
    painter.setClipRect(view.showsAll() ? clip : clip.intersected(view.shownOnDevice().toRect()));
    // A raster made for this place is painted pixel for pixel; rounding of its edges must not resample it.
    const bool fitting =
        std::abs(target.width() - image.width()) < 1.5 && std::abs(target.height() - image.height()) < 1.5;
    if (fitting) target = QRectF(QPointF(std::round(target.x()), std::round(target.y())), QSizeF(image.size()));
    if (frameAlpha_ == AlphaUse::Blend) paintChecker(painter, target);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !fitting && view.scale() <= CanvasView::kSmoothUpTo);
    if (fitting)
        painter.drawImage(target.topLeft(), image);
    else
        painter.drawImage(target, image);
    painter.restore();
}

void Canvas::paintLabels(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    const QRectF photo(visiblePhoto().topLeft() / ratio, visiblePhoto().size() / ratio);
    constexpr double kGap = metrics::kMedium;
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF topLeft = photo.topLeft() + QPointF(kGap, kGap);
    if (showOriginal_) return paintLabel(painter, tr("Original"), topLeft, Qt::AlignLeft);
    if (frameIsOld_) return;
    const CanvasLayer edited = editedHalfLayer();
    if (sideBySide_) {
        paintLabel(painter, originalHalfLayer().label, topLeft, Qt::AlignLeft);
        return paintLabel(painter, edited.label, topLeft + secondPane() / ratio, Qt::AlignLeft);
    }
    if (!split_) {
        if (editedLayer_) paintLabel(painter, edited.label, topLeft, Qt::AlignLeft);
        return;
    }
    paintLabel(painter, originalHalfLayer().label, topLeft, Qt::AlignLeft);
    if (handle_->orientation() == Qt::Vertical)
        paintLabel(painter, edited.label, photo.topRight() + QPointF(-kGap, kGap), Qt::AlignRight);
    else
        paintLabel(painter, edited.label, photo.bottomLeft() + QPointF(kGap, -kGap), Qt::AlignLeft | Qt::AlignBottom);
}

void Canvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    followPanes();
    placeBadge();
}

void Canvas::followPanes() {
    if (frameIsOld_) oldView_ = oldView_.resized(paneSize());
    setView(view_.resized(paneSize()));
}

}  // namespace glissade
