#include "net/torch/large_pages.h"

#include "net/torch/libtorch.h"
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>

#include <cstdlib>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace glissade::net {

namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;
// Smaller tensors would leave much of their last page unused, and come from memory that is mapped already.
constexpr std::size_t kFewestBytes = 2 * kLargePage;
// Before LibTorch's own, whose priority is 0.
constexpr std::uint8_t kPriority = 1;

class LargePageAllocator final : public at::Allocator {
public:
#if TORCH_VERSION_MAJOR >= 2
    [[nodiscard]] at::DataPtr allocate(std::size_t bytes) override { return allocated(bytes); }
    void copy_data(void* to, const void* from, std::size_t bytes) const override { default_copy_data(to, from, bytes); }
#else
    [[nodiscard]] at::DataPtr allocate(std::size_t bytes) const override { return allocated(bytes); }
#endif
    [[nodiscard]] at::DeleterFnPtr raw_deleter() const override { return &c10::free_cpu; }

private:
    static at::DataPtr allocated(std::size_t bytes) {
        void* const memory = take(bytes);
        return {memory, memory, &c10::free_cpu, at::Device(at::kCPU)};
    }

    static void* take(std::size_t bytes) {
#ifdef __linux__
        void* memory = nullptr;
        // Freed by free(), as LibTorch's own; advice that is refused changes nothing.
        if (bytes >= kFewestBytes && ::posix_memalign(&memory, kLargePage, bytes) == 0) {
            ::madvise(memory, bytes / kLargePage * kLargePage, MADV_HUGEPAGE);
            return memory;
        }
#endif
        return c10::alloc_cpu(bytes);  // throws where there is none
    }
};

}  // namespace

void useLargePages() {
    static LargePageAllocator allocator;
    c10::SetCPUAllocator(&allocator, kPriority);
}

}  // namespace glissade::net
