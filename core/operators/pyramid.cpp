#include "operators/pyramid.h"

#include "base/target_clones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace glissade::operators {

namespace {

// The 5-tap filter, centre first.
constexpr double kCentre = 0.4;
constexpr double kNear = 0.25;
constexpr double kFar = 0.05;

// Rows a lane takes at a time: enough to make the four rows that bands read twice cheap, few enough to stop soon.
constexpr std::size_t kBandRows = 32;

// Normalised taps around position `centre` of an axis with `length` positions; taps outside are 0.
std::array<double, 5> tapsAround(int centre, int length) {
    std::array<double, 5> taps{kFar, kNear, kCentre, kNear, kFar};
    double sum = 0.0;
    for (int k = 0; k < 5; ++k) {
        double& tap = taps[static_cast<std::size_t>(k)];
        const int position = centre + k - 2;
        if (position < 0 || position >= length) tap = 0.0;
        sum += tap;
    }
    for (double& tap : taps) tap /= sum;
    return taps;
}

template <typename T>
T filterAround(const T* row, int centre, int length) {
    const std::array<double, 5> taps = tapsAround(centre, length);
    T sum = 0;
    for (int k = 0; k < 5; ++k) {
        const int position = std::clamp(centre + k - 2, 0, length - 1);  // the tap of a clamped one is 0
        sum += static_cast<T>(taps[static_cast<std::size_t>(k)]) * row[position];
    }
    return sum;
}

// Filters a row and keeps its even positions.
template <typename T>
void filterRowDown(const T* row, int length, T* out) {
    const int outLength = (length + 1) / 2;
    const T centre = static_cast<T>(kCentre), near = static_cast<T>(kNear), far = static_cast<T>(kFar);
    const int interiorEnd = std::max(1, (length - 1) / 2);  // first i with 2i + 2 outside
    out[0] = filterAround(row, 0, length);
    for (int i = 1; i < interiorEnd; ++i) {
        const T* at = row + 2 * i;
        out[i] = far * (at[-2] + at[2]) + near * (at[-1] + at[1]) + centre * at[0];
    }
    for (int i = interiorEnd; i < outLength; ++i) out[i] = filterAround(row, 2 * i, length);
}

// A source of rows for a downsampling: gives row y, in `scratch` or where it already lies.
template <typename T>
using RowSource = std::function<const T*(int y, T* scratch)>;

template <typename T>
void downsampleBand(Size size, const RowSource<T>& source, Image<T>& out, int firstRow, int endRow) {
    const std::size_t width = static_cast<std::size_t>(size.width);
    std::vector<T> scratch(5 * width), column(width);
    std::array<const T*, 5> ring{};  // row y lives in slot y mod 5
    int loaded = std::max(0, 2 * firstRow - 2);
    for (int i = firstRow; i < endRow; ++i) {
        for (const int last = std::min(2 * i + 2, size.height - 1); loaded <= last; ++loaded) {
            const auto slot = static_cast<std::size_t>(loaded % 5);
            ring[slot] = source(loaded, scratch.data() + slot * width);
        }
        const std::array<double, 5> taps = tapsAround(2 * i, size.height);
        std::array<const T*, 5> rows{};
        std::array<T, 5> weights{};
        for (int k = 0; k < 5; ++k) {
            const int y = std::clamp(2 * i + k - 2, 0, size.height - 1);  // the tap of a clamped one is 0
            rows[static_cast<std::size_t>(k)] = ring[static_cast<std::size_t>(y % 5)];
            weights[static_cast<std::size_t>(k)] = static_cast<T>(taps[static_cast<std::size_t>(k)]);
        }
        const auto [r0, r1, r2, r3, r4] = rows;
        const auto [w0, w1, w2, w3, w4] = weights;
        T* to = column.data();
        for (std::size_t x = 0; x < width; ++x)
            to[x] = (w0 * r0[x] + w4 * r4[x]) + (w1 * r1[x] + w3 * r3[x]) + w2 * r2[x];
        filterRowDown(to, size.width, out.row(i));
    }
}

template <typename T>
void downsampleFrom(Size size, const RowSource<T>& source, Image<T>& out, const ApplyContext& context) {
    context.pool.forRanges(static_cast<std::size_t>(out.height()), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        downsampleBand(size, source, out, static_cast<int>(begin), static_cast<int>(end));
    });
}

