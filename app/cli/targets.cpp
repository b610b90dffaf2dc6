#include "cli/targets.h"

#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <system_error>

namespace glissade::cli {

namespace {

using FileId = std::pair<unsigned long, unsigned long>;

/// Names lie (links, "./", case): a file is its device and inode.
std::optional<FileId> fileId(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return std::nullopt;
    return FileId{status.st_dev, status.st_ino};
}

std::string knownFormats() {
    std::string names;
    for (const WritableFormat& format : writableFormats()) names.append(names.empty() ? "" : ", ").append(format.name);
    return names;
}

std::string suffixOf(const std::filesystem::path& file) {
    std::string suffix = file.extension().string();
    if (!suffix.empty()) suffix.erase(0, 1);
    std::ranges::transform(
        suffix, suffix.begin(), [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
    return suffix;
}

}  // namespace

Result<Targets> Targets::plan(const std::vector<std::string>& inputs,
                              const std::string& output,
                              const std::string& format) {
    Targets targets;
    targets.output_ = output;
    std::error_code ignored;
    targets.folder_ = output.ends_with('/') || std::filesystem::is_directory(output, ignored);
    if (inputs.size() > 1 && !targets.folder_)
        return fail(ErrorCode::BadArgument,
                    "several inputs need a folder as -o: '" + output + "' is none (end it with / to make it)");
    if (std::ranges::count(inputs, "-") > 1)
        return fail(ErrorCode::BadArgument, "standard input can be read only once");
    if (!format.empty()) {
        targets.format_ = findWritableFormat(format);
        if (!targets.format_)
            return fail(ErrorCode::BadArgument,
                        "cannot write the format '" + format + "' (known: " + knownFormats() + ")");
    } else if (targets.toStandardOutput()) {
        return fail(ErrorCode::BadArgument, "writing to standard output needs --format");
    } else if (!targets.folder_) {
        targets.format_ = findWritableFormat(suffixOf(output));
        if (!targets.format_)
            return fail(ErrorCode::BadArgument,
                        "the name '" + output +
                            "' says no format that can be written, use --format (known: " + knownFormats() + ")");
    }
    for (const std::string& input : inputs)
        if (const auto id = fileId(input)) targets.inputs_.insert(*id);
    return targets;
}

const WritableFormat& Targets::formatFor(const PhotoInfo& info) const {
    if (format_) return *format_;
    if (const WritableFormat* own = findWritableFormat(info.format)) return *own;
    const WritableFormat* fallback = findWritableFormat(info.hasAlpha || info.bitDepth > 8 ? "png" : "jpeg");
    CHECK(fallback);
    return *fallback;
}

std::filesystem::path Targets::targetFor(const std::string& input, const WritableFormat& format) const {
    if (!folder_) return output_;
    std::filesystem::path name =
        input == "-" ? std::filesystem::path("stdin") : std::filesystem::path(input).filename();
    // photo.JPG stays photo.JPG; photo.heic or a mislabelled name gets the suffix of what it becomes.
    const bool fits = std::ranges::find(format.suffixes, suffixOf(name)) != format.suffixes.end();
    if (!fits) name.replace_extension(format.suffixes.front());
    return output_ / name;
}

Result<void> Targets::makeFolder() const {
    if (!folder_) return {};
    std::error_code error;
    std::filesystem::create_directories(output_, error);
    if (error) return fail(ErrorCode::WriteFailed, output_, error.message());
    return {};
}

Result<void> Targets::check(const std::filesystem::path& target, OnConflict onConflict) const {
    if (onConflict == OnConflict::Number) return {};
    const auto id = fileId(target);
    if (id && inputs_.contains(*id) && onConflict != OnConflict::Skip)
        return fail(ErrorCode::Exists, target, "is a photo of this run; photos are never overwritten");
    if (written_.contains(target)) return fail(ErrorCode::Exists, target, "was written for another input of this run");
    return {};
}

void Targets::markWritten(const std::filesystem::path& target) { written_.insert(target); }

}  // namespace glissade::cli
