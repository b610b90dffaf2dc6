// SafeApplication: what an event's handler throws ends that event and not the program.
#pragma once

#include <QApplication>

namespace glissade {

/// Thread: the interface's.
class SafeApplication final : public QApplication {
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

Q_SIGNALS:
    /// Something was thrown that nobody had caught; told after the event, with what it says of itself.
    void failed(const QString& reason);

private:
    void tell(const char* reason) noexcept;
};

}  // namespace glissade
