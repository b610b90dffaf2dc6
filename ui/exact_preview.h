// ExactPreview: while it is on, the canvas shows the edit as an export at full size gives it, once values rest.
#pragma once

#include <QObject>
#include <QTimer>

namespace glissade {

class EngineBridge;
class RecipeFeed;

/// Thread: the interface's.
class ExactPreview final : public QObject {
    Q_OBJECT

public:
    static constexpr int kRestMs = 300;  ///< without a change, before the full size is computed

    /// Both outlive it.
    ExactPreview(EngineBridge& engine, RecipeFeed& feed, QObject* parent = nullptr);

    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return on_; }

private:
    void follow();

    EngineBridge& engine_;
    QTimer rest_;
    bool on_ = false;
};

}  // namespace glissade
