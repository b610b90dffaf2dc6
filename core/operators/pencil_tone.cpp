#include "operators/pencil_tone.h"

#include "operators/pencil_texture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <mutex>
#include <numbers>
#include <vector>

namespace glissade::operators {

namespace {

constexpr std::size_t kBandRows = 32;
constexpr int kWindow = 10;  // side of the mean filter: 4 pixels before, 5 after
constexpr int kBefore = 4;
constexpr double kSmoothness = 0.2;
constexpr double kTolerance = 1e-6;
constexpr int kMostRounds = 60;

template <typename Body>
void forBands(int rows, const ApplyContext& context, const Body& body) {
    context.pool.forRanges(static_cast<std::size_t>(rows), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (!context.cancel.requested()) body(static_cast<int>(begin), static_cast<int>(end));
    });
}

// Sums body(begin, end) over bands, in their order, so that the sum is the same on any number of lanes.
template <typename Body>
double sumOverBands(int rows, const ApplyContext& context, const Body& body) {
    std::vector<double> parts((static_cast<std::size_t>(rows) + kBandRows - 1) / kBandRows);
    forBands(rows, context, [&](int begin, int end) { parts[static_cast<std::size_t>(begin) / kBandRows] = body(begin, end); });
    double sum = 0.0;
    for (const double part : parts) sum += part;
    return sum;
}

int binOf(double luma) { return static_cast<int>(std::round(std::clamp(luma, 0.0, 1.0) * 255.0)); }

using Histogram = std::array<double, 256>;

// Tones of pencil drawings: bright paper, even mid tones, some dark strokes. Weights and shapes: Lu, Xu, Jia, table 1.
Histogram cumulativeTarget() {
    Histogram target{};
    double sum = 0.0;
    for (int v = 0; v < 256; ++v) {
        const double bright = std::exp(-(255.0 - v) / 9.0) / 9.0;
        const double even = v >= 105 && v <= 225 ? 1.0 / 120.0 : 0.0;
        const double dark = std::exp(-(v - 90.0) * (v - 90.0) / (2.0 * 11.0 * 11.0)) / std::sqrt(2.0 * std::numbers::pi * 11.0);
        target[static_cast<std::size_t>(v)] = 76.0 * bright + 22.0 * even + 2.0 * dark;
        sum += target[static_cast<std::size_t>(v)];
    }
    double cumulative = 0.0;
    for (double& share : target) share = cumulative += share / sum;
    return target;
}

Histogram histogramOf(const Image<double>& luma, const ApplyContext& context) {
    Histogram counts{};
    std::mutex mutex;  // counts are whole numbers: the order in which bands add theirs is no matter
    forBands(luma.height(), context, [&](int begin, int end) {
        Histogram band{};
        for (int y = begin; y < end; ++y)
            for (int x = 0; x < luma.width(); ++x) ++band[static_cast<std::size_t>(binOf(luma.at(x, y)))];
        const std::lock_guard lock(mutex);
        for (std::size_t b = 0; b < band.size(); ++b) counts[b] += band[b];
    });
    return counts;
}

// The level 0..255 that each bin of the picture goes to: the first whose cumulative target is nearest from above.
std::array<std::uint8_t, 256> matchToTarget(const Histogram& counts, double pixels) {
    static const Histogram target = cumulativeTarget();
    const double tolerance = pixels * 1.4901161193847656e-8;  // 2^-26
    std::array<std::uint8_t, 256> levels{};
    double cumulative = 0.0;
    for (std::size_t b = 0; b < 256; ++b) {
        cumulative += counts[b];
        const double half = b == 0 || b == 255 ? 0.0 : counts[b] / 2.0;
        double best = INFINITY;
        for (std::size_t v = 0; v < 256; ++v) {
            double error = target[v] * pixels - cumulative + half;
            if (error < -tolerance) error = pixels;
            if (error < best) {
                best = error;
                levels[b] = static_cast<std::uint8_t>(v);
            }
        }
    }
    return levels;
}

// Sums of kWindow × kWindow levels, zeros outside; whole numbers, so running sums stay exact.
Image<std::int32_t> windowSums(const Image<std::uint8_t>& levels, const ApplyContext& context) {
    const int width = levels.width(), height = levels.height();
    Image<std::int32_t> sums(width, height, 1);
    forBands(height, context, [&](int begin, int end) {
        std::vector<std::int32_t> column(static_cast<std::size_t>(width));
        const auto addRow = [&](int y, int sign) {
            if (y < 0 || y >= height) return;
            const std::uint8_t* row = levels.row(y);
            for (int x = 0; x < width; ++x) column[static_cast<std::size_t>(x)] += sign * row[x];
        };
        for (int y = begin - kBefore; y < begin - kBefore + kWindow; ++y) addRow(y, 1);
        for (int y = begin; y < end; ++y) {
            if (y > begin) addRow(y - kBefore - 1, -1), addRow(y - kBefore + kWindow - 1, 1);
            std::int32_t sum = 0;
            for (int x = 0; x < std::min(width, kWindow - kBefore - 1); ++x) sum += column[static_cast<std::size_t>(x)];
            for (int x = 0; x < width; ++x) {
                if (const int in = x - kBefore + kWindow - 1; in < width) sum += column[static_cast<std::size_t>(in)];
                if (const int gone = x - kBefore - 1; gone >= 0) sum -= column[static_cast<std::size_t>(gone)];
                sums.at(x, y) = sum;
            }
        }
    });
    return sums;
}

// A = diag(logs²) + 0.2 (Qx + Qy). Qx holds second differences along rows. Qy strings all columns into one line, the
// foot of one before the head of the next, as the published program does. The diagonal of each is 2, but 1 at the end
// of each row (Qx) and at the last pixel (Qy).
class ToneMatrix {
public:
    explicit ToneMatrix(const Image<double>& logs) : logs_(logs) {}

