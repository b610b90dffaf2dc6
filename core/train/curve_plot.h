// The learning curve of a run as a picture.
#pragma once

#include <string>
#include <string_view>

namespace glissade::train {

/// One self-contained HTML page (inline SVG, no script) with a line per operator and their average over the minutes of
/// training.
///
/// @param table  the run's curve.tsv: a header "step minutes average ID...", then numbers, separated by tabs. Rows that
///               are not as long as the header or not numbers are left out.
/// @return an empty text where no row is left.
[[nodiscard]] std::string curvePlot(std::string_view table);

}  // namespace glissade::train
