#include "ui/reference_control.h"

#include "image/downsample.h"
#include "operators/registry.h"
#include "ui/canvas.h"
#include "ui/error_text.h"
#include "ui/heat_map.h"
#include "ui/number_field.h"
#include "ui/reference_panel.h"
#include "ui/step_editor.h"
#include "ui/texts.h"

#include <QStringList>

#include <utility>

namespace glissade {
namespace {

// "Strength λ 0.020, 1024 × 768 pixels".
QString inWords(const Edit& edit, const OperatorSpec& spec, Size photo) {
    QStringList parts;
    for (std::size_t i = 0; i < spec.params.size(); ++i) {
        const ParamSpec& param = spec.params[i];
        parts << texts::ofOperators(param.label) + u' ' +
                     numberText(edit.params[i], texts::ofOperators(param.unit), param.decimals);
    }
    const Size level = downsampledSize(photo, edit.scale.levelFor(photo));
    parts << ReferenceControl::tr("%L1 × %L2 pixels").arg(level.width).arg(level.height);
    return parts.join(QStringLiteral(", "));
}

}  // namespace

ReferenceControl::ReferenceControl(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
    connect(&parts_.panel, &ReferencePanel::startRequested, this, &ReferenceControl::start);
    connect(&parts_.panel, &ReferencePanel::cancelRequested, this, &ReferenceControl::cancel);
    connect(&parts_.panel, &ReferencePanel::mapChanged, this, &ReferenceControl::showMap);
    connect(&parts_.steps, &StepEditor::changed, this, &ReferenceControl::showStep);
    connect(&parts_.engine, &EngineBridge::referenceProgress, this, [this](ReferenceId id, double share) {
        if (running_ != id) return;
        progress_ = share;
        parts_.panel.showRunning(progress_);
    });
    connect(&parts_.engine, &EngineBridge::referenceDone, this, &ReferenceControl::done);
    showStep();
}

void ReferenceControl::setPhoto(const std::shared_ptr<const Photo>& photo) {
    cancel();
    running_.reset();
    result_.reset();
    photo_ = photo;
    showStep();
}

void ReferenceControl::setPanelVisible(bool visible) {
    visible_ = visible;
    showMap();
}

// What the figures are about: not opacity, not whether the step is on, nor which of the two computes it.
std::optional<ReferenceControl::Subject> ReferenceControl::subject() const {
    const Edit* edit = parts_.steps.selectedEdit();
    const OperatorSpec* spec = edit ? findOperator(edit->operatorId) : nullptr;
    if (!photo_ || !spec || !spec->apply) return std::nullopt;
    const auto& edits = parts_.steps.recipe().edits;
    Subject subject{{edits.begin(), edits.begin() + parts_.steps.selected()}, *edit};
    subject.edit.amount = 1;
    subject.edit.on = true;
    subject.edit.exact = false;
    return subject;
}

void ReferenceControl::showStep() {
    const Edit* edit = parts_.steps.selectedEdit();
    const OperatorSpec* spec = photo_ && edit ? findOperator(edit->operatorId) : nullptr;
    parts_.panel.setStep(spec, spec ? inWords(*edit, *spec, photo_->size()) : QString());
    showState();
}

void ReferenceControl::showState(const QString& problem) {
    const std::optional<Subject> now = subject();
    const bool sameOperator = now && now->edit.operatorId == asked_.edit.operatorId;
    if (running_)
        parts_.panel.showRunning(progress_);
    else if (result_ && sameOperator)
        parts_.panel.showResult(*result_, now == asked_);
    else
        parts_.panel.showNothing(problem);
    showMap();
}

void ReferenceControl::start() {
    const std::optional<Subject> now = subject();
    if (!now || running_) return;
    asked_ = *now;
    result_.reset();
    progress_ = 0;
    running_ = parts_.engine.compareWithExact(asked_.before, asked_.edit, photo_);
    showState();
}

void ReferenceControl::cancel() {
    if (running_) parts_.engine.cancelReference();
}

void ReferenceControl::done(ReferenceId id, const Result<std::shared_ptr<const Reference>>& result) {
    if (running_ != id) return;
    running_.reset();
    if (result) result_ = *result;
    const bool failed = !result && result.error().code != ErrorCode::Cancelled;
    showState(failed ? describe(result.error(), Attempt::Edit).text : QString());
}

void ReferenceControl::showMap() {
    const bool wanted = visible_ && result_ && !running_ && parts_.panel.wantsMap() && subject() == asked_;
    if (!wanted && !std::exchange(mapShown_, false)) return;
    mapShown_ = wanted;
    if (!wanted) return parts_.canvas.setEditedLayer(std::nullopt);
    const Size size = photo_->size();
    parts_.canvas.setEditedLayer(CanvasLayer{heatMap(result_->difference, parts_.panel.gain()),
                                             {0, 0, size.width, size.height},
                                             tr("Difference ×%1").arg(parts_.panel.gain())});
}

}  // namespace glissade
