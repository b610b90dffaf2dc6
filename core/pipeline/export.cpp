#include "image/resample.h"
#include "io/limits.h"
#include "pipeline/apply_at_level.h"
#include "pipeline/export_memory.h"
#include "pipeline/render.h"

#include <algorithm>
#include <optional>

namespace glissade {

namespace {

constexpr int kLongestEdge = 65'535;
// The budget is half of what is free, for a photo that may be edited on; an export may take all of it.
constexpr std::uint64_t kBudgetShares = 2;

/// A photo as it lies after a turn; its pixels are turned as they are read, so that no second photo takes memory.
struct TurnedPhoto {
    const Photo& photo;
    Turn by;

    [[nodiscard]] Size size() const { return by.of(photo.size()); }
    /// As Photo::working.
    [[nodiscard]] Image<float> working(Rect area) const {
        if (by.isNone()) return photo.working(area);
        return turned(photo.working(by.sourceOf(area, photo.size())), by);
    }
};

/// The whole photo in the working space, its rows converted on all lanes.
Image<float> workingImage(const TurnedPhoto& photo, ThreadPool& pool) {
    constexpr std::size_t kGrainRows = 64;
    Image<float> rgb(photo.size().width, photo.size().height, 3);
    pool.forRanges(static_cast<std::size_t>(rgb.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
        const int first = static_cast<int>(begin);
        const Image<float> band = photo.working({0, first, rgb.width(), static_cast<int>(end - begin)});
        std::ranges::copy(band.samples(), rgb.row(first));
    });
    return rgb;
}

/// The rows of the file: rendered when the first is asked for, which is after the encoder has checked target and
/// options, so that a refusal costs nothing.
class Rows {
public:
    Rows(const Photo& photo, const ExportRequest& request, const RenderContext& context)
        : photo_{photo, photo.turnTo(request.recipe.turn)},
          recipe_(request.recipe),
          context_(context.part(0, kExportRenderShare)) {
        const Size whole = sizeAfter(recipe_, photo_.size());
        size_ = request.longEdge > 0 ? sizeWithLongEdge(whole, request.longEdge) : whole;
        if (size_ != whole) resampler_.emplace(whole, size_);
        passThrough_ = !resampler_ && std::ranges::all_of(recipe_.edits, changesNothing);
    }

    [[nodiscard]] Size size() const { return size_; }

    /// Where it is not the photo's own.
    [[nodiscard]] std::optional<Image<float>> changedAlpha() const {
        const auto& alpha = photo_.photo.alpha;
        if (!alpha || (size_ == photo_.size() && photo_.by.isNone())) return std::nullopt;
        Image<float> lying = turned(*alpha, photo_.by);
        return size_ == photo_.size() ? std::move(lying)
                                      : Resampler(photo_.size(), size_).whole(lying, context_.pool);
    }

    Result<void> fill(int firstRow, Image<float>& band) {
        if (passThrough_) {
            band = photo_.working({0, firstRow, band.width(), band.height()});
            return {};
        }
        if (rendered_.empty()) {
            TRY(rendered_, applyRecipe(workingImage(photo_, context_.pool), recipe_, context_));
        }
        if (resampler_) {
            resampler_->rows(rendered_, firstRow, band, context_.pool);
        } else {
            std::copy_n(rendered_.row(firstRow), band.samples().size(), band.data());
        }
        return {};
    }

private:
    TurnedPhoto photo_;
    const Recipe& recipe_;
    RenderContext context_;
    Size size_;
    std::optional<Resampler> resampler_;
    bool passThrough_ = false;
    Image<float> rendered_;
};

}  // namespace

ColorProfile profileKeptFor(const Photo& photo) {
    return photo.profile.space() == ColorProfile::Space::Rgb ? photo.profile : ColorProfile::sRgb();
}

Result<Written> exportPhoto(const Photo& photo, const ExportRequest& request, const RenderContext& context) {
    return guarded(request.target, ErrorCode::Internal, [&]() -> Result<Written> {
        TRY_VOID(checkRecipe(request.recipe));
        TRY_VOID(checkSizeAfter(request.recipe, photo.size()));
        TRY_VOID(checkExportMemory(request.recipe, photo.size(), kBudgetShares * Limits::defaultMemoryBudget()));
        if (request.longEdge < 0 || request.longEdge > kLongestEdge)
            return fail(ErrorCode::BadArgument,
                        "the long edge must be from 1 to " + std::to_string(kLongestEdge) + " pixels");
        EncodeOptions options = request.encode;
        if (request.keepSourceProfile) options.profile = profileKeptFor(photo);
        Rows rows(photo, request, context);
        const std::optional<Image<float>> changed = rows.changedAlpha();
        const Image<float>* alpha = changed ? &*changed : photo.alpha ? &*photo.alpha : nullptr;
        return encodePhoto(
            request.target,
            rows.size(),
            photo,
            alpha,
            options,
            [&rows](int firstRow, Image<float>& band) { return rows.fill(firstRow, band); },
            context.cancel.part(kExportRenderShare, 1.0));
    });
}

}  // namespace glissade
