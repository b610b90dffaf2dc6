// Room for what the libraries under LibTorch take by themselves and cannot do without.
#pragma once

#include "base/result.h"

namespace glissade::net {

/// To be held while a network runs. Before a library asks, it is looked whether the system would give: OpenBLAS asks for
/// its buffer again and again without end, pthreadpool waits for threads that could not be started, and OpenMP ends the
/// program. What is there they take at once, with the first run of a thread; later runs find it.
class LibraryRoom {
public:
    /// Sets the number of threads that LibTorch computes with on this thread. Fails with OutOfMemory.
    [[nodiscard]] static Result<LibraryRoom> enter(int threads);

    LibraryRoom(LibraryRoom&& other) noexcept;
    LibraryRoom& operator=(LibraryRoom&&) = delete;
    ~LibraryRoom();

private:
    LibraryRoom() = default;
    bool inside_ = true;
};

}  // namespace glissade::net
