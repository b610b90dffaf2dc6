#include "recipe/broken_file.h"

#include "base/atomic_file.h"

#include <fcntl.h>
#include <stdio.h>

#include <cerrno>
#include <string>

namespace glissade {

Result<std::filesystem::path> moveBrokenAside(const std::filesystem::path& file) {
    constexpr int kMost = 10'000;
    for (int n = 1; n <= kMost; ++n) {
        std::filesystem::path aside = file;
        aside += ".broken-" + std::to_string(n);
        // Never over one that is there, even if it appeared this instant.
        if (::renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, aside.c_str(), RENAME_NOREPLACE) == 0) return aside;
        if (errno != EEXIST)
            return fail(ErrorCode::WriteFailed, file, "cannot be moved aside: " + systemErrorText(errno));
    }
    return fail(ErrorCode::WriteFailed, file, "cannot be moved aside: there are too many broken ones");
}

}  // namespace glissade
