// A photo's colours on a finer grid than its copy's, for coarse results that need more pixels.
#pragma once

#include "base/thread_pool.h"
#include "operators/photo_copy.h"

namespace glissade::operators {

/// Side of the square fine copy, twice PhotoCopy::colours'.
inline constexpr int kFineCopySide = 2 * kCopySide;

/// The photo's colours as its tones' cells tell them: kFineCopySide × kFineCopySide × 3, the photo's aspect not kept.
[[nodiscard]] Image<float> fineCopy(const PhotoCopy& copy, ThreadPool& pool);

/// What an operator does to a fine copy, as averages of the copy's cells: kCopySide × kCopySide × 3, the copy's colours
/// with the changes that lead from `before` to `after`, both of a fine copy's size.
[[nodiscard]] Image<float> changedAs(const PhotoCopy& copy, const Image<float>& before, const Image<float>& after);

}  // namespace glissade::operators
