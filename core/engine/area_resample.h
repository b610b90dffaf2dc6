// AreaResample: 8-bit RGBX pixels brought to the display's raster; averages over areas going down, bilinear going up.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/thread_pool.h"
#include "image/image.h"

namespace glissade {

/// The weights of one axis: output i = Σ weights[i·taps + k] · input[first[i] + k], the weights of one output summing
/// to 1.
struct AxisWeights {
    int taps = 0;
    std::vector<int> first;
    std::vector<float> weights;

    /// @param begin, length  the part of the input axis (samples 0..inputs, fractions allowed) that the outputs divide
    /// evenly.
    [[nodiscard]] static AxisWeights make(double begin, double length, int inputs, int outputs);
};

/// A resampling between two rasters, prepared once and run for every frame. Frozen; any thread.
class AreaResample {
public:
    /// Input rectangle (left, top, width, height) in input pixels, which may have fractions → all of the output.
    struct Source {
        double left = 0;
        double top = 0;
        double width = 0;
        double height = 0;
    };
    AreaResample() = default;
    AreaResample(Size input, Source source, Size output);

    /// True where the output is just a copy of a rectangle of the input.
    [[nodiscard]] bool isCopy() const { return copy_; }
    /// The input rows that output rows [first, last) read.
    [[nodiscard]] std::pair<int, int> inputRows(int first, int last) const;

    /// Fills output rows [first, last). `scratch` is grown as needed and can be kept for the next call.
    void rows(const Image<std::uint8_t>& in,
              int first,
              int last,
              Image<std::uint8_t>& out,
              std::vector<float>& scratch) const;
    /// Fills the whole output.
    void run(const Image<std::uint8_t>& in, Image<std::uint8_t>& out, ThreadPool& pool) const;

private:
    AxisWeights horizontal_;
    AxisWeights vertical_;
    Size output_;
    bool copy_ = false;
};

}  // namespace glissade
