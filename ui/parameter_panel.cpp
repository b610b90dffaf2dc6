#include "ui/parameter_panel.h"

#include "image/downsample.h"
#include "operators/registry.h"
#include "ui/edit_values.h"
#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/own_defaults.h"
#include "ui/panel_parts.h"
#include "ui/texts.h"
#include "ui/theme.h"
#include "ui/toggle_switch.h"
#include "ui/value_pad.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kScaleLevels[] = {EffectScale::kAuto, 0, 1, 2, 3};

QString scaleName(int level) {
    if (level == 0) return ParameterPanel::tr("Native");
    return u"1∶%1"_s.arg(1 << level);
}

}  // namespace

ParameterPanel::ParameterPanel(QWidget* parent)
    : QScrollArea(parent),
      controls_(new QWidget(this)),
      empty_(makeLabel(this, u"placeholder"_s)),
      name_(makeLabel(controls_, {})),
      summary_(makeLabel(controls_, u"muted"_s)),
      on_(new ToggleSwitch(controls_)),
      sliderLayout_(new QVBoxLayout),
      amount_(new ParameterSlider(kOpacity, controls_)),
      scale_(new QComboBox(controls_)),
      scaleNote_(makeLabel(controls_, u"muted"_s)),
      exact_(new QCheckBox(controls_)),
      reset_(new QPushButton(controls_)) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    amount_->setObjectName(u"amount"_s);
    empty_->setText(tr("Choose an operator, or add a step, to see its parameters."));
    empty_->setAlignment(Qt::AlignCenter);

    auto* content = new QWidget(this);
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(metrics::kLarge, metrics::kMedium, metrics::kLarge, metrics::kLarge);
    outer->addWidget(empty_, 1);
    outer->addWidget(controls_);
    outer->addStretch();
    auto* layout = new QVBoxLayout(controls_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kMedium);
    buildHeader(layout);
    layout->addLayout(sliderLayout_);
    layout->addWidget(amount_);
    buildCommon(layout);
    connectCommon();
    setWidget(content);
    keepContentWidth(this, metrics::kLarge);
    setEdit(std::nullopt, {});
}

void ParameterPanel::buildHeader(QVBoxLayout* layout) {
    setFontScale(*name_, metrics::kTitle, QFont::DemiBold);
    on_->setToolTip(tr("Switch the step on or off"));
    on_->setAccessibleName(tr("Step on"));
    auto* header = new QHBoxLayout;
    header->setSpacing(metrics::kSmall);
    header->addWidget(name_, 1);
    header->addWidget(on_, 0, Qt::AlignTop);
    auto* heading = new QVBoxLayout;
    heading->setSpacing(metrics::kTight);
    heading->addLayout(header);
    heading->addWidget(summary_);
    layout->addLayout(heading);
    sliderLayout_->setSpacing(metrics::kMedium);
}

void ParameterPanel::buildCommon(QVBoxLayout* layout) {
    auto* scaleLabel = new QLabel(tr("Effect scale"), controls_);
    scaleLabel->setBuddy(scale_);
    scale_->setAccessibleName(tr("Effect scale"));
    scale_->setFocusPolicy(Qt::StrongFocus);
    for (QWidget* part : {static_cast<QWidget*>(scaleLabel), static_cast<QWidget*>(scale_)})
        part->setToolTip(
            tr("The size at which the operator works: coarser scales treat larger structures as detail, and a radius "
               "in pixels means pixels of that size."));
    exact_->setText(tr("Exact algorithm"));
    exact_->setToolTip(tr("Compute with the original algorithm instead of the network: slow, the reference."));
    reset_->setText(tr("Reset all"));
    reset_->setIcon(themedIcon(u"reset"_s));

    auto* scaleRow = new QHBoxLayout;
    scaleRow->addWidget(scaleLabel, 1);
    scaleRow->addWidget(scale_);
    layout->addWidget(makeRule(controls_));
    layout->addLayout(scaleRow);
    layout->addWidget(scaleNote_);
    layout->addWidget(exact_);
    layout->addWidget(makeRule(controls_));
    layout->addWidget(reset_, 0, Qt::AlignLeft);
}

void ParameterPanel::connectCommon() {
    connectSlider(amount_);
    connect(scale_, &QComboBox::activated, this, [this](int index) {
        Edit edit = *edit_;
        edit.scale.level = scale_->itemData(index).toInt();
        commit(edit, tr("Effect scale"));
    });
    connect(exact_, &QCheckBox::clicked, this, [this](bool checked) {
        Edit edit = *edit_;
        edit.exact = checked;
        commit(edit, exact_->text());
    });
    connect(on_, &ToggleSwitch::clicked, this, [this](bool checked) {
        Edit edit = *edit_;
        edit.on = checked;
        commit(edit, checked ? tr("On") : tr("Off"));
    });
    connect(reset_, &QPushButton::clicked, this, &ParameterPanel::resetAll);
}

