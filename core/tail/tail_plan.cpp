#include "tail/tail_plan.h"

#include <algorithm>
#include <cmath>

namespace glissade {

namespace {

constexpr double kOne = 1 << IntegerTail::kFractionBits;
constexpr double kTopByte = 255.0;
constexpr double kLargestWeight = 32767.0;
// Below 2^31 by more than the rounding of the weights can add.
constexpr double kLargestSum = 2.0e9;
// x + M·x with M near 0 has weight 2^shift / 64; 2^20 / 64 leaves 16 bits room for 1 + M < 2.
constexpr int kFinestShift = 20;
constexpr int kCoarsestShift = IntegerTail::kFractionBits + 1;

/// Rounds half away from zero. Not std::lround: this runs for every range of rows, and a call costs more than all else.
int rounded(double value) { return static_cast<int>(value < 0 ? value - 0.5 : value + 0.5); }

/// One channel as max(sign·64·q, threshold): what it adds to an output is gain · (that - origin).
struct Channel {
    int sign = 1;
    int threshold = 0;
    double origin = 0;
    double gain = 0;      ///< |a'| / 64; 0 for a channel that never fires
    double constant = 0;  ///< relu(b') of a channel that does not depend on q

    /// z never leaves ± this.
    [[nodiscard]] static constexpr double largest() { return kTopByte * kOne; }
};

Channel planChannel(double slope, double base) {
    Channel channel;
    // Slopes this small cannot move the output by a thousandth of a level, but would make the threshold overflow.
    if (std::abs(slope) * kTopByte < 1e-9) {
        channel.constant = std::max(0.0, base);
        return channel;
    }
    channel.sign = slope > 0 ? 1 : -1;
    const double lowestQ = channel.sign > 0 ? 0.0 : -kTopByte;
    const double exact = -base / std::abs(slope);  // ±t, in units of ±q
    const double clamped = std::clamp(exact, lowestQ, lowestQ + kTopByte);
    channel.threshold = rounded(clamped * kOne);
    if (exact >= lowestQ + kTopByte) return channel;  // never fires: gain 0
    channel.gain = std::abs(slope) / kOne;
    // Always firing: the line's true origin. Otherwise the rounded threshold, so that "off" is exactly nothing.
    channel.origin = exact <= lowestQ ? exact * kOne : channel.threshold;
    return channel;
}

/// The same numbers before they are rounded to fixed point: everything in 8-bit levels.
struct Levels {
    std::array<Channel, kSliceChannels> channels;
    std::array<std::array<double, kSliceChannels>, 3> weight{};
    std::array<std::array<double, 3>, 3> photo{};
    std::array<double, 3> bias{};

    /// No sum, in whatever order it is added up, is further from 0 than this.
    [[nodiscard]] double largestSum() const {
        double largest = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            double sum = std::abs(bias[i]);
            for (const double w : weight[i]) sum += std::abs(w) * Channel::largest();
            for (const double m : photo[i]) sum += std::abs(m) * Channel::largest();
            largest = std::max(largest, sum);
        }
        return largest;
    }
    [[nodiscard]] double largestWeight() const {
        double largest = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            for (const double w : weight[i]) largest = std::max(largest, std::abs(w));
            for (const double m : photo[i]) largest = std::max(largest, std::abs(m));
        }
        return largest;
    }
    void scale(double factor) {
        for (std::size_t i = 0; i < 3; ++i) {
            for (double& w : weight[i]) w *= factor;
            for (double& m : photo[i]) m *= factor;
            bias[i] *= factor;
        }
    }
};

Levels planLevels(const TailWeights& weights, const SliceQuantisation& quantisation, double amount) {
    Levels levels;
    for (std::size_t k = 0; k < kSliceChannels; ++k) {
        const double a = weights.a[k];
        levels.channels[k] =
            planChannel(a * static_cast<double>(quantisation.scale[k]),
                        a * static_cast<double>(quantisation.offset[k]) + static_cast<double>(weights.b[k]));
    }
    for (std::size_t i = 0; i < 3; ++i) {
        double bias = static_cast<double>(weights.c[i]);
        for (std::size_t k = 0; k < kSliceChannels; ++k) {
            const Channel& channel = levels.channels[k];
            const double w = static_cast<double>(weights.w[i][k]);
            levels.weight[i][k] = kTopByte * amount * w * channel.gain;
            bias += w * (channel.constant - channel.gain * channel.origin);
        }
        for (std::size_t j = 0; j < 3; ++j)
            levels.photo[i][j] = ((i == j ? 1.0 : 0.0) + amount * static_cast<double>(weights.m[i][j])) / kOne;
        levels.bias[i] = kTopByte * amount * bias + 0.5;
    }
    return levels;
}

