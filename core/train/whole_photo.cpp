#include "train/whole_photo.h"

#include "base/check.h"
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

torch::Tensor sliceOf(net::Network& network, std::size_t head, const LearntOperator& op, const WholePhoto& photo) {
    torch::Tensor coarse;
    if (network->heads[head]->usesCoarse()) {
        const auto planes = photo.known->coarsePlanes(*findOperator(op.id));
        CHECK(planes);  // nothing stops it
        coarse = net::squarePlanes(**planes, kOverviewSide).to(photo.features.device());
    }
    const auto map = network->overviewSlice(head, photo.overview, coarse);
    return network->slice(head, photo.features, map, photo.place);
}

}  // namespace glissade::train
