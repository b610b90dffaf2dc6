#include "image/parts.h"
#include "image/resample.h"
#include "io/limits.h"
#include "pipeline/apply_at_level.h"
#include "pipeline/banded.h"
#include "pipeline/export_memory.h"
#include "pipeline/render.h"

#include <algorithm>
#include <optional>

namespace glissade {

namespace {

constexpr int kLongestEdge = 65'535;
// The budget is half of what is free, for a photo that may be edited on; an export may take all of it.
constexpr std::uint64_t kBudgetShares = 2;
// The share of the progress that is made before the first row is encoded: all of the rendering; the steps at coarser
// levels, which are carried up while rows are encoded; or a look at the photo, where the last step itself is run then.
constexpr double kRenderedWhole = 0.85;
constexpr double kCarriedUp = 0.5;
constexpr double kRunWithTheRows = 0.05;

double shareBeforeRows(const Recipe& recipe, Size photo) {
    if (!BandedRecipe::serves(recipe, photo)) return kRenderedWhole;
    const bool native = std::ranges::any_of(
        recipe.edits, [&](const Edit& edit) { return !changesNothing(edit) && edit.scale.levelFor(photo) == 0; });
    return native ? kRunWithTheRows : kCarriedUp;
}

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

/// The rows of the file: rendering begins when the first is asked for, which is after the encoder has checked target
/// and options, so that a refusal costs nothing.
class Rows {
public:
    Rows(const Photo& photo, const ExportRequest& request, const RenderContext& context)
        : photo_{photo, photo.turnTo(request.recipe.turn)},
          recipe_(request.recipe),
          isBanded_(BandedRecipe::serves(recipe_, photo_.size())),
          share_(shareBeforeRows(recipe_, photo_.size())),
          context_(context.part(0, share_)),
          kept_(cropAfterSteps(recipe_, photo_.size())) {
        const Size kept{kept_.width, kept_.height};
        size_ = request.longEdge > 0 ? sizeWithLongEdge(kept, request.longEdge) : kept;
        if (size_ != kept) resampler_.emplace(kept, size_);
        passThrough_ = !resampler_ && std::ranges::all_of(recipe_.edits, changesNothing);
    }

    [[nodiscard]] Size size() const { return size_; }
    /// Of the progress: what is done before the first row is there.
    [[nodiscard]] double shareBefore() const { return share_; }

    /// Where it is not the photo's own.
    [[nodiscard]] std::optional<Image<float>> changedAlpha() const {
        const auto& alpha = photo_.photo.alpha;
        if (!alpha || (size_ == photo_.size() && photo_.by.isNone())) return std::nullopt;
        Image<float> kept = turned(*alpha, photo_.by);
        if (!recipe_.crop.isNone()) kept = crop(kept, recipe_.crop.of(photo_.size()));
        return size_ == kept.size() ? std::move(kept) : Resampler(kept.size(), size_).whole(kept, context_.pool);
    }

    Result<void> fill(int firstRow, Image<float>& band) {
        if (passThrough_) {
            if (firstRow == 0) context_.begin(recipe_.edits.size());
            band = photo_.working({kept_.x, kept_.y + firstRow, band.width(), band.height()});
            return {};
        }
        if (isBanded_) return fillBanded(firstRow, band);
        if (rendered_.empty()) {
            TRY(rendered_, applyRecipe(workingImage(photo_, context_.pool), recipe_, context_));
            if (!recipe_.crop.isNone()) rendered_ = crop(rendered_, kept_);
            context_.begin(recipe_.edits.size());
        }
        if (resampler_) {
            resampler_->rows(rendered_, firstRow, band, context_.pool);
        } else {
            std::copy_n(rendered_.row(firstRow), band.samples().size(), band.data());
        }
        return {};
    }

private:
    Result<void> fillBanded(int firstRow, Image<float>& band) {
        if (!banded_) {
            auto prepared = BandedRecipe::prepare(
                photo_.size(), [this](Rect area) { return photo_.working(area); }, recipe_, context_);
            if (!prepared) return fail(prepared.error());
            banded_.emplace(std::move(*prepared));
            if (!banded_->runsWithRows()) context_.begin(recipe_.edits.size());
        }
        if (!resampler_) return keptRows(firstRow, band);
        // The rows that this band is made of; those that the next one shares are kept.
        const auto [first, last] = resampler_->inputRows(firstRow, firstRow + band.height());
        Image<float> window(kept_.width, last - first, 3);
        const int kept = std::clamp(windowTop_ + window_.height() - first, 0, window.height());
        if (kept > 0) std::copy_n(window_.row(first - windowTop_), kept * window.rowSamples(), window.data());
        if (kept < window.height()) {
            Image<float> fresh(window.width(), window.height() - kept, 3);
            TRY_VOID(keptRows(first + kept, fresh));
            std::ranges::copy(fresh.samples(), window.row(kept));
        }
        window_ = std::move(window);
        windowTop_ = first;
        resampler_->rows(window_, windowTop_, firstRow, band, context_.pool);
        return {};
    }

    /// Rows of the crop, before they are resized.
    Result<void> keptRows(int firstRow, Image<float>& band) {
        if (recipe_.crop.isNone()) return banded_->rows(firstRow, band);
        Image<float> wide(photo_.size().width, band.height(), 3);
        TRY_VOID(banded_->rows(kept_.y + firstRow, wide));
        band = crop(wide, {kept_.x, 0, kept_.width, band.height()});
        return {};
    }

    TurnedPhoto photo_;
    const Recipe& recipe_;
    bool isBanded_;
    double share_;
    RenderContext context_;
    Rect kept_;  // in the pixels after all steps
    Size size_;
    std::optional<Resampler> resampler_;
    bool passThrough_ = false;
    std::optional<BandedRecipe> banded_;
    Image<float> window_;  // of the crop's own rows, where the file has others
    int windowTop_ = 0;
    Image<float> rendered_;  // where no banded recipe serves
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
            context.cancel.part(rows.shareBefore(), 1.0));
    });
}

}  // namespace glissade
