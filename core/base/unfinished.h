// Files and folders that are in the making: gone when the program ends, however it ends.
#pragma once

#include <functional>
#include <list>
#include <string>

namespace glissade {

/// A path that is removed with the program for as long as this lives, where the program ends by `exit` (some libraries
/// call it when threads or memory run out) or by endProgramNow(). Otherwise its owner removes it. Thread-safe.
class Unfinished {
public:
    /// Calls `make`, which makes the file or folder (it may change letters of the path, as mkdtemp does) and says
    /// whether it did; the program does not end in between. An object without a path where it did not.
    [[nodiscard]] static Unfinished make(std::string path, const std::function<bool(std::string& path)>& make);

    /// Of nothing.
    Unfinished() = default;
    Unfinished(Unfinished&& other) noexcept;
    Unfinished& operator=(Unfinished&& other) noexcept;
    ~Unfinished();

    [[nodiscard]] explicit operator bool() const { return kept_; }
    /// Only where there is one.
    [[nodiscard]] const std::string& path() const { return *place_; }

private:
    void forget() noexcept;

    bool kept_ = false;
    std::list<std::string>::iterator place_;
};

/// Removes what is unfinished and ends the process at once: no destructors, no exit handlers. The last resort where a
/// thread is stuck in a library.
[[noreturn]] void endProgramNow(int exitCode) noexcept;

}  // namespace glissade
