#include "bench/module.h"

#include <dlfcn.h>

namespace glissade::bench {

namespace {

/// The module's function of this name.
template <typename Function>
Result<Function*> find(const char* name) {
#ifdef GLISSADE_BENCH_MODULE
    // All symbols now and for itself, as the product loads its own module.
    void* const module = ::dlopen(GLISSADE_BENCH_MODULE, RTLD_NOW | RTLD_LOCAL);
    void* const found = module ? ::dlsym(module, name) : nullptr;
    if (found) return reinterpret_cast<Function*>(found);
    const char* const text = ::dlerror();
    return fail(ErrorCode::Internal, GLISSADE_BENCH_MODULE, text ? text : "cannot be loaded");
#else
    return fail(ErrorCode::NotFound, std::string(name) + ": this build is without LibTorch");
#endif
}

}  // namespace

Result<std::vector<Rival>> measureRivals(const Image<float>& photo, unsigned lanes) {
    TRY(auto* const measure, find<decltype(glissadeBenchRivals)>("glissadeBenchRivals"));
    Result<std::vector<Rival>> rivals = fail(ErrorCode::Internal, "no answer");
    measure(photo, lanes, rivals);
    return rivals;
}

Result<LayerTable> measureLayers(const std::shared_ptr<const Pack>& pack, const Image<float>& photo, unsigned lanes) {
    TRY(auto* const measure, find<decltype(glissadeBenchLayers)>("glissadeBenchLayers"));
    Result<LayerTable> table = fail(ErrorCode::Internal, "no answer");
    measure(pack, photo, lanes, table);
    return table;
}

}  // namespace glissade::bench
