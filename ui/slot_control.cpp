#include "ui/slot_control.h"

#include "ui/canvas.h"
#include "ui/heat_map.h"
#include "ui/image_view.h"

#include <QAction>

#include <utility>

namespace glissade {

SlotControl::SlotControl(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
    parts_.bar.hide();
    connect(&parts_.edits, &EditSlots::changed, this, &SlotControl::follow);
    connect(&parts_.engine, &EngineBridge::frameChanged, this, [this](const std::shared_ptr<const Frame>& frame) {
        inHand_ = frame;
        show();
    });
    connect(&parts_.canvas, &Canvas::viewChanged, this, [this](const CanvasView& view) {
        if (on_) second_->setView(view.request());
    });
    connect(&parts_.bar, &SlotBar::swapRequested, &parts_.edits, &EditSlots::swap);
    connect(&parts_.bar, &SlotBar::copyRequested, &parts_.edits, &EditSlots::copyToWaiting);
    connect(&parts_.bar, &SlotBar::closeRequested, &parts_.edits, &EditSlots::end);
    connect(&parts_.bar, &SlotBar::viewChosen, this, &SlotControl::setView);
    connect(&parts_.bar, &SlotBar::strengthChanged, this, &SlotControl::show);
    connect(&parts_.split, &QAction::toggled, this, [this](bool split) {
        const bool shown = parts_.bar.view() == SlotView::Split;
        if (on_ && split != shown) setView(split ? SlotView::Split : SlotView::One);
    });
}

void SlotControl::setPhoto(const std::shared_ptr<const Photo>& photo) {
    parts_.edits.restart();
    photo_ = photo;
    inHand_.reset();
}

void SlotControl::photoTurned(const std::shared_ptr<const Photo>& photo) {
    photo_ = photo;
    inHand_.reset();
    waiting_.reset();
    if (on_) second_->open(photo_);
}

void SlotControl::follow() {
    const bool on = parts_.edits.isOn();
    if (on != on_) on ? begin() : end();
    if (!on_) return;
    parts_.bar.setActive(parts_.edits.active());
    second_->setRecipe(parts_.edits.waiting());
    show();
}

void SlotControl::begin() {
    if (!second_) {
        second_ = parts_.engine.makeAnother(this);
        connect(second_, &EngineBridge::frameChanged, this, [this](const std::shared_ptr<const Frame>& frame) {
            if (!on_) return;
            waiting_ = frame;
            show();
        });
    }
    on_ = true;
    second_->setView(parts_.canvas.view().request());
    second_->open(photo_);
    parts_.bar.setView(parts_.split.isChecked() ? SlotView::Split : SlotView::One);
    parts_.bar.show();
    Q_EMIT onChanged(true);
}

void SlotControl::end() {
    on_ = false;
    second_->close();
    waiting_.reset();
    parts_.canvas.setOriginalLayer(std::nullopt);
    parts_.canvas.setEditedLayer(std::nullopt);
    parts_.bar.hide();
    Q_EMIT onChanged(false);
}

void SlotControl::setView(SlotView view) {
    parts_.bar.setView(view);
    parts_.split.setChecked(view == SlotView::Split);
    show();
}

// Pixels are held against each other only where both frames show the same part at the same size: while one of them is
// behind the view, the canvas keeps what it has, in its place.
void SlotControl::show() {
    if (!on_) return;
    const SlotView view = parts_.bar.view();
    if (view == SlotView::One || !waiting_ || !inHand_) {
        parts_.canvas.setOriginalLayer(std::nullopt);
        parts_.canvas.setEditedLayer(std::nullopt);
        return;
    }
    if (view == SlotView::Split) {
        parts_.canvas.setOriginalLayer(layerOf(Slot::A));
        parts_.canvas.setEditedLayer(layerOf(Slot::B));
        return;
    }
    parts_.canvas.setOriginalLayer(std::nullopt);
    if (inHand_->area != waiting_->area || inHand_->edited.size() != waiting_->edited.size()) return;
    parts_.canvas.setEditedLayer(view == SlotView::Difference ? difference() : blend());
}

CanvasLayer SlotControl::layerOf(Slot slot) const {
    const auto& frame = slot == parts_.edits.active() ? inHand_ : waiting_;
    return {viewOf(frame->edited, frame, alphaUseOf(*photo_)), frame->area, slotName(slot)};
}

CanvasLayer SlotControl::difference() const {
    return {heatMap(largestDifferences(inHand_->edited, waiting_->edited), parts_.bar.gain()),
            inHand_->area,
            tr("Difference ×%1").arg(parts_.bar.gain())};
}

CanvasLayer SlotControl::blend() const {
    const double share = parts_.bar.blend();
    return {blended(layerOf(Slot::A).image, layerOf(Slot::B).image, share),
            inHand_->area,
            tr("A %1 % · B %2 %").arg(qRound((1 - share) * 100)).arg(qRound(share * 100))};
}

}  // namespace glissade
