// The module: where a run of the base network spends its time.
#include "bench/latencies.h"
#include "bench/module.h"
#include "net/torch/large_pages.h"
#include "net/torch/precision.h"
#include "net/torch/torch_feature_network.h"

#include "net/torch/libtorch.h"
#include <ATen/record_function.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <utility>

namespace glissade::bench {

namespace {

constexpr int kRuns = 5;
constexpr int kPeakRuns = 7;

/// The operations of one run, in order. LibTorch tells of each operation by plain functions, on the thread that calls
/// it.
struct Recording {
    int depth = 0;
    std::vector<LayerTime> operations;
    std::chrono::steady_clock::time_point began;
};
thread_local Recording* recording = nullptr;

double megabytesOf(const c10::IValue& value) {
    double bytes = 0;
    if (value.isTensor() && value.toTensor().defined()) bytes = static_cast<double>(value.toTensor().nbytes());
    if (value.isTensorList())
        for (const torch::Tensor& tensor : value.toTensorVector()) bytes += static_cast<double>(tensor.nbytes());
    return bytes / 1e6;
}

/// Operations that are made of others tell of these too: the outermost one counts.
std::unique_ptr<at::ObserverContext> operationBegins(const at::RecordFunction& function) {
    if (recording->depth++ > 0) return nullptr;
    LayerTime layer;
    layer.operation = function.name();
    if (layer.operation.rfind("aten::", 0) == 0) layer.operation.erase(0, 6);
    const auto inputs = function.inputs();
    for (const c10::IValue& input : inputs) layer.megabytes += megabytesOf(input);
    if (!inputs.empty() && inputs[0].isTensor()) layer.in = inputs[0].toTensor().sizes().vec();
    if (layer.operation == "conv2d") layer.weight = inputs[1].toTensor().sizes().vec();
    recording->operations.push_back(std::move(layer));
    recording->began = std::chrono::steady_clock::now();
    return nullptr;
}

void operationEnds(const at::RecordFunction& function, at::ObserverContext*) {
    if (--recording->depth > 0) return;
    LayerTime& layer = recording->operations.back();
    layer.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - recording->began).count();
    if (function.outputs().empty()) return;
    const c10::IValue& result = function.outputs()[0];
    if (!result.isTensor()) return;
    layer.out = result.toTensor().sizes().vec();
    // A view is no work, and neither is what left its input as it was.
    layer.megabytes += megabytesOf(result);
    if (!layer.isConvolution()) return;
    double work = 2;
    for (std::size_t i = 1; i < layer.weight.size(); ++i) work *= static_cast<double>(layer.weight[i]);
    for (const std::int64_t side : layer.out) work *= static_cast<double>(side);
    layer.gigaflops = work / 1e9;
}

/// All that `body` makes LibTorch do on this thread.
template <typename Body>
std::vector<LayerTime> record(const Body& body) {
    Recording here;
    recording = &here;
    const auto handle = at::addThreadLocalCallback(at::RecordFunctionCallback(operationBegins, operationEnds)
                                                       .needsInputs(true)
                                                       .needsOutputs(true)
                                                       .scopes({at::RecordScope::FUNCTION}));
    body();
    at::removeCallback(handle);
    recording = nullptr;
    return std::move(here.operations);
}

double bestOf(int runs, const std::function<void()>& body) {
    body();
    double best = millisecondsOf(body);
    for (int i = 1; i < runs; ++i) best = std::min(best, millisecondsOf(body));
    return best;
}

/// What this machine reaches, with the same library, where the shape suits it best.
class Peaks {
public:
    explicit Peaks(at::ScalarType type) : type_(type) {}

    /// GFLOP/s of a convolution with this kernel and stride.
    double ofConvolution(std::int64_t side, std::int64_t stride) {
        const auto [known, isNew] = convolutions_.try_emplace({side, stride}, 0.0);
        if (!isNew) return known->second;
        for (const std::int64_t channels : {32, 64, 128, 256}) {
            const std::int64_t extent = channels > 64 ? 48 : 96;
            const auto input = torch::rand({1, channels, extent, extent}).to(type_).contiguous(kLast);
            const auto weight = torch::rand({channels, channels, side, side}).to(type_).contiguous(kLast);
            const auto bias = torch::zeros({channels}, type_);
            torch::Tensor out;
            const double ms =
                bestOf(kPeakRuns, [&] { out = torch::conv2d(input, weight, bias, stride, side == 3 ? 1 : 0); });
            const double work = 2.0 * static_cast<double>(out.numel() * channels * side * side) / 1e9;
            known->second = std::max(known->second, work / (ms / 1e3));
        }
        return known->second;
    }
    /// GB/s, read and written: a copy beyond the caches' size.
    double ofMemory() {
        if (memory_ > 0) return memory_;
        const auto from = torch::rand({32 << 20});
        auto to = torch::empty_like(from);
        memory_ = 2.0 * static_cast<double>(from.nbytes()) / 1e6 / bestOf(kPeakRuns, [&] { to.copy_(from); });
        return memory_;
    }

private:
    static constexpr auto kLast = at::MemoryFormat::ChannelsLast;
    at::ScalarType type_;
    std::map<std::pair<std::int64_t, std::int64_t>, double> convolutions_;
    double memory_ = 0;
};

/// The same operations of several runs, each with its median time.
std::vector<LayerTime> medians(std::vector<std::vector<LayerTime>> runs) {
    std::vector<LayerTime> result = runs.back();
    for (std::size_t i = 0; i < result.size(); ++i) {
        Latencies times;
        for (const auto& run : runs)
            if (run.size() == result.size()) times.add(run[i].milliseconds);
        result[i].milliseconds = times.percentile(50);
    }
    return result;
}

Result<LayerTable> layersOf(const std::shared_ptr<const Pack>& pack, const Image<float>& photo, unsigned lanes) {
    net::useLargePages();  // as the product's module does
    TRY(const auto network, net::makeTorchFeatureNetwork(pack, {static_cast<int>(lanes), true}));
    TRY(const GlobalVector global, network->globalVector(makeGlobalInput(photo)));
    Result<std::unique_ptr<BaseFeatures>> features = fail(ErrorCode::Internal, "not run");
    const auto run = [&] { features = network->runBase(photo, {0, 0, photo.width(), photo.height()}, global, {}); };
    run();
    Latencies whole;
    std::vector<std::vector<LayerTime>> runs;
    for (int i = 0; i < kRuns && features; ++i) {
        whole.add(millisecondsOf(run));
        runs.push_back(record(run));
    }
    if (!features) return fail(features.error());

    LayerTable table;
    table.type = c10::toString(net::fastestType());
    table.base = medians(std::move(runs));
    table.wholeMs = whole.percentile(50);
    const c10::InferenceMode inference;
    Peaks peaks(net::fastestType());
    for (LayerTime& layer : table.base) {
        if (!layer.isConvolution()) {
            layer.peak = peaks.ofMemory();
            continue;
        }
        layer.peak = peaks.ofConvolution(layer.weight[2], layer.in[2] / layer.out[2]);
    }
    return table;
}

}  // namespace

}  // namespace glissade::bench

void glissadeBenchLayers(const std::shared_ptr<const glissade::Pack>& pack,
                         const glissade::Image<float>& photo,
                         unsigned lanes,
                         glissade::Result<glissade::bench::LayerTable>& out) {
    out = glissade::guarded(
        {}, glissade::ErrorCode::Internal, [&] { return glissade::bench::layersOf(pack, photo, lanes); });
}
