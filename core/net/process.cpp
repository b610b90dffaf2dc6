#include "net/process.h"

#include <malloc.h>
#include <sys/resource.h>

#include <cstdlib>

namespace glissade {

void prepareForNetworks() {
    ::setenv("OPENBLAS_NUM_THREADS", "1", 0);  // the user's own word counts
    rlimit addresses{};
    if (::getrlimit(RLIMIT_AS, &addresses) == 0 && addresses.rlim_cur != RLIM_INFINITY) ::mallopt(M_ARENA_MAX, 1);
}

}  // namespace glissade
