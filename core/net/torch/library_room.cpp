#include "net/torch/library_room.h"

#include "net/torch/libtorch.h"
#include <ATen/Parallel.h>
#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace glissade::net {

namespace {

// OpenBLAS takes 128 MiB for each call at the same time and keeps it; some more for what runs beside.
constexpr std::size_t kBlasBuffer = std::size_t{136} << 20;
// Smaller products OpenBLAS does without its buffer.
constexpr int kProductSide = 256;

struct Taken {
    std::mutex mutex;
    int inside = 0;     // runs just now
    int buffers = 0;    // the most that there have been: as many buffers OpenBLAS has
    bool pool = false;  // pthreadpool has its threads, one less than processors
};

Taken& taken() {
    static Taken all;
    return all;
}

// OpenMP keeps a team of threads for each thread that has called it.
thread_local int teamOfThread = 1;

/// Whether the system would give so many more threads, at the same time.
bool threadsToBeHad(int count) {
    std::vector<std::thread> threads;
    std::atomic<bool> enough{false};
    bool had = true;
    try {
        threads.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) threads.emplace_back([&enough] { enough.wait(false); });
    } catch (const std::exception&) {
        had = false;
    }
    enough = true;
    enough.notify_all();
    for (std::thread& thread : threads) thread.join();
    return had;
}

Result<void> lookFor(std::size_t bytes, int threads) {
    void* probe = nullptr;
    if (bytes > 0) probe = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (probe == MAP_FAILED) return fail(ErrorCode::OutOfMemory, "not enough memory to run the network");
    const bool had = threads == 0 || threadsToBeHad(threads);
    if (bytes > 0) ::munmap(probe, bytes);
    if (!had)
        return fail(ErrorCode::OutOfMemory, "the system gives no more threads or memory for them, to run the network");
    return {};
}

}  // namespace

Result<LibraryRoom> LibraryRoom::enter(int threads) {
    Taken& all = taken();
    const std::lock_guard lock(all.mutex);
    const bool another = all.inside == all.buffers;
    const int ofTeam = std::max(0, threads - teamOfThread);
    const int ofPool = all.pool ? 0 : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    if (another || ofTeam + ofPool > 0) TRY_VOID(lookFor(another ? kBlasBuffer : 0, ofTeam + ofPool));
    // Said once: each time, pthreadpool ends its threads and starts others, which wait in a loop for some 20 ms first.
    if (!all.pool || at::get_num_threads() != threads) at::set_num_threads(threads);
    all.pool = true;
    if (ofTeam > 0) at::parallel_for(0, threads, 1, [](std::int64_t, std::int64_t) {});
    teamOfThread = std::max(teamOfThread, threads);
    if (another) {
        const auto square = torch::zeros({kProductSide, kProductSide});
        static_cast<void>(torch::mm(square, square));
        ++all.buffers;
    }
    ++all.inside;
    return LibraryRoom();
}

LibraryRoom::LibraryRoom(LibraryRoom&& other) noexcept : inside_(std::exchange(other.inside_, false)) {}

LibraryRoom::~LibraryRoom() {
    if (!inside_) return;
    const std::lock_guard lock(taken().mutex);
    --taken().inside;
}

}  // namespace glissade::net
