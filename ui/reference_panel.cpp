#include "ui/reference_panel.h"

#include "engine/reference.h"
#include "ui/difference_histogram.h"
#include "ui/metrics.h"
#include "ui/panel_parts.h"
#include "ui/texts.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kGains[] = {1, 2, 4, 8, 16, 32};
constexpr int kUsualGain = 8;
constexpr int kWidth = 288;
constexpr int kHeight = 420;

// How many times as long the exact algorithm takes as the network.
QString ratioText(double exactSeconds, double networkSeconds) {
    if (networkSeconds <= 0) return {};
    const double ratio = exactSeconds / networkSeconds;
    if (ratio < 1) return ReferencePanel::tr("%L1 × slower").arg(1 / ratio, 0, 'f', 1);
    return ReferencePanel::tr("%L1 × faster").arg(ratio, 0, 'f', ratio < 10 ? 1 : 0);
}

}  // namespace

QString durationText(double seconds) {
    if (seconds >= 1) return ReferencePanel::tr("%L1 s").arg(seconds, 0, 'f', seconds < 10 ? 2 : 1);
    const double ms = seconds * 1000;
    return ReferencePanel::tr("%L1 ms").arg(ms, 0, 'f', ms < 10 ? 2 : 0);
}

ReferencePanel::ReferencePanel(QWidget* parent)
    : QScrollArea(parent),
      empty_(makeLabel(this, u"placeholder"_s)),
      controls_(new QWidget(this)),
      name_(makeLabel(controls_)),
      values_(makeLabel(controls_, u"muted"_s)),
      start_(new QPushButton(controls_)),
      running_(new QWidget(controls_)),
      progress_(new QProgressBar(running_)),
      note_(makeLabel(controls_, u"note"_s)),
      result_(new QWidget(controls_)),
      histogram_(new DifferenceHistogram(result_)),
      spread_(makeLabel(result_, u"muted"_s)),
      map_(new QCheckBox(tr("Show on the photo"), result_)),
      gain_(new QComboBox(result_)) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    empty_->setAlignment(Qt::AlignCenter);
    auto* content = new QWidget(this);
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kLarge);
    outer->addWidget(controls_);
    outer->addWidget(empty_, 1);
    outer->addStretch();
    auto* layout = new QVBoxLayout(controls_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kMedium);
    buildHeader(layout);
    buildResult(layout);
    setWidget(content);
    keepContentWidth(this, metrics::kLarge);
    setStep(nullptr, {});
}

void ReferencePanel::buildHeader(QVBoxLayout* layout) {
    setFontScale(*name_, metrics::kTitle, QFont::DemiBold);
    auto* heading = new QVBoxLayout;
    heading->setSpacing(metrics::kTight);
    heading->addWidget(name_);
    heading->addWidget(values_);
    start_->setObjectName(u"startReference"_s);
    start_->setToolTip(tr("Compute the original algorithm in the background and hold the network against it"));
    progress_->setTextVisible(false);
    progress_->setFixedHeight(6);
    progress_->setRange(0, 100);
    progress_->setAccessibleName(tr("Progress of the comparison"));
    auto* cancel = new QPushButton(tr("Cancel"), running_);
    cancel->setObjectName(u"cancelReference"_s);
    auto* row = new QHBoxLayout(running_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSmall);
    row->addWidget(progress_, 1);
    row->addWidget(cancel);
    layout->addLayout(heading);
    layout->addWidget(start_, 0, Qt::AlignLeft);
    layout->addWidget(running_);
    layout->addWidget(note_);
    connect(start_, &QPushButton::clicked, this, &ReferencePanel::startRequested);
    connect(cancel, &QPushButton::clicked, this, &ReferencePanel::cancelRequested);
}

QLabel* ReferencePanel::addRow(QGridLayout* grid, const QString& label, const QString& toolTip) {
    auto* name = makeLabel(result_);
    name->setText(label);
    auto* value = new QLabel(result_);
    value->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    name->setToolTip(toolTip);
    value->setToolTip(toolTip);
    const int row = grid->rowCount();
    grid->addWidget(name, row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1);
    return value;
}

