// What assistive technology is told of a ValuePad.
#pragma once

namespace glissade {

/// Once, before the first pad is asked for; further calls do nothing. Thread: the interface's.
void registerValuePadAccessible();

}  // namespace glissade
