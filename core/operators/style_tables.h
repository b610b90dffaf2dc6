// The style of the stylization operator: the distributions of grey level and of gradient magnitude of one reference
// photo, as plain numbers, and the transfer tables that bring a picture's own distribution to them.
//
// Source: Aubry et al., "Fast Local Laplacian Filters: Theory and Applications", ACM TOG 33(5), 2014 (style transfer).
// The numbers are the exact histograms of the style photo of the authors' demo (716 x 480 pixels, converted to grey).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace glissade::operators {

/// A distribution over [0, 1] as a histogram of 65536 bins.
class StyleDistribution {
public:
    static constexpr std::size_t kBins = 65536;

    /// `code` is the histogram in the text form that style_counts.inc explains.
    explicit StyleDistribution(std::span<const char* const> code);

    /// (1 + index of the first bin whose cumulative share is ≥ share) / 65536, for a share in [0, 1].
    [[nodiscard]] double inverse(double share) const;
    /// Number of values counted.
    [[nodiscard]] std::uint32_t total() const { return cumulative_.back(); }

private:
    std::vector<std::uint32_t> cumulative_;
};

/// Grey levels of the reference. Decoded at the first call; any thread.
[[nodiscard]] const StyleDistribution& styleIntensity();
/// Forward-difference gradient magnitudes of the reference. Decoded at the first call; any thread.
[[nodiscard]] const StyleDistribution& styleGradient();

/// Counts values into 256 bins centred at i / 255; what is below 0 or above 1 goes to the end bins.
class Histogram256 {
public:
    void add(double value);
    void add(const Histogram256& other);
    [[nodiscard]] std::span<const std::uint64_t, 256> counts() const { return counts_; }

private:
    std::array<std::uint64_t, 256> counts_{};
};

/// A table that carries values to another distribution.
class TransferTable {
public:
    /// From the distribution of `values` to `target`; an empty histogram counts as evenly spread.
    TransferTable(const Histogram256& values, const StyleDistribution& target);

    /// The table at value ≥ 0: (1 − t) f_i + t f_{i+1} with i = min(floor(255 value), 255), t = (255 value − i) / 255.
    /// That t never exceeds 1/255 makes the table nearly a step function: a slip of the published program, kept because
    /// the published look depends on it.
    [[nodiscard]] double at(double value) const {
        const double scaled = 255.0 * value;
        const int i = scaled < 255.0 ? static_cast<int>(scaled) : 255;
        const double t = (scaled - i) / 255.0;
        return (1.0 - t) * entries_[static_cast<std::size_t>(i)] + t * entries_[static_cast<std::size_t>(i) + 1];
    }

private:
    std::array<double, 257> entries_{};
};

}  // namespace glissade::operators