void ParameterPanel::connectSlider(ParameterSlider* slider) {
    connect(slider, &ParameterSlider::moved, this, [this, slider](double value) {
        edit_ = with(slider, value);
        showPad();
        Q_EMIT previewed(*edit_);
    });
    connect(slider, &ParameterSlider::aborted, this, &ParameterPanel::previewAborted);
    connect(slider, &ParameterSlider::defaultChosen, this, [this, slider](double value) {
        if (defaults_) defaults_->choose(*spec_, idOf(slider), slider == amount_ ? value / 100 : value);
    });
    connect(slider, &ParameterSlider::defaultForgotten, this, [this, slider] {
        if (defaults_) defaults_->forget(*spec_, idOf(slider));
    });
    connect(slider, &ParameterSlider::sweepRequested, this, [this, slider] { Q_EMIT sweepRequested(indexOf(slider)); });
    connect(slider, &ParameterSlider::committed, this, [this, slider](double value, Gesture gesture) {
        const QString key = QString::fromStdString(edit_->operatorId) + u'/' + slider->label();
        commit(with(slider, value), slider->label(), gesture == Gesture::Step ? key : QString());
    });
}

int ParameterPanel::indexOf(const ParameterSlider* slider) const {
    return static_cast<int>(std::find(sliders_.begin(), sliders_.end(), slider) - sliders_.begin());
}

Edit ParameterPanel::with(const ParameterSlider* slider, double value) const {
    return withValue(*edit_, indexOf(slider), value);
}

void ParameterPanel::commit(const Edit& edit, const QString& what, const QString& joinKey) {
    edit_ = edit;
    showValues();
    Q_EMIT committed(edit, what, joinKey);
}

void ParameterPanel::setEdit(const std::optional<Edit>& edit, Size photo) {
    edit_ = edit;
    if (photo != photo_) fillScales(photo);
    const OperatorSpec* spec = edit ? findOperator(edit->operatorId) : nullptr;
    controls_->setVisible(spec != nullptr);
    empty_->setVisible(spec == nullptr);
    if (spec != spec_) {
        spec_ = spec;
        rebuildSliders();
    }
    if (spec_) showValues();
}

void ParameterPanel::rebuildSliders() {
    for (ParameterSlider* slider : sliders_) {
        slider->hide();
        slider->deleteLater();
    }
    sliders_.clear();
    for (QPushButton* estimate : estimates_) {
        estimate->hide();
        estimate->deleteLater();
    }
    estimates_.clear();
    if (pad_) {
        pad_->hide();
        pad_->deleteLater();
        pad_ = nullptr;
    }
    if (!spec_) return;
    name_->setText(texts::ofOperators(spec_->name));
    summary_->setText(texts::ofOperators(spec_->summary));
    setWhatsThis(texts::ofOperators(spec_->name) + u": "_s + texts::ofOperators(spec_->summary));
    QWidget* before = on_;
    for (const ParamSpec& param : spec_->params) {
        auto* slider = new ParameterSlider(param, controls_);
        slider->setObjectName(QString::fromUtf8(param.id.data(), static_cast<qsizetype>(param.id.size())));
        connectSlider(slider);
        sliderLayout_->addWidget(slider);
        setTabOrder(before, slider);
        before = slider;
        sliders_.push_back(slider);
        if (!param.estimate) continue;
        auto* estimate = addEstimate(static_cast<int>(sliders_.size()) - 1);
        setTabOrder(before, estimate);
        before = estimate;
    }
    addPad();
    if (pad_) {
        setTabOrder(before, pad_);
        before = pad_;
    }
    setTabOrder(before, amount_);
    showDefaults();
    setWheelNeedsFocus(wheelNeedsFocus_);
}

void ParameterPanel::setWheelNeedsFocus(bool needs) {
    wheelNeedsFocus_ = needs;
    for (ParameterSlider* slider : sliders_) slider->setWheelNeedsFocus(needs);
    amount_->setWheelNeedsFocus(needs);
    if (pad_) pad_->setWheelNeedsFocus(needs);
}

QPushButton* ParameterPanel::addEstimate(int param) {
    auto* button = new QPushButton(tr("From the photo"), controls_);
    button->setObjectName(u"estimate"_s);
    button->setToolTip(
        tr("Measure %1 in the photo and begin there.").arg(sliders_[static_cast<std::size_t>(param)]->label()));
    connect(button, &QPushButton::clicked, this, [this, param] { Q_EMIT estimateRequested(param); });
    sliderLayout_->addWidget(button, 0, Qt::AlignLeft);
    estimates_.push_back(button);
    return button;
}