template <typename T>
RowSource<T> rowsOf(const Image<T>& plane) {
    return [&plane](int y, T*) { return plane.row(y); };
}

// Interpolates position-wise between up to three coarse rows: row y of a picture of `height` rows.
template <typename T>
void mixRowsUp(const Image<T>& coarse, int y, T* out) {
    const int length = coarse.width();
    const int i = y / 2;
    const T* here = coarse.row(i);
    const T* below = coarse.row(std::min(i + 1, coarse.height() - 1));
    const bool hasBelow = i + 1 < coarse.height();
    if (y % 2 == 1) {
        const T wHere = static_cast<T>(hasBelow ? 0.5 : 1.0), wBelow = static_cast<T>(hasBelow ? 0.5 : 0.0);
        for (int x = 0; x < length; ++x) out[x] = wHere * here[x] + wBelow * below[x];
        return;
    }
    const T* above = coarse.row(std::max(i - 1, 0));
    const double sum = kCentre + (i > 0 ? kFar : 0.0) + (hasBelow ? kFar : 0.0);
    const T wHere = static_cast<T>(kCentre / sum);
    const T wAbove = static_cast<T>(i > 0 ? kFar / sum : 0.0), wBelow = static_cast<T>(hasBelow ? kFar / sum : 0.0);
    for (int x = 0; x < length; ++x) out[x] = (wAbove * above[x] + wBelow * below[x]) + wHere * here[x];
}

// Spreads a coarse row over `length` positions, even ones first; coarse holds (length + 1) / 2 values.
template <typename T>
void spreadRowUp(const T* coarse, int length, T* out) {
    const int coarseLength = (length + 1) / 2;
    const T half = static_cast<T>(0.5);
    const T side = static_cast<T>(kFar / (kCentre + 2 * kFar)), centre = static_cast<T>(kCentre / (kCentre + 2 * kFar));
    const T edgeSide = static_cast<T>(kFar / (kCentre + kFar)), edgeCentre = static_cast<T>(kCentre / (kCentre + kFar));
    if (coarseLength == 1) {
        for (int x = 0; x < length; ++x) out[x] = coarse[0];
        return;
    }
    out[0] = edgeCentre * coarse[0] + edgeSide * coarse[1];
    out[1] = half * (coarse[0] + coarse[1]);
    for (int i = 1; i < coarseLength - 1; ++i) {
        out[2 * i] = side * (coarse[i - 1] + coarse[i + 1]) + centre * coarse[i];
        out[2 * i + 1] = half * (coarse[i] + coarse[i + 1]);
    }
    const int last = coarseLength - 1;
    out[2 * last] = edgeSide * coarse[last - 1] + edgeCentre * coarse[last];
    if (2 * last + 1 < length) out[2 * last + 1] = coarse[last];
}

// Calls body(y, up, scratch) for each row y of a picture of this size with that row of the upsampled coarse picture and
// room for another row.
template <typename T, typename Body>
void forUpsampledRows(const Image<T>& coarse, Size size, const ApplyContext& context, const Body& body) {
    context.pool.forRanges(static_cast<std::size_t>(size.height), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        std::vector<T> mixed(static_cast<std::size_t>(coarse.width()));
        std::vector<T> up(static_cast<std::size_t>(size.width)), scratch(up.size());
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y) {
            mixRowsUp(coarse, y, mixed.data());
            spreadRowUp(mixed.data(), size.width, up.data());
            body(y, static_cast<const T*>(up.data()), scratch.data());
        }
    });
}

// out += max(0, 1 − |mean − reference| · inverseStep) · (value − up), pixel by pixel.
template <typename T>
void addDetail(const T* mean, const T* value, const T* up, T reference, T inverseStep, int length, T* out) {
    for (int x = 0; x < length; ++x) {
        const T hat = std::max(T(0), T(1) - std::abs(mean[x] - reference) * inverseStep);
        out[x] += hat * (value[x] - up[x]);
    }
}

// out[x] = what the curve makes of the tones of cell x, on average.
GLISSADE_CLONES void averageTones(const std::uint16_t* __restrict shares, const float* __restrict curve, std::size_t cells,
                                  float* __restrict out) {
    for (std::size_t x = 0; x < cells; ++x) {
        float sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t t = 0; t < ToneGrid::kTones; ++t)
            sum += static_cast<float>(shares[x * ToneGrid::kTones + t]) * curve[t];
        out[x] = sum;
    }
}

