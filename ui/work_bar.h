// WorkBar: how far work on the preview is, and a button that gives it up.
#pragma once

#include <QTimer>
#include <QWidget>

class QProgressBar;

namespace glissade {

/// Seen once the work has taken a moment, so that short work does not flicker. Thread: the interface's.
class WorkBar final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kPatienceMs = 400;

    explicit WorkBar(QWidget* parent = nullptr);

    /// @param done     0..1; 1 ends it.
    /// @param mayStop  whether it can be given up.
    void setWork(double done, bool mayStop);
    /// What the button says that it stops.
    void setStopText(const QString& text);

Q_SIGNALS:
    void stopRequested();
    /// The work takes long enough to be seen, or such work has ended.
    void shownChanged(bool shown);

private:
    QProgressBar* bar_;
    QWidget* stop_;
    QTimer patience_;
};

}  // namespace glissade
