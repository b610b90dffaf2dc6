#include "faults/failing_memory.h"

#include <atomic>
#include <cerrno>
#include <limits>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace glissade::test {

namespace {

// Atomics without constructors: malloc is called before any.
constinit std::atomic<std::size_t> smallest{std::numeric_limits<std::size_t>::max()};
constinit std::atomic<std::uint64_t> left{0};
constinit std::atomic<bool> hit{false};

bool failsNow(std::size_t size) {
    if (size < smallest.load(std::memory_order_relaxed) || left.fetch_sub(1) != 0) return false;
    hit = true;
    errno = ENOMEM;
    return true;
}

}  // namespace

MemoryThatFails::MemoryThatFails(std::size_t large, std::uint64_t number) {
    hit = false;
    left = number;
    smallest = large;
}

MemoryThatFails::~MemoryThatFails() { smallest = std::numeric_limits<std::size_t>::max(); }

bool MemoryThatFails::failed() const { return hit; }

}  // namespace glissade::test

extern "C" {

void* malloc(std::size_t size) { return glissade::test::failsNow(size) ? nullptr : __libc_malloc(size); }

void* calloc(std::size_t count, std::size_t size) {
    const bool overflows = size != 0 && count > std::numeric_limits<std::size_t>::max() / size;
    return !overflows && glissade::test::failsNow(count * size) ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* old, std::size_t size) {
    return glissade::test::failsNow(size) ? nullptr : __libc_realloc(old, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return glissade::test::failsNow(size) ? nullptr : __libc_memalign(alignment, size);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
    if (glissade::test::failsNow(size)) return ENOMEM;
    *memory = __libc_memalign(alignment, size);
    return *memory == nullptr ? ENOMEM : 0;
}

}  // extern "C"
