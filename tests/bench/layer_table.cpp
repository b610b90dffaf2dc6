#include "bench/module.h"
#include "bench/tables.h"
#include "engine/system_facts.h"
#include "operators/registry.h"
#include "pipeline/render.h"
#include "support/synthetic_photo.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace glissade::bench {

namespace {

constexpr double kShownShare = 0.005;  // of the whole; what takes less is added up

/// The convolutions of a base network in the order in which they run (net/torch/base_network.h).
std::vector<std::string> convolutionNames(const NetworkShape& shape) {
    std::vector<std::string> names{"stem"};
    const auto blocks = [&](int count, const std::string& where) {
        for (int i = 1; i <= count; ++i)
            for (const char* half : {"first", "second"})
                names.push_back(where + " block " + std::to_string(i) + " " + half);
    };
    const auto scale = [](std::size_t level) { return "1/" + std::to_string(2 << level); };
    const std::size_t levels = shape.widths.size();
    for (std::size_t level = 0; level < levels; ++level) {
        if (level > 0) names.push_back("down to " + scale(level));
        blocks(shape.blocks[level], scale(level));
    }
    for (std::size_t i = 0; i + 1 < levels; ++i) {
        const std::size_t level = levels - 2 - i;
        names.push_back("up to " + scale(level));
        if (i < shape.upBlocks.size()) blocks(shape.upBlocks[i], "up " + scale(level));
    }
    names.insert(names.end(), {"fuse", "last"});
    return names;
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    if (shape.size() != 4) return {};
    return std::to_string(shape[1]) + "x" + std::to_string(shape[2]) + "x" + std::to_string(shape[3]);
}

std::string operationText(const LayerTime& layer) {
    if (!layer.isConvolution()) return layer.operation;
    return std::to_string(layer.weight[2]) + "x" + std::to_string(layer.weight[3]) + " convolution";
}

void printRow(const std::string& name, const LayerTime& layer, double sum) {
    const double speed = (layer.isConvolution() ? layer.gigaflops : layer.megabytes / 1e3) / layer.milliseconds * 1e3;
    std::printf("| %s | %s | %s | %s | %.2f | %.1f %% | %.2f | %.0f %s | %.0f %% |\n",
                name.c_str(),
                operationText(layer).c_str(),
                shapeText(layer.in).c_str(),
                shapeText(layer.out).c_str(),
                layer.milliseconds,
                100 * layer.milliseconds / sum,
                layer.gigaflops,
                speed,
                layer.isConvolution() ? "GFLOP/s" : "GB/s",
                100 * layer.shareOfPeak());
}

void print(const LayerTable& table, const NetworkShape& shape) {
    double sum = 0;
    double convolutions = 0;
    double work = 0;
    double atPeak = 0;
    for (const LayerTime& layer : table.base) {
        sum += layer.milliseconds;
        work += layer.gigaflops;
        if (!layer.isConvolution()) continue;
        convolutions += layer.milliseconds;
        atPeak += layer.gigaflops / layer.peak * 1e3;
    }
    std::printf("| layer | operation | from | to | ms | share | GFLOP | speed | of the peak |\n");
    std::printf("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    const std::vector<std::string> names = convolutionNames(shape);
    std::size_t next = 0;
    double rest = 0;
    std::string name = "input";
    for (const LayerTime& layer : table.base) {
        if (layer.isConvolution()) name = next < names.size() ? names[next++] : "convolution";
        if (layer.isConvolution() || layer.milliseconds >= kShownShare * sum)
            printRow(layer.isConvolution() ? name : "after " + name, layer, sum);
        else
            rest += layer.milliseconds;
    }
    std::printf("| the rest | | | | %.2f | %.1f %% | | | |\n", rest, 100 * rest / sum);
    std::printf("| all | | | | %.2f | 100 %% | %.2f | | |\n\n", sum, work);
    std::printf(
        "Convolutions in %s take %.1f ms, at their peaks %.1f ms; all else %.1f ms. Without the clock between "
        "operations a run takes %.1f ms.\n",
        table.type.c_str(),
        convolutions,
        atPeak,
        sum - convolutions,
        table.wholeMs);
}

}  // namespace

int printLayers(Size size) {
    const auto networks = makeNetworkSource(findModelsFolder());
    const auto loaded = networks->networkFor(*exactOperators().front());
    const unsigned lanes = ThreadPool().lanes();
    std::printf("%s, %u lanes, %dx%d\n\n", processorName().c_str(), lanes, size.width, size.height);
    const auto table = loaded ? measureLayers(loaded->pack, test::syntheticPhoto(size.width, size.height, 1), lanes)
                              : Result<LayerTable>(fail(loaded.error()));
    if (!table) {
        std::fprintf(stderr, "glissade-bench: %s\n", table.error().message().c_str());
        return 1;
    }
    print(*table, loaded->pack->shape);
    return 0;
}

}  // namespace glissade::bench
