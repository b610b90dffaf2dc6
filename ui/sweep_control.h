// SweepControl: sweeps one parameter of the step in hand: which variants there are, and what a click on one does.
#pragma once

#include "ui/engine_bridge.h"
#include "ui/sweep_range.h"

#include <QObject>

#include <optional>

namespace glissade {

class RecipeFeed;
class StepEditor;
class SweepStrip;

/// While it is open, the canvas shows the chain up to the step, as the variants do. Thread: the interface's.
class SweepControl final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge& engine;
        StepEditor& steps;
        RecipeFeed& feed;
        SweepStrip& strip;
    };
    /// The parts outlive it.
    explicit SweepControl(const Parts& parts, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return range_.has_value(); }
    /// Whether the selected step has variants: it is on, and the network computes it.
    [[nodiscard]] bool canOpen() const;
    /// @param parameter  index of the value (ui/edit_values.h)
    void open(int parameter);
    void close();

Q_SIGNALS:
    void openChanged(bool open);

private:
    void follow();
    void setRange(const SweepRange& range);
    void request();
    void showPictures(const std::shared_ptr<const SweepPictures>& pictures);
    void apply(double value);

    Parts parts_;
    std::optional<SweepRange> range_;
    int parameter_ = 0;
    int step_ = -1;           // in the chain
    std::string operatorId_;  // of the step
    SweepRequest asked_;
};

}  // namespace glissade
