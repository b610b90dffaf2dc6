// The stroke layer of the pencil drawing: edges redrawn as straight strokes in eight directions.
#pragma once

#include "operators/operator.h"

#include <vector>

namespace glissade::operators {

/// One sample of a stroke kernel: columns to the right, rows down, and its weight.
struct StrokeTap {
    int x;
    int y;
    double weight;
};

/// The kernel of a horizontal stroke of 17 pixels, 1 or (thick) 3 rows wide, turned counter-clockwise by
/// `direction` · 22.5 degrees within its 17 × 17 square, bilinearly. Taps that are 0 are left out; symmetric about (0, 0).
[[nodiscard]] std::vector<StrokeTap> strokeKernel(int direction, bool thick);

/// The strokes on paper, 1 where there is none, 0 where they are densest. `luma` is one channel in [0, 1].
/// Source: Lu, Xu, Jia, "Combining Sketch and Tone for Pencil Drawing Production", NPAR 2012, section 3.1.
/// Fails with Cancelled only; independent of the number of lanes.
[[nodiscard]] Result<Image<double>> strokeLayer(const Image<double>& luma, const ApplyContext& context);

}  // namespace glissade::operators
