// An engine with a view, whose loops a test steps by hand.
#pragma once

#include "engine_fixture.h"

namespace glissade::test {

inline constexpr const char* kPhoto = "400x300-1";
inline constexpr const char* kOther = "320x240-2";
inline constexpr View kView{{200, 150}, 0, 0.5, 0.5};

class EngineOrder : public EngineTest {
protected:
    EngineOrder() {
        start();
        engine->setView(kView);
    }
    bool stepWorker() { return executor->step("worker"); }
    bool stepPreview() { return executor->step("preview"); }
};

}  // namespace glissade::test
