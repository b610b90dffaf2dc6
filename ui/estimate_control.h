// EstimateControl: measures in the photo what a parameter should be, when the panel asks for it.
#pragma once

#include "io/photo.h"
#include "ui/background.h"

#include <QObject>

#include <memory>

namespace glissade {

class ParameterPanel;
class StepEditor;

/// Thread: the interface's; it measures on a thread of its own. Panel and steps outlive it.
class EstimateControl final : public QObject {
    Q_OBJECT

public:
    EstimateControl(ParameterPanel& panel, const StepEditor& steps, QObject* parent = nullptr);

    /// What is measured from now on; nothing: nothing.
    void setPhoto(std::shared_ptr<const Photo> photo) { photo_ = std::move(photo); }

private:
    void measure(int param);

    ParameterPanel& panel_;
    const StepEditor& steps_;
    std::shared_ptr<const Photo> photo_;
    Background background_;  // last: its end waits for a measurement
};

}  // namespace glissade