void ReferencePanel::buildResult(QVBoxLayout* layout) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kSmall);
    grid->setVerticalSpacing(metrics::kTight);
    grid->setColumnStretch(0, 1);
    exactTime_ = addRow(grid, tr("Exact algorithm"), tr("The time that the original algorithm took"));
    firstTime_ = addRow(grid, tr("Network, once a photo"), tr("The base network and the tail, on the same pixels"));
    moveTime_ = addRow(grid, tr("Network, a slider move"), tr("The tail alone, on the same pixels"));
    psnr_ = addRow(grid, tr("PSNR"), tr("How near the network comes; 100 dB is the same picture"));
    ssim_ = addRow(grid, tr("SSIM"), tr("How alike the structures are; 1 is the same picture"));
    largest_ = addRow(grid, tr("Largest error"), tr("Of any channel of any pixel"));
    auto* inner = new QVBoxLayout(result_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(metrics::kMedium);
    inner->addWidget(makeRule(result_));
    inner->addLayout(grid);
    inner->addWidget(makeRule(result_));
    buildMap(inner);
    layout->addWidget(result_);
}

void ReferencePanel::buildMap(QVBoxLayout* layout) {
    map_->setChecked(true);
    map_->setToolTip(tr("Show the differences in place of the edit: dark where there are none"));
    gain_->setAccessibleName(tr("Gain of the difference"));
    gain_->setToolTip(tr("How much differences are enlarged"));
    for (const int gain : kGains) gain_->addItem(u"×%1"_s.arg(gain), gain);
    gain_->setCurrentIndex(gain_->findData(kUsualGain));
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    row->addWidget(map_, 1);
    row->addWidget(gain_);
    auto* spread = new QVBoxLayout;
    spread->setSpacing(metrics::kTight);
    spread->addWidget(new QLabel(tr("Difference of the pixels"), result_));
    spread->addWidget(histogram_);
    spread->addWidget(spread_);
    layout->addLayout(spread);
    layout->addLayout(row);
    connect(map_, &QCheckBox::toggled, this, &ReferencePanel::mapChanged);
    connect(gain_, &QComboBox::activated, this, [this] {
        showGain();
        Q_EMIT mapChanged();
    });
    showGain();
}

void ReferencePanel::showGain() { histogram_->setGain(gain()); }

// Room for the figures, also where the panel is shown before there are any.
QSize ReferencePanel::sizeHint() const { return {kWidth, kHeight}; }

bool ReferencePanel::wantsMap() const { return map_->isChecked(); }

int ReferencePanel::gain() const { return gain_->currentData().toInt(); }

void ReferencePanel::setStep(const OperatorSpec* spec, const QString& values) {
    const bool comparable = spec && spec->apply;
    controls_->setVisible(comparable);
    empty_->setVisible(!comparable);
    name_->setText(spec ? texts::ofOperators(spec->name) : QString());
    values_->setText(values);
    if (!spec)
        empty_->setText(tr("Select a step to hold its network against the exact algorithm."));
    else if (!comparable)
        empty_->setText(tr("%1 has no classical form: there is nothing to hold the network against.")
                            .arg(texts::ofOperators(spec->name)));
}

void ReferencePanel::showParts(bool running, bool result) {
    start_->setVisible(!running);
    start_->setText(result ? tr("Compare again") : tr("Compare"));
    running_->setVisible(running);
    result_->setVisible(result && !running);
}

void ReferencePanel::showRunning(double done) {
    progress_->setValue(static_cast<int>(done * 100));
    note_->hide();
    showParts(true, false);
}

void ReferencePanel::showNothing(const QString& problem) {
    note_->setText(problem);
    note_->setVisible(!problem.isEmpty());
    showParts(false, false);
}

void ReferencePanel::showResult(const Reference& reference, bool isCurrent) {
    const auto withRatio = [&](double seconds) {
        return u"%1\n%2"_s.arg(durationText(seconds), ratioText(reference.exactSeconds, seconds));
    };
    exactTime_->setText(durationText(reference.exactSeconds));
    firstTime_->setText(withRatio(reference.baseSeconds + reference.tailSeconds));
    moveTime_->setText(withRatio(reference.tailSeconds));
    psnr_->setText(tr("%L1 dB").arg(reference.psnr, 0, 'f', 2));
    ssim_->setText(QLocale().toString(reference.ssim, 'f', 4));
    largest_->setText(tr("%1 of 255").arg(reference.largest));
    histogram_->setCounts(reference.differenceCounts);
    const QString spread = tr("Half of the pixels are at most %1 off, 95 % at most %2.")
                               .arg(differenceWithin(reference.differenceCounts, 0.5))
                               .arg(differenceWithin(reference.differenceCounts, 0.95));
    spread_->setText(spread);
    histogram_->setAccessibleDescription(spread);
    note_->setText(tr("The step has changed since: these are the figures of the values before."));
    note_->setVisible(!isCurrent);
    map_->setEnabled(isCurrent);
    gain_->setEnabled(isCurrent);
    showParts(false, true);
}

}  // namespace glissade
