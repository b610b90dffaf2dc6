#include "ui/status_line.h"

#include "engine/system_facts.h"
#include "ui/announce.h"
#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/work_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QStatusBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

QString stateName(FrameState state) {
    switch (state) {
        case FrameState::Plain:
            return StatusLine::tr("Plain");
        case FrameState::Live:
            return StatusLine::tr("Live");
        case FrameState::Settled:
            return StatusLine::tr("Settled");
        case FrameState::Exact:
            return StatusLine::tr("Exact");
    }
    return {};
}

QString zoomText(double scale) {
    const double percent = scale * 100;
    return StatusLine::tr("%1 %").arg(QLocale().toString(percent, 'f', percent < 10 ? 1 : 0));
}

QString timeText(double milliseconds) {
    if (milliseconds >= 1000) return StatusLine::tr("%1 s").arg(QLocale().toString(milliseconds / 1000, 'f', 1));
    return StatusLine::tr("%1 ms").arg(QLocale().toString(milliseconds, 'f', milliseconds < 100 ? 1 : 0));
}

QString colorText(const Photo& photo) {
    const QString depth = photo.info.isFloat ? StatusLine::tr("%1 bit float") : StatusLine::tr("%1 bit");
    return u"%1 · %2"_s.arg(depth.arg(photo.info.bitDepth), QString::fromStdString(photo.profile.description()));
}

}  // namespace

StatusLine::StatusLine(QStatusBar* bar) : QObject(bar) {
    bar->setSizeGripEnabled(false);
    size_ = addLabel(bar, tr("Size of the photo in pixels"));
    color_ = addLabel(bar, tr("Bit depth and colour profile of the photo"));
    buildExport(bar);
    buildWork(bar);
    device_ = addLabel(nullptr, tr("Computes on the processor: %1").arg(QString::fromStdString(processorName())));
    device_->setText(tr("CPU"));
    level_ = addLabel(nullptr, tr("Effect scale: the size at which the operator works"));
    time_ = addLabel(nullptr, tr("Time that the last preview took"));
    state_ = addLabel(nullptr,
                      tr("Plain: the photo itself. Live: at reduced size, finer to come. Settled: as exported. Exact: "
                         "from the exact algorithm, or computed at full size. Stopped: older than the edit."));
    zoom_ = addLabel(nullptr, tr("Zoom: photo pixels to screen pixels"));
    state_->setObjectName(u"previewState"_s);
    for (QLabel* label : {level_, time_, device_, state_, zoom_}) bar->addPermanentWidget(label);
    zoom_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    time_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QLabel* label : {zoom_, time_, state_}) label->installEventFilter(this);
    reserveWidths();
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FontChange) reserveWidths();
    return QObject::eventFilter(watched, event);
}

// Wide enough for each of their texts: what stands beside them stays where it is.
void StatusLine::reserveWidths() {
    zoom_->setMinimumWidth(zoom_->fontMetrics().horizontalAdvance(u"1600 %"_s) + metrics::kMedium);
    time_->setMinimumWidth(time_->fontMetrics().horizontalAdvance(u"000.0 ms"_s) + metrics::kMedium);
    int widest = state_->fontMetrics().horizontalAdvance(tr("Working %1 %").arg(99));
    for (const auto state : {FrameState::Plain, FrameState::Live, FrameState::Settled, FrameState::Exact})
        widest = std::max(widest, state_->fontMetrics().horizontalAdvance(stateName(state)));
    state_->setMinimumWidth(widest + 2 * metrics::kSmall);
}

QLabel* StatusLine::addLabel(QStatusBar* bar, const QString& toolTip) {
    auto* label = new QLabel;
    label->setToolTip(toolTip);
    label->setWhatsThis(toolTip);
    label->setProperty("role", u"status"_s);
    if (bar) bar->addWidget(label);
    return label;
}

