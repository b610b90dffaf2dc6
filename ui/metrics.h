// The one spacing scale of the interface, in device-independent pixels.
#pragma once

namespace glissade::metrics {

inline constexpr int kTight = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kHuge = 32;
inline constexpr int kIcon = 20;        ///< side of a tool button's icon
inline constexpr int kButtonIcon = 16;  ///< side of an icon within a panel

inline constexpr double kTitle = 1.15;  ///< of the interface's font size
inline constexpr double kHeadline = 1.4;

}  // namespace glissade::metrics
