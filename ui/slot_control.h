// SlotControl: shows the two edits of A/B on the canvas: the one in hand as ever, the other one from a second engine.
#pragma once

#include "ui/edit_slots.h"
#include "ui/engine_bridge.h"
#include "ui/slot_bar.h"

#include <QObject>

#include <memory>

class QAction;

namespace glissade {

class Canvas;
class CanvasView;
struct CanvasLayer;

/// The second engine shares the decoded photo, and has one only while there are slots. Thread: the interface's.
class SlotControl final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge& engine;
        EditSlots& edits;
        Canvas& canvas;
        SlotBar& bar;
        QAction& split;  ///< the window's command, which divides the canvas
    };
    /// The parts outlive it.
    explicit SlotControl(const Parts& parts, QObject* parent = nullptr);

    void setPhoto(const std::shared_ptr<const Photo>& photo);
    /// The photo lies another way, by the edit in hand: the one that waits is shown so, too.
    void photoTurned(const std::shared_ptr<const Photo>& photo);

Q_SIGNALS:
    void onChanged(bool on);

private:
    void follow();
    void begin();
    void end();
    void setView(SlotView view);
    void show();
    [[nodiscard]] CanvasLayer layerOf(Slot slot) const;
    [[nodiscard]] CanvasLayer difference() const;
    [[nodiscard]] CanvasLayer blend() const;

    Parts parts_;
    std::shared_ptr<const Photo> photo_;
    EngineBridge* second_ = nullptr;  // made when it is needed first
    bool on_ = false;
    std::shared_ptr<const Frame> inHand_;
    std::shared_ptr<const Frame> waiting_;
};

}  // namespace glissade