    // out = A in for one row; returns the row's share of in · out.
    double multiplyRow(const Image<double>& in, int y, double* out) const {
        const int width = in.width(), height = in.height();
        const double* here = in.row(y);
        const double* above = y > 0 ? in.row(y - 1) : nullptr;
        const double* below = y + 1 < height ? in.row(y + 1) : nullptr;
        const double* foot = in.row(height - 1);
        const double* head = in.row(0);
        double product = 0.0;
        const auto put = [&](int x, double left, double right, double up, double down) {
            const double diagonal = (x + 1 < width ? 2.0 : 1.0) + (x + 1 < width || below ? 2.0 : 1.0);
            const double log = logs_.row(y)[x];
            out[x] = (log * log + kSmoothness * diagonal) * here[x] - kSmoothness * ((left + right) + (up + down));
            product += here[x] * out[x];
        };
        const auto putAnywhere = [&](int x) {
            put(x, x > 0 ? here[x - 1] : 0.0, x + 1 < width ? here[x + 1] : 0.0, above ? above[x] : x > 0 ? foot[x - 1] : 0.0,
                below ? below[x] : x + 1 < width ? head[x + 1] : 0.0);
        };
        if (!above || !below || width < 3) {
            for (int x = 0; x < width; ++x) putAnywhere(x);
            return product;
        }
        putAnywhere(0);
        product += multiplyInterior(here, above, below, logs_.row(y), width, out);
        putAnywhere(width - 1);
        return product;
    }

private:
    // Columns 1 … width − 2 of a row with neighbours: no case to tell apart, two sums so that it becomes vector code.
    static double multiplyInterior(const double* here, const double* above, const double* below, const double* logs,
                                   int width, double* out) {
        for (int x = 1; x < width - 1; ++x)
            out[x] = (logs[x] * logs[x] + kSmoothness * 4.0) * here[x] -
                     kSmoothness * ((here[x - 1] + here[x + 1]) + (above[x] + below[x]));
        std::array<double, 4> sums{};
        int x = 1;
        for (; x + 4 <= width - 1; x += 4)
            for (std::size_t i = 0; i < 4; ++i) sums[i] += here[x + static_cast<int>(i)] * out[x + static_cast<int>(i)];
        for (; x < width - 1; ++x) sums[0] += here[x] * out[x];
        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    const Image<double>& logs_;
};

// Plain conjugate gradients from zero: the published program stops at this tolerance, and so does its result.
class ToneSolver {
public:
    ToneSolver(const Image<double>& logs, Image<double> rightSide, const ApplyContext& context)
        : matrix_(logs), residual_(std::move(rightSide)), context_(context), rows_(logs.height()) {
        for (Image<double>* plane : {&solution_, &direction_, &product_}) *plane = Image<double>(logs.width(), rows_, 1);
    }

