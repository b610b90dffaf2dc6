#include "recipe/recipe.h"

#include "operators/registry.h"
#include "recipe/numbers.h"

#include <algorithm>
#include <cmath>

namespace glissade {

namespace {

/// Below this a network or pyramid operator has too little to work with.
constexpr int kShortestSide = 16;
constexpr int kCoarsestLevel = 3;

int sideAt(int side, int level) {
    for (; level > 0; --level) side = (side + 1) / 2;
    return side;
}

Result<void> checkEdit(const Edit& edit) {
    const OperatorSpec* spec = findOperator(edit.operatorId);
    if (!spec) return fail(ErrorCode::BadArgument, "unknown operator " + edit.operatorId);
    if (edit.params.size() != spec->params.size())
        return fail(ErrorCode::BadArgument,
                    edit.operatorId + " takes " + std::to_string(spec->params.size()) + " parameters, not " +
                        std::to_string(edit.params.size()));
    for (std::size_t i = 0; i < edit.params.size(); ++i) {
        const ParamSpec& param = spec->params[i];
        TRY_VOID(checkRange(edit.operatorId, std::string(param.id), edit.params[i], param.min, param.max));
    }
    TRY_VOID(checkRange(edit.operatorId, "amount", edit.amount, 0, 1));
    if (edit.scale.level < EffectScale::kAuto || edit.scale.level > kCoarsestLevel)
        return fail(ErrorCode::BadArgument, edit.operatorId + ": no such effect scale");
    return {};
}

}  // namespace

int EffectScale::levelFor(Size photo) const {
    int s = std::max(level, 0);
    if (level == kAuto)
        while (sideAt(std::max(photo.width, photo.height), s) > kAutoScaleLongSide) ++s;
    while (s > 0 && sideAt(std::min(photo.width, photo.height), s) < kShortestSide) --s;
    return s;
}

Edit makeEdit(const OperatorSpec& spec) {
    Edit edit;
    edit.operatorId = spec.id;
    edit.params = spec.defaults();
    return edit;
}

Result<void> checkRecipe(const Recipe& recipe) {
    for (const Edit& edit : recipe.edits) TRY_VOID(checkEdit(edit));
    return {};
}

Result<void> checkRange(const std::string& operatorId, const std::string& name, double value, double min, double max) {
    if (value >= min && value <= max) return {};  // false for a NaN
    return fail(ErrorCode::BadArgument,
                operatorId + ": " + name + " is " + numberText(value) + ", but must be from " + numberText(min) +
                    " to " + numberText(max));
}

}  // namespace glissade
