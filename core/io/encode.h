// Writing photos, band by band, through OpenImageIO into a temporary file that is renamed when it is whole.
#pragma once

#include "base/cancel.h"
#include "io/photo.h"

#include <functional>
#include <optional>

namespace glissade {

/// What to do where the target exists.
enum class OnConflict { Fail, Overwrite, Number, Skip };

struct EncodeOptions {
    std::string format;                  ///< "jpeg", "png", "tiff", "webp", ...; empty: by the target's suffix
    int quality = 92;                    ///< 1..100, JPEG, WebP and other lossy formats
    int compression = 6;                 ///< 1 (quick) .. 9 (small), PNG and TIFF; the pixels are the same
    int depth = 8;                       ///< 8, 16 or 32 (float, TIFF only); refused where the format has it not
    ColorProfile profile = ColorProfile::sRgb();  ///< of the written file, embedded
    RenderingIntent intent = RenderingIntent::RelativeColorimetric;  ///< where ColorProfile::intentsDiffer
    MetadataPolicy metadata = MetadataPolicy::All;
    OnConflict onConflict = OnConflict::Fail;
};

/// Rows to write: fills float RGB in the working space for rows [firstRow, firstRow + band.height()); called in order.
using RowSource = std::function<Result<void>(int firstRow, Image<float>& band)>;

/// The file that was written, and what could not be carried over.
struct Written {
    std::filesystem::path path;  ///< differs from the target with OnConflict::Number
    bool skipped = false;        ///< OnConflict::Skip found the target in place; nothing was written
    std::vector<std::string> warnings;
};

/// Writes `size` pixels from `rows`, with `source`'s metadata and, where given, `alpha` (1 channel, same size). Converts from the working space
/// to options.profile, rounds half up, embeds the profile and the metadata, checks the file, then renames it into place.
/// A failure or a cancel leaves nothing behind. Refuses a target that is the source itself (same device and inode).
/// Fails with Exists, Unsupported, BadArgument, WriteFailed, Cancelled or what `rows` fails with.
[[nodiscard]] Result<Written> encodePhoto(const std::filesystem::path& target, Size size, const Photo& source,
                                          const Image<float>* alpha, const EncodeOptions& options, const RowSource& rows,
                                          const Cancel& cancel = {});

/// Formats that can be written: name, suffixes, depths, whether they have a quality, alpha, metadata.
struct WritableFormat {
    std::string name;
    std::vector<std::string> suffixes;
    std::vector<int> depths;
    bool hasQuality = false;  ///< else it loses nothing, and has a compression
    bool hasAlpha = false;
};
[[nodiscard]] const std::vector<WritableFormat>& writableFormats();
[[nodiscard]] const WritableFormat* findWritableFormat(std::string_view nameOrSuffix);

}  // namespace glissade
