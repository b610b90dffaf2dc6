#include "net/global_input.h"

#include "image/cover.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glissade {

namespace {

float grey(const float* rgb) { return std::clamp(0.299F * rgb[0] + 0.587F * rgb[1] + 0.114F * rgb[2], 0.0F, 1.0F); }

/// Makes counts cumulative shares.
void accumulate(float* bins, int count, double total) {
    double sum = 0;
    for (int i = 0; i < count; ++i) {
        sum += bins[i];
        bins[i] = total > 0 ? static_cast<float>(sum / total) : 1.0F;
    }
}

/// GlobalInput::overview from the photo's rows as they come.
class OverviewRows {
public:
    explicit OverviewRows(Size photo)
        : columns_(covers(photo.width, photo.width, kOverviewSide)),
          rows_(covers(photo.height, photo.height, kOverviewSide)),
          row_(kSide * kCount),
          sums_(kSide * kSide * kCount) {}

    void put(const float* source, int y) {
        std::ranges::fill(row_, 0.0F);
        for (std::size_t x = 0; x < kSide; ++x) {
            const Cover& column = columns_[x];
            for (std::size_t k = 0; k < column.weights.size(); ++k)
                add(source + 3 * (static_cast<std::size_t>(column.first) + k), column.weights[k], &row_[x * kCount]);
        }
        // Rows of the grid that the photo's row is a part of; they begin in order.
        for (std::size_t cellY = first_; cellY < kSide && rows_[cellY].first <= y; ++cellY) {
            const auto r = static_cast<std::size_t>(y - rows_[cellY].first);
            if (r >= rows_[cellY].weights.size()) continue;
            float* to = &sums_[cellY * kSide * kCount];
            for (std::size_t i = 0; i < row_.size(); ++i) to[i] += rows_[cellY].weights[r] * row_[i];
        }
        while (first_ < kSide && rows_[first_].first + static_cast<int>(rows_[first_].weights.size()) <= y) ++first_;
    }
    [[nodiscard]] std::vector<float> planes() const {
        std::vector<float> result(sums_.size());
        for (std::size_t i = 0; i < kSide * kSide; ++i)
            for (std::size_t c = 0; c < kCount; ++c) result[c * kSide * kSide + i] = sums_[i * kCount + c];
        return result;
    }

private:
    static constexpr auto kSide = static_cast<std::size_t>(kOverviewSide);
    static constexpr auto kCount = static_cast<std::size_t>(kOverviewPlanes);

    static void add(const float* pixel, float weight, float* cell) {
        for (std::size_t c = 0; c < 3; ++c) cell[c] += weight * std::clamp(pixel[c], 0.0F, 1.0F);
        const float at = grey(pixel) * (kOverviewTones - 1);
        const int tone = std::min(static_cast<int>(at), kOverviewTones - 2);
        const float upper = weight * (at - static_cast<float>(tone));
        cell[3 + static_cast<std::size_t>(tone)] += weight - upper;
        cell[3 + static_cast<std::size_t>(tone) + 1] += upper;
    }

    std::vector<Cover> columns_;
    std::vector<Cover> rows_;
    std::vector<float> row_;   // of the photo, reduced to cells
    std::vector<float> sums_;  // a cell's numbers lie together
    std::size_t first_ = 0;    // rows of the grid above it are done
};

/// GlobalInput::thumbnail: a cell of it is four of the overview's.
std::vector<float> thumbnailOf(const std::vector<float>& overview) {
    constexpr auto kSide = static_cast<std::size_t>(kThumbnailSide);
    constexpr auto kFine = static_cast<std::size_t>(kOverviewSide);
    static_assert(kFine == 2 * kSide);
    std::vector<float> result(3 * kSide * kSide);
    for (std::size_t row = 0; row < 3 * kSide; ++row) {
        const float* upper = &overview[2 * row * kFine];
        for (std::size_t x = 0; x < kSide; ++x) {
            const float* at = upper + 2 * x;
            result[row * kSide + x] = 0.25F * (at[0] + at[1] + at[kFine] + at[kFine + 1]);
        }
    }
    return result;
}

class StatisticsRows {
public:
    explicit StatisticsRows(Size photo)
        : pixels_(static_cast<double>(photo.area())),
          greyCounts_(kGreyBins),
          gradientCounts_(kGradientBins),
          above_(static_cast<std::size_t>(photo.width)),
          current_(above_.size()) {}

