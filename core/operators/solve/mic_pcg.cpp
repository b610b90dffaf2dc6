#include "operators/solve/mic_pcg.h"

#include <cmath>
#include <numeric>
#include <utility>

namespace glissade {

namespace {

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// out = A in.
void multiply(const GridSystem& system, const std::vector<double>& in, std::vector<double>& out) {
    out = in;
    for (int y = 0; y < system.height; ++y)
        for (int x = 0; x < system.width; ++x) {
            const std::size_t i = system.index(x, y);
            if (x + 1 < system.width) {
                const double flow = system.right[i] * (in[i] - in[i + 1]);
                out[i] += flow;
                out[i + 1] -= flow;
            }
            if (y + 1 < system.height) {
                const std::size_t below = system.index(x, y + 1);
                const double flow = system.down[i] * (in[i] - in[below]);
                out[i] += flow;
                out[below] -= flow;
            }
        }
}

/// z = M⁻¹ r: (D + E) u = r, then (D + Eᵀ) z = D u.
void precondition(const GridSystem& system,
                  const std::vector<double>& pivots,
                  const std::vector<double>& r,
                  std::vector<double>& z) {
    const auto w = static_cast<std::size_t>(system.width);
    for (int y = 0; y < system.height; ++y)
        for (int x = 0; x < system.width; ++x) {
            const std::size_t i = system.index(x, y);
            double sum = r[i];
            if (x > 0) sum += system.right[i - 1] * z[i - 1];
            if (y > 0) sum += system.down[i - w] * z[i - w];
            z[i] = sum / pivots[i];
        }
    for (int y = system.height; y-- > 0;)
        for (int x = system.width; x-- > 0;) {
            const std::size_t i = system.index(x, y);
            double sum = 0.0;
            if (x + 1 < system.width) sum += system.right[i] * z[i + 1];
            if (y + 1 < system.height) sum += system.down[i] * z[i + w];
            z[i] += sum / pivots[i];
        }
}

}  // namespace

std::vector<double> micPivots(const GridSystem& system) {
    const auto w = static_cast<std::size_t>(system.width);
    std::vector<double> pivots(system.right.size());
    for (int y = 0; y < system.height; ++y)
        for (int x = 0; x < system.width; ++x) {
            const std::size_t i = system.index(x, y);
            double pivot = 1.0 + system.right[i] + system.down[i];
            if (x > 0) {
                const double west = system.right[i - 1];
                pivot += west - west * (west + system.down[i - 1]) / pivots[i - 1];
            }
            if (y > 0) {
                const double north = system.down[i - w];
                pivot += north - north * (north + system.right[i - w]) / pivots[i - w];
            }
            pivots[i] = pivot;
        }
    return pivots;
}

Result<Image<double>> micSolve(const GridSystem& system,
                               const std::vector<double>& pivots,
                               const Image<double>& b,
                               double tolerance,
                               int maxRounds,
                               const Cancel& cancel) {
    const std::size_t count = b.size().area();
    Image<double> x(b.width(), b.height(), 1);
    std::vector<double> r(b.samples().begin(), b.samples().end());
    std::vector<double> z(count);
    std::vector<double> product(count);
    const double goal = tolerance * std::sqrt(dot(r, r));
    precondition(system, pivots, r, z);
    std::vector<double> direction = z;
    double now = dot(r, z);
    for (int round = 0; round < maxRounds && std::sqrt(dot(r, r)) > goal; ++round) {
        if (cancel.requested()) return Cancel::failure();
        multiply(system, direction, product);
        const double step = now / dot(direction, product);
        for (std::size_t i = 0; i < count; ++i) {
            x.data()[i] += step * direction[i];
            r[i] -= step * product[i];
        }
        precondition(system, pivots, r, z);
        const double before = std::exchange(now, dot(r, z));
        for (std::size_t i = 0; i < count; ++i) direction[i] = z[i] + now / before * direction[i];
    }
    return x;
}

}  // namespace glissade
