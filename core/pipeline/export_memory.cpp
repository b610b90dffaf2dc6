#include "pipeline/export_memory.h"

#include "pipeline/apply_at_level.h"
#include "pipeline/banded.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace glissade {

namespace {

constexpr std::uint64_t kBytesPerPixel = 3 * sizeof(float);
/// Images of the level's size that an exact operator holds at once: pyramids, systems of equations, windows of rows.
constexpr std::uint64_t kExactImages = 8;
/// At a coarser level: the level, its result, and what carries the result up.
constexpr std::uint64_t kCoarseImages = 4;
/// Of one tile of a base network, all its layers.
constexpr std::uint64_t kNetworkBytes = std::uint64_t{400} << 20;

std::uint64_t bytesOf(Size size) {
    return static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height) * kBytesPerPixel;
}

std::string gigabytes(std::uint64_t bytes) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f GB", static_cast<double>(bytes) / 1e9);
    return text;
}

}  // namespace

std::uint64_t exportMemory(const Recipe& recipe, Size photo) {
    // In bands no image of the photo's own size is held.
    const bool whole = !BandedRecipe::serves(recipe, photo);
    std::uint64_t most = 0;
    for (const Edit& edit : recipe.edits) {
        if (changesNothing(edit)) continue;
        const Size before = photo;
        photo = sizeAfter({{edit}}, photo);
        if (photo != before) most = std::max(most, bytesOf(before) + bytesOf(photo));
        const int level = edit.scale.levelFor(photo);
        const std::uint64_t atLevel = bytesOf(photo) >> (2 * level);
        std::uint64_t beside = edit.exact ? kExactImages * atLevel : kNetworkBytes;
        if (level > 0) beside += kCoarseImages * atLevel;
        most = std::max(most, (whole ? bytesOf(photo) : 0) + beside);
    }
    return most;
}

Result<void> checkExportMemory(const Recipe& recipe, Size photo, std::uint64_t available) {
    const std::uint64_t needed = exportMemory(recipe, photo);
    if (needed <= available) return {};
    return fail(
        ErrorCode::OutOfMemory,
        "the export would take about " + gigabytes(needed) + " of memory, and " + gigabytes(available) + " are free");
}

}  // namespace glissade
