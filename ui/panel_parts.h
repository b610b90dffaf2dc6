// What panels are put together from, besides sliders.
#pragma once

#include <QString>

class QDialog;
class QFrame;
class QLabel;
class QScrollArea;
class QWidget;

namespace glissade {

/// A label that wraps; `role` is what the style sheet knows it by, e.g. "muted", or empty.
[[nodiscard]] QLabel* makeLabel(QWidget* parent, const QString& role = {});

/// A thin horizontal line between two groups.
[[nodiscard]] QFrame* makeRule(QWidget* parent);

/// Takes the scroll bar's width from the content's margin while there is one, so that what the panel shows keeps its
/// width. The content has a layout.
/// @param side  the margin without it, in device-independent pixels.
void keepContentWidth(QScrollArea* area, int side);

/// Makes a dialog at least as large as its texts need, at first and whenever they change. By itself Qt makes none
/// higher than two thirds of the screen, and cuts the texts of one that is told its least width.
void keepWhole(QDialog* dialog, int leastWidth);

}  // namespace glissade
