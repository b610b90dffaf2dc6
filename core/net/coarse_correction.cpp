#include "net/coarse_correction.h"

#include "base/check.h"
#include "base/target_clones.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade {

namespace {

constexpr int kSide = kOverviewSide;
constexpr std::size_t kCells = std::size_t{kSide} * kSide;
constexpr std::size_t kChannels = kSliceChannels;
constexpr float kUnit = 65535.0F;
constexpr int kLeastSide = 2 * kSide;

/// A coarse result tells of a cell as if it were alone, so the fewer pixels a cell has, the less it is right. Measured
/// with `llf-remap` and `style` on photos of 400 to 2048 px: the share of what is missing that brings a result nearest
/// to the exact one is about 1 − 2 / c, c the cell's side in pixels, and smoothing it with the neighbouring cells helps
/// up to c = 6 and harms from 14 on.
constexpr float kNoCell = 2;
constexpr float kSmoothedCell = 6;
constexpr float kLargeCell = 14;

/// Of J·Jᵀ's trace, added to its diagonal: in directions that the tail hardly moves nothing is put in.
constexpr float kDamping = 0.01F;

/// Where no channel of any weight is left, nothing is put in.
constexpr float kLeastTrace = 1e-12F;

float cellSide(int pixels) { return static_cast<float>(pixels) / kSide; }

/// The cell of a pixel.
int cellAt(int pixel, int pixels) { return static_cast<int>(std::int64_t{pixel} * kSide / pixels); }

float* pixelOf(float* firstCell, std::size_t x) { return firstCell + x / 2 * 4 * kChannels + x % 2 * kChannels; }
const float* pixelOf(const float* firstCell, std::size_t x) {
    return firstCell + x / 2 * 4 * kChannels + x % 2 * kChannels;
}

/// The tail's result in each pixel of a row, added to the sums of its cell.
GLISSADE_CLONES void sumRow(const float* firstCell,
                            const std::uint8_t* rgb,
                            std::size_t count,
                            const TailWeights& weights,
                            const int* cellOf,
                            std::uint64_t* sums,
                            std::uint32_t* counts) {
    for (std::size_t x = 0; x < count; ++x, rgb += 3) {
        const float* f = pixelOf(firstCell, x);
        float red = 0;
        float green = 0;
        float blue = 0;
#pragma omp simd reduction(+ : red, green, blue)
        for (std::size_t k = 0; k < kChannels; ++k) {
            const float z = std::max(0.0F, weights.a[k] * f[k] + weights.b[k]);
            red += weights.w[0][k] * z;
            green += weights.w[1][k] * z;
            blue += weights.w[2][k] * z;
        }
        const float in[3] = {
            static_cast<float>(rgb[0]) / 255, static_cast<float>(rgb[1]) / 255, static_cast<float>(rgb[2]) / 255};
        const float change[3] = {red, green, blue};
        const auto cell = static_cast<std::size_t>(cellOf[x]);
        for (std::size_t c = 0; c < 3; ++c) {
            const auto& m = weights.m[c];
            const float y = in[c] + m[0] * in[0] + m[1] * in[1] + m[2] * in[2] + change[c] + weights.c[c];
            const float shown = y > 0 ? std::min(y, 1.0F) : 0;  // also of what is not a number
            sums[3 * cell + c] += static_cast<std::uint64_t>(shown * kUnit + 0.5F);
        }
        ++counts[cell];
    }
}

/// λ of (G + d·trace·1)·λ = δ, with G = {00, 11, 22, 01, 02, 12} symmetric and positive: no result where G is nothing.
std::array<float, 3> solved(const std::array<float, 6>& g, const std::array<float, 3>& delta) {
    const float trace = g[0] + g[1] + g[2];
    if (!(trace > kLeastTrace)) return {};
    const float scale = 1 / trace;
    const float a = g[0] * scale + kDamping;
    const float b = g[1] * scale + kDamping;
    const float c = g[2] * scale + kDamping;
    const float d = g[3] * scale;
    const float e = g[4] * scale;
    const float f = g[5] * scale;
    const float c00 = b * c - f * f;
    const float c01 = e * f - d * c;
    const float c02 = d * f - e * b;
    const float inverse = scale / (a * c00 + d * c01 + e * c02);
    return {inverse * (c00 * delta[0] + c01 * delta[1] + c02 * delta[2]),
            inverse * (c01 * delta[0] + (a * c - e * e) * delta[1] + (d * e - a * f) * delta[2]),
            inverse * (c02 * delta[0] + (d * e - a * f) * delta[1] + (a * b - d * d) * delta[2])};
}

/// Puts δ, `line` between cells, into the features of each pixel of a row.
GLISSADE_CLONES void correctRow(float* firstCell,
                                const float* line,
                                const BetweenCells* columns,
                                std::size_t count,
                                const TailWeights& weights,
                                const std::array<std::array<float, kChannels>, 6>& products) {
    for (std::size_t x = 0; x < count; ++x) {
        float* f = pixelOf(firstCell, x);
        std::array<float, 6> g{};
        std::array<float, kChannels> slope{};
#pragma omp simd
        for (std::size_t k = 0; k < kChannels; ++k) slope[k] = weights.a[k] * f[k] + weights.b[k] > 0 ? 1.0F : 0.0F;
        for (std::size_t p = 0; p < g.size(); ++p) {
            float sum = 0;
#pragma omp simd reduction(+ : sum)
            for (std::size_t k = 0; k < kChannels; ++k) sum += slope[k] * products[p][k];
            g[p] = sum;
        }
        const float* left = line + 3 * static_cast<std::size_t>(columns[x].first);
        const float share = columns[x].second;
        std::array<float, 3> delta{};
        for (std::size_t c = 0; c < 3; ++c) delta[c] = left[c] + share * (left[3 + c] - left[c]);
        const auto lambda = solved(g, delta);
#pragma omp simd
        for (std::size_t k = 0; k < kChannels; ++k)
            f[k] += slope[k] * weights.a[k] *
                    (weights.w[0][k] * lambda[0] + weights.w[1][k] * lambda[1] + weights.w[2][k] * lambda[2]);
    }
}

}  // namespace

