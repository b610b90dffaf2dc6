// StartPage: what the window shows while no photo is open.
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace glissade {

/// Thread: the interface's.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kShownRecent = 6;

    explicit StartPage(QWidget* parent = nullptr);

    /// Newest first; those that are gone are left out.
    void setRecentFiles(const QStringList& files);
    void setDropHighlight(bool on);
    /// Says that a photo is being opened, or (empty) no longer.
    void setOpening(const QString& name);

Q_SIGNALS:
    void openRequested();
    void recentChosen(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* recent_;
    QLabel* headline_;
    QStringList files_;
    bool highlight_ = false;
};

}  // namespace glissade
