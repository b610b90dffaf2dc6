// PaintHold: panels and photo are painted together after a slider's move, not the panels before it.
#pragma once

#include <QBasicTimer>
#include <QObject>

class QWidget;

namespace glissade {

/// Keeps a window from painting for an instant after a move was sent to the engine, which answers in less time than the
/// panels take to paint: painting them first would keep the frame waiting, take a core from those who make it, and show
/// the handle ahead of the photo. Ends with the frame, or after kMostMs; what came to be painted is painted then,
/// before another hold can begin. Thread: the interface's.
class PaintHold final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMostMs = 4;

    /// `window` outlives it.
    explicit PaintHold(QWidget& window);

    void begin();
    void end();
    [[nodiscard]] bool holds() const { return timer_.isActive(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    QWidget& window_;
    QBasicTimer timer_;
    bool kept_ = false;  // a request to paint came, and was kept from the window
    bool owed_ = false;  // it was handed on, and has not come yet
};

}  // namespace glissade
