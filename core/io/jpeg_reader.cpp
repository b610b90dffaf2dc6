// JPEG through libjpeg-turbo itself and not through OpenImageIO, which (2.4) decodes a progressive file whole while it opens it,
// before any limit can be asked, hides how many warnings there were and where, sets no bound on the number of scans, and turns CMYK to RGB
// without the profile.
#include "image/jpeg_errors.h"
#include "io/reader.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include <jerror.h>

namespace glissade {

namespace {

// Encoders write about ten; a file of thousands of scans of a large picture would keep the decoder busy for hours.
constexpr int kMaxScans = 200;

struct ReadErrors : JpegErrors {
    int damageCode = 0;  // the first warning that means lost pixels
    int damageRow = 0;
    int damageScan = 0;
    bool badIcc = false;
};

bool meansDamage(int code) {
    switch (code) {
        case JWRN_ARITH_BAD_CODE:
        case JWRN_BOGUS_PROGRESSION:
        case JWRN_HIT_MARKER:
        case JWRN_HUFF_BAD_CODE:
        case JWRN_MUST_RESYNC: return true;
        default: return false;  // stray bytes between markers, odd version numbers: the pixels are whole
    }
}

void onMessage(j_common_ptr common, int level) {
    if (level >= 0) return;  // trace
    auto& errors = static_cast<ReadErrors&>(JpegErrors::of(common));
    ++common->err->num_warnings;
    if (common->err->msg_code == JWRN_BOGUS_ICC) errors.badIcc = true;
    if (errors.damageCode != 0 || !meansDamage(common->err->msg_code)) return;
    errors.damageCode = common->err->msg_code;
    errors.keepText(common);
    const auto* decoder = reinterpret_cast<j_decompress_ptr>(common);
    errors.damageRow = static_cast<int>(decoder->output_scanline);
    errors.damageScan = decoder->input_scan_number;
}

constexpr int kMostProfileParts = 255;

// Reads the file in pieces. Not libjpeg's own source, which calls the end of a file damage even where only the end mark is missing.
struct Source {
    jpeg_source_mgr manager{};  // first, so that libjpeg's pointer is also ours
    int descriptor = -1;
    std::uint64_t position = 0;
    bool ended = false;  // the file ended before the JPEG did
    int profileParts = 0;
    std::array<JOCTET, 64 << 10> buffer{};
};

void onSourceStart(j_decompress_ptr) {}

boolean onFill(j_decompress_ptr decoder) {
    auto* source = reinterpret_cast<Source*>(decoder->src);
    ssize_t got = 0;
    do {
        got = ::pread(source->descriptor, source->buffer.data(), source->buffer.size(), static_cast<off_t>(source->position));
    } while (got < 0 && errno == EINTR);
    if (got <= 0) {
        // An end mark in its place: libjpeg then notices by itself whether bits are missing.
        source->ended = true;
        source->buffer[0] = 0xFF;
        source->buffer[1] = JPEG_EOI;
        got = 2;
    } else {
        source->position += static_cast<std::uint64_t>(got);
    }
    source->manager.next_input_byte = source->buffer.data();
    source->manager.bytes_in_buffer = static_cast<std::size_t>(got);
    return TRUE;
}

void onSkip(j_decompress_ptr decoder, long count) {
    auto* source = reinterpret_cast<Source*>(decoder->src);
    if (count <= 0) return;
    const auto skip = static_cast<std::size_t>(count);
    if (skip <= source->manager.bytes_in_buffer) {
        source->manager.next_input_byte += skip;
        source->manager.bytes_in_buffer -= skip;
        return;
    }
    source->position += skip - source->manager.bytes_in_buffer;
    source->manager.bytes_in_buffer = 0;
}

void onSourceEnd(j_decompress_ptr) {}

int nextByte(j_decompress_ptr decoder) {
    jpeg_source_mgr* source = decoder->src;
    if (source->bytes_in_buffer == 0) source->fill_input_buffer(decoder);
    --source->bytes_in_buffer;
    return *source->next_input_byte++;
}

/// Counts the segments that may hold parts of a profile, and passes over them.
boolean onProfilePart(j_decompress_ptr decoder) {
    ++reinterpret_cast<Source*>(decoder->src)->profileParts;
    const int high = nextByte(decoder);
    const int length = 256 * high + nextByte(decoder);
    decoder->src->skip_input_data(decoder, length - 2);
    return TRUE;
}

class JpegReader final : public Reader {
public:
    explicit JpegReader(InputFile file) : file_(std::move(file)) {
        source_.manager.init_source = onSourceStart;
        source_.manager.fill_input_buffer = onFill;
        source_.manager.skip_input_data = onSkip;
        source_.manager.resync_to_restart = jpeg_resync_to_restart;
        source_.manager.term_source = onSourceEnd;
        source_.descriptor = file_.descriptor();
        decoder_.err = &errors_.manager;
        errors_.manager.emit_message = onMessage;
        progress_.owner = this;
        progress_.manager.progress_monitor = onProgress;
    }
    ~JpegReader() override { jpeg_destroy_decompress(&decoder_); }