void ParameterPanel::takeEstimate(const std::string& operatorId, int param, double value) {
    if (!edit_ || edit_->operatorId != operatorId) return;
    commit(withValue(*edit_, param, value), tr("From the photo"));
}

void ParameterPanel::addPad() {
    if (spec_->params.size() < 2) return;
    pad_ = new ValuePad(spec_->params[0], spec_->params[1], controls_);
    sliderLayout_->addWidget(pad_);
    const auto withBoth = [this](double across, double upwards) {
        return withValue(withValue(*edit_, 0, across), 1, upwards);
    };
    connect(pad_, &ValuePad::moved, this, [this, withBoth](double across, double upwards) {
        edit_ = withBoth(across, upwards);
        sliders_[0]->setValue(across);
        sliders_[1]->setValue(upwards);
        Q_EMIT previewed(*edit_);
    });
    connect(pad_, &ValuePad::aborted, this, &ParameterPanel::previewAborted);
    connect(pad_, &ValuePad::committed, this, [this, withBoth](double across, double upwards, Gesture gesture) {
        const QString key = QString::fromStdString(edit_->operatorId) + u"/pad"_s;
        commit(withBoth(across, upwards), pad_->label(), gesture == Gesture::Step ? key : QString());
    });
}

void ParameterPanel::showPad() {
    if (pad_) pad_->setValues(edit_->params[0], edit_->params[1]);
}

void ParameterPanel::showValues() {
    on_->setChecked(edit_->on);
    for (std::size_t i = 0; i < sliders_.size(); ++i) sliders_[i]->setValue(edit_->params[i]);
    showPad();
    amount_->setValue(edit_->amount * 100);
    const bool sweepable = edit_->on && !edit_->exact && !spec_->enlarges;
    for (ParameterSlider* slider : sliders_) slider->setSweepable(sweepable);
    amount_->setSweepable(sweepable);
    exact_->setChecked(edit_->exact);
    exact_->setVisible(spec_->apply != nullptr);
    reset_->setEnabled(!isDefault());
    showScale();
}

// What auto means depends on the photo.
void ParameterPanel::fillScales(Size photo) {
    photo_ = photo;
    scale_->clear();
    for (const int level : kScaleLevels) {
        const bool automatic = level == EffectScale::kAuto;
        scale_->addItem(automatic ? tr("Auto (%1)").arg(scaleName(EffectScale{}.levelFor(photo))) : scaleName(level),
                        level);
    }
}

void ParameterPanel::showScale() {
    scale_->setCurrentIndex(scale_->findData(edit_->scale.level));
    const int level = edit_->scale.levelFor(photo_);
    const Size size = downsampledSize(photo_, level);
    const int factor = enlargementOf(*edit_);
    if (spec_->enlarges)
        scaleNote_->setText(tr("Comes last. The photo becomes %L1 × %L2 pixels when it is exported; the canvas shows "
                               "it at its own size.")
                                .arg(photo_.width * factor)
                                .arg(photo_.height * factor));
    else
        scaleNote_->setText(level == 0 ? tr("Works on the photo's own pixels.")
                                       : tr("Works at %L1 × %L2 pixels.").arg(size.width).arg(size.height));
    scaleNote_->setVisible(photo_.area() > 0);
}

bool ParameterPanel::isDefault() const { return !spec_ || !edit_ || *edit_ == defaultEdit(); }

void ParameterPanel::resetAll() {
    if (!isDefault()) commit(defaultEdit(), tr("Reset"));
}

// Defaults -----------------------------------------------------------------------------------------------------------

void ParameterPanel::setDefaults(OwnDefaults& defaults) {
    defaults_ = &defaults;
    connect(defaults_, &OwnDefaults::changed, this, &ParameterPanel::showDefaults);
}

Edit ParameterPanel::defaultEdit() const { return defaults_ ? defaults_->stepOf(*spec_) : makeEdit(*spec_); }

std::string_view ParameterPanel::idOf(const ParameterSlider* slider) const {
    return slider == amount_ ? OwnDefaults::kAmount : slider->spec().id;
}

void ParameterPanel::showDefaults() {
    if (!spec_) return;
    const Edit fresh = defaultEdit();
    const auto isOwn = [this](const ParameterSlider* slider) {
        return defaults_ && defaults_->has(*spec_, idOf(slider));
    };
    for (std::size_t i = 0; i < sliders_.size(); ++i) sliders_[i]->setDefault(fresh.params[i], isOwn(sliders_[i]));
    amount_->setDefault(fresh.amount * 100, isOwn(amount_));
    reset_->setEnabled(!isDefault());
}

}  // namespace glissade
