// The module's two C symbols (net/inference_module.h).
#include "net/inference_module.h"

#include "net/torch/large_pages.h"
#include "net/torch/torch_feature_network.h"

#include <mutex>

const char* glissadeInferenceVersion() { return GLISSADE_VERSION; }

void glissadeCreateFeatureNetwork(const std::shared_ptr<const glissade::Pack>& pack,
                                  const glissade::NetworkOptions& options,
                                  glissade::Result<std::shared_ptr<const glissade::FeatureNetwork>>& out) {
    try {
        static std::once_flag largePages;
        std::call_once(largePages, glissade::net::useLargePages);
        out = glissade::net::makeTorchFeatureNetwork(pack, options);
    } catch (...) {
        out = glissade::fail(glissade::ErrorCode::Internal, "the network module failed");
    }
}
