// ReferenceControl: has the step in hand compared with its exact algorithm, and shows what comes of it.
#pragma once

#include "engine/reference.h"
#include "ui/engine_bridge.h"

#include <QObject>

#include <memory>
#include <optional>

namespace glissade {

class Canvas;
class ReferencePanel;
class StepEditor;

/// Thread: the interface's.
class ReferenceControl final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge& engine;
        StepEditor& steps;
        Canvas& canvas;
        ReferencePanel& panel;
    };
    /// The parts outlive it.
    explicit ReferenceControl(const Parts& parts, QObject* parent = nullptr);

    /// Another photo: what was found of the one before is forgotten.
    void setPhoto(const std::shared_ptr<const Photo>& photo);
    /// Compares the selected step, unless there is nothing to compare.
    void start();
    void cancel();
    /// The map is on the canvas only while the panel is to be seen.
    void setPanelVisible(bool visible);

private:
    struct Subject {
        std::vector<Edit> before;
        Edit edit;
        bool operator==(const Subject&) const = default;
    };
    [[nodiscard]] std::optional<Subject> subject() const;
    void showStep();
    void showState(const QString& problem = {});
    void showMap();
    void done(ReferenceId id, const Result<std::shared_ptr<const Reference>>& result);

    Parts parts_;
    std::shared_ptr<const Photo> photo_;
    std::optional<ReferenceId> running_;
    double progress_ = 0;
    Subject asked_;
    std::shared_ptr<const Reference> result_;  // of asked_
    bool visible_ = false;
    bool mapShown_ = false;  // the canvas shows it
};

}  // namespace glissade