    Result<Image<double>> solve() {
        double squares = sumOverBands(rows_, context_, [&](int begin, int end) { return squaresOf(begin, end); });
        const double enough = squares * kTolerance * kTolerance;
        double previous = 0.0;
        for (int round = 0; round < kMostRounds && squares > enough; ++round) {
            turn(round == 0 ? 0.0 : squares / previous);
            const double curvature = sumOverBands(rows_, context_, [&](int begin, int end) {
                double sum = 0.0;
                for (int y = begin; y < end; ++y) sum += matrix_.multiplyRow(direction_, y, product_.row(y));
                return sum;
            });
            if (context_.cancel.requested()) return Cancel::failure();
            previous = squares;
            squares = step(squares / curvature);
            context_.cancel.progress((round + 1.0) / kMostRounds);
        }
        return std::move(solution_);
    }

private:
    double squaresOf(int begin, int end) const {
        const std::size_t width = residual_.rowSamples();
        const double* r = residual_.row(begin);
        double sum = 0.0;
        for (std::size_t i = 0; i < width * static_cast<std::size_t>(end - begin); ++i) sum += r[i] * r[i];
        return sum;
    }

    // direction = residual + factor · direction
    void turn(double factor) {
        forBands(rows_, context_, [&](int begin, int end) {
            const std::size_t count = residual_.rowSamples() * static_cast<std::size_t>(end - begin);
            const double* r = residual_.row(begin);
            double* d = direction_.row(begin);
            for (std::size_t i = 0; i < count; ++i) d[i] = r[i] + factor * d[i];
        });
    }

    // Goes `length` along the direction; returns the squares of the residual there.
    double step(double length) {
        return sumOverBands(rows_, context_, [&](int begin, int end) {
            const std::size_t count = residual_.rowSamples() * static_cast<std::size_t>(end - begin);
            const double *d = direction_.row(begin), *p = product_.row(begin);
            double *s = solution_.row(begin), *r = residual_.row(begin);
            for (std::size_t i = 0; i < count; ++i) {
                s[i] += length * d[i];
                r[i] -= length * p[i];
            }
            return squaresOf(begin, end);
        });
    }

    ToneMatrix matrix_;
    Image<double> residual_, solution_, direction_, product_;
    const ApplyContext& context_;
    int rows_;
};

}  // namespace

Image<double> toneMap(const Image<double>& luma, const ApplyContext& context) {
    const auto pixels = static_cast<double>(luma.size().area());
    const std::array<std::uint8_t, 256> match = matchToTarget(histogramOf(luma, context), pixels);
    Image<std::uint8_t> levels(luma.width(), luma.height(), 1);
    forBands(luma.height(), context, [&](int begin, int end) {
        for (int y = begin; y < end; ++y)
            for (int x = 0; x < luma.width(); ++x) levels.at(x, y) = match[static_cast<std::size_t>(binOf(luma.at(x, y)))];
    });
    const Image<std::int32_t> sums = windowSums(levels, context);
    Image<double> tones(luma.width(), luma.height(), 1);
    forBands(luma.height(), context, [&](int begin, int end) {
        // Level 0 can fill a window only by the rounding of counts in huge pictures; its logarithm must stay finite then.
        for (int y = begin; y < end; ++y)
            for (int x = 0; x < luma.width(); ++x)
                tones.at(x, y) = std::max(sums.at(x, y), 1) / (255.0 * kWindow * kWindow);
    });
    return tones;
}

Result<Image<double>> pencilTone(const Image<double>& luma, const Image<float>& texture, const ApplyContext& context) {
    Image<double> rightSide = toneMap(luma, context);
    Image<double> logs = resizeBicubic(texture, luma.size(), context);
    if (context.cancel.requested()) return Cancel::failure();
    forBands(luma.height(), context, [&](int begin, int end) {
        for (int y = begin; y < end; ++y)
            for (int x = 0; x < luma.width(); ++x) {
                logs.at(x, y) = std::log(logs.at(x, y));
                rightSide.at(x, y) = logs.at(x, y) * std::log(rightSide.at(x, y));
            }
    });
    TRY(Image<double> tone, ToneSolver(logs, std::move(rightSide), context).solve());
    forBands(luma.height(), context, [&](int begin, int end) {
        for (int y = begin; y < end; ++y)
            for (int x = 0; x < luma.width(); ++x) tone.at(x, y) = std::exp(tone.at(x, y) * logs.at(x, y));
    });
    return tone;
}

}  // namespace glissade::operators
