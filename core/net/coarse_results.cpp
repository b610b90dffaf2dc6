#include "net/coarse_results.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace glissade {

static_assert(kCopySide == kOverviewSide);

namespace {

constexpr std::size_t kCells = std::size_t{kCopySide} * kCopySide;

// Results may lie outside [0, 1], but not where they would drown all else.
constexpr float kLeast = -1.0F;
constexpr float kMost = 2.0F;

/// Result `index` of an operator, three planes less the colours'.
Result<void> putResult(
    const OperatorSpec& spec, int index, const PhotoCopy& copy, const Cancel& cancel, std::span<float> planes) {
    ThreadPool here(1);
    TRY(const Image<float> result, spec.coarse.result(copy, index, {here, cancel}));
    const float* colours = copy.colours.data();
    for (std::size_t i = 0; i < kCells; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            planes[c * kCells + i] = std::clamp(result.data()[3 * i + c], kLeast, kMost) - colours[3 * i + c];
    return {};
}

}  // namespace

PhotoOverview::PhotoOverview(const GlobalInput& input, std::vector<float> features) : features_(std::move(features)) {
    if (input.overview.empty()) return;
    // A photo smaller than its copy is enlarged there, not reduced.
    copy_.ratio = std::min(1.0, kCopySide / std::sqrt(static_cast<double>(input.photo.area())));
    copy_.colours = Image<float>(kCopySide, kCopySide, 3);
    for (std::size_t i = 0; i < kCells; ++i)
        for (std::size_t c = 0; c < 3; ++c) copy_.colours.data()[3 * i + c] = input.overview[c * kCells + i];
    copy_.tones = input.tones;
}

std::size_t PhotoOverview::byteCount() const {
    return (copy_.colours.samples().size() + features_.size()) * sizeof(float) + copy_.tones.byteCount();
}

bool PhotoOverview::operator==(const PhotoOverview& other) const {
    return copy_.ratio == other.copy_.ratio &&
           std::ranges::equal(copy_.colours.samples(), other.copy_.colours.samples()) &&
           copy_.tones == other.copy_.tones && features_ == other.features_;
}

Result<PhotoOverview::Planes> PhotoOverview::coarsePlanes(const OperatorSpec& spec,
                                                          const Cancel& cancel,
                                                          const ForEach& forEach) const {
    CHECK(spec.coarse.count > 0 && !copy_.colours.empty());
    const std::lock_guard lock(mutex_);
    if (const auto known = coarse_.find(spec.id); known != coarse_.end()) return known->second;
    const auto count = static_cast<std::size_t>(spec.coarse.count);
    std::vector<float> planes(static_cast<std::size_t>(coarsePlaneCount(spec.coarse.count)) * kCells);
    for (std::size_t i = 0; i < kCells; ++i)
        for (std::size_t c = 0; c < 3; ++c) planes[c * kCells + i] = copy_.colours.data()[3 * i + c];
    std::vector<std::optional<Error>> failed(count);
    const auto one = [&](std::size_t i) {
        const auto own = std::span(planes).subspan(3 * (i + 1) * kCells, 3 * kCells);
        auto put = putResult(spec, static_cast<int>(i), copy_, cancel, own);
        if (!put) failed[i] = std::move(put).error();
    };
    if (forEach)
        forEach(count, one);
    else
        for (std::size_t i = 0; i < count; ++i) one(i);
    for (auto& error : failed)
        if (error) return fail(std::move(*error));
    return coarse_.emplace(spec.id, std::make_shared<const std::vector<float>>(std::move(planes))).first->second;
}

}  // namespace glissade
