#include "recipe/recipe.h"

#include "operators/registry.h"
#include "recipe/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>

namespace glissade {

namespace {

/// Below this a network or pyramid operator has too little to work with.
constexpr int kShortestSide = 16;
constexpr int kCoarsestLevel = 3;
constexpr int kLongestSide = 1 << 24;

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
    if (edit.exact && !spec->apply)
        return fail(ErrorCode::BadArgument, edit.operatorId + " is learnt from examples, there is no exact form of it");
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
    if (spec.nativeByDefault) edit.scale.level = 0;
    return edit;
}

bool enlarges(const Edit& edit) {
    const OperatorSpec* spec = findOperator(edit.operatorId);
    return spec && spec->enlarges;
}

int enlargementOf(const Edit& edit) {
    if (!enlarges(edit) || !edit.on || edit.params.empty()) return 1;
    return std::max(1, static_cast<int>(std::lround(edit.params[0])));
}

int enlargementOf(const Recipe& recipe) {
    double factor = 1;
    for (const Edit& edit : recipe.edits) factor = std::min<double>(factor * enlargementOf(edit), kLongestSide);
    return static_cast<int>(factor);
}

Size sizeAfterSteps(const Recipe& recipe, Size photo) {
    for (const Edit& edit : recipe.edits) {
        const int factor = enlargementOf(edit);
        photo = {std::min(photo.width * factor, kLongestSide), std::min(photo.height * factor, kLongestSide)};
    }
    return photo;
}

Rect cropAfterSteps(const Recipe& recipe, Size photo) {
    const Size whole = sizeAfterSteps(recipe, photo);
    if (recipe.crop.isNone()) return {0, 0, whole.width, whole.height};
    const Rect kept = recipe.crop.of(photo);
    const int factor = enlargementOf(recipe);
    const auto scaled = [factor](int value) {
        return static_cast<int>(std::min<std::int64_t>(std::int64_t{value} * factor, kLongestSide));
    };
    return {scaled(kept.x), scaled(kept.y), scaled(kept.width), scaled(kept.height)};
}

Size sizeAfter(const Recipe& recipe, Size photo) {
    const Rect kept = cropAfterSteps(recipe, photo);
    return {kept.width, kept.height};
}

Recipe withEnlargementLast(Recipe recipe) {
    // Not of std::ranges, whose subrange clang 14 cannot read in this library.
    std::stable_partition(recipe.edits.begin(), recipe.edits.end(), std::not_fn(enlarges));
    return recipe;
}

Result<void> checkSizeAfter(const Recipe& recipe, Size photo) {
    const Size after = sizeAfterSteps(recipe, photo);  // all of it is made before it is cropped
    if (after == photo) return {};
    if (after.width <= kMaxEnlargedSide && after.height <= kMaxEnlargedSide &&
        static_cast<std::size_t>(after.width) * static_cast<std::size_t>(after.height) <= kMaxEnlargedPixels)
        return {};
    return fail(ErrorCode::BadArgument,
                "the enlarged photo would have " + std::to_string(after.width) + " × " + std::to_string(after.height) +
                    " pixels; the most is " + std::to_string(kMaxEnlargedPixels >> 20) +
                    " × 2^20 pixels and sides of " + std::to_string(kMaxEnlargedSide));
}

Result<void> checkRecipe(const Recipe& recipe) {
    if (recipe.turn.quarters < 0 || recipe.turn.quarters > 3) return fail(ErrorCode::BadArgument, "no such turn");
    if (!recipe.crop.isValid()) return fail(ErrorCode::BadArgument, "the crop does not lie within the photo");
    const Edit* enlarging = nullptr;
    for (const Edit& edit : recipe.edits) {
        TRY_VOID(checkEdit(edit));
        if (enlarging && !enlarges(edit))
            return fail(ErrorCode::BadArgument,
                        enlarging->operatorId + " enlarges the photo and must come last, after " + edit.operatorId);
        if (enlarges(edit)) enlarging = &edit;
    }
    return {};
}

Result<void> checkRange(const std::string& operatorId, const std::string& name, double value, double min, double max) {
    if (value >= min && value <= max) return {};  // false for a NaN
    return fail(ErrorCode::BadArgument,
                operatorId + ": " + name + " is " + numberText(value) + ", but must be from " + numberText(min) +
                    " to " + numberText(max));
}

}  // namespace glissade
