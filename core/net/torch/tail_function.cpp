#include "net/torch/tail_function.h"

#include "base/check.h"
#include "base/target_clones.h"
#include "tail/tail_weights.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace glissade::net {

namespace {

constexpr int K = kSliceChannels;
constexpr int kA = 0;
constexpr int kB = K;
constexpr int kW = 2 * K;
constexpr int kM = 5 * K;
constexpr int kC = 5 * K + 9;

/// One row of half-resolution cells: `slice` is cells × 64; `rgb` and `y` are three planes, from the upper of the two
/// full-resolution rows on; the lower row is `stride` samples further.
GLISSADE_CLONES void forwardRow(
    const float* slice, const float* const* rgb, float* const* y, std::ptrdiff_t stride, int cells, const float* t) {
    for (int j = 0; j < cells; ++j) {
        for (int s = 0; s < 4; ++s) {
            const float* f = slice + (static_cast<std::ptrdiff_t>(j) * 4 + s) * K;
            float sum0 = 0;
            float sum1 = 0;
            float sum2 = 0;
#pragma omp simd reduction(+ : sum0, sum1, sum2)
            for (int k = 0; k < K; ++k) {
                const float pre = t[kA + k] * f[k] + t[kB + k];
                const float r = pre > 0 ? pre : 0;
                sum0 += t[kW + k] * r;
                sum1 += t[kW + K + k] * r;
                sum2 += t[kW + 2 * K + k] * r;
            }
            const std::ptrdiff_t at = (s / 2) * stride + 2 * j + s % 2;
            const float x0 = rgb[0][at];
            const float x1 = rgb[1][at];
            const float x2 = rgb[2][at];
            y[0][at] = x0 + t[kM + 0] * x0 + t[kM + 1] * x1 + t[kM + 2] * x2 + sum0 + t[kC + 0];
            y[1][at] = x1 + t[kM + 3] * x0 + t[kM + 4] * x1 + t[kM + 5] * x2 + sum1 + t[kC + 1];
            y[2][at] = x2 + t[kM + 6] * x0 + t[kM + 7] * x1 + t[kM + 8] * x2 + sum2 + t[kC + 2];
        }
    }
}

/// Adds to `dt` the gradient of the weights and writes that of the slice.
GLISSADE_CLONES void backwardRow(const float* slice,
                                 const float* const* rgb,
                                 const float* const* dy,
                                 float* dSlice,
                                 std::ptrdiff_t stride,
                                 int cells,
                                 const float* t,
                                 float* dt) {
    for (int j = 0; j < cells; ++j) {
        for (int s = 0; s < 4; ++s) {
            const std::ptrdiff_t cell = (static_cast<std::ptrdiff_t>(j) * 4 + s) * K;
            const float* f = slice + cell;
            float* df = dSlice + cell;
            const std::ptrdiff_t at = (s / 2) * stride + 2 * j + s % 2;
            const float g0 = dy[0][at];
            const float g1 = dy[1][at];
            const float g2 = dy[2][at];
#pragma omp simd
            for (int k = 0; k < K; ++k) {
                const float pre = t[kA + k] * f[k] + t[kB + k];
                const float r = pre > 0 ? pre : 0;
                const float back = t[kW + k] * g0 + t[kW + K + k] * g1 + t[kW + 2 * K + k] * g2;
                const float dPre = pre > 0 ? back : 0;
                dt[kW + k] += g0 * r;
                dt[kW + K + k] += g1 * r;
                dt[kW + 2 * K + k] += g2 * r;
                dt[kA + k] += dPre * f[k];
                dt[kB + k] += dPre;
                df[k] = dPre * t[kA + k];
            }
            const float g[3] = {g0, g1, g2};
            for (int c = 0; c < 3; ++c) {
                dt[kC + c] += g[c];
                for (int i = 0; i < 3; ++i) dt[kM + 3 * c + i] += g[c] * rgb[i][at];
            }
        }
    }
}

/// The three plane pointers of picture n at full-resolution row `row`.
template <typename T>
std::array<T*, 3> planes(T* data, std::int64_t n, std::int64_t height, std::int64_t width, std::int64_t row) {
    std::array<T*, 3> result;
    for (std::int64_t c = 0; c < 3; ++c)
        result[static_cast<std::size_t>(c)] = data + ((n * 3 + c) * height + row) * width;
    return result;
}

class TailFunction : public torch::autograd::Function<TailFunction> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context,
                                 const torch::Tensor& sliceIn,
                                 const torch::Tensor& rgbIn,
                                 const torch::Tensor& weightsIn) {
        const auto slice = sliceIn.contiguous(at::MemoryFormat::ChannelsLast);
        const auto rgb = rgbIn.contiguous();
        const auto weights = weightsIn.contiguous();
        context->save_for_backward({slice, rgb, weights});
        auto y = torch::empty_like(rgb);
        const auto h = slice.size(2);
        const auto w = slice.size(3);
        const float* f = slice.data_ptr<float>();
        at::parallel_for(0, slice.size(0) * h, 8, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                const auto in = planes<const float>(rgb.data_ptr<float>(), i / h, 2 * h, 2 * w, 2 * (i % h));
                const auto out = planes<float>(y.data_ptr<float>(), i / h, 2 * h, 2 * w, 2 * (i % h));
                forwardRow(f + i * w * 4 * K,
                           in.data(),
                           out.data(),
                           2 * w,
                           static_cast<int>(w),
                           weights.data_ptr<float>() + (i / h) * TailWeights::kCount);
            }
        });
        return y;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& gradients) {
        const auto saved = context->get_saved_variables();
        const auto& slice = saved[0];
        const auto& rgb = saved[1];
        const auto& weights = saved[2];
        const auto dy = gradients[0].contiguous();
        auto dSlice = torch::empty_like(slice);
        const auto h = slice.size(2);
        const auto w = slice.size(3);
        // One accumulator a row, added up in order: the same sum for any number of threads.
        auto rows = torch::zeros({slice.size(0), h, TailWeights::kCount});
        at::parallel_for(0, slice.size(0) * h, 8, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                const auto in = planes<const float>(rgb.data_ptr<float>(), i / h, 2 * h, 2 * w, 2 * (i % h));
                const auto out = planes<const float>(dy.data_ptr<float>(), i / h, 2 * h, 2 * w, 2 * (i % h));
                backwardRow(slice.data_ptr<float>() + i * w * 4 * K,
                            in.data(),
                            out.data(),
                            dSlice.data_ptr<float>() + i * w * 4 * K,
                            2 * w,
                            static_cast<int>(w),
                            weights.data_ptr<float>() + (i / h) * TailWeights::kCount,
                            rows.data_ptr<float>() + i * TailWeights::kCount);
            }
        });
        return {dSlice, torch::Tensor(), rows.sum(1)};
    }
};

}  // namespace

