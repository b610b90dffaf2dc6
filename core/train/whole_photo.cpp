#include "train/whole_photo.h"

#include "base/check.h"
#include "net/coarse_correction.h"
#include "net/torch/global_tensors.h"
#include "operators/registry.h"

namespace glissade::train {

WholePhoto seeWholePhoto(net::Network& network,
                         std::span<const std::uint8_t> rgb,
                         const GlobalInput& global,
                         torch::Device device) {
    const torch::NoGradGuard guard;
    const net::GlobalTensors given = net::globalTensors(global);
    const auto [width, height] = global.photo;
    const auto bytes = torch::from_blob(const_cast<std::uint8_t*>(rgb.data()), {1, height, width, 3}, at::kByte);
    const auto pixels = bytes.permute({0, 3, 1, 2}).to(at::kFloat).div(255).to(device).contiguous();
    const auto missing = [](int side) {
        return (net::kNetworkAlignment - side % net::kNetworkAlignment) % net::kNetworkAlignment;
    };
    constexpr int s = net::kSurround;
    const auto surrounded = torch::nn::functional::pad(
        pixels,
        torch::nn::functional::PadFuncOptions({s, s + missing(width), s, s + missing(height)}).mode(torch::kReflect));
    WholePhoto photo;
    photo.rgb = surrounded.slice(2, s, surrounded.size(2) - s).slice(3, s, surrounded.size(3) - s).contiguous();
    photo.size = global.photo;
    photo.place = given.place.to(device);
    photo.global = network->global->forward(given.thumbnail.to(device), given.statistics.to(device));
    const auto equalisation = given.equalisation.to(device);
    photo.overview = network->overviewFeatures(given.overview.to(device), equalisation, photo.place, photo.global);
    const Rect region{-s, -s, static_cast<int>(surrounded.size(3)), static_cast<int>(surrounded.size(2))};
    photo.features = net::withoutSurround(
        network->baseFeatures(surrounded, equalisation, net::placeOf(region, global.photo).to(device), photo.global));
    photo.known = std::make_shared<const PhotoOverview>(global);
    return photo;
}

namespace {

/// The slice as CoarseCorrection makes it agree with the operator's coarse result.
torch::Tensor corrected(const torch::Tensor& slice,
                        PhotoOverview::Planes planes,
                        const TailWeights& weights,
                        const WholePhoto& photo) {
    const Size size = photo.size;
    const Rect whole{0, 0, size.width, size.height};
    CoarseCorrection correction(std::move(planes), weights, size, whole, whole);
    auto cells = slice.to(at::kCPU, at::kFloat).squeeze(0).permute({1, 2, 0}).contiguous();
    const auto rgb = photo.rgb.to(at::kCPU).squeeze(0).permute({1, 2, 0}).mul(255).add(0.5).to(at::kByte).contiguous();
    const auto cellsOfRow = [&](int y) { return cells.data_ptr<float>() + y / 2 * cells.size(1) * cells.size(2); };
    for (int y = 0; y < size.height; ++y)
        correction.see(cellsOfRow(y), rgb.data_ptr<std::uint8_t>() + y * rgb.size(1) * 3, y);
    correction.settle();
    for (int y = 0; y < size.height; ++y) correction.addTo(cellsOfRow(y), y);
    return cells.permute({2, 0, 1}).unsqueeze(0).to(slice.device()).contiguous();
}

}  // namespace

torch::Tensor sliceOf(net::Network& network, std::size_t head, const LearntOperator& op, const WholePhoto& photo) {
    const OperatorSpec& spec = *findOperator(op.id);
    PhotoOverview::Planes planes;
    torch::Tensor coarse;
    if (network->heads[head]->usesCoarse()) {
        auto made = photo.known->coarsePlanes(spec);
        CHECK(made);  // nothing stops it
        planes = std::move(*made);
        coarse = net::squarePlanes(*planes, kOverviewSide).to(photo.features.device());
    }
    const auto map = network->overviewSlice(head, photo.overview, coarse);
    const auto slice = network->slice(head, photo.features, map, photo.place);
    if (!planes || !CoarseCorrection::appliesTo(spec, photo.size)) return slice;
    const TailWeights weights = network->heads[head]->weightsAtDefaults(spec, photo.global);
    return corrected(slice, planes, weights, photo);
}

}  // namespace glissade::train
