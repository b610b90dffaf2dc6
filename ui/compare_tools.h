// CompareTools: the window's tools that hold results against each other, and what connects them with the rest.
#pragma once

#include "ui/engine_bridge.h"

#include <QObject>

#include <memory>

class QDockWidget;

namespace glissade {

class Canvas;
class EditSlots;
class ParameterPanel;
class RecipeDocument;
class RecipeFeed;
class ReferenceControl;
class ReferencePanel;
class SlotBar;
class SlotControl;
class StepEditor;
class SweepControl;
class SweepStrip;
struct Actions;

/// Thread: the interface's.
class CompareTools final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge& engine;
        RecipeDocument& document;
        StepEditor& steps;
        RecipeFeed& feed;
        Canvas& canvas;
        ParameterPanel& parameters;
        const Actions& actions;
    };
    /// The parts outlive it; its widgets are children of `window` until they are placed.
    CompareTools(const Parts& parts, QWidget* window);

    /// For a dock, which is shown when a comparison is asked for.
    [[nodiscard]] ReferencePanel* referencePanel() const { return referencePanel_; }
    void setReferenceDock(QDockWidget* dock);

    /// Lies under the canvas: the bar of A/B and the strip of a sweep, while they are in use.
    [[nodiscard]] QWidget* strip() const { return strip_; }

    void setPhoto(const std::shared_ptr<const Photo>& photo);
    /// The same photo lies another way: A/B goes on with it.
    void photoTurned(const std::shared_ptr<const Photo>& photo);

private:
    void connectSweep();
    void connectSlots();
    void showMap();

    Parts parts_;
    ReferencePanel* referencePanel_;
    ReferenceControl* reference_;
    QWidget* strip_;
    SweepStrip* sweepStrip_;
    SweepControl* sweep_;
    EditSlots* edits_;
    SlotBar* slotBar_;
    SlotControl* slots_;
    QDockWidget* referenceDock_ = nullptr;
};

}  // namespace glissade
