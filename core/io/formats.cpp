#include "io/formats.h"

#include "io/formats_module.h"

#include <dlfcn.h>

#include <array>

namespace glissade {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFile = "libglissade_formats.so";

struct Module {
    decltype(glissadeOpenWithOiio)* open = nullptr;
    decltype(glissadeMakeTiffWriter)* makeTiffWriter = nullptr;
};

std::string linkerText() {
    const char* text = ::dlerror();
    return text != nullptr ? text : "no reason given";
}

/// Beside the program, in a build's and an installation's folders of libraries. Never the current folder, where strangers' files may lie.
Result<fs::path> findModule() {
    std::error_code error;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    if (error || folder.empty()) return fail(ErrorCode::Unsupported, kFile, "the program's own folder is not known");
    const std::array places = {folder / kFile,
                               (folder / "../lib" / kFile).lexically_normal(),
                               (folder / "../lib/glissade/modules" / kFile).lexically_normal()};
    std::string searched;
    for (const fs::path& place : places) {
        if (fs::is_regular_file(place, error)) return place;
        searched += (searched.empty() ? "" : ", ") + place.string();
    }
    return fail(ErrorCode::Unsupported, kFile, "the module for this format is missing; searched: " + searched);
}

/// Never unloaded: OpenImageIO and what it brings keep threads and thread-local destructors.
Result<Module> load() {
    TRY(const fs::path file, findModule());
    void* module = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) return fail(ErrorCode::Unsupported, file, "the module for this format cannot be loaded: " + linkerText());
    auto* const version = reinterpret_cast<decltype(glissadeFormatsVersion)*>(::dlsym(module, "glissadeFormatsVersion"));
    if (version == nullptr || std::string(version()) != GLISSADE_VERSION)
        return fail(ErrorCode::Unsupported, file, "the module for this format is of another version than the program");
    Module functions;
    functions.open = reinterpret_cast<decltype(functions.open)>(::dlsym(module, "glissadeOpenWithOiio"));
    functions.makeTiffWriter = reinterpret_cast<decltype(functions.makeTiffWriter)>(::dlsym(module, "glissadeMakeTiffWriter"));
    if (functions.open == nullptr || functions.makeTiffWriter == nullptr) return fail(ErrorCode::Unsupported, file, "this is not the module for formats");
    return functions;
}

const Result<Module>& module() {
    static const Result<Module> loaded = load();
    return loaded;
}

}  // namespace

Result<std::unique_ptr<Reader>> openByModule(InputFile file, const std::string& format) {
    if (!module()) return fail(ErrorCode::Unsupported, file.path(), module().error().message());
    Result<std::unique_ptr<Reader>> result = fail(ErrorCode::Internal, file.path(), "the module gave no answer");
    module()->open(std::move(file), format.c_str(), result);
    return result;
}

Result<std::unique_ptr<Writer>> makeTiffWriterByModule(OutputFile file, const WriterSpec& spec) {
    if (!module()) return fail(ErrorCode::Unsupported, module().error().message());
    Result<std::unique_ptr<Writer>> result = fail(ErrorCode::Internal, "the module gave no answer");
    module()->makeTiffWriter(std::move(file), spec, result);
    return result;
}

}  // namespace glissade