bool CoarseCorrection::appliesTo(const OperatorSpec& spec, Size photo) {
    return spec.coarse.count == 1 && std::min(photo.width, photo.height) >= kLeastSide;
}

/// Of each of the two neighbours along an axis.
float CoarseCorrection::smoothing(int pixels) {
    return std::clamp((kLargeCell - cellSide(pixels)) / (kLargeCell - kSmoothedCell), 0.0F, 1.0F) / 3;
}

int CoarseCorrection::reach(Size photo) {
    if (std::min(photo.width, photo.height) < kLeastSide) return 0;
    const auto along = [](int pixels) {
        // Between the centres of two cells, each whole, and with its neighbours where it is smoothed.
        const float cells = smoothing(pixels) > 0 ? 2.5F : 1.5F;
        return static_cast<int>(std::ceil(cells * cellSide(pixels))) + 2;
    };
    return std::max(along(photo.width), along(photo.height));
}

CoarseCorrection::CoarseCorrection(
    PhotoOverview::Planes planes, const TailWeights& weights, Size photo, Rect part, Rect known)
    : planes_(std::move(planes)), weights_(weights), photo_(photo), sums_(3 * kCells), counts_(kCells) {
    CHECK(planes_ && planes_->size() == static_cast<std::size_t>(coarsePlaneCount(1)) * kCells);
    const int around = reach(photo);
    const int left = std::max(known.x, part.x - around) / 2 * 2;
    const int top = std::max(known.y, part.y - around) / 2 * 2;
    const int right = std::min({photo.width, known.x + known.width, part.x + part.width + around});
    const int bottom = std::min({photo.height, known.y + known.height, part.y + part.height + around});
    seen_ = {left, top, right - left, bottom - top};
    constexpr std::size_t kPairs[6][2] = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
    for (std::size_t p = 0; p < products_.size(); ++p)
        for (std::size_t k = 0; k < kChannels; ++k)
            products_[p][k] = weights.w[kPairs[p][0]][k] * weights.w[kPairs[p][1]][k] * weights.a[k] * weights.a[k];
    for (int x = left; x < right; ++x) cellOf_.push_back(cellAt(x, photo.width));
    for (int x = 0; x < part.width; ++x) columns_.push_back(betweenCells(part.x + x, photo.width, kSide));
}

void CoarseCorrection::see(const float* firstCell, const std::uint8_t* rgb, int y) {
    const std::size_t row = static_cast<std::size_t>(cellAt(y, photo_.height)) * kSide;
    const float* half = firstCell + static_cast<std::size_t>(y % 2) * 2 * kChannels;
    sumRow(half, rgb, cellOf_.size(), weights_, cellOf_.data(), &sums_[3 * row], &counts_[row]);
}

void CoarseCorrection::settle() {
    const float share = std::max(0.0F, 1 - kNoCell / std::sqrt(cellSide(photo_.width) * cellSide(photo_.height)));
    missing_.assign(3 * kCells, 0.0F);
    for (std::size_t i = 0; i < kCells; ++i) {
        if (counts_[i] == 0) continue;
        for (std::size_t c = 0; c < 3; ++c) {
            const float told = std::clamp((*planes_)[c * kCells + i] + (*planes_)[(3 + c) * kCells + i], 0.0F, 1.0F);
            const double own = static_cast<double>(sums_[3 * i + c]) / counts_[i] / static_cast<double>(kUnit);
            missing_[3 * i + c] = share * (told - static_cast<float>(own));
        }
    }
    // Beyond the photo's edge the cells are mirrored, the outermost one too.
    const auto smooth = [&](std::size_t step, std::size_t lineStep, float weight) {
        if (weight <= 0) return;
        std::vector<float> line(3 * kSide);
        for (std::size_t l = 0; l < kSide; ++l) {
            float* first = &missing_[3 * l * lineStep];
            for (std::size_t i = 0; i < kSide; ++i)
                for (std::size_t c = 0; c < 3; ++c) line[3 * i + c] = first[3 * i * step + c];
            for (std::size_t i = 0; i < kSide; ++i) {
                const std::size_t before = i == 0 ? 0 : i - 1;
                const std::size_t after = std::min<std::size_t>(i + 1, kSide - 1);
                for (std::size_t c = 0; c < 3; ++c)
                    first[3 * i * step + c] =
                        (1 - 2 * weight) * line[3 * i + c] + weight * (line[3 * before + c] + line[3 * after + c]);
            }
        }
    };
    smooth(1, kSide, smoothing(photo_.width));
    smooth(kSide, 1, smoothing(photo_.height));
}

void CoarseCorrection::addTo(float* firstCell, int y) const {
    CHECK(!missing_.empty());
    const BetweenCells row = betweenCells(y, photo_.height, kSide);
    const float* upper = &missing_[static_cast<std::size_t>(row.first) * 3 * kSide];
    std::array<float, 3 * kSide> line;
    for (std::size_t i = 0; i < line.size(); ++i) line[i] = upper[i] + row.second * (upper[3 * kSide + i] - upper[i]);
    float* half = firstCell + static_cast<std::size_t>(y % 2) * 2 * kChannels;
    correctRow(half, line.data(), columns_.data(), columns_.size(), weights_, products_);
}

}  // namespace glissade
