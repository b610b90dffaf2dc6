// Real two-dimensional Fourier transforms, row by row and column by column on compute lanes, with a step in between.
#pragma once

#include <complex>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "base/cancel.h"
#include "base/thread_pool.h"

namespace glissade {

/// Forward and backward transforms of real width × height planes in single precision, by FFTW. A spectrum holds
/// width/2 + 1 columns of complex values, `stride()` apart from row to row. The plan is made without measuring, so
/// results are the same in every run and for any number of lanes. Any size from 1×1.
class HalfSpectrum {
public:
    using Complex = std::complex<float>;

    HalfSpectrum(int width, int height);
    ~HalfSpectrum();
    HalfSpectrum(const HalfSpectrum&) = delete;
    HalfSpectrum& operator=(const HalfSpectrum&) = delete;

    /// An empty spectrum: height × stride() values.
    [[nodiscard]] std::vector<Complex> makeSpectrum() const;
    /// Values from one row of a spectrum to the next.
    [[nodiscard]] std::size_t stride() const;

    /// fill(y, row) writes row y of the plane (width values); the rows are transformed into `spectrum`.
    using FillRow = std::function<void(int y, float* row)>;
    void rowsForward(std::vector<Complex>& spectrum, const FillRow& fill, ThreadPool& pool, const Cancel& cancel) const;

    /// Transforms each column forward, hands it to change(kx, column) (height values, one every `step` of `column`)
    /// and, if `back`, transforms the outcome backward. Not normalised: there and back multiplies by the height.
    using ChangeColumn = std::function<void(int kx, Complex* column, std::ptrdiff_t step)>;
    void columns(std::vector<Complex>& spectrum,
                 const ChangeColumn& change,
                 bool back,
                 ThreadPool& pool,
                 const Cancel& cancel) const;

    /// Transforms the rows backward and hands row y of the plane to take(y, row). Not normalised (width).
    using TakeRow = std::function<void(int y, const float* row)>;
    void rowsBackward(const std::vector<Complex>& spectrum,
                      const TakeRow& take,
                      ThreadPool& pool,
                      const Cancel& cancel) const;

private:
    struct Plans;
    int width_;
    int height_;
    std::unique_ptr<Plans> plans_;
};

}  // namespace glissade
