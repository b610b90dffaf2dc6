#include "ui/sweep_control.h"

#include "operators/registry.h"
#include "ui/edit_values.h"
#include "ui/image_view.h"
#include "ui/recipe_feed.h"
#include "ui/step_editor.h"
#include "ui/sweep_strip.h"
#include "ui/texts.h"

#include <QStringList>

#include <utility>

namespace glissade {

SweepControl::SweepControl(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
    parts_.strip.hide();
    connect(&parts_.steps, &StepEditor::changed, this, &SweepControl::follow);
    connect(&parts_.engine, &EngineBridge::sweepChanged, this, &SweepControl::showPictures);
    connect(&parts_.strip, &SweepStrip::closeRequested, this, &SweepControl::close);
    connect(&parts_.strip, &SweepStrip::parameterChosen, this, &SweepControl::open);
    connect(&parts_.strip, &SweepStrip::valueChosen, this, &SweepControl::apply);
    connect(&parts_.strip, &SweepStrip::narrowRequested, this, [this](int index) {
        if (range_) setRange(range_->narrowed(parts_.strip.count(), index));
    });
    connect(&parts_.strip, &SweepStrip::wholeRangeRequested, this, [this] {
        if (range_) setRange(SweepRange(range_->spec()));
    });
    connect(&parts_.strip, &SweepStrip::roomChanged, this, [this] {
        if (range_) setRange(*range_);
    });
}

bool SweepControl::canOpen() const {
    const Edit* edit = parts_.steps.selectedEdit();
    return edit && edit->on && !edit->exact;
}

void SweepControl::open(int parameter) {
    if (!canOpen()) return;
    const Edit& edit = *parts_.steps.selectedEdit();
    const OperatorSpec& spec = *findOperator(edit.operatorId);
    step_ = parts_.steps.selected();
    operatorId_ = edit.operatorId;
    parameter_ = parameter;
    QStringList names;
    for (int i = 0; i < valueCount(spec); ++i) names << texts::ofOperators(valueSpec(spec, i).label);
    parts_.strip.setParameters(names, parameter);
    const bool wasOpen = isOpen();
    setRange(SweepRange(valueSpec(spec, parameter)));
    if (wasOpen) return;
    parts_.strip.show();
    parts_.feed.showOnly(static_cast<std::size_t>(step_) + 1);
    Q_EMIT openChanged(true);
}

void SweepControl::close() {
    if (!isOpen()) return;
    range_.reset();
    asked_ = {};
    parts_.engine.setSweep({});
    parts_.feed.showOnly(std::nullopt);
    parts_.strip.hide();
    Q_EMIT openChanged(false);
}

// The variants are of one step; another one in hand ends the sweep.
void SweepControl::follow() {
    if (!isOpen()) return;
    const Edit* edit = parts_.steps.selectedEdit();
    if (!canOpen() || parts_.steps.selected() != step_ || edit->operatorId != operatorId_) return close();
    request();
}

void SweepControl::setRange(const SweepRange& range) {
    range_ = range;
    parts_.strip.setRange(range);
    request();
}

// The value in hand changes nothing in the variants but which one is marked.
void SweepControl::request() {
    const Edit& edit = *parts_.steps.selectedEdit();
    parts_.strip.setCurrentValue(valueOf(edit, parameter_));
    SweepRequest request;
    for (const double value : parts_.strip.values()) request.variants.push_back(withValue(edit, parameter_, value));
    request.largest = parts_.strip.pictureSize();
    if (request == asked_) return;
    asked_ = std::move(request);
    parts_.engine.setSweep(asked_);
}

void SweepControl::showPictures(const std::shared_ptr<const SweepPictures>& pictures) {
    if (!isOpen() || pictures->variants != asked_.variants) return;
    std::vector<QImage> images;
    for (const auto& picture : pictures->pictures) images.push_back(viewOf(picture, pictures, AlphaUse::Ignore));
    parts_.strip.setPictures(images);
}

void SweepControl::apply(double value) {
    if (!isOpen()) return;
    const Edit changed = withValue(*parts_.steps.selectedEdit(), parameter_, value);
    parts_.steps.commit(changed, texts::ofOperators(range_->spec().label), {});
}

}  // namespace glissade
