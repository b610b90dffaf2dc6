// Sweeps: one parameter moved through its range in small steps, the network's answer held against the exact operator's;
// of a restoration, which has none, against the photo before it was spoilt.
#pragma once

#include "train/evaluate.h"

#include <string>
#include <vector>

namespace glissade::train {

struct SweepStep {
    double value = 0;  ///< of the parameter that moves, in its own unit
    /// Of the answer against the exact operator, dB, mean over the photos. Of a restoration: of the photo spoilt as the
    /// value says (OperatorSpec::degrade), restored with it, against the photo.
    double psnr = 0;
    /// Of the answer's gradients: mean of |dx| + |dy| on the scale 0..255, mean over the photos. Of a restoration here
    /// and in `change`: of the photo spoilt as ParamSpec::heldAt says at every step, so that the slider alone moves.
    double energy = 0;
    double exactEnergy = 0;  ///< the same of the exact operator's result; of a restoration: of the photo
    /// Root mean square of the answer's difference from that of the step before, levels of 255, mean over the photos.
    double change = 0;
    double position = 0;  ///< of the value on the parameter's own scale, [−1, 1]
};

/// One parameter's path from min to max; the others are where the tables hold them.
struct Sweep {
    std::string operatorId;
    std::string paramId;
    std::vector<SweepStep> steps;       ///< evenly spaced on the parameter's own scale
    std::vector<SweepStep> testValues;  ///< the same at ParamSpec::testValues

    /// The most that a step's PSNR lies under the mean of those at the two test values around it, dB; negative where
    /// none does.
    [[nodiscard]] double deepestDip() const;
    /// The most that a step's PSNR lies under the straight line between those at the two test values around it, on
    /// the parameter's own scale, dB: what is left of the above where PSNR falls steeply from one end to the other.
    [[nodiscard]] double deepestDipUnderLine() const;
    /// The largest rise of the gradients' energy from one step to the next, as a share of the whole path's largest
    /// energy; 0 where it only falls. Of the answer, and of the exact operator.
    [[nodiscard]] double largestRise() const { return largestRise(&SweepStep::energy); }
    [[nodiscard]] double largestExactRise() const { return largestRise(&SweepStep::exactEnergy); }
    /// The largest of SweepStep::change.
    [[nodiscard]] double largestChange() const;

private:
    [[nodiscard]] double largestRise(double SweepStep::*energy) const;
};

struct SweepOptions {
    int steps = 64;                      ///< at least 2
    std::size_t maxPhotos = 1;           ///< the first ones; 0: all
    std::vector<std::string> operators;  ///< ids; empty: all
};

/// Moves each parameter of the operators in turn, on the shards' input pictures, which have to be clean photos for
/// restorations. The exact operators run here, on all cores: minutes. Fails with Cancelled, BadArgument for an unknown
/// operator, or as the predictor and operators do.
[[nodiscard]] Result<std::vector<Sweep>> sweepParameters(Predictor& predictor,
                                                         const std::vector<std::shared_ptr<const Shard>>& shards,
                                                         const std::vector<LearntOperator>& operators,
                                                         const SweepOptions& options,
                                                         const Cancel& cancel);

/// Markdown: a line per parameter.
[[nodiscard]] std::string sweepTable(const std::vector<Sweep>& sweeps);

}  // namespace glissade::train
