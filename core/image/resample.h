// Resizing to any size, in bands.
#pragma once

#include "base/thread_pool.h"
#include "image/image.h"

#include <utility>
#include <vector>

namespace glissade {

/// Resizes images of one size to another: area averages where an axis shrinks, Catmull-Rom interpolation where it
/// grows. Frozen; any thread. Rows come out the same whatever band they are asked for in.
class Resampler {
public:
    Resampler(Size from, Size to);

    [[nodiscard]] Size size() const { return to_; }

    /// Fills `band` (width of the new size, channels of `image`) with rows [firstRow, firstRow + band.height()) of the
    /// resized image.
    void rows(const Image<float>& image, int firstRow, Image<float>& band, ThreadPool& pool) const {
        rows(image, 0, firstRow, band, pool);
    }
    /// The same from a part of the image: its rows from `imageTop` on, which hold inputRows() of the band.
    void rows(const Image<float>& part, int imageTop, int firstRow, Image<float>& band, ThreadPool& pool) const;

    /// The image's rows [first, last) that rows [firstRow, lastRow) of the resized image are made of; at least one.
    [[nodiscard]] std::pair<int, int> inputRows(int firstRow, int lastRow) const;

    /// The whole resized image.
    [[nodiscard]] Image<float> whole(const Image<float>& image, ThreadPool& pool) const;

    /// Samples of one axis that an output sample is made of.
    struct Taps {
        int first = 0;
        std::vector<float> weights;  ///< sum 1
    };

private:
    Size from_;
    Size to_;
    std::vector<Taps> columns_;
    std::vector<Taps> rows_;
};

/// The size of a photo whose long side is made `longEdge`, aspect kept, at least one pixel.
[[nodiscard]] Size sizeWithLongEdge(Size photo, int longEdge);

}  // namespace glissade
