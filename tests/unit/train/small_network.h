// A network that is small enough for tests, in which every weight matters.
#pragma once

#include "net/torch/network.h"

#include <string>
#include <vector>

namespace glissade::net {

inline NetworkShape smallShape(bool marksEdges = true) {
    NetworkShape shape;
    shape.widths = {8, 12, 16, 16};
    shape.blocks = {1, 1, 1, 1};
    shape.upBlocks = {1, 1};
    shape.fuse = 12;
    shape.features = 16;
    shape.globalSize = 8;
    shape.hidden = 16;
    shape.overview = 8;
    shape.marksEdges = marksEdges;
    return shape;
}

/// A network in which every weight matters: what starts at zero is drawn too.
inline Network randomNetwork(const NetworkShape& shape,
                             const std::vector<HeadSpec>& heads,
                             const Variant& variant = {}) {
    torch::manual_seed(5);
    Network network(shape, heads, variant);
    const torch::NoGradGuard guard;
    for (auto& item : network->named_parameters()) {
        auto& parameter = item.value();
        if (parameter.dim() > 1 && parameter.abs().max().item<float>() == 0) parameter.normal_(0, 0.05);
        if (item.key().find("weights.2.weight") != std::string::npos) parameter.normal_(0, 0.05);
        if (item.key().ends_with("overview.weight")) parameter.normal_(0, 1);
    }
    return network;
}

inline const std::vector<HeadSpec> kHeads = {{"l0", 1, 3}, {"style", 0}};

}  // namespace glissade::net
