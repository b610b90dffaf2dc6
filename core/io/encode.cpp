#include "io/encode.h"

#include "base/atomic_file.h"
#include "io/formats.h"
#include "io/quantise.h"
#include "io/reader.h"
#include "io/thumbnail.h"
#include "io/writer.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <cctype>

namespace glissade {

namespace fs = std::filesystem;

namespace {

constexpr int kBandRows = 128;
constexpr int kMaxNumber = 9999;
// The share of the work that is done when the last row is written; the rest is compressing (WebP), metadata, flushing.
constexpr double kRowsShare = 0.95;

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool sameFile(const fs::path& a, const fs::path& b) {
    struct stat left {};
    struct stat right {};
    return ::stat(a.c_str(), &left) == 0 && ::stat(b.c_str(), &right) == 0 && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

bool isThere(const fs::path& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

/// "photo.jpg", 3 → "photo-3.jpg".
fs::path numbered(const fs::path& target, int number) {
    fs::path name = target.stem();
    name += "-";
    name += std::to_string(number);
    name += target.extension();
    return target.parent_path() / name;
}

/// One encode: the request, checked.
struct Job {
    fs::path target;
    Size size;
    const Photo& source;
    const Image<float>* alpha;
    const EncodeOptions& options;
    const WritableFormat* format = nullptr;
    std::vector<std::string> warnings;
};

Result<Job> checked(const fs::path& target, Size size, const Photo& source, const Image<float>* alpha, const EncodeOptions& options) {
    Job job{target, size, source, alpha, options, nullptr, {}};
    const std::string suffix = target.extension().string();
    job.format = findWritableFormat(!options.format.empty() ? std::string_view(options.format) : std::string_view(suffix));
    if (job.format == nullptr)
        return fail(ErrorCode::Unsupported, target,
                    options.format.empty() ? "the suffix names no format that can be written" : "the format " + options.format + " cannot be written");
    const auto& depths = job.format->depths;
    if (std::find(depths.begin(), depths.end(), options.depth) == depths.end())
        return fail(ErrorCode::Unsupported, target, job.format->name + " has no " + std::to_string(options.depth) + "-bit pictures");
    if (options.compression < 1 || options.compression > 9)
        return fail(ErrorCode::BadArgument, target, "the compression must be from 1 to 9");
    if (options.quality < 1 || options.quality > 100) return fail(ErrorCode::BadArgument, target, "the quality must be from 1 to 100");
    if (size.width < 1 || size.height < 1) return fail(ErrorCode::BadArgument, target, "the picture to write is empty");
    if (alpha != nullptr && (alpha->size() != size || alpha->channels() != 1))
        return fail(ErrorCode::BadArgument, target, "alpha has another size than the picture");
    if (alpha != nullptr && !job.format->hasAlpha) {
        job.warnings.push_back(job.format->name + " has no transparency; it was left out");
        job.alpha = nullptr;
    }
    return job;
}

/// Looks before the work starts; commit looks again in one step with the rename.
Result<bool> mayStart(const Job& job) {
    if (job.options.onConflict != OnConflict::Number && !job.source.info.path.empty() && sameFile(job.target, job.source.info.path))
        return fail(ErrorCode::BadArgument, job.target, "this is the photo itself, which is never overwritten");
    struct stat there {};
    const bool known = ::stat(job.target.c_str(), &there) == 0;
    if (known && S_ISDIR(there.st_mode)) return fail(ErrorCode::WriteFailed, job.target, "a folder has this name");
    if (!isThere(job.target)) return true;
    if (job.options.onConflict == OnConflict::Skip) return false;
    if (job.options.onConflict == OnConflict::Fail) return fail(ErrorCode::Exists, job.target, "the file already exists");
    if (job.options.onConflict == OnConflict::Overwrite && known && !S_ISREG(there.st_mode))
        return fail(ErrorCode::WriteFailed, job.target, "a device, pipe or socket has this name, which is never replaced");
    return true;
}

/// Compressed photos come out above these shares of their raw bytes; a disk without even that much room need not be tried.
Result<void> checkRoom(const Job& job) {
    const fs::path folder = job.target.parent_path().empty() ? fs::path(".") : job.target.parent_path();
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) != 0 || disk.f_blocks == 0) return {};
    const std::uint64_t raw = job.size.area() * static_cast<std::uint64_t>((job.alpha != nullptr ? 4 : 3) * job.options.depth / 8);
    const std::uint64_t least = job.format->hasQuality ? raw / 100 : raw / 50;
    const std::uint64_t room = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    if (room >= least) return {};
    return fail(ErrorCode::WriteFailed, job.target,
                "the disk has only " + std::to_string(room / 1'000'000) + " MB left; at least " + std::to_string(least / 1'000'000 + 1) + " MB are needed");
}

Result<std::unique_ptr<Writer>> makeWriter(const Job& job, const AtomicFile& file) {
    WriterSpec spec;
    spec.size = job.size;
    spec.channels = job.alpha != nullptr ? 4 : 3;
    spec.depth = job.options.depth;
    spec.quality = job.options.quality;
    spec.compression = job.options.compression;
    spec.icc = job.options.profile.icc();
    TRY(OutputFile output, OutputFile::open(file.temporary(), job.target));
    if (job.format->name == "jpeg") return makeJpegWriter(std::move(output), spec);
    if (job.format->name == "png") return makePngWriter(std::move(output), spec);
    if (job.format->name == "webp") return makeWebpWriter(std::move(output), spec);
    return makeTiffWriterByModule(std::move(output), spec);
}

Result<void> writeRows(const Job& job, Writer& writer, const RowSource& rows, ThumbnailMaker& thumbnail, const Cancel& cancel) {
    TRY(const ColorTransform transform, ColorTransform::fromWorking(job.options.profile, job.options.intent));
    Quantiser quantiser(job.options.depth, transform);
    for (int y = 0; y < job.size.height; y += kBandRows) {
        if (cancel.requested()) return Cancel::failure();
        const int count = std::min(kBandRows, job.size.height - y);
        Image<float> band(job.size.width, count, 3);
        TRY_VOID(rows(y, band));
        CHECK(band.size() == (Size{job.size.width, count}) && band.channels() == 3);
        if (cancel.requested()) return Cancel::failure();
        thumbnail.put(y, band);
        TRY_VOID(writer.writeRows(y, count, quantiser.run(band, job.alpha, y)));
        cancel.progress(kRowsShare * (y + count) / job.size.height);
    }
    return writer.finish(cancel.part(kRowsShare, 1.0));
}

/// What was written must open and be what was asked for.
Result<void> verify(const Job& job, const AtomicFile& file) {
    const auto reader = openReader(file.temporary());
    if (!reader) return fail(ErrorCode::WriteFailed, job.target, "the written file does not open: " + reader.error().reason);
    const StoredImage& image = (*reader)->image();
    if (image.format != job.format->name || image.width != job.size.width || image.height != job.size.height)
        return fail(ErrorCode::WriteFailed, job.target, "the written file is not the picture that was meant");
    return {};
}

bool wantsThumbnail(const Job& job) {
    const MetadataPolicy policy = job.options.metadata;
    if (policy != MetadataPolicy::All && policy != MetadataPolicy::NoLocation) return false;
    if (job.format->name == "tiff") return false;  // there it would be a second page
    return job.format->name == "jpeg" || !job.source.metadata.value("Exif.Thumbnail.JPEGInterchangeFormatLength").empty();
}

Result<Written> moveIntoPlace(Job& job, AtomicFile& file) {
    Written written;
    const bool numbering = job.options.onConflict == OnConflict::Number;
    for (int number = 0; number <= kMaxNumber; ++number) {
        const fs::path name = number == 0 ? job.target : numbered(job.target, number);
        // Checked again: since the start, the target may have become a link to the photo.
        if (!numbering && !job.source.info.path.empty() && sameFile(name, job.source.info.path))
            return fail(ErrorCode::BadArgument, job.target, "this is the photo itself, which is never overwritten");
        const auto done = file.commitAs(name, job.options.onConflict == OnConflict::Overwrite ? Replace::Yes : Replace::No);
        if (done) {
            written.path = name;
            written.warnings = std::move(job.warnings);
            if (!file.unconfirmed().empty())
                written.warnings.push_back("the file is in place, but the disk has not confirmed its name: " + file.unconfirmed());
            return written;
        }
        if (done.error().code != ErrorCode::Exists) return fail(done.error());
        if (job.options.onConflict == OnConflict::Skip) return Written{job.target, true, {}};
        if (!numbering) return fail(done.error());
    }
    return fail(ErrorCode::Exists, job.target, "all numbers up to " + std::to_string(kMaxNumber) + " are taken");
}

Result<Written> encode(Job& job, const RowSource& rows, const Cancel& cancel) {
    TRY(const bool start, mayStart(job));
    if (!start) return Written{job.target, true, {}};
    TRY_VOID(checkRoom(job));
    TRY(AtomicFile file, AtomicFile::create(job.target));
    removeStaleTemporaries(job.target.parent_path().empty() ? fs::path(".") : job.target.parent_path());
    ThumbnailMaker thumbnail(job.size);
    {
        TRY(const std::unique_ptr<Writer> writer, makeWriter(job, file));
        TRY_VOID(writeRows(job, *writer, rows, thumbnail, cancel));
    }
    TRY(auto warnings, writeMetadata(file.temporary(), job.source.metadata, job.options.metadata, job.size,
                                     wantsThumbnail(job) ? thumbnail.take() : Image<std::uint8_t>()));
    job.warnings.insert(job.warnings.end(), warnings.begin(), warnings.end());
    TRY_VOID(verify(job, file));
    if (cancel.requested()) return Cancel::failure();
    TRY(Written written, moveIntoPlace(job, file));
    cancel.progress(1.0);
    return written;
}

}  // namespace

Result<Written> encodePhoto(const fs::path& target, Size size, const Photo& source, const Image<float>* alpha, const EncodeOptions& options,
                            const RowSource& rows, const Cancel& cancel) {
    auto result = guarded(target, ErrorCode::Internal, [&]() -> Result<Written> {
        TRY(Job job, checked(target, size, source, alpha, options));
        return encode(job, rows, cancel);
    });
    if (result) return result;
    // The temporary file's name means nothing to anybody.
    Error error = result.error();
    const bool ours = error.path.empty() || error.path.filename().native().starts_with(".glissade-");
    if (ours && error.code != ErrorCode::Cancelled) error.path = target;
    return fail(std::move(error));
}

const std::vector<WritableFormat>& writableFormats() {
    static const std::vector<WritableFormat> formats = {{"jpeg", {"jpg", "jpeg", "jpe"}, {8}, true, false},
                                                        {"png", {"png"}, {8, 16}, false, true},
                                                        {"tiff", {"tif", "tiff"}, {8, 16, 32}, false, true},
                                                        {"webp", {"webp"}, {8}, true, true}};
    return formats;
}

const WritableFormat* findWritableFormat(std::string_view nameOrSuffix) {
    std::string name = lower(nameOrSuffix);
    if (name.starts_with('.')) name.erase(0, 1);
    for (const WritableFormat& format : writableFormats()) {
        const auto& suffixes = format.suffixes;
        if (format.name == name || std::find(suffixes.begin(), suffixes.end(), name) != suffixes.end()) return &format;
    }
    return nullptr;
}

}  // namespace glissade
