#include "net/feature_network.h"

#include "net/inference_module.h"

#include <dlfcn.h>

#include <cstdlib>
#include <string>

namespace glissade {

namespace {

constexpr const char* kModuleFile = "libglissade_inference.so";

/// What the dynamic linker says of the last failure of this thread.
std::string linkerText() {
    const char* text = ::dlerror();
    return text ? text : "the dynamic linker gives no reason";
}

/// The module's function of this name.
template <typename Function>
Result<Function*> symbol(void* module, const std::filesystem::path& file, const char* name) {
    void* found = ::dlsym(module, name);
    if (!found) return fail(ErrorCode::Internal, file, "this is not the inference module: " + linkerText());
    return reinterpret_cast<Function*>(found);
}

/// The first place that has a file.
Result<std::filesystem::path> findModule(std::span<const std::filesystem::path> places) {
    std::string searched;
    for (const std::filesystem::path& place : places) {
        std::error_code error;
        // Absolute, because the dynamic linker looks for a bare name in the system's folders.
        if (std::filesystem::is_regular_file(place, error)) return std::filesystem::absolute(place);
        searched += (searched.empty() ? "" : ", ") + place.string();
    }
    return fail(
        ErrorCode::NotFound, kModuleFile, "the module that runs the networks is missing; searched: " + searched);
}

/// Loads the module. It is never unloaded: LibTorch registers thread-local destructors, operator tables and threads of
/// its own that outlive any call, and their code must not vanish under them. Loading the same file again is free.
Result<void*> openModule(const std::filesystem::path& file) {
    // All symbols now, so that a missing library fails here with a text, not later in the middle of a call; local, so
    // that LibTorch's bundled libraries do not replace the program's own.
    void* module = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!module)
        return fail(ErrorCode::Internal, file, "the module that runs the networks cannot be loaded: " + linkerText());
    TRY(auto* const version, symbol<decltype(glissadeInferenceVersion)>(module, file, "glissadeInferenceVersion"));
    if (const std::string other = version(); other != GLISSADE_VERSION)
        return fail(ErrorCode::Internal,
                    file,
                    "the module is of version " + other + ", the program of version " + GLISSADE_VERSION +
                        "; install both from one build");
    return module;
}

}  // namespace

std::vector<std::filesystem::path> inferenceModulePlaces() {
    if (const char* given = std::getenv("GLISSADE_MODULE"); given && *given) return {given};
    std::error_code error;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    // Without /proc the folder is empty; better no place than the current folder, where strangers' files may lie.
    if (error || folder.empty()) return {};
    return {folder / kModuleFile,
            (folder / "../lib" / kModuleFile).lexically_normal(),
            (folder / "../lib/glissade/modules" / kModuleFile).lexically_normal()};
}

Result<std::shared_ptr<const FeatureNetwork>> loadFeatureNetworkFrom(std::span<const std::filesystem::path> places,
                                                                     const std::shared_ptr<const Pack>& pack,
                                                                     const NetworkOptions& options) {
    return guarded(kModuleFile, ErrorCode::Internal, [&]() -> Result<std::shared_ptr<const FeatureNetwork>> {
        TRY(const std::filesystem::path file, findModule(places));
        TRY(void* const module, openModule(file));
        TRY(auto* const create,
            symbol<decltype(glissadeCreateFeatureNetwork)>(module, file, "glissadeCreateFeatureNetwork"));
        Result<std::shared_ptr<const FeatureNetwork>> network =
            fail(ErrorCode::Internal, file, "the module gave no answer");
        create(pack, options, network);
        if (network && !*network) return fail(ErrorCode::Internal, file, "the module gave no network");
        return network;
    });
}

Result<std::shared_ptr<const FeatureNetwork>> loadFeatureNetwork(std::shared_ptr<const Pack> pack,
                                                                 const NetworkOptions& options) {
    return loadFeatureNetworkFrom(inferenceModulePlaces(), pack, options);
}

}  // namespace glissade
