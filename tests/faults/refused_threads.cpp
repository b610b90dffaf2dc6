// To be preloaded: the system grants the program as many threads at a time as MOST_THREADS says, beside the first, and
// no more.
#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <new>

namespace {

std::atomic<int> running{0};

struct Work {
    void* (*start)(void*);
    void* argument;
};

/// Also where the thread ends by pthread_exit.
struct Running {
    Running() = default;
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { --running; }
};

void* run(void* given) {
    const Running here;
    const Work work = *static_cast<Work*>(given);
    delete static_cast<Work*>(given);
    return work.start(work.argument);
}

}  // namespace

extern "C" int pthread_create(pthread_t* thread,
                              const pthread_attr_t* attributes,
                              void* (*start)(void*),
                              void* argument) noexcept {
    static const auto granted = [] {
        const char* number = std::getenv("MOST_THREADS");
        return number ? std::atoi(number) : 0;
    }();
    static const auto create = reinterpret_cast<decltype(&pthread_create)>(::dlsym(RTLD_NEXT, "pthread_create"));
    auto* work = new (std::nothrow) Work{start, argument};
    if (!work) return EAGAIN;
    const int refused = ++running > granted ? EAGAIN : create(thread, attributes, run, work);
    if (refused != 0) {
        --running;
        delete work;
    }
    return refused;
}
