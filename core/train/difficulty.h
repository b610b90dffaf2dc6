// Difficulty: what errors are usual for an operator and strength, and what a sample's error therefore counts.
#pragma once

#include "train/batch.h"

#include <string>
#include <vector>

namespace glissade::train {

/// Per operator and fifth of its first parameter's range, the running mean of the samples' mean squared errors.
///
/// A sample's error counts by the inverse of what is usual: PSNR is a logarithm, so a tenth of an error is worth the
/// same at 40 dB as at 25 dB. One thread at a time may learn; any number may read meanwhile where none does.
class Difficulty {
public:
    explicit Difficulty(std::size_t operators);

    /// The weights of M samples, M, on the CPU; of what is not known yet, by the sample's own error. `errors` (M) are
    /// looked at only then: on a GPU they would have to be waited for.
    [[nodiscard]] torch::Tensor weights(const BatchTargets& targets, const torch::Tensor& errors) const;

    /// @param errors  M, on any device.
    void learn(const BatchTargets& targets, const torch::Tensor& errors);

    /// Mean over the strengths that are known, as PSNR in dB; 0 where none is.
    [[nodiscard]] double psnr(std::size_t operatorIndex) const;

    /// For checkpoints: operators × strengths, 0 where not known.
    [[nodiscard]] const std::vector<float>& values() const { return values_; }
    /// False, and nothing changes, where these are another number of values.
    [[nodiscard]] bool restore(const std::vector<float>& values);

private:
    [[nodiscard]] static std::size_t binOf(const BatchTargets& targets, std::int64_t sample);

    std::vector<float> values_;
};

}  // namespace glissade::train
