#include "operators/solve/half_spectrum.h"

#include <fftw3.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <new>

#include "base/check.h"

namespace glissade {

namespace {

using Complex = HalfSpectrum::Complex;

// Columns that are transformed together: 16 complex floats are two cache lines of each row.
constexpr int kColumns = 16;
// Rows between two looks at the stop request.
constexpr int kRows = 8;

/// Aligned memory of FFTW: plans made for one such block fit all others.
template <typename T>
class Buffer {
public:
    explicit Buffer(std::size_t count)
        : data_(static_cast<T*>(fftwf_malloc(std::max<std::size_t>(1, count) * sizeof(T)))) {
        if (!data_) throw std::bad_alloc();
    }
    ~Buffer() { fftwf_free(data_); }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    [[nodiscard]] T* get() const { return data_; }

private:
    T* data_;
};

fftwf_complex* raw(Complex* values) { return reinterpret_cast<fftwf_complex*>(values); }

/// FFTW's planner is one for the whole process and not thread-safe; executing plans is.
std::mutex& plannerMutex() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace

struct HalfSpectrum::Plans {
    fftwf_plan rowForward = nullptr;
    fftwf_plan rowBackward = nullptr;
    fftwf_plan columnsForward = nullptr;
    fftwf_plan columnsBackward = nullptr;

    ~Plans() {
        const std::lock_guard lock(plannerMutex());
        for (fftwf_plan plan : {rowForward, rowBackward, columnsForward, columnsBackward})
            if (plan) fftwf_destroy_plan(plan);
    }
};

HalfSpectrum::HalfSpectrum(int width, int height) : width_(width), height_(height), plans_(std::make_unique<Plans>()) {
    CHECK(width >= 1 && height >= 1);
    const Buffer<float> row(static_cast<std::size_t>(width));
    const Buffer<Complex> half(static_cast<std::size_t>(width / 2 + 1));
    const Buffer<Complex> block(static_cast<std::size_t>(height) * kColumns);
    const std::lock_guard lock(plannerMutex());
    plans_->rowForward = fftwf_plan_dft_r2c_1d(width, row.get(), raw(half.get()), FFTW_ESTIMATE);
    plans_->rowBackward = fftwf_plan_dft_c2r_1d(width, raw(half.get()), row.get(), FFTW_ESTIMATE);
    const auto columnsPlan = [&](int sign) {
        return fftwf_plan_many_dft(1,
                                   &height,
                                   kColumns,
                                   raw(block.get()),
                                   nullptr,
                                   kColumns,
                                   1,
                                   raw(block.get()),
                                   nullptr,
                                   kColumns,
                                   1,
                                   sign,
                                   FFTW_ESTIMATE);
    };
    plans_->columnsForward = columnsPlan(FFTW_FORWARD);
    plans_->columnsBackward = columnsPlan(FFTW_BACKWARD);
    if (!plans_->rowForward || !plans_->rowBackward || !plans_->columnsForward || !plans_->columnsBackward)
        throw std::bad_alloc();
}

HalfSpectrum::~HalfSpectrum() = default;

std::size_t HalfSpectrum::stride() const {
    const std::size_t columns = static_cast<std::size_t>(width_) / 2 + 1;
    return (columns + kColumns - 1) / kColumns * kColumns;
}

std::vector<Complex> HalfSpectrum::makeSpectrum() const {
    return std::vector<Complex>(stride() * static_cast<std::size_t>(height_));
}

void HalfSpectrum::rowsForward(std::vector<Complex>& spectrum,
                               const FillRow& fill,
                               ThreadPool& pool,
                               const Cancel& cancel) const {
    pool.forRanges(static_cast<std::size_t>(height_), kRows, [&](std::size_t begin, std::size_t end) {
        if (cancel.requested()) return;
        const Buffer<float> row(static_cast<std::size_t>(width_));
        const Buffer<Complex> half(static_cast<std::size_t>(width_) / 2 + 1);
        for (std::size_t y = begin; y < end; ++y) {
            fill(static_cast<int>(y), row.get());
            fftwf_execute_dft_r2c(plans_->rowForward, row.get(), raw(half.get()));
            std::copy_n(half.get(), width_ / 2 + 1, spectrum.data() + y * stride());
        }
    });
}

void HalfSpectrum::columns(std::vector<Complex>& spectrum,
                           const ChangeColumn& change,
                           bool back,
                           ThreadPool& pool,
                           const Cancel& cancel) const {
    pool.forEach(stride() / kColumns, [&](std::size_t part) {
        if (cancel.requested()) return;
        const Buffer<Complex> block(static_cast<std::size_t>(height_) * kColumns);
        Complex* corner = spectrum.data() + part * kColumns;
        for (int y = 0; y < height_; ++y)
            std::copy_n(corner + static_cast<std::size_t>(y) * stride(), kColumns, block.get() + y * kColumns);
        fftwf_execute_dft(plans_->columnsForward, raw(block.get()), raw(block.get()));
        const int first = static_cast<int>(part) * kColumns;
        for (int k = 0; k < std::min(kColumns, width_ / 2 + 1 - first); ++k)
            change(first + k, block.get() + k, kColumns);
        if (back) fftwf_execute_dft(plans_->columnsBackward, raw(block.get()), raw(block.get()));
        for (int y = 0; y < height_; ++y)
            std::copy_n(block.get() + y * kColumns, kColumns, corner + static_cast<std::size_t>(y) * stride());
    });
}

void HalfSpectrum::rowsBackward(const std::vector<Complex>& spectrum,
                                const TakeRow& take,
                                ThreadPool& pool,
                                const Cancel& cancel) const {
    pool.forRanges(static_cast<std::size_t>(height_), kRows, [&](std::size_t begin, std::size_t end) {
        if (cancel.requested()) return;
        const Buffer<float> row(static_cast<std::size_t>(width_));
        const Buffer<Complex> half(static_cast<std::size_t>(width_) / 2 + 1);
        for (std::size_t y = begin; y < end; ++y) {
            // A copy: FFTW destroys the input of this transform.
            std::copy_n(spectrum.data() + y * stride(), width_ / 2 + 1, half.get());
            fftwf_execute_dft_c2r(plans_->rowBackward, raw(half.get()), row.get());
            take(static_cast<int>(y), row.get());
        }
    });
}

}  // namespace glissade