void StatusLine::buildExport(QStatusBar* bar) {
    export_ = new QWidget;
    exportText_ = new QLabel(export_);
    exportBar_ = new QProgressBar(export_);
    exportBar_->setTextVisible(false);
    exportBar_->setRange(0, 1000);
    exportBar_->setFixedSize(140, 6);
    exportBar_->setAccessibleName(tr("Export progress"));
    cancel_ = new QToolButton(export_);
    cancel_->setIcon(themedIcon(u"close"_s));
    cancel_->setAutoRaise(true);
    cancel_->setToolTip(tr("Cancel the export"));
    cancel_->setAccessibleName(tr("Cancel the export"));
    cancel_->setObjectName(u"cancelExport"_s);
    auto* layout = new QHBoxLayout(export_);
    layout->setContentsMargins(metrics::kSmall, 0, 0, 0);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(exportText_);
    layout->addWidget(exportBar_);
    layout->addWidget(cancel_);
    bar->addPermanentWidget(export_);
    export_->hide();
    connect(cancel_, &QToolButton::clicked, this, &StatusLine::cancelExportRequested);
}

void StatusLine::buildWork(QStatusBar* bar) {
    workBar_ = new WorkBar;
    bar->addPermanentWidget(workBar_);
    workBar_->hide();
    workBar_->setStopText(stopText());
    connect(workBar_, &WorkBar::stopRequested, this, [this] {
        opening_ ? Q_EMIT stopOpeningRequested() : Q_EMIT stopWorkRequested();
    });
    connect(workBar_, &WorkBar::shownChanged, this, [this] { announce(*state_, state_->accessibleName()); });
}

void StatusLine::showPhoto(const Photo& photo) {
    showSize(photo.size(), photo.size());
    color_->setText(colorText(photo));
    hasFrame_ = false;
    frameState_ = FrameState::Plain;
    done_ = 1;
    stopped_ = false;
    showState();
}

void StatusLine::showSize(Size photo, Size exported) {
    const auto text = [](Size size) { return tr("%L1 × %L2").arg(size.width).arg(size.height); };
    size_->setText(exported == photo ? text(photo) : tr("%1 → %2").arg(text(photo), text(exported)));
}

void StatusLine::showView(const CanvasView& view) {
    if (view.empty()) return;
    zoom_->setText(zoomText(view.scale()));
    // What is painted was made for another view: it is scaled until a frame of this one comes.
    if (frameState_ != FrameState::Plain) frameState_ = FrameState::Live;
    showState();
}

void StatusLine::showFrame(const Frame& frame) {
    hasFrame_ = true;
    frameState_ = frame.state;
    time_->setText(timeText(frame.milliseconds));
    showState();
}

void StatusLine::showEffectLevel(int level, bool automatic) {
    level_->setVisible(level >= 0);
    if (level < 0) return;
    const QString scale = level == 0 ? tr("native") : u"1∶%1"_s.arg(1 << level);
    level_->setText(automatic ? tr("Effect: auto, %1").arg(scale) : tr("Effect: %1").arg(scale));
}

void StatusLine::showWork(const QString& what, double done) {
    if (done >= 1 && what != work_) return;  // the end of something that is no longer on show
    work_ = what;
    done_ = done;
    showState();
}

void StatusLine::setOpening(bool opening) {
    opening_ = opening;
    workBar_->setStopText(stopText());
    showState();
}

QString StatusLine::stopText() const {
    return opening_ ? tr("Stop opening the photo (Esc)") : tr("Stop computing the preview");
}

void StatusLine::setStopped(bool stopped) {
    stopped_ = stopped;
    showState();
}

void StatusLine::showState() {
    const bool works = done_ < 1;
    QString text;
    if (works)
        text = tr("Working %1 %").arg(static_cast<int>(std::clamp(done_, 0.0, 0.99) * 100));
    else if (stopped_)
        text = tr("Stopped");
    else if (hasFrame_)
        text = stateName(frameState_);
    if (text != state_->text()) {
        state_->setText(text);
        state_->setAccessibleName(text.isEmpty() ? QString() : tr("Preview: %1").arg(text));
    }
    workBar_->setWork(done_, opening_ || work_ != "decode"_L1);  // a photo that is only turned is turned at once
}

QString StatusLine::stateText() const { return state_->text(); }

void StatusLine::showExport(const QString& text, double done) {
    exportText_->setText(text);
    exportBar_->setValue(static_cast<int>(std::lround(std::clamp(done, 0.0, 1.0) * 1000)));
    export_->show();
}

void StatusLine::hideExport() { export_->hide(); }

}  // namespace glissade