// Gives row y of the picture remapped around sample k, in `scratch` or where it already lies.
template <typename T>
using RemappedRow = std::function<const T*(int k, int y, T* scratch)>;

// The pictures that one local Laplacian filter works on; level 0 of the means is the grey picture itself.
template <typename T>
class Filtering {
public:
    Filtering(const Image<T>& grey, int samples, int levels, RemappedRow<T> remappedRow, const ApplyContext& context)
        : grey_(grey), samples_(samples), levels_(levels), remappedRow_(std::move(remappedRow)), context_(context) {
        Size size = grey.size();
        out_.emplace_back(size.width, size.height, 1);
        for (int l = 1; l < levels_; ++l) {
            means_.push_back(downsample(mean(l - 1), context));
            size = means_.back().size();
            out_.emplace_back(size.width, size.height, 1);
            remapped_.emplace_back(size.width, size.height, 1);
        }
    }

    // The whole filter. Fails with Cancelled only.
    Result<Image<T>> run(bool keepBase) {
        if (keepBase) addBase();
        for (int k = 0; k < samples_; ++k) {
            if (context_.cancel.requested()) return Cancel::failure();
            addSample(k);
            context_.cancel.progress((k + 1.0) / samples_);
        }
        if (context_.cancel.requested()) return Cancel::failure();
        return collapse();
    }

private:
    void addBase() {
        for (int l = 0; l < levels_ - 1; ++l) {
            const Image<T>& own = mean(l);
            Image<T>& out = out_[static_cast<std::size_t>(l)];
            forUpsampledRows(mean(l + 1), own.size(), context_, [&](int y, const T* up, T*) {
                for (int x = 0; x < own.width(); ++x) out.at(x, y) = own.at(x, y) - up[x];
            });
        }
    }

    void addSample(int k) {
        const double intervals = samples_ - 1;
        const T reference = static_cast<T>(k / intervals);
        const T inverseStep = static_cast<T>(intervals);
        downsampleFrom<T>(grey_.size(), [&](int y, T* scratch) { return remappedRow_(k, y, scratch); },
                          remapped_.front(), context_);
        for (std::size_t l = 1; l < remapped_.size(); ++l)
            downsampleFrom<T>(remapped_[l - 1].size(), rowsOf(remapped_[l - 1]), remapped_[l], context_);
        for (int l = 0; l < levels_ - 1; ++l) addDetails(l, k, reference, inverseStep);
    }

    Image<T> collapse() {
        Image<T> result = std::move(means_.back());
        for (int l = levels_ - 2; l >= 0; --l) {
            Image<T> finer = std::move(out_[static_cast<std::size_t>(l)]);
            forUpsampledRows(result, finer.size(), context_, [&](int y, const T* up, T*) {
                T* row = finer.row(y);
                for (int x = 0; x < finer.width(); ++x) row[x] += up[x];
            });
            result = std::move(finer);
        }
        return result;
    }

    const Image<T>& mean(int level) const { return level == 0 ? grey_ : means_[static_cast<std::size_t>(level - 1)]; }

    void addDetails(int level, int k, T reference, T inverseStep) {
        const Image<T>& means = mean(level);
        Image<T>& out = out_[static_cast<std::size_t>(level)];
        const int width = means.width();
        const Image<T>& coarse = remapped_[static_cast<std::size_t>(level)];
        forUpsampledRows(coarse, means.size(), context_, [&](int y, const T* up, T* scratch) {
            const T* value = level == 0 ? remappedRow_(k, y, scratch)
                                        : remapped_[static_cast<std::size_t>(level - 1)].row(y);
            addDetail(means.row(y), value, up, reference, inverseStep, width, out.row(y));
        });
    }

    const Image<T>& grey_;
    int samples_;
    int levels_;
    RemappedRow<T> remappedRow_;
    const ApplyContext& context_;
    std::vector<Image<T>> means_;     // levels 1 … of the input's Gaussian pyramid
    std::vector<Image<T>> remapped_;  // levels 1 … of the Gaussian pyramid of the current sample
    std::vector<Image<T>> out_;       // the details gathered so far
};

}  // namespace