torch::Tensor tailReference(const torch::Tensor& slice, const torch::Tensor& rgb, const torch::Tensor& weights) {
    const auto n = slice.size(0);
    const auto k = slice.size(1) / 4;
    const auto h = slice.size(2);
    const auto w = slice.size(3);
    // N×(s, k)×h×w → N×(h, w, s)×k: a view, where the slice's channels lie last
    const auto f = slice.permute({0, 2, 3, 1}).reshape({n, h * w * 4, k});
    const auto x = rgb.reshape({n, 3, -1});
    const auto a = weights.slice(1, 0, k).unsqueeze(1);
    const auto b = weights.slice(1, k, 2 * k).unsqueeze(1);
    const auto big = weights.slice(1, 2 * k, 5 * k).reshape({n, 3, k});
    const auto m = weights.slice(1, 5 * k, 5 * k + 9).reshape({n, 3, 3});
    const auto c = weights.slice(1, 5 * k + 9, 5 * k + 12).unsqueeze(-1);
    const auto detail = torch::bmm((a * f + b).relu(), big.transpose(1, 2))
                            .reshape({n, h, w, 2, 2, 3})
                            .permute({0, 5, 1, 3, 2, 4})
                            .reshape({n, 3, -1});
    return (x + torch::bmm(m, x) + detail + c).reshape_as(rgb);
}

torch::Tensor tailFused(const torch::Tensor& slice, const torch::Tensor& rgb, const torch::Tensor& weights) {
    const bool plain = slice.is_cuda() || slice.scalar_type() != at::kFloat || slice.size(1) != 4 * kSliceChannels;
    return plain ? tailReference(slice, rgb, weights) : TailFunction::apply(slice, rgb, weights);
}

TailWeights kernelWeights(const torch::Tensor& weights) {
    CHECK(weights.numel() == TailWeights::kCount);
    const auto flat = weights.to(at::kCPU, at::kFloat).contiguous();
    std::array<float, TailWeights::kCount> numbers{};
    std::copy_n(flat.data_ptr<float>(), numbers.size(), numbers.begin());
    return std::bit_cast<TailWeights>(numbers);
}

}  // namespace glissade::net