    Result<void> readHeader();
    Result<void> readRows(int first, int count, void* out, const Cancel& cancel) override;
    Result<std::vector<std::string>> finish() override;
    [[nodiscard]] std::string damage() const override { return damage_; }

private:
    struct Progress {
        jpeg_progress_mgr manager{};
        JpegReader* owner = nullptr;
    };
    static void onProgress(j_common_ptr common);

    // Each of these holds a setjmp, so that none of them may have an object with a destructor.
    bool callHeader();
    bool callProfile(JOCTET** icc, unsigned int* size);
    bool callStart();
    bool callRow(JSAMPROW row);
    bool callFinish();

    [[nodiscard]] Failure fatal(const std::string& where) const;
    /// Says what is lost; Corrupt where that is all.
    Result<void> noteDamage();

    InputFile file_;
    Source source_;
    jpeg_decompress_struct decoder_{};
    ReadErrors errors_;
    Progress progress_;
    const Cancel* cancel_ = nullptr;
    bool started_ = false;
    bool cancelled_ = false;
    bool tooManyScans_ = false;
    std::string damage_;
};

void JpegReader::onProgress(j_common_ptr common) {
    JpegReader* owner = reinterpret_cast<Progress*>(common->progress)->owner;
    owner->tooManyScans_ = owner->decoder_.input_scan_number > kMaxScans;
    owner->cancelled_ = owner->cancel_ != nullptr && owner->cancel_->requested();
    if (owner->tooManyScans_ || owner->cancelled_) std::longjmp(owner->errors_.jump, 1);
}

bool JpegReader::callHeader() {
    if (setjmp(errors_.jump) != 0) return false;
    jpeg_create_decompress(&decoder_);
    decoder_.src = &source_.manager;
    // libjpeg looks for the end of its list with each segment that it keeps, which takes tens of seconds with fifty
    // thousand of them. A profile has at most 255 parts: where there are more, none is kept.
    jpeg_set_marker_processor(&decoder_, JPEG_APP0 + 2, onProfilePart);
    jpeg_read_header(&decoder_, TRUE);
    if (source_.profileParts == 0 || source_.profileParts > kMostProfileParts) return true;
    jpeg_abort_decompress(&decoder_);
    source_.position = 0;
    source_.manager.bytes_in_buffer = 0;
    source_.ended = false;
    jpeg_save_markers(&decoder_, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&decoder_, TRUE);
    return true;
}

bool JpegReader::callProfile(JOCTET** icc, unsigned int* size) {
    if (setjmp(errors_.jump) != 0) return false;
    return jpeg_read_icc_profile(&decoder_, icc, size) == TRUE;
}

bool JpegReader::callStart() {
    if (setjmp(errors_.jump) != 0) return false;
    return jpeg_start_decompress(&decoder_) == TRUE;
}

bool JpegReader::callRow(JSAMPROW row) {
    if (setjmp(errors_.jump) != 0) return false;
    return jpeg_read_scanlines(&decoder_, &row, 1) == 1;
}

bool JpegReader::callFinish() {
    if (setjmp(errors_.jump) != 0) return false;
    return jpeg_finish_decompress(&decoder_) == TRUE;
}

Failure JpegReader::fatal(const std::string& where) const {
    if (cancelled_) return Cancel::failure();
    if (tooManyScans_)
        return fail(ErrorCode::Corrupt, file_.path(), "the JPEG has more than " + std::to_string(kMaxScans) + " scans and was refused");
    if (errors_.fatalCode == JERR_OUT_OF_MEMORY) return fail(ErrorCode::OutOfMemory, file_.path(), "not enough memory");
    const std::string text = where + ": " + errors_.text.data();
    switch (errors_.fatalCode) {
        case JERR_BAD_PRECISION:
        case JERR_ARITH_NOTIMPL:
        case JERR_SOF_UNSUPPORTED:
        case JERR_CONVERSION_NOTIMPL: return fail(ErrorCode::Unsupported, file_.path(), text);
        default: return fail(ErrorCode::Corrupt, file_.path(), text);
    }
}

Result<void> JpegReader::noteDamage() {
    if (!damage_.empty()) return {};
    const bool inRows = errors_.damageRow > 0 || jpeg_has_multiple_scans(&decoder_) == FALSE;
    // Without its end mark a file of several scans may lack whole ones, and nothing else would tell.
    const bool afterScan = errors_.damageCode == 0;
    std::string what = source_.ended ? "the JPEG is cut off " : "the JPEG is damaged ";
    if (afterScan)
        what += "after scan " + std::to_string(decoder_.input_scan_number);
    else if (inRows)
        what += "from about row " + std::to_string(errors_.damageRow) + " of " + std::to_string(image_.height) + " on";
    else
        what += "in scan " + std::to_string(errors_.damageScan);
    if (!afterScan) what += std::string(" (") + errors_.text.data() + ")";
    // Nothing but made up pixels is no photo; the first scan has the coarse picture.
    const bool nothing = !afterScan && (inRows ? errors_.damageRow == 0 : errors_.damageScan <= 1);
    if (nothing) return fail(ErrorCode::Corrupt, file_.path(), what);
    damage_ = what;
    return {};
}

Result<void> JpegReader::readHeader() {
    if (!callHeader()) return fatal(source_.ended ? "the JPEG is cut off in its header" : "the JPEG header is damaged");
    image_.format = "jpeg";
    image_.width = static_cast<int>(decoder_.image_width);
    image_.height = static_cast<int>(decoder_.image_height);
    image_.bitDepth = decoder_.data_precision;
    switch (decoder_.num_components) {
        case 1:
            image_.model = ColorModel::Grey;
            decoder_.out_color_space = JCS_GRAYSCALE;
            break;
        case 3: decoder_.out_color_space = JCS_RGB; break;
        case 4:
            image_.model = ColorModel::Cmyk;
            decoder_.out_color_space = JCS_CMYK;
            break;
        default:
            return fail(ErrorCode::Unsupported, file_.path(),
                        "a JPEG with " + std::to_string(decoder_.num_components) + " channels cannot be opened");
    }
    image_.channels = decoder_.num_components;
    // With several scans libjpeg keeps all coefficients, 2 bytes each, and pads blocks.
    if (jpeg_has_multiple_scans(&decoder_) == TRUE) image_.decoderBytesPerPixel = 2 * static_cast<std::uint64_t>(image_.channels);
    JOCTET* icc = nullptr;
    unsigned int size = 0;
    if (callProfile(&icc, &size)) image_.icc.assign(icc, icc + size);
    std::free(icc);
    if (errors_.badIcc) image_.notices.emplace_back("the colour profile is damaged and was ignored");
    return {};
}

Result<void> JpegReader::readRows(int, int count, void* out, const Cancel& cancel) {
    cancel_ = &cancel;
    decoder_.progress = &progress_.manager;
    if (!started_ && !callStart()) return fatal("the JPEG cannot be decoded");
    started_ = true;
    auto* row = static_cast<JSAMPLE*>(out);
    const std::size_t samples = static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.channels);
    for (int i = 0; i < count; ++i, row += samples) {
        if (!callRow(row)) return fatal("the JPEG is damaged at row " + std::to_string(decoder_.output_scanline));
        if (errors_.damageCode != 0 || (source_.ended && image_.decoderBytesPerPixel > 0)) TRY_VOID(noteDamage());
        // Adobe stores ink the other way round; libjpeg hands it on as it is.
        if (image_.model == ColorModel::Cmyk && decoder_.saw_Adobe_marker == TRUE)
            for (std::size_t s = 0; s < samples; ++s) row[s] = static_cast<JSAMPLE>(255 - row[s]);
    }
    cancel_ = nullptr;
    return {};
}

Result<std::vector<std::string>> JpegReader::finish() {
    std::vector<std::string> notices;
    const bool ended = callFinish();
    if (errors_.damageCode != 0) TRY_VOID(noteDamage());
    if (!damage_.empty()) return notices;
    if (source_.ended || !ended) notices.emplace_back("the end mark of the JPEG is missing; all rows are there");
    return notices;
}

}  // namespace

Result<std::unique_ptr<Reader>> openJpeg(InputFile file) {
    auto reader = std::make_unique<JpegReader>(std::move(file));
    TRY_VOID(reader->readHeader());
    return std::unique_ptr<Reader>(std::move(reader));
}

}  // namespace glissade
