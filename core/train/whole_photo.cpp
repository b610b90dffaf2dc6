#include "train/whole_photo.h"

namespace glissade::train {

WholePhoto seeWholePhoto(net::Network& network,
                         std::span<const std::uint8_t> rgb,
                         const GlobalInput& global,
                         torch::Device device) {
    const torch::NoGradGuard guard;
    const auto given = [&](const std::vector<float>& values, at::IntArrayRef shape) {
        return torch::from_blob(const_cast<float*>(values.data()), shape).to(device);
    };
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
    photo.place = net::placeOf({0, 0, width, height}, global.photo).to(device);
    photo.global = network->global->forward(given(global.thumbnail, {1, 3, kThumbnailSide, kThumbnailSide}),
                                            given(global.statistics, {1, kStatisticsCount}));
    const auto equalisation = given(global.equalisation, {1, kEqualisationKnots});
    photo.overview =
        network->overviewFeatures(given(global.overview, {1, kOverviewPlanes, kOverviewSide, kOverviewSide}),
                                  equalisation,
                                  photo.place,
                                  photo.global);
    photo.features =
        net::withoutSurround(network->base->forward(net::baseInput(surrounded, equalisation), photo.global));
    return photo;
}

}  // namespace glissade::train
