// Announce: what assistive technology says of a change that no focus leads to.
#pragma once

class QString;
class QWidget;

namespace glissade {

/// Has a screen reader say `text`, wherever the focus is. Thread: the interface's.
/// @param place  what it is said of; its accessible name is what is there to be read afterwards.
void announce(QWidget& place, const QString& text);

}  // namespace glissade
