// What assistive technology hears of a ValueSlider: the parameter's own value and range, not positions.
#pragma once

namespace glissade {

/// Registers the interface with Qt; further calls do nothing.
void registerValueSliderAccessible();

}  // namespace glissade
