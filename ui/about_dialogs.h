// What the Help menu shows.
#pragma once

class QWidget;

namespace glissade {

/// All commands of `window` that have keys.
void showShortcuts(QWidget* window);
void showAbout(QWidget* window);

}  // namespace glissade
