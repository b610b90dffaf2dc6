// Accessibility as on a desktop where it is switched on, on a platform without a screen.
#pragma once

namespace glissade::test {

/// From now on changes are passed on to QAccessible's update handler. Thread: the interface's; after the application is
/// made.
void switchAccessibilityOn();

}  // namespace glissade::test
