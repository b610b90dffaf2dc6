// Draw: random numbers that follow from a seed alone, the same with every library (std's distributions are not).
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace glissade::restore {

class Draw {
public:
    explicit Draw(std::uint64_t seed) : random_(seed) {}

    /// Uniform in [0, 1).
    double unit() { return static_cast<double>(random_() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    bool chance(double share) { return unit() < share; }

    /// Normal, mean 0 and standard deviation 1 (Box and Muller, 1958).
    float normal() {
        if (hasSpare_) {
            hasSpare_ = false;
            return spare_;
        }
        const double radius = std::sqrt(-2 * std::log(1 - unit()));
        const double angle = 2 * std::numbers::pi * unit();
        spare_ = static_cast<float>(radius * std::sin(angle));
        hasSpare_ = true;
        return static_cast<float>(radius * std::cos(angle));
    }

private:
    std::mt19937_64 random_;
    float spare_ = 0;
    bool hasSpare_ = false;
};

}  // namespace glissade::restore