    void put(const float* source, int y) {
        for (std::size_t x = 0; x < current_.size(); ++x) {
            const float g = grey(source + 3 * x);
            current_[x] = g;
            greyCounts_[static_cast<std::size_t>(std::min(static_cast<int>(g * kGreyBins), kGreyBins - 1))] += 1;
        }
        for (std::size_t x = 1; y > 0 && x < current_.size(); ++x) {
            // Gradients crowd near zero, so bins are equal steps of the square root of the magnitude.
            const float magnitude = std::hypot(current_[x] - current_[x - 1], current_[x] - above_[x]);
            const int bin = static_cast<int>(std::sqrt(std::min(magnitude, 1.0F)) * kGradientBins);
            gradientCounts_[static_cast<std::size_t>(std::min(bin, kGradientBins - 1))] += 1;
            pairs_ += 1;
        }
        std::swap(above_, current_);
    }
    std::vector<float> finish() const {
        std::vector<float> shares(kStatisticsCount);
        const auto toFloat = [](double n) { return static_cast<float>(n); };
        std::ranges::transform(greyCounts_, shares.begin(), toFloat);
        std::ranges::transform(gradientCounts_, shares.begin() + kGreyBins, toFloat);
        accumulate(shares.data(), kGreyBins, pixels_);
        accumulate(shares.data() + kGreyBins, kGradientBins, pairs_);
        return shares;
    }

private:
    double pixels_;
    // Counted in double: a float counter stops at 2^24 pixels.
    std::vector<double> greyCounts_;
    std::vector<double> gradientCounts_;
    double pairs_ = 0;
    std::vector<float> above_;
    std::vector<float> current_;
};

class EqualisationRows {
public:
    explicit EqualisationRows(Size photo)
        : width_(static_cast<std::size_t>(photo.width)), total_(static_cast<double>(photo.area())) {}

    void put(const float* source) {
        for (std::size_t x = 0; x < width_; ++x) {
            const float g = grey(source + 3 * x);
            counts_[static_cast<std::size_t>(g * (kEqualisationKnots - 1) + 0.5F)] += 1;
        }
    }
    [[nodiscard]] std::vector<float> finish() const {
        std::vector<float> curve(counts_.size());
        double below = 0;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            curve[i] = static_cast<float>((below + 0.5 * counts_[i]) / total_);
            below += counts_[i];
        }
        return curve;
    }

private:
    std::size_t width_;
    double total_;
    std::vector<double> counts_ = std::vector<double>(kEqualisationKnots);
};

/// Mean numbers of each cell of a grid from the photo's rows as they come: its tones, then `extra` ones.
template <typename Grid, std::size_t extra>
class CellRows {
public:
    static constexpr std::size_t kTones = Grid::kTones;

    explicit CellRows(Size photo) {
        grid_.photo = photo;
        grid_.level = Grid::levelFor(photo);
        const auto cells = [&](int side) { return ((side - 1) >> grid_.level) + 1; };
        grid_.size = {cells(photo.width), cells(photo.height)};
        grid_.shares.resize(grid_.size.area() * kTones);
        extras_.resize(grid_.size.area() * extra);
        sums_.resize(static_cast<std::size_t>(grid_.size.width) * kSums);
    }
    /// @param greys     of row `y`.
    /// @param addExtra  adds a pixel's numbers to its cell's sums: (std::size_t x, float* sums).
    template <typename AddExtra>
    void put(const std::vector<float>& greys, int y, const AddExtra& addExtra) {
        for (std::size_t x = 0; x < greys.size(); ++x) {
            const float at = greys[x] * (kTones - 1);
            const auto tone = std::min(static_cast<std::size_t>(at), kTones - 2);
            float* cell = &sums_[(x >> grid_.level) * kSums];
            const float upper = at - static_cast<float>(tone);
            cell[tone] += 1 - upper;
            cell[tone + 1] += upper;
            addExtra(x, cell + kTones);
        }
        const int end = ((y >> grid_.level) + 1) << grid_.level;
        if (y + 1 == std::min(end, grid_.photo.height)) finishRow(y);
    }
    /// The cell that a pixel lies in.
    [[nodiscard]] std::size_t cellOf(int x, int y) const {
        return static_cast<std::size_t>(y >> grid_.level) * static_cast<std::size_t>(grid_.size.width) +
               static_cast<std::size_t>(x >> grid_.level);
    }
    [[nodiscard]] Grid finish() { return std::move(grid_); }
    /// In units of 1/65535.
    [[nodiscard]] std::vector<std::uint16_t> extras() { return std::move(extras_); }

private:
    static constexpr std::size_t kSums = kTones + extra;  // of a cell

    /// Of cells, of which row `y` of the photo is the last.
    void finishRow(int y) {
        const auto row = static_cast<std::size_t>(y >> grid_.level);
        const auto width = static_cast<std::size_t>(grid_.size.width);
        const int rows = y + 1 - (static_cast<int>(row) << grid_.level);
        for (std::size_t x = 0; x < width; ++x) {
            const int first = static_cast<int>(x) << grid_.level;
            const int columns = std::min(grid_.photo.width, first + (1 << grid_.level)) - first;
            const float unit = 65535.0F / (static_cast<float>(rows) * static_cast<float>(columns));
            const auto inUnits = [unit](float sum) { return static_cast<std::uint16_t>(sum * unit + 0.5F); };
            const float* sums = &sums_[x * kSums];
            const auto cell = static_cast<std::ptrdiff_t>(row * width + x);
            std::transform(sums, sums + kTones, grid_.shares.begin() + cell * kTones, inUnits);
            std::transform(sums + kTones, sums + kSums, extras_.begin() + cell * extra, inUnits);
        }
        std::ranges::fill(sums_, 0.0F);
    }