int pyramidLevels(Size size) {
    const double side = std::min(size.width, size.height);
    return static_cast<int>(std::ceil(std::log(side) - std::log(2.0))) + 2;
}

int pyramidLevelsFrom(int level, Size size) { return std::max(2, pyramidLevels(size) - level); }

Size halved(Size size) { return {(size.width + 1) / 2, (size.height + 1) / 2}; }

template <typename T>
Image<T> downsample(const Image<T>& plane, const ApplyContext& context) {
    const Size size = halved(plane.size());
    Image<T> out(size.width, size.height, 1);
    downsampleFrom<T>(plane.size(), rowsOf(plane), out, context);
    return out;
}

template <typename T>
Image<T> upsample(const Image<T>& coarse, Size size, const ApplyContext& context) {
    CHECK(coarse.size() == halved(size));
    Image<T> out(size.width, size.height, 1);
    forUpsampledRows(coarse, size, context, [&](int y, const T* up, T*) { std::copy_n(up, size.width, out.row(y)); });
    return out;
}

template <typename T>
Result<Image<T>> localLaplacian(const Image<T>& grey, const LocalLaplacian<T>& filter, const ApplyContext& context) {
    CHECK(filter.samples >= 2 && grey.channels() == 1 && !grey.empty());
    const auto width = static_cast<std::size_t>(grey.width());
    const auto remapRow = [&](int k, int y, T* scratch) {
        const T reference = static_cast<T>(k / static_cast<double>(filter.samples - 1));
        filter.remap({grey.row(y), width}, reference, {scratch, width});
        return static_cast<const T*>(scratch);
    };
    Filtering<T> filtering(grey, filter.samples, pyramidLevels(grey.size()), remapRow, context);
    return filtering.run(filter.keepBase);
}

Result<Image<float>> localLaplacian(const Image<float>& grey, std::span<const Image<float>> remapped, bool keepBase,
                                    int levels, const ApplyContext& context) {
    CHECK(remapped.size() >= 2 && levels >= 2 && grey.channels() == 1 && !grey.empty());
    const auto row = [&](int k, int y, float*) { return remapped[static_cast<std::size_t>(k)].row(y); };
    return Filtering<float>(grey, static_cast<int>(remapped.size()), levels, row, context).run(keepBase);
}

Result<Image<float>> localLaplacian(const ToneGrid& grid,
                                    const LocalLaplacian<float>& filter,
                                    const ApplyContext& context) {
    constexpr std::size_t kTones = ToneGrid::kTones;
    CHECK(filter.samples >= 2 && grid.shares.size() == grid.size.area() * kTones && !grid.shares.empty());
    Image<float> grey(grid.size.width, grid.size.height, 1);
    for (std::size_t i = 0; i < grid.size.area(); ++i) grey.data()[i] = grid.greyOf(i);
    std::array<float, kTones> tones{};
    for (std::size_t t = 0; t < kTones; ++t) tones[t] = static_cast<float>(t) / (kTones - 1);
    std::vector<Image<float>> remapped;
    for (int k = 0; k < filter.samples; ++k) {
        if (context.cancel.requested()) return Cancel::failure();
        // What becomes of each tone around the sample, in units of the shares.
        std::array<float, kTones> curve{};
        filter.remap(tones, static_cast<float>(k) / static_cast<float>(filter.samples - 1), curve);
        for (float& value : curve) value /= 65535.0F;
        remapped.emplace_back(grid.size.width, grid.size.height, 1);
        averageTones(grid.shares.data(), curve.data(), grid.size.area(), remapped.back().data());
    }
    const int levels = pyramidLevelsFrom(grid.level, grid.photo);
    return localLaplacian(grey, remapped, filter.keepBase, levels, context);
}

template Image<float> downsample(const Image<float>&, const ApplyContext&);
template Image<double> downsample(const Image<double>&, const ApplyContext&);
template Image<float> upsample(const Image<float>&, Size, const ApplyContext&);
template Image<double> upsample(const Image<double>&, Size, const ApplyContext&);
template Result<Image<float>> localLaplacian(const Image<float>&, const LocalLaplacian<float>&, const ApplyContext&);
template Result<Image<double>> localLaplacian(const Image<double>&, const LocalLaplacian<double>&, const ApplyContext&);

}  // namespace glissade::operators
