#include "ui/estimate_control.h"

#include "recipe/recipe.h"
#include "ui/parameter_panel.h"
#include "ui/step_editor.h"

namespace glissade {

EstimateControl::EstimateControl(ParameterPanel& panel, const StepEditor& steps, QObject* parent)
    : QObject(parent), panel_(panel), steps_(steps) {
    connect(&panel, &ParameterPanel::estimateRequested, this, &EstimateControl::measure);
}

void EstimateControl::measure(int param) {
    const Edit* edit = steps_.selectedEdit();
    if (!photo_ || !edit) return;
    const auto work = [photo = photo_, edit = *edit, param]() mutable -> Result<Edit> {
        const EstimatedParam wanted{static_cast<std::size_t>(param), 1.0};
        estimateParams(photo->working(estimateArea(photo->size())), {&wanted, 1}, edit);
        return std::move(edit);
    };
    background_.run(&panel_, work, [this, param, photo = photo_](const Result<Edit>& measured) {
        if (!measured || photo != photo_) return;
        panel_.takeEstimate(measured->operatorId, param, measured->params[static_cast<std::size_t>(param)]);
    });
}

}  // namespace glissade
