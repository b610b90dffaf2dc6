// FeatureNetwork in LibTorch: what the module gives to the engine, and what glissade-train evaluates.
#pragma once

#include "net/feature_network.h"

namespace glissade::net {

/// Builds the pack's networks; BadPack where a tensor is missing, unknown or misshapen, or where a trial run gives
/// values that are not finite.
[[nodiscard]] Result<std::shared_ptr<const FeatureNetwork>> makeTorchFeatureNetwork(std::shared_ptr<const Pack> pack,
                                                                                    const NetworkOptions& options);

}  // namespace glissade::net
