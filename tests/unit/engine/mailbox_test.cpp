#include "engine/mailbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace glissade {
namespace {

TEST(Mailbox, KeepsOnlyTheNewest) {
    Mailbox<int> mailbox;
    for (int i = 1; i <= 100; ++i) mailbox.put(i);
    EXPECT_TRUE(mailbox.waiting());
    const auto taken = mailbox.take();
    ASSERT_TRUE(taken);
    EXPECT_EQ(*taken, 100);
    EXPECT_FALSE(mailbox.waiting());
    EXPECT_FALSE(mailbox.take());
}

TEST(Mailbox, FreesWhatWasReplacedOrNeverTaken) {
    const auto counted = std::make_shared<int>(0);
    {
        Mailbox<std::shared_ptr<int>> mailbox;
        mailbox.put(counted);
        mailbox.put(counted);
        EXPECT_EQ(counted.use_count(), 2);
    }
    EXPECT_EQ(counted.use_count(), 1);
}

TEST(Mailbox, WakesItsLoop) {
    Wake wake;
    Mailbox<int> mailbox(&wake);
    const auto before = wake.count();
    mailbox.put(1);
    EXPECT_NE(wake.count(), before);
    wake.wait(before);  // returns at once, or the test hangs
}

TEST(Mailbox, TheLastValuePutIsTakenInTheEndWhateverTheTiming) {
    Wake wake;
    Mailbox<int> mailbox(&wake);
    constexpr int kLast = 20'000;
    std::vector<int> seen;
    std::jthread reader([&] {
        for (;;) {
            const auto count = wake.count();
            if (const auto value = mailbox.take()) {
                seen.push_back(*value);
                if (*value == kLast) return;
                continue;
            }
            wake.wait(count);
        }
    });
    for (int i = 1; i <= kLast; ++i) mailbox.put(i);
    reader.join();
    EXPECT_TRUE(std::ranges::is_sorted(seen));
    EXPECT_EQ(seen.back(), kLast);
}

TEST(Inbox, KeepsEverythingInOrder) {
    Inbox<int> inbox;
    std::deque<int> queue;
    inbox.put(1);
    inbox.put(2);
    inbox.takeAll(queue);
    inbox.put(3);
    inbox.put(4);
    inbox.takeAll(queue);
    EXPECT_EQ(queue, (std::deque<int>{1, 2, 3, 4}));
    inbox.takeAll(queue);
    EXPECT_EQ(queue.size(), 4U);
}

TEST(Inbox, LosesNothingUnderConcurrentPuts) {
    Inbox<int> inbox;
    constexpr int kEach = 5'000;
    std::deque<int> queue;
    {
        std::jthread first([&] {
            for (int i = 0; i < kEach; ++i) inbox.put(i);
        });
        std::jthread second([&] {
            for (int i = 0; i < kEach; ++i) inbox.put(kEach + i);
        });
        while (queue.size() < kEach) inbox.takeAll(queue);
    }
    inbox.takeAll(queue);
    ASSERT_EQ(queue.size(), 2U * kEach);
    // Each sender's own order is kept.
    int low = -1;
    int high = kEach - 1;
    for (const int value : queue) {
        int& last = value < kEach ? low : high;
        EXPECT_EQ(value, last + 1);
        last = value;
    }
}

}  // namespace
}  // namespace glissade
