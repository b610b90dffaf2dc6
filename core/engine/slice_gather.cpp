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

SliceTile emptySlice(const LiveStep& step, Size size) { return {size.width, size.height, quantisationOf(step)}; }

void sampleRows(
    const LiveStep& step, AreaResample::Source part, int beginRow, int endRow, ThreadPool& pool, SliceTile& samples) {
    const Size level = step.levelSize();
    const TileTable table(step);
    const auto xs = samplePoints(part.left, part.width, level.width, samples.width());
    const auto ys = samplePoints(part.top, part.height, level.height, samples.height());
    std::vector<std::array<Column, 2>> columns(xs.size());
    for (std::size_t i = 0; i < xs.size(); ++i) columns[i] = {table.column(xs[i][0]), table.column(xs[i][1])};

    const auto first = static_cast<std::size_t>(beginRow);
    pool.forRanges(static_cast<std::size_t>(endRow) - first, kGrainRows, [&](std::size_t begin, std::size_t end) {
        std::vector<std::array<const std::uint8_t*, 2>> rows(static_cast<std::size_t>(table.columns()));
        for (std::size_t y = first + begin; y < first + end; ++y) {
            for (int c = 0; c < table.columns(); ++c)
                rows[static_cast<std::size_t>(c)] = {table.row(ys[y][0], c), table.row(ys[y][1], c)};
            for (std::size_t x = 0; x < columns.size(); ++x) {
                const int column = static_cast<int>(x);
                std::uint8_t* out = samples.block(static_cast<int>(y), column / kBlockPixels) +
                                    SliceTile::byteInBlock(column % kBlockPixels, 0);
                const auto& upperLeft = rows[static_cast<std::size_t>(columns[x][0].tileColumn)];
                const auto& upperRight = rows[static_cast<std::size_t>(columns[x][1].tileColumn)];
                for (int k = 0; k < kSliceChannels; ++k) {
                    const std::size_t channel = SliceTile::byteInBlock(0, k);
                    const std::size_t left = columns[x][0].offset + channel;
                    const std::size_t right = columns[x][1].offset + channel;
                    const int sum =
                        upperLeft[0][left] + upperLeft[1][left] + upperRight[0][right] + upperRight[1][right];
                    out[channel] = static_cast<std::uint8_t>((sum + 2) / 4);
                }
            }
        }
    });
}

}  // namespace glissade
