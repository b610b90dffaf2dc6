// What an operator is: its description (ids, texts, parameters) and its exact algorithm. One file per operator, one
// OperatorSpec per file; menu, sliders, command line, data set and tests all follow from the description.
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "base/thread_pool.h"
#include "image/image.h"

#include <array>
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

/// The description of one operator. A constant of its file, never copied.
struct OperatorSpec {
    /// The exact algorithm: H×W×3 RGB (sRGB transfer, [0, 1]) → the same size, not clipped; H, W ≥ 1.
    /// `params` has one value in range per ParamSpec. Fails with Cancelled within about 100 ms after a stop request.
    /// The result is the same for any number of lanes.
    using Apply = Result<Image<float>> (*)(const Image<float>& rgb, std::span<const double> params,
                                           const ApplyContext& context);

    std::string_view id;       ///< e.g. "l0"; never changes, stands in files
    std::string_view name;     ///< e.g. "L0 smoothing"
    std::string_view summary;  ///< one sentence for tooltip, --help and manual
    std::string_view source;   ///< the publication
    std::string_view pack;     ///< the model pack that has learnt it, e.g. "filters"
    std::span<const ParamSpec> params;
    Apply apply = nullptr;

    [[nodiscard]] Params defaults() const;
    /// Where the tables of fidelity are measured when no parameter moves: ParamSpec::heldAt of each.
    [[nodiscard]] Params tableValues() const;
    /// Index of the parameter with this id, or -1.
    [[nodiscard]] int paramIndex(std::string_view paramId) const;
};

/// Runs the exact operator after checking its input (3 channels, at least one pixel, right number of parameters,
/// all in range and finite) and clips the result to [0, 1].
[[nodiscard]] Result<Image<float>> applyExact(const OperatorSpec& spec, const Image<float>& rgb,
                                              std::span<const double> params, const ApplyContext& context);

}  // namespace glissade
