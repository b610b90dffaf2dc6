// The module: what others need for the same picture.
#include "bench/latencies.h"
#include "bench/module.h"
#include "net/torch/large_pages.h"
#include "net/torch/precision.h"

#include "net/torch/libtorch.h"

#include <array>
#include <functional>

#ifdef GLISSADE_BENCH_OPENCV
#include <opencv2/core.hpp>
#include <opencv2/photo.hpp>
#include <opencv2/ximgproc.hpp>
#endif

namespace glissade::bench {

namespace {

/// Median of three runs; of more where they are short, until half a second is spent.
double medianOf(const std::function<void()>& body) {
    constexpr double kEnoughMs = 500;
    constexpr int kLeast = 3;
    constexpr int kMost = 31;
    body();  // memory, threads and kernels are there from the second run on
    Latencies times;
    double spent = 0;
    for (int i = 0; i < kMost && (i < kLeast || spent < kEnoughMs); ++i) {
        const double milliseconds = millisecondsOf(body);
        times.add(milliseconds);
        spent += milliseconds;
    }
    return times.percentile(50);
}

#ifdef GLISSADE_BENCH_OPENCV
cv::Mat bytesOf(const Image<float>& photo) {
    cv::Mat bytes;
    cv::Mat(photo.height(), photo.width(), CV_32FC3, const_cast<float*>(photo.data())).convertTo(bytes, CV_8U, 255);
    return bytes;
}

/// The parameters are OpenCV's defaults; where it has none, those of the operator that is alike.
void measureOpenCv(const Image<float>& photo, unsigned lanes, std::vector<Rival>& rivals) {
    cv::setNumThreads(static_cast<int>(lanes));
    const cv::Mat input = bytesOf(photo);
    cv::Mat out;
    cv::Mat grey;
    const auto add = [&](const char* name, const std::function<void()>& body) {
        rivals.push_back({std::string("OpenCV ") + name, medianOf(body)});
    };
    add("l0Smooth, lambda 0.02", [&] { cv::ximgproc::l0Smooth(input, out); });
    add("fastGlobalSmootherFilter, lambda 1000, sigma 10",
        [&] { cv::ximgproc::fastGlobalSmootherFilter(input, input, out, 1000, 10); });
    add("rollingGuidanceFilter, sigma 25, 3", [&] { cv::ximgproc::rollingGuidanceFilter(input, out); });
    add("weightedMedianFilter, radius 7", [&] { cv::ximgproc::weightedMedianFilter(input, input, out, 7); });
    add("detailEnhance, sigma 10, 0.15", [&] { cv::detailEnhance(input, out); });
    add("stylization, sigma 60, 0.45", [&] { cv::stylization(input, out); });
    add("pencilSketch, sigma 60, 0.07", [&] { cv::pencilSketch(input, grey, out); });
}
#endif

/// The context aggregation network with 24 channels: nine layers, 3×3 with dilations 1, 2, 4, ... 64 and 1, then 1×1 to
/// RGB. Its adaptive normalisation is an affine function of each channel once it is trained, and folded into the
/// weights here, which is in its favour. Source: Chen et al., Fast Image Processing with Fully-Convolutional Networks,
/// 2017.
class ContextNetwork {
public:
    explicit ContextNetwork(at::ScalarType type) : type_(type) {
        int in = 3;
        for (const int dilation : {1, 2, 4, 8, 16, 32, 64, 1}) {
            add(in, 3, dilation, kWidth);
            in = kWidth;
        }
        add(in, 1, 1, 3);
    }
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& rgb) const {
        torch::Tensor x = rgb.to(type_).contiguous(at::MemoryFormat::ChannelsLast);
        for (std::size_t i = 0; i < layers_.size(); ++i) {
            const Layer& layer = layers_[i];
            x = torch::conv2d(x, layer.weight, layer.bias, 1, layer.padding, layer.dilation);
            if (i + 1 < layers_.size()) x = torch::leaky_relu_(x, 0.2);
        }
        return x.to(at::kFloat);
    }

private:
    static constexpr int kWidth = 24;
    struct Layer {
        torch::Tensor weight;
        torch::Tensor bias;
        int padding;
        int dilation;
    };
    void add(int in, int side, int dilation, int out) {
        layers_.push_back(
            {(torch::randn({out, in, side, side}) * 0.05).to(type_).contiguous(at::MemoryFormat::ChannelsLast),
             torch::zeros({out}, type_),
             dilation * (side / 2),
             dilation});
    }

    at::ScalarType type_;
    std::vector<Layer> layers_;
};

void measureContextNetwork(const Image<float>& photo, unsigned lanes, std::vector<Rival>& rivals) {
    const c10::InferenceMode inference;
    net::useLargePages();  // as our own network has them
    at::set_num_threads(static_cast<int>(lanes));
    torch::manual_seed(1);
    const torch::Tensor input =
        torch::from_blob(const_cast<float*>(photo.data()), {1, photo.height(), photo.width(), 3}).permute({0, 3, 1, 2});
    const auto measure = [&](at::ScalarType type, const char* name) {
        const ContextNetwork network(type);
        rivals.push_back({std::string("context aggregation network 2017, 24 channels, 9 layers, ") + name,
                          medianOf([&] { (void)network(input); })});
    };
    measure(at::kFloat, "float32");
    if (net::fastestType() == at::kBFloat16) measure(at::kBFloat16, "bf16");
}

}  // namespace

}  // namespace glissade::bench

void glissadeBenchRivals(const glissade::Image<float>& photo,
                         unsigned lanes,
                         glissade::Result<std::vector<glissade::bench::Rival>>& out) {
    out = glissade::guarded(
        {}, glissade::ErrorCode::Internal, [&]() -> glissade::Result<std::vector<glissade::bench::Rival>> {
            std::vector<glissade::bench::Rival> rivals;
#ifdef GLISSADE_BENCH_OPENCV
            glissade::bench::measureOpenCv(photo, lanes, rivals);
#endif
            glissade::bench::measureContextNetwork(photo, lanes, rivals);
            return rivals;
        });
}
