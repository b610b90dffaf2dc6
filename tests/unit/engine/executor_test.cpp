#include "engine/executor.h"

#include <gtest/gtest.h>

#include <atomic>

namespace glissade {
namespace {

class CountingLoop final : public Loop {
public:
    explicit CountingLoop(std::string_view name) : box(&wake()), name_(name) {}
    [[nodiscard]] std::string_view name() const override { return name_; }
    bool step() noexcept override {
        if (const auto value = box.take()) {
            sum += *value;
            return true;
        }
        return false;
    }
    Mailbox<int> box;
    std::atomic<int> sum{0};

private:
    std::string_view name_;
};

TEST(ManualExecutor, StepsOnlyTheLoopThatIsNamed) {
    CountingLoop a("a");
    CountingLoop b("b");
    ManualExecutor executor;
    executor.start(a);
    executor.start(b);
    a.box.put(1);
    b.box.put(2);
    EXPECT_TRUE(executor.step("b"));
    EXPECT_EQ(a.sum, 0);
    EXPECT_EQ(b.sum, 2);
    EXPECT_FALSE(executor.step("b"));
    EXPECT_FALSE(executor.step("nobody"));
    executor.drainAll();
    EXPECT_EQ(a.sum, 1);
}

TEST(ThreadExecutor, WakesALoopForWhatIsPut) {
    CountingLoop loop("loop");
    ThreadExecutor executor;
    executor.start(loop);
    int put = 0;
    for (int i = 1; i <= 200; ++i) {
        loop.box.put(i);
        put += i;
        while (loop.sum != put) std::this_thread::yield();  // hangs where a wake-up is lost
    }
    executor.stop();
    loop.box.put(1'000'000);
    EXPECT_EQ(loop.sum, put);
}

}  // namespace
}  // namespace glissade
