// StatusLine: what the status bar says about photo, view, preview and exports.
#pragma once

#include "engine/engine.h"
#include "ui/canvas_view.h"

#include <QObject>

class QFrame;
class QLabel;
class QProgressBar;
class QStatusBar;
class QToolButton;
class QWidget;

namespace glissade {

class WorkBar;

/// Fills a status bar and keeps it true. Thread: the interface's.
class StatusLine final : public QObject {
    Q_OBJECT

public:
    explicit StatusLine(QStatusBar* bar);
    bool eventFilter(QObject* watched, QEvent* event) override;

    void showPhoto(const Photo& photo);
    /// The photo's size, and where it differs that of what is exported.
    void showSize(Size photo, Size exported);
    void showView(const CanvasView& view);
    void showFrame(const Frame& frame);
    /// The level that the edit in use works at; nothing (no edit): -1.
    void showEffectLevel(int level, bool automatic);
    /// done in 0..1; 1 ends it.
    void showWork(const QString& what, double done);
    /// Whether a photo is on its way, whose reading may then be stopped.
    void setOpening(bool opening);
    /// The user has given the work up: what is painted is behind the edit.
    void setStopped(bool stopped);
    void showExport(const QString& text, double done);
    void hideExport();

    /// The preview state's text, as shown.
    [[nodiscard]] QString stateText() const;

Q_SIGNALS:
    void cancelExportRequested();
    void stopWorkRequested();
    /// The same while a photo is on its way: that is to be given up.
    void stopOpeningRequested();

private:
    QLabel* addLabel(QStatusBar* bar, const QString& toolTip);
    void reserveWidths();
    void buildExport(QStatusBar* bar);
    void buildWork(QStatusBar* bar);
    void showState();
    [[nodiscard]] QString stopText() const;

    QLabel* size_;
    QLabel* color_;
    QLabel* device_;
    QLabel* level_;
    QLabel* time_;
    QLabel* state_;
    QLabel* zoom_;
    WorkBar* workBar_;
    QWidget* export_;
    QLabel* exportText_;
    QProgressBar* exportBar_;
    QToolButton* cancel_;
    bool hasFrame_ = false;
    bool stopped_ = false;
    bool opening_ = false;
    FrameState frameState_ = FrameState::Plain;
    QString work_;
    double done_ = 1;
};

}  // namespace glissade