std::int32_t twoShorts(int low, int high) {
    return static_cast<std::int32_t>((static_cast<std::uint32_t>(low) & 0xFFFFU) |
                                     (static_cast<std::uint32_t>(high) << 16));
}

/// The finest shift at which all numbers fit; where even the coarsest is too fine, scales them down until they do.
int fitShift(Levels& levels) {
    const double factor = std::min(kLargestWeight / levels.largestWeight(), kLargestSum / levels.largestSum());
    const int shift = std::clamp(std::ilogb(factor), kCoarsestShift, kFinestShift);
    if (factor < 1 << shift) levels.scale(factor / (1 << shift));
    return shift;
}

IntegerTail::Half planHalf(const Levels& levels, int half, double one) {
    constexpr int kStep = 1 << IntegerTail::kFractionBits;
    const auto first = static_cast<std::size_t>(half / 2 * kGroupChannels + half % 2);
    const auto second = first + 2;
    const Channel& low = levels.channels[first];
    const Channel& high = levels.channels[second];
    const std::uint32_t lowSign = static_cast<std::uint32_t>(low.sign * kStep) & 0xFFU;
    const std::uint32_t highSign = static_cast<std::uint32_t>(high.sign * kStep) & 0xFFU;
    IntegerTail::Half plan;
    plan.sign = static_cast<std::int32_t>((lowSign | (highSign << 16)) << (8 * (half % 2)));
    plan.threshold = twoShorts(low.threshold, high.threshold);
    for (std::size_t i = 0; i < 3; ++i)
        plan.weight[i] = twoShorts(rounded(levels.weight[i][first] * one), rounded(levels.weight[i][second] * one));
    return plan;
}

}  // namespace

bool allFinite(const TailWeights& weights, const SliceQuantisation& quantisation) {
    const auto finite = [](const auto& numbers) {
        return std::all_of(numbers.begin(), numbers.end(), [](float v) { return std::isfinite(v); });
    };
    return finite(weights.a) && finite(weights.b) && finite(weights.c) &&
           std::all_of(weights.w.begin(), weights.w.end(), finite) &&
           std::all_of(weights.m.begin(), weights.m.end(), finite) && finite(quantisation.scale) &&
           finite(quantisation.offset);
}

IntegerTail planIntegerTail(const TailWeights& weights, const SliceQuantisation& quantisation, float amount) {
    Levels levels = planLevels(weights, quantisation, static_cast<double>(amount));
    IntegerTail plan;
    plan.shift = fitShift(levels);
    const double one = 1 << plan.shift;
    for (int half = 0; half < IntegerTail::kHalves; ++half)
        plan.halves[static_cast<std::size_t>(half)] = planHalf(levels, half, one);
    for (std::size_t i = 0; i < 3; ++i) {
        plan.photo[0][i] = twoShorts(rounded(levels.photo[i][0] * one), rounded(levels.photo[i][2] * one));
        plan.photo[1][i] = twoShorts(rounded(levels.photo[i][1] * one), 0);
        plan.bias[i] = rounded(levels.bias[i] * one);
    }
    const double share = static_cast<double>(amount);
    plan.blended = amount < 1;
    plan.keep = static_cast<std::int16_t>(std::min(32767, rounded((1.0 - share) * 32768.0)));
    plan.span = static_cast<std::int16_t>(rounded(share * kTopByte * kOne));
    return plan;
}

FloatTail planFloatTail(const TailWeights& weights, const SliceQuantisation& quantisation, float amount) {
    FloatTail plan;
    for (std::size_t k = 0; k < kSliceChannels; ++k) {
        plan.slope[k] = weights.a[k] * quantisation.scale[k];
        plan.base[k] = weights.a[k] * quantisation.offset[k] + weights.b[k];
    }
    plan.w = weights.w;
    plan.m = weights.m;
    plan.c = weights.c;
    plan.amount = amount;
    return plan;
}

}  // namespace glissade
