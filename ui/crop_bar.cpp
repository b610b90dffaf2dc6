#include "ui/crop_bar.h"

#include "ui/metrics.h"
#include "ui/two_rows.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <tuple>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr double kOfThePhoto = -1;

// Wide; the button beside them makes them high.
constexpr std::array<std::array<int, 2>, 6> kRatios{{{1, 1}, {5, 4}, {4, 3}, {3, 2}, {16, 9}, {2, 1}}};

}  // namespace

CropBar::CropBar(QWidget* parent)
    : QWidget(parent),
      ratio_(new QComboBox(this)),
      upright_(new QToolButton(this)),
      width_(new QSpinBox(this)),
      height_(new QSpinBox(this)) {
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // the canvas above takes what is left
    setAccessibleName(tr("Crop"));
    auto* rows = new TwoRows(Qt::AlignTrailing, this);
    rows->first()->setSpacing(metrics::kSmall);
    rows->second()->setSpacing(metrics::kSmall);
    buildRatio(rows->first());
    buildSize(rows->first());
    buildEnd(rows->second());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kMedium, metrics::kTight, metrics::kMedium, metrics::kTight);
    layout->addWidget(rows);
}

void CropBar::buildRatio(QHBoxLayout* layout) {
    ratio_->setObjectName(u"cropRatio"_s);
    ratio_->setAccessibleName(tr("Ratio of width and height"));
    ratio_->addItem(tr("Any ratio"), 0.0);
    ratio_->addItem(tr("As the photo"), kOfThePhoto);
    for (const auto& [width, height] : kRatios)
        ratio_->addItem(u"%L1 : %L2"_s.arg(width).arg(height), static_cast<double>(width) / height);
    upright_->setObjectName(u"cropUpright"_s);
    upright_->setText(tr("Upright"));
    upright_->setToolTip(tr("Higher than wide"));
    upright_->setCheckable(true);
    upright_->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(ratio_);
    layout->addWidget(upright_);
    const auto tell = [this] {
        const double chosen = ratio_->currentData().toDouble();
        upright_->setEnabled(chosen != 0 && chosen != 1);
        Q_EMIT ratioChosen(ratio());
    };
    connect(ratio_, &QComboBox::activated, this, tell);
    connect(upright_, &QToolButton::clicked, this, tell);
}

void CropBar::buildSize(QHBoxLayout* layout) {
    layout->addSpacing(metrics::kSmall);
    for (const auto& [field, name, objectName] : {std::tuple(width_, tr("Width in pixels"), u"cropWidth"_s),
                                                  {height_, tr("Height in pixels"), u"cropHeight"_s}}) {
        field->setAccessibleName(name);
        field->setToolTip(name);
        field->setObjectName(objectName);
        field->setButtonSymbols(QAbstractSpinBox::NoButtons);
        field->setKeyboardTracking(false);
        field->setAlignment(Qt::AlignRight);
    }
    layout->addWidget(width_);
    layout->addWidget(new QLabel(u"×"_s, this));
    layout->addWidget(height_);
    layout->addWidget(new QLabel(tr("px"), this));
    connect(width_, &QSpinBox::valueChanged, this, &CropBar::widthChosen);
    connect(height_, &QSpinBox::valueChanged, this, &CropBar::heightChosen);
}

void CropBar::buildEnd(QHBoxLayout* layout) {
    auto* whole = new QPushButton(tr("Whole photo"), this);
    whole->setObjectName(u"cropWhole"_s);
    whole->setProperty("role", u"link"_s);
    whole->setToolTip(tr("Keep all of it"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cropCancel"_s);
    cancel->setToolTip(tr("Leave the photo as it was (Esc)"));
    auto* accept = new QPushButton(tr("Crop"), this);
    accept->setObjectName(u"cropAccept"_s);
    accept->setToolTip(tr("Keep what is within the rectangle (Enter)"));
    accept->setDefault(true);
    for (QPushButton* button : {whole, cancel, accept}) layout->addWidget(button);
    connect(whole, &QPushButton::clicked, this, &CropBar::wholeChosen);
    connect(cancel, &QPushButton::clicked, this, &CropBar::cancelled);
    connect(accept, &QPushButton::clicked, this, &CropBar::accepted);
}

void CropBar::setPhoto(Size photo) {
    photo_ = photo;
    const QSignalBlocker quietWidth(width_);
    const QSignalBlocker quietHeight(height_);
    width_->setRange(std::min(kShortestCropSide, photo.width), photo.width);
    height_->setRange(std::min(kShortestCropSide, photo.height), photo.height);
    ratio_->setCurrentIndex(0);
    upright_->setChecked(photo.height > photo.width);
    upright_->setEnabled(false);
}

void CropBar::setArea(Rect area) {
    const QSignalBlocker quietWidth(width_);
    const QSignalBlocker quietHeight(height_);
    width_->setValue(area.width);
    height_->setValue(area.height);
}

CropRatio CropBar::ratio() const {
    const double chosen = ratio_->currentData().toDouble();
    if (chosen == 0) return 0;
    const double wide = chosen == kOfThePhoto ? static_cast<double>(std::max(photo_.width, photo_.height)) /
                                                    std::max(1, std::min(photo_.width, photo_.height))
                                              : chosen;
    return upright_->isChecked() ? 1 / wide : wide;
}

void CropBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return Q_EMIT cancelled();
    QWidget::keyPressEvent(event);
}

}  // namespace glissade
