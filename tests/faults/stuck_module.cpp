// In the place of libglissade_inference.so, for what libraries do where memory or threads run out: with STUCK they never
// come back, without it they end the program.
#include "net/inference_module.h"

#include <cstdlib>
#include <thread>

const char* glissadeInferenceVersion() { return GLISSADE_VERSION; }

void glissadeCreateFeatureNetwork(const std::shared_ptr<const glissade::Pack>&,
                                  const glissade::NetworkOptions&,
                                  glissade::Result<std::shared_ptr<const glissade::FeatureNetwork>>&) {
#ifdef STUCK
    for (;;) std::this_thread::sleep_for(std::chrono::milliseconds(1));
#else
    std::exit(1);
#endif
}
