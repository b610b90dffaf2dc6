#include "operators/photo_copy.h"

#include "image/cover.h"

namespace glissade {

Image<float> averagesOf(const Image<float>& cells, Size photo, int level) {
    const double cell = 1 << level;
    const std::vector<Cover> columns = covers(cells.width(), photo.width / cell, kCopySide);
    const std::vector<Cover> rows = covers(cells.height(), photo.height / cell, kCopySide);
    const auto channels = static_cast<std::size_t>(cells.channels());
    Image<float> result(kCopySide, kCopySide, cells.channels());
    std::vector<float> mixed(cells.rowSamples());
    for (int y = 0; y < kCopySide; ++y) {
        const Cover& row = rows[static_cast<std::size_t>(y)];
        std::ranges::fill(mixed, 0.0F);
        for (std::size_t k = 0; k < row.weights.size(); ++k) {
            const float* from = cells.row(row.first + static_cast<int>(k));
            for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] += row.weights[k] * from[i];
        }
        float* out = result.row(y);
        for (const Cover& column : columns) {
            const float* from = &mixed[static_cast<std::size_t>(column.first) * channels];
            for (std::size_t k = 0; k < column.weights.size(); ++k)
                for (std::size_t c = 0; c < channels; ++c) out[c] += column.weights[k] * from[k * channels + c];
            out += channels;
        }
    }
    return result;
}

}  // namespace glissade
