// How the engine's threads hand work to each other: a latest-wins slot, a first-in-first-out inbox, and the wake-up of
// both.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <utility>

namespace glissade {

/// Wakes one loop. A loop reads count(), looks at its mailboxes, and waits for the count to change.
class Wake {
public:
    [[nodiscard]] std::uint32_t count() const { return count_.load(std::memory_order_acquire); }
    void notify() {
        count_.fetch_add(1, std::memory_order_acq_rel);
        count_.notify_all();
    }
    /// Returns once the count differs from `seen` (at once where it does already).
    void wait(std::uint32_t seen) const { count_.wait(seen, std::memory_order_acquire); }

private:
    std::atomic<std::uint32_t> count_{0};
};

/// One atomic pointer: put replaces what waits, take empties. Neither blocks; any number of threads on both sides.
template <typename T>
class Mailbox {
public:
    /// @param wake  told at every put; may be null. Must outlive the mailbox.
    explicit Mailbox(Wake* wake = nullptr) : wake_(wake) {}
    ~Mailbox() { delete slot_.load(std::memory_order_acquire); }
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    void put(T value) {
        auto fresh = std::make_unique<T>(std::move(value));
        delete slot_.exchange(fresh.release(), std::memory_order_acq_rel);
        if (wake_) wake_->notify();
    }
    /// What waits, or null.
    [[nodiscard]] std::unique_ptr<T> take() {
        return std::unique_ptr<T>(slot_.exchange(nullptr, std::memory_order_acq_rel));
    }
    [[nodiscard]] bool waiting() const { return slot_.load(std::memory_order_acquire) != nullptr; }

private:
    std::atomic<T*> slot_{nullptr};
    Wake* wake_;
};

/// Keeps everything, in order. `put` never blocks (a push on a linked stack); one thread takes.
template <typename T>
class Inbox {
public:
    explicit Inbox(Wake* wake = nullptr) : wake_(wake) {}
    ~Inbox() { free(head_.load(std::memory_order_acquire)); }
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;

    void put(T value) {
        auto* node = new Node{std::move(value), head_.load(std::memory_order_relaxed)};
        while (!head_.compare_exchange_weak(node->next, node, std::memory_order_release, std::memory_order_relaxed)) {
        }
        if (wake_) wake_->notify();
    }
    /// Appends all that came since the last call, oldest first.
    void takeAll(std::deque<T>& into) {
        Node* newest = head_.exchange(nullptr, std::memory_order_acquire);
        const auto oldestPlace = static_cast<std::ptrdiff_t>(into.size());
        for (Node* node = newest; node; node = node->next)
            into.insert(into.begin() + oldestPlace, std::move(node->value));
        free(newest);
    }

private:
    struct Node {
        T value;
        Node* next;
    };
    static void free(Node* node) {
        while (node) delete std::exchange(node, node->next);
    }

    std::atomic<Node*> head_{nullptr};
    Wake* wake_;
};

}  // namespace glissade
