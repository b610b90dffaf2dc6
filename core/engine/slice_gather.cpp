#include "engine/slice_gather.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace glissade {

namespace {

constexpr std::size_t kGrainRows = 16;
constexpr std::size_t kBlockBytes = static_cast<std::size_t>(kBlockPixels) * kSliceChannels;

const SliceQuantisation& quantisationOf(const LiveStep& step) {
    return step.pack->operators[static_cast<std::size_t>(step.operatorIndex)].quantisation;
}

/// Where the features of a level pixel lie: tile, and the byte offset of its channel 0 in a row of the tile.
struct Column {
    int tileColumn = 0;
    std::size_t offset = 0;
};

/// Tiles as rows and columns; the grid is row by row and regular.
class TileTable {
public:
    explicit TileTable(const LiveStep& step) : step_(step) {
        const int top = step.grid.front().y;
        for (columns_ = 0;
             columns_ < static_cast<int>(step.grid.size()) && step.grid[static_cast<std::size_t>(columns_)].y == top;)
            ++columns_;
    }
    [[nodiscard]] Column column(int x) const {
        const int width = step_.grid.front().width;
        const int tile = x / width;
        const int within = x - tile * width;
        return {tile,
                static_cast<std::size_t>(within / kBlockPixels) * kBlockBytes +
                    SliceTile::byteInBlock(within % kBlockPixels, 0)};
    }
    /// Start of row y in the tile of that column; null where the tile is missing.
    [[nodiscard]] const std::uint8_t* row(int y, int tileColumn) const {
        const int height = step_.grid.front().height;
        const auto found = step_.tiles.find(y / height * columns_ + tileColumn);
        return found == step_.tiles.end() ? nullptr : found->second.slice->block(y % height, 0);
    }
    [[nodiscard]] int columns() const { return columns_; }

private:
    const LiveStep& step_;
    int columns_ = 0;
};

/// The two level pixels that stand for each output of an axis.
std::vector<std::array<int, 2>> samplePoints(double begin, double length, int inputs, int outputs) {
    std::vector<std::array<int, 2>> points(static_cast<std::size_t>(outputs));
    const double step = length / outputs;
    for (int i = 0; i < outputs; ++i) {
        for (int k = 0; k < 2; ++k) {
            const double at = begin + (i + 0.25 + 0.5 * k) * step;
            points[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)] =
                std::clamp(static_cast<int>(std::floor(at)), 0, inputs - 1);
        }
    }
    return points;
}

}  // namespace

Rect blockAligned(Rect part, Size level) {
    const int left = part.x / kBlockPixels * kBlockPixels;
    const int right = std::min(level.width, (part.x + part.width + kBlockPixels - 1) / kBlockPixels * kBlockPixels);
    return {left, part.y, right - left, part.height};
}

SliceTile gatherSlice(const LiveStep& step, Rect part, ThreadPool& pool) {
    SliceTile slice(part.width, part.height, quantisationOf(step));
    for (const auto& [index, tile] : step.tiles) {
        const Rect common = intersection(tile.area, part);
        if (common.empty()) continue;
        const auto bytes = static_cast<std::size_t>((common.width + kBlockPixels - 1) / kBlockPixels) * kBlockBytes;
        const int from = (common.x - tile.area.x) / kBlockPixels;
        const int to = (common.x - part.x) / kBlockPixels;
        pool.forRanges(static_cast<std::size_t>(common.height),
                       kGrainRows,
                       [&, &source = tile](std::size_t begin, std::size_t end) {
                           for (int y = common.y + static_cast<int>(begin); y < common.y + static_cast<int>(end); ++y) {
                               std::memcpy(
                                   slice.block(y - part.y, to), source.slice->block(y - source.area.y, from), bytes);
                           }
                       });
    }
    return slice;
}

Image<std::uint8_t> gatherPhoto(const LiveStep& step, Rect part, ThreadPool& pool) {
    Image<std::uint8_t> photo(part.width, part.height, 4);
    for (const auto& [index, tile] : step.tiles) {
        const Rect common = intersection(tile.area, part);
        if (common.empty()) continue;
        pool.forRanges(
            static_cast<std::size_t>(common.height),
            kGrainRows,
            [&, &source = tile](std::size_t begin, std::size_t end) {
                for (int y = common.y + static_cast<int>(begin); y < common.y + static_cast<int>(end); ++y) {
                    const std::uint8_t* from = &source.photo->at(common.x - source.area.x, y - source.area.y);
                    std::copy_n(
                        from, static_cast<std::size_t>(common.width) * 4, &photo.at(common.x - part.x, y - part.y));
                }
            });
    }
    return photo;
}

SamplePoints emptySamples(const LiveStep& step, Size size) {
    const auto empty = [&] { return SliceTile(size.width, size.height, quantisationOf(step)); };
    return {empty(), empty()};
}

void sampleRows(const LiveStep& step,
                AreaResample::Source part,
                int beginRow,
                int endRow,
                ThreadPool& pool,
                SamplePoints& samples) {
    const Size level = step.levelSize();
    const TileTable table(step);
    const auto xs = samplePoints(part.left, part.width, level.width, samples[0].width());
    const auto ys = samplePoints(part.top, part.height, level.height, samples[0].height());

    const auto first = static_cast<std::size_t>(beginRow);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        std::vector<Column> columns;
        for (const auto& x : xs) columns.push_back(table.column(x[i]));
        pool.forRanges(static_cast<std::size_t>(endRow) - first, kGrainRows, [&](std::size_t begin, std::size_t end) {
            std::vector<const std::uint8_t*> rows(static_cast<std::size_t>(table.columns()));
            for (std::size_t y = first + begin; y < first + end; ++y) {
                for (int c = 0; c < table.columns(); ++c) rows[static_cast<std::size_t>(c)] = table.row(ys[y][i], c);
                for (std::size_t x = 0; x < columns.size(); ++x) {
                    const int column = static_cast<int>(x);
                    const std::uint8_t* from =
                        rows[static_cast<std::size_t>(columns[x].tileColumn)] + columns[x].offset;
                    std::uint8_t* to = samples[i].block(static_cast<int>(y), column / kBlockPixels) +
                                       SliceTile::byteInBlock(column % kBlockPixels, 0);
                    for (int k = 0; k < kSliceChannels; k += kGroupChannels) {
                        const std::size_t group = SliceTile::byteInBlock(0, k);
                        std::memcpy(to + group, from + group, kGroupChannels);
                    }
                }
            }
        });
    }
}

}  // namespace glissade
