// HoldKeys: keys that act as long as they are held, wherever in the window the focus is.
#pragma once

#include <QObject>

class QWidget;

namespace glissade {

/// Backslash shows the original; Space over the canvas pans. Neither acts while a text field has the focus.
class HoldKeys final : public QObject {
    Q_OBJECT

public:
    /// @param window  only keys for this window count
    /// @param canvas  Space counts while the pointer is over it
    HoldKeys(QWidget* window, QWidget* canvas);

Q_SIGNALS:
    void originalHeld(bool held);
    void panHeld(bool held);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool press(int key);
    [[nodiscard]] bool release(int key);
    void releaseAll();

    QWidget* window_;
    QWidget* canvas_;
    bool original_ = false;
    bool pan_ = false;
};

}  // namespace glissade
