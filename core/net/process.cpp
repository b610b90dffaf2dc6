#include "net/process.h"

#include <malloc.h>
#include <sys/resource.h>

#include <cstdlib>

namespace glissade {

void prepareForNetworks() {
    ::setenv("OPENBLAS_NUM_THREADS", "1", 0);  // the user's own word counts
    constexpr int kLarge = 256 << 10;
    rlimit addresses{};
    if (::getrlimit(RLIMIT_AS, &addresses) != 0 || addresses.rlim_cur == RLIM_INFINITY) return;
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_MMAP_THRESHOLD, kLarge);
}

}  // namespace glissade
