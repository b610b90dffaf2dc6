// What panels are put together from, besides sliders.
#pragma once

#include <QString>

class QFrame;
class QLabel;
class QWidget;

namespace glissade {

/// A label that wraps; `role` is what the style sheet knows it by, e.g. "muted", or empty.
[[nodiscard]] QLabel* makeLabel(QWidget* parent, const QString& role = {});

/// A thin horizontal line between two groups.
[[nodiscard]] QFrame* makeRule(QWidget* parent);

}  // namespace glissade
