// malloc and its kin, failing where a test says: they stand in the test program, whose symbols come before those of the
// C library, so that libraries get them too.
#pragma once

#include <cstddef>
#include <cstdint>

namespace glissade::test {

/// While this lives, the large allocation of this number (0: the first) of the process fails, and no other. One at a
/// time. Small ones, which no program survives without, never fail.
class MemoryThatFails {
public:
    MemoryThatFails(std::size_t large, std::uint64_t number);
    MemoryThatFails(const MemoryThatFails&) = delete;
    MemoryThatFails& operator=(const MemoryThatFails&) = delete;
    ~MemoryThatFails();

    /// Whether there was an allocation of that number.
    [[nodiscard]] bool failed() const;
};

}  // namespace glissade::test