    Grid grid_;
    std::vector<std::uint16_t> extras_;
    std::vector<float> sums_;  // of the present row of cells
};

/// PhotoTones from the photo's rows as they come.
class ToneRows {
public:
    explicit ToneRows(Size photo)
        : photo_(photo),
          grid_(photo),
          fine_(photo),
          above_(static_cast<std::size_t>(photo.width)),
          here_(above_.size()) {
        // One pixel from each of as many equal runs: which one follows from the run's number.
        const Size inner{std::max(1, photo.width - 1), std::max(1, photo.height - 1)};
        const std::size_t area = inner.area();
        const std::size_t count = std::min<std::size_t>(area, PhotoTones::kPixels);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t begin = area * i / count;
            const std::size_t run = area * (i + 1) / count - begin;
            const std::size_t at = begin + static_cast<std::size_t>(i * 2654435761U >> 8) % run;  // Knuth's hash
            places_.emplace_back(static_cast<int>(at % static_cast<std::size_t>(inner.width)),
                                 static_cast<int>(at / static_cast<std::size_t>(inner.width)));
        }
    }
    void put(const float* source, int y) {
        std::swap(above_, here_);
        for (std::size_t x = 0; x < here_.size(); ++x) here_[x] = grey(source + 3 * x);
        grid_.put(here_, y, [source](std::size_t x, float* sums) {
            for (std::size_t c = 0; c < 3; ++c) sums[c] += std::clamp(source[3 * x + c], 0.0F, 1.0F);
        });
        fine_.put(here_, y, [](std::size_t, float*) {});
        if (y > 0) takePixels(y - 1, above_, here_);
        if (photo_.height == 1) takePixels(0, here_, here_);
    }
    [[nodiscard]] PhotoTones finish() {
        PhotoTones tones{grid_.finish(), fine_.finish(), std::move(pixels_)};
        tones.grid.colours = grid_.extras();
        return tones;
    }

private:
    /// The pixels of row `y`.
    void takePixels(int y, const std::vector<float>& row, const std::vector<float>& below) {
        for (; pixels_.size() < places_.size() && places_[pixels_.size()].second == y;) {
            const int x = places_[pixels_.size()].first;
            const auto i = static_cast<std::size_t>(x);
            const std::size_t right = std::min(i + 1, row.size() - 1);
            pixels_.push_back({static_cast<std::uint32_t>(fine_.cellOf(x, y)), row[i], row[right], below[i]});
        }
    }

    Size photo_;
    CellRows<ToneGrid, 3> grid_;
    CellRows<FineToneGrid, 0> fine_;
    std::vector<float> above_;
    std::vector<float> here_;
    std::vector<std::pair<int, int>> places_;  // x, y of the pixels, from the top
    std::vector<PixelGreys> pixels_;
};

}  // namespace

struct GlobalInputRows::Parts {
    explicit Parts(Size photo) : size(photo), overview(photo), statistics(photo), equalisation(photo), tones(photo) {}
    Size size;
    OverviewRows overview;
    StatisticsRows statistics;
    EqualisationRows equalisation;
    ToneRows tones;
};

GlobalInputRows::GlobalInputRows(Size photo) : parts_(std::make_unique<Parts>(photo)) {}

GlobalInputRows::~GlobalInputRows() = default;

void GlobalInputRows::put(const Image<float>& rows) {
    for (int y = 0; y < rows.height(); ++y, ++next_) {
        parts_->overview.put(rows.row(y), next_);
        parts_->tones.put(rows.row(y), next_);
        parts_->statistics.put(rows.row(y), next_);
        parts_->equalisation.put(rows.row(y));
    }
}

GlobalInput GlobalInputRows::finish() {
    std::vector<float> overview = parts_->overview.planes();
    std::vector<float> thumbnail = thumbnailOf(overview);
    return {parts_->size,
            std::move(thumbnail),
            parts_->statistics.finish(),
            std::move(overview),
            parts_->equalisation.finish(),
            parts_->tones.finish()};
}

GlobalInput makeGlobalInput(const Image<float>& rgb) {
    GlobalInputRows rows(rgb.size());
    rows.put(rgb);
    return rows.finish();
}

std::vector<float> equalisationCurve(const Image<float>& rgb) {
    EqualisationRows rows(rgb.size());
    for (int y = 0; y < rgb.height(); ++y) rows.put(rgb.row(y));
    return rows.finish();
}

void equaliseGrey(const float* rgb, std::size_t count, const std::vector<float>& equalisation, float* out) {
    constexpr int kLast = kEqualisationKnots - 1;
    for (std::size_t i = 0; i < count; ++i) {
        const float at = grey(rgb + 3 * i) * kLast;
        const int knot = std::min(static_cast<int>(at), kLast - 1);
        const float low = equalisation[static_cast<std::size_t>(knot)];
        const float high = equalisation[static_cast<std::size_t>(knot) + 1];
        out[i] = low + (at - static_cast<float>(knot)) * (high - low);
    }
}

}  // namespace glissade
