#include "base/unfinished.h"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <utility>

namespace glissade {

namespace {

// For the end of the program: nobody holds the lock for longer than it takes to make a file, unless a drive hangs.
constexpr auto kPatience = std::chrono::milliseconds(200);

struct Registry {
    std::timed_mutex mutex;
    std::list<std::string> paths;

    void removeAll() noexcept {
        for (const std::string& path : paths) {
            if (::unlink(path.c_str()) == 0) continue;
            try {
                std::error_code ignored;
                std::filesystem::remove_all(path, ignored);
            } catch (...) {  // out of memory: the folder stays
            }
        }
    }
};

Registry& registry() {
    // Never destroyed: any thread may still come by while the program ends.
    static Registry* const made = [] {
        auto* fresh = new Registry;
        std::atexit([] {
            const std::unique_lock lock(registry().mutex, kPatience);
            registry().removeAll();
        });
        return fresh;
    }();
    return *made;
}

}  // namespace

Unfinished Unfinished::make(std::string path, const std::function<bool(std::string&)>& make) {
    Registry& all = registry();
    const std::lock_guard lock(all.mutex);
    // In the list before it is made: afterwards nothing may fail.
    const auto place = all.paths.insert(all.paths.end(), std::move(path));
    Unfinished unfinished;
    try {
        unfinished.kept_ = make(*place);
    } catch (...) {
        all.paths.erase(place);
        throw;
    }
    if (unfinished.kept_)
        unfinished.place_ = place;
    else
        all.paths.erase(place);
    return unfinished;
}

Unfinished::Unfinished(Unfinished&& other) noexcept
    : kept_(std::exchange(other.kept_, false)), place_(other.place_) {}

Unfinished& Unfinished::operator=(Unfinished&& other) noexcept {
    if (this == &other) return *this;
    forget();
    kept_ = std::exchange(other.kept_, false);
    place_ = other.place_;
    return *this;
}

Unfinished::~Unfinished() { forget(); }

void Unfinished::forget() noexcept {
    if (!std::exchange(kept_, false)) return;
    Registry& all = registry();
    const std::lock_guard lock(all.mutex);
    all.paths.erase(place_);
}

void endProgramNow(int exitCode) noexcept {
    Registry& all = registry();
    const std::unique_lock lock(all.mutex, kPatience);
    all.removeAll();
    ::_exit(exitCode);
}

}  // namespace glissade
