// Finds the name that somebody who mistyped probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glissade {

/// The candidate with the smallest edit distance to `word` (letters inserted, left out, changed or swapped), where that
/// is at most a third of the word's length (at least 1); empty otherwise.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace glissade
