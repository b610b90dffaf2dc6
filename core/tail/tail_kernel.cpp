#include "tail/tail_kernel.h"

#include "base/check.h"
#include "tail/tail_plan.h"
#include "tail/tail_rows.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

namespace glissade {

namespace {

constexpr std::array kBestFirst{
    TailTarget::Avx512Vnni, TailTarget::Avx512, TailTarget::Avx2, TailTarget::Sse4, TailTarget::Portable};

TailTarget chooseTarget() {
    const auto available = availableTailTargets();
    if (const char* wanted = std::getenv("GLISSADE_TAIL_TARGET"))
        for (const TailTarget target : available)
            if (name(target) == wanted) return target;
    return available.front();
}

template <typename T>
void copyRows(const Image<T>& from, Image<T>& to, int firstRow, int lastRow) {
    if (from.data() == to.data()) return;
    for (int y = firstRow; y < lastRow; ++y) std::copy_n(from.row(y), from.rowSamples(), to.row(y));
}

template <typename T>
void checkShapes(
    const SliceTile& tile, const Image<T>& photo, const Image<T>& out, int channels, int firstRow, int lastRow) {
    CHECK(photo.channels() == channels && out.channels() == channels);
    CHECK(photo.width() == tile.width() && photo.height() == tile.height() && out.size() == photo.size());
    CHECK(firstRow >= 0 && lastRow <= tile.height());
}

/// The amount that counts: 0 where there is nothing to do.
float effectiveAmount(const SliceTile& tile, const TailWeights& weights, float amount) {
    if (!(amount > 0) || !allFinite(weights, tile.quantisation())) return 0;
    return std::min(amount, 1.0F);
}

}  // namespace

std::string_view name(TailTarget target) {
    switch (target) {
        case TailTarget::Avx512Vnni:
            return "avx512vnni";
        case TailTarget::Avx512:
            return "avx512";
        case TailTarget::Avx2:
            return "avx2";
        case TailTarget::Sse4:
            return "sse4";
        case TailTarget::Portable:
            break;
    }
    return "portable";
}

std::vector<TailTarget> availableTailTargets() {
    std::vector<TailTarget> available;
    std::copy_if(kBestFirst.begin(), kBestFirst.end(), std::back_inserter(available), hasTailTarget);
    return available;
}

TailTarget currentTailTarget() {
    static const TailTarget chosen = chooseTarget();
    return chosen;
}

void evaluateTail(const SliceTile& tile,
                  const Image<std::uint8_t>& photo,
                  const TailWeights& weights,
                  float amount,
                  int firstRow,
                  int lastRow,
                  Image<std::uint8_t>& out,
                  TailTarget target) {
    checkShapes(tile, photo, out, 4, firstRow, lastRow);
    const float used = effectiveAmount(tile, weights, amount);
    if (used <= 0) return copyRows(photo, out, firstRow, lastRow);
    const IntegerTail plan = planIntegerTail(weights, tile.quantisation(), used);
    const TailRows rows = tailRows(target);
    if (tile.width() == 0) return;
    for (int y = firstRow; y < lastRow; ++y) rows.bytes(tile.block(y, 0), photo.row(y), out.row(y), tile.width(), plan);
}

void evaluateTail(const SliceTile& tile,
                  const Image<float>& photo,
                  const TailWeights& weights,
                  float amount,
                  int firstRow,
                  int lastRow,
                  Image<float>& out,
                  TailTarget target) {
    checkShapes(tile, photo, out, 3, firstRow, lastRow);
    const float used = effectiveAmount(tile, weights, amount);
    if (used <= 0) return copyRows(photo, out, firstRow, lastRow);
    const FloatTail plan = planFloatTail(weights, tile.quantisation(), used);
    const TailRows rows = tailRows(target);
    if (tile.width() == 0) return;
    for (int y = firstRow; y < lastRow; ++y)
        rows.floats(tile.block(y, 0), photo.row(y), out.row(y), tile.width(), plan);
}

}  // namespace glissade
