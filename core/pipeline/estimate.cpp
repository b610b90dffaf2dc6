#include "pipeline/estimate.h"

#include "image/parts.h"
#include "image/resample.h"

#include <algorithm>
#include <system_error>

namespace glissade {

namespace {

constexpr int kPatch = 256;  // side of a part that is encoded, pixels of the file
constexpr int kPatchesASide = 3;
constexpr int kNothing = 8;  // side of a picture that is nearly all header

/// The bytes of a file with these pixels.
class SizeOf {
public:
    SizeOf(const std::filesystem::path& folder, EncodeOptions options, const Cancel& cancel)
        : target_(folder / "estimate"), options_(std::move(options)), cancel_(cancel) {
        options_.metadata = MetadataPolicy::None;
        options_.onConflict = OnConflict::Overwrite;
    }

    Result<double> operator()(const Image<float>& rgb) const {
        const RowSource rows = [&rgb](int firstRow, Image<float>& band) -> Result<void> {
            std::copy_n(rgb.row(firstRow), band.samples().size(), band.data());
            return {};
        };
        TRY(const Written written, encodePhoto(target_, rgb.size(), Photo{}, nullptr, options_, rows, cancel_));
        std::error_code failed;
        const auto bytes = std::filesystem::file_size(written.path, failed);
        std::error_code ignored;
        std::filesystem::remove(written.path, ignored);
        if (failed) return fail(ErrorCode::Unreadable, written.path, failed.message());
        return static_cast<double>(bytes);
    }

private:
    std::filesystem::path target_;
    EncodeOptions options_;
    const Cancel& cancel_;
};

/// Where the parts of one axis begin, spread evenly; one that is the whole axis where it is short.
std::vector<int> patchStarts(int side) {
    if (side <= kPatch * kPatchesASide) return {0};
    std::vector<int> starts;
    for (int i = 0; i < kPatchesASide; ++i) starts.push_back((side - kPatch) * (2 * i + 1) / (2 * kPatchesASide));
    return starts;
}

/// What is written of the photo, and at which size.
struct WrittenPart {
    Rect kept;  ///< photo pixels
    Size written;
};

/// A part of the file's picture, without the steps.
Image<float> patchOf(const Photo& photo, const WrittenPart& whole, Rect part, ThreadPool& pool) {
    const auto scaled = [](int value, int from, int to) {
        return static_cast<int>(static_cast<std::int64_t>(value) * to / from);
    };
    const auto& [kept, written] = whole;
    const int left = scaled(part.x, written.width, kept.width);
    const int top = scaled(part.y, written.height, kept.height);
    const int right = scaled(part.x + part.width, written.width, kept.width);
    const int bottom = scaled(part.y + part.height, written.height, kept.height);
    const Image<float> pixels =
        photo.working({kept.x + left, kept.y + top, std::max(1, right - left), std::max(1, bottom - top)});
    if (pixels.size() == Size{part.width, part.height}) return pixels.clone();
    return Resampler(pixels.size(), {part.width, part.height}).whole(pixels, pool);
}

/// The parts one below the other.
Image<float> sampleOf(const Photo& photo, const WrittenPart& whole, ThreadPool& pool) {
    const Size written = whole.written;
    const std::vector<int> columns = patchStarts(written.width);
    const std::vector<int> rows = patchStarts(written.height);
    const int width = columns.size() == 1 ? written.width : kPatch;
    const int height = rows.size() == 1 ? written.height : kPatch;
    Image<float> sample(width, height * static_cast<int>(columns.size() * rows.size()), 3);
    int top = 0;
    for (const int y : rows) {
        for (const int x : columns) {
            const Image<float> patch = patchOf(photo, whole, {x, y, width, height}, pool);
            std::ranges::copy(patch.samples(), sample.row(top));
            top += height;
        }
    }
    return sample;
}

}  // namespace

Result<std::uint64_t> estimateFileSize(const Photo& photo,
                                       const ExportRequest& request,
                                       const ShownPixels& shown,
                                       const std::filesystem::path& folder,
                                       ThreadPool& pool,
                                       const Cancel& cancel) {
    return guarded(folder, ErrorCode::Internal, [&]() -> Result<std::uint64_t> {
        EncodeOptions options = request.encode;
        if (request.keepSourceProfile) options.profile = profileKeptFor(photo);
        const SizeOf sizeOf(folder, options, cancel);
        const Size whole = sizeAfter(request.recipe, photo.size());
        const Size written = request.longEdge > 0 ? sizeWithLongEdge(whole, request.longEdge) : whole;
        TRY(const double header, sizeOf(Image<float>(kNothing, kNothing, 3)));
        const Rect kept = request.recipe.crop.of(photo.size());
        const Image<float> sample = sampleOf(photo, {kept, written}, pool);
        TRY(const double sampled, sizeOf(sample));
        const double share = static_cast<double>(written.area()) / static_cast<double>(sample.size().area());
        double pixels = std::max(0.0, sampled - header) * share;
        if (shown.edited && shown.original && !shown.edited->empty()) {
            TRY(const double edited, sizeOf(floatColours(*shown.edited, pool)));
            TRY(const double original, sizeOf(floatColours(*shown.original, pool)));
            if (edited > header && original > header) pixels *= (edited - header) / (original - header);
        }
        return static_cast<std::uint64_t>(header + pixels);
    });
}

}  // namespace glissade
