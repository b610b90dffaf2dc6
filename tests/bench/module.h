// What is measured with libraries that glissade-bench itself does not link: LibTorch takes half a second to load, and
// neither it nor OpenCV should be in memory while the product's own parts are timed. A module that is loaded at the
// first question.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "net/pack.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace glissade::bench {

/// Another program's filter or network, run on the same picture.
struct Rival {
    std::string name;         ///< with the parameters
    double milliseconds = 0;  ///< median
};

/// One operation of a run of the base network, as LibTorch carries it out.
struct LayerTime {
    std::string operation;             ///< LibTorch's name, e.g. "conv2d"
    std::vector<std::int64_t> in;      ///< shape of the first input, N×C×H×W
    std::vector<std::int64_t> out;     ///< shape of the result
    std::vector<std::int64_t> weight;  ///< of a convolution: shape; else empty
    double milliseconds = 0;           ///< median over the runs
    double gigaflops = 0;              ///< of a convolution: work, two for each multiplication with its addition
    double megabytes = 0;              ///< inputs read and results written, once each
    double peak =
        0;  ///< what this machine reached on the same kind of operation: GFLOP/s, GB/s where not a convolution
    [[nodiscard]] bool isConvolution() const { return !weight.empty(); }
    /// Reached, as a share of the peak.
    [[nodiscard]] double shareOfPeak() const {
        const double speed = (isConvolution() ? gigaflops : megabytes / 1e3) / (milliseconds / 1e3);
        return peak > 0 && milliseconds > 0 ? speed / peak : 0;
    }
};

struct LayerTable {
    std::string type;             ///< what the convolutions compute in
    std::vector<LayerTime> base;  ///< in the order in which they ran
    double wholeMs = 0;           ///< a run without the clock between operations
};

/// OpenCV's filters, where the build has them, and the 2017 paper's network.
[[nodiscard]] Result<std::vector<Rival>> measureRivals(const Image<float>& photo, unsigned lanes);
/// The pack's base network on this picture.
[[nodiscard]] Result<LayerTable> measureLayers(const std::shared_ptr<const Pack>& pack,
                                               const Image<float>& photo,
                                               unsigned lanes);

}  // namespace glissade::bench

extern "C" {
/// The module's symbols; no exception leaves them.
void glissadeBenchRivals(const glissade::Image<float>& photo,
                         unsigned lanes,
                         glissade::Result<std::vector<glissade::bench::Rival>>& out);
void glissadeBenchLayers(const std::shared_ptr<const glissade::Pack>& pack,
                         const glissade::Image<float>& photo,
                         unsigned lanes,
                         glissade::Result<glissade::bench::LayerTable>& out);
}
