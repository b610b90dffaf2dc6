// What an operator is: its description (ids, texts, parameters) and its exact algorithm, or for restoration, which has
// none, the damage that it undoes. One file per operator, one OperatorSpec per file; menu, sliders, command line, data
// set and tests all follow from the description.
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "base/thread_pool.h"
#include "image/image.h"
#include "operators/photo_copy.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace glissade {

/// A vector of operator parameters in their own units, in the order of OperatorSpec::params.
using Params = std::vector<double>;

enum class Scale { Linear, Logarithmic };

/// One parameter of an operator.
struct ParamSpec {
    std::string_view id;     ///< name on the command line and in files, e.g. "lambda"
    std::string_view label;  ///< what the panel shows, e.g. "Strength λ"
    std::string_view unit;   ///< "px" or empty
    std::string_view hint;   ///< one sentence: what it does and towards which end it does more
    double min = 0;
    double max = 1;
    double defaultValue = 0;
    int decimals = 2;  ///< digits after the point that mean something; 0 for whole numbers
    Scale scale = Scale::Linear;
    std::array<double, 5> testValues{};  ///< the five values at which the paper's tables are measured
    /// Where tables hold this parameter while another one moves; 0: at the default.
    double tableValue = 0;
    /// Where a photo itself tells a good value: H×W×3 in [0, 1] at the level the operator works at → the value, clamped.
    using Estimate = double (*)(const Image<float>& rgb);
    Estimate estimate = nullptr;

    [[nodiscard]] double heldAt() const { return tableValue != 0 ? tableValue : defaultValue; }

    /// Value → [−1, 1], linear or logarithmic: what the networks see. Values outside the range are clamped.
    [[nodiscard]] double normalise(double value) const;
    /// The inverse of normalise: [−1, 1] → value.
    [[nodiscard]] double denormalise(double position) const;
    /// The value that the operator can tell apart: clamped to the range, rounded to `decimals`.
    [[nodiscard]] double clamped(double value) const;
};

/// What an exact operator runs with: compute lanes, and how it is stopped and tells its progress.
struct ApplyContext {
    ThreadPool& pool;
    Cancel cancel;
};

/// How a clean photo is spoilt for training and measuring.
struct Degradation {
    std::uint64_t seed = 0;  ///< all that is random follows from it
    /// As photos in the world are spoilt (noise of a camera's sensor and processing, …); false: just as the published
    /// benchmarks define the damage.
    bool natural = false;
    bool grey = false;  ///< the photo is grey, red = green = blue, and stays so
};

/// The description of one operator. A constant of its file, never copied.
struct OperatorSpec {
    /// The exact algorithm: H×W×3 RGB (sRGB transfer, [0, 1]) → the same size, not clipped; H, W ≥ 1.
    /// `params` has one value in range per ParamSpec. Fails with Cancelled within about 100 ms after a stop request.
    /// The result is the same for any number of lanes.
    using Apply = Result<Image<float>> (*)(const Image<float>& rgb, std::span<const double> params,
                                           const ApplyContext& context);
    /// The damage that a restoration operator with these parameters undoes: clean H×W×3 photo (sRGB transfer, [0, 1]) →
    /// the same size, not clipped. What it learns is the way back.
    using Degrade = Result<Image<float>> (*)(const Image<float>& clean, std::span<const double> params,
                                             const Degradation& how);

    std::string_view id;       ///< e.g. "l0"; never changes, stands in files
    std::string_view name;     ///< e.g. "L0 smoothing"
    std::string_view summary;  ///< one sentence for tooltip, --help and manual
    std::string_view source;   ///< the publication
    std::string_view pack;     ///< the model pack that has learnt it, e.g. "filters"
    std::span<const ParamSpec> params;
    Apply apply = nullptr;      ///< null: no classical form, learnt from clean and degraded photos
    Degrade degrade = nullptr;  ///< null: not a restoration
    CoarseResults coarse = {};
    /// Works on the full photo's pixels unless the edit says otherwise: noise, blocks and rain live there.
    bool nativeByDefault = false;
    /// The least value of the first parameter leaves every photo as it is.
    bool idleAtLeast = false;
    /// Enlarges: the result is params[0] times as wide and as high. The photo is enlarged first (restore/bicubic.h), then
    /// the operator sees it. Last in a chain.
    bool enlarges = false;

    /// Whether these parameters leave every photo as it is.
    [[nodiscard]] bool isIdle(std::span<const double> values) const {
        return idleAtLeast && !values.empty() && values[0] <= params[0].min;
    }
    [[nodiscard]] Params defaults() const;
    /// Where the tables of fidelity are measured when no parameter moves: ParamSpec::heldAt of each.
    [[nodiscard]] Params tableValues() const;
    /// Index of the parameter with this id, or -1.
    [[nodiscard]] int paramIndex(std::string_view paramId) const;
};

/// Runs the exact operator after checking its input (3 channels, at least one pixel, right number of parameters,
/// all in range and finite) and clips the result to [0, 1]. BadArgument where the operator has no exact form.
[[nodiscard]] Result<Image<float>> applyExact(const OperatorSpec& spec, const Image<float>& rgb,
                                              std::span<const double> params, const ApplyContext& context);

/// Spoils a clean photo after the same checks; 8-bit levels in [0, 1], as photos have them. BadArgument where the
/// operator undoes no damage.
[[nodiscard]] Result<Image<float>> applyDegradation(const OperatorSpec& spec, const Image<float>& clean,
                                                    std::span<const double> params, const Degradation& how);

}  // namespace glissade
