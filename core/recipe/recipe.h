// Recipe: how one photo is turned, the ordered list of its edits and the part that is kept in the end, as plain values.
#pragma once

#include "base/result.h"
#include "image/crop_area.h"
#include "image/turn.h"
#include "operators/operator.h"

#include <span>
#include <string>
#include <vector>

namespace glissade {

/// The pyramid level an edit's operator is applied at: a number s (the photo downsampled 2^s times; 0 = native) or
/// auto.
struct EffectScale {
    static constexpr int kAuto = -1;
    int level = kAuto;

    /// Auto: the finest level whose long side is at most 2048 px. A level at which a side would fall under 16 px is
    /// raised to the coarsest that keeps it (native for small photos).
    [[nodiscard]] int levelFor(Size photo) const;
    bool operator==(const EffectScale&) const = default;
};

inline constexpr int kAutoScaleLongSide = 2048;

/// One step: an operator with its parameter values.
struct Edit {
    std::string operatorId;
    Params params;  ///< in the operator's own units
    EffectScale scale;
    double amount = 1.0;  ///< blend with the step's input, 0..1
    bool on = true;
    bool exact = false;  ///< the exact operator instead of the network, where there is one
    bool operator==(const Edit&) const = default;
};

struct Recipe {
    std::vector<Edit> edits;
    Turn turn = {};  ///< how the photo lies that the first step gets, from how the file says it lies
    /// What is shown and written of the photo after all steps, as it then lies. Steps know nothing of it: they see the
    /// whole photo, so that another crop changes no pixel of what is kept.
    CropArea crop = {};
    bool operator==(const Recipe&) const = default;
};

/// An edit with the operator's defaults.
[[nodiscard]] Edit makeEdit(const OperatorSpec& spec);

/// Whether a step, on or off, is of an operator that makes the photo larger (OperatorSpec::enlarges).
[[nodiscard]] bool enlarges(const Edit& edit);
/// By how many times a step makes the photo wider and higher: 1 but for OperatorSpec::enlarges.
[[nodiscard]] int enlargementOf(const Edit& edit);
/// By how many times all steps together do.
[[nodiscard]] int enlargementOf(const Recipe& recipe);
/// The size of a photo after all steps, before it is cropped; sides of more than 2^24 are not told apart.
[[nodiscard]] Size sizeAfterSteps(const Recipe& recipe, Size photo);
/// What the crop leaves of that, in its pixels. Whole pixels of `photo` are kept, also where a step enlarges it.
[[nodiscard]] Rect cropAfterSteps(const Recipe& recipe, Size photo);
/// The size of a photo after a recipe: of the crop.
[[nodiscard]] Size sizeAfter(const Recipe& recipe, Size photo);
/// The same steps with those that enlarge behind all others, otherwise in their order.
[[nodiscard]] Recipe withEnlargementLast(Recipe recipe);

/// What enlarging may lead to at most: an image in memory takes 12 bytes a pixel.
inline constexpr std::size_t kMaxEnlargedPixels = std::size_t{160} << 20;
inline constexpr int kMaxEnlargedSide = 65'535;
/// Fails with BadArgument, with the numbers, where a recipe would make a photo larger than that. A photo that is not
/// enlarged may be of any size.
[[nodiscard]] Result<void> checkSizeAfter(const Recipe& recipe, Size photo);

/// A parameter that is to be found from the photo: the estimate (ParamSpec::estimate) times a factor.
struct EstimatedParam {
    std::size_t param = 0;
    double factor = 1;
};

/// Reads "OP[:NAME=VALUE,...]" as on the command line: parameter ids of the operator, and amount=0..1,
/// scale=auto|native|2|4|8, exact=0|1 for every operator. Fails with BadArgument, naming what is wrong and what is
/// allowed.
/// @param estimated  where given, NAME=auto and NAME=auto*FACTOR are understood of parameters that a photo can tell, and
///                   listed here; the edit has their defaults until estimateParams.
[[nodiscard]] Result<Edit> parseStep(std::string_view text, std::vector<EstimatedParam>* estimated = nullptr);
/// The part of a photo that is looked at for an estimate: its middle, at most 2048 px wide and high.
[[nodiscard]] Rect estimateArea(Size photo);
/// Puts the estimates from a photo (H×W×3 in [0, 1]) in their places, clamped to the range.
void estimateParams(const Image<float>& rgb, std::span<const EstimatedParam> estimated, Edit& edit);
/// The inverse: the shortest text that parseStep reads back as the same edit.
[[nodiscard]] std::string stepText(const Edit& edit);

/// Checks turn, crop, operators, parameter counts and ranges, that what is to be exact can be, and that what enlarges
/// comes last. BadArgument otherwise.
[[nodiscard]] Result<void> checkRecipe(const Recipe& recipe);

}  // namespace glissade
