// What a handler throws does not end the program: it is said, and the next event comes.
#include "ui/safe_application.h"

#include <QSignalSpy>
#include <QtTest/QTest>
#include <gtest/gtest.h>

#include <functional>
#include <new>
#include <stdexcept>

namespace glissade {
namespace {

class Handler final : public QObject {
public:
    explicit Handler(std::function<void()> act) : act_(std::move(act)) {}

protected:
    bool event(QEvent* event) override {
        if (event->type() != QEvent::User) return QObject::event(event);
        act_();
        return true;
    }

private:
    std::function<void()> act_;
};

TEST(SafeApplicationTest, WhatAHandlerThrowsIsToldAndTheNextEventComes) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    std::string name = "test";
    char* arguments[] = {name.data(), nullptr};
    int count = 1;
    SafeApplication application(count, arguments);
    const QSignalSpy failed(&application, &SafeApplication::failed);
    int handled = 0;
    Handler memory([] { throw std::bad_alloc(); });
    Handler known([] { throw std::runtime_error("the lens fell off"); });
    Handler unknown([] { throw 7; });
    Handler good([&] { ++handled; });
    testing::internal::CaptureStderr();
    for (Handler* handler : {&memory, &known, &unknown, &good})
        QCoreApplication::postEvent(handler, new QEvent(QEvent::User));
    EXPECT_TRUE(QTest::qWaitFor([&] { return failed.size() == 3 && handled == 1; }));
    const std::string said = testing::internal::GetCapturedStderr();
    const char* reasons[] = {"not enough memory", "the lens fell off", "unknown failure"};
    for (qsizetype i = 0; i < 3; ++i) {
        EXPECT_EQ(failed.at(i).at(0).toString().toStdString(), reasons[i]);
        EXPECT_NE(said.find(std::string("glissade: error: ") + reasons[i] + "\n"), std::string::npos) << said;
    }
}

}  // namespace
}  // namespace glissade
