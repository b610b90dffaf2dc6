#include "recipe/recovery.h"

#include "base/atomic_file.h"
#include "base/file_bytes.h"
#include "base/strict_json.h"
#include "recipe/broken_file.h"
#include "recipe/recipe_json.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <map>
#include <random>
#include <set>
#include <system_error>
#include <utility>

namespace glissade {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFormat = "glissade-recovery";
constexpr int kVersion = 1;
constexpr std::string_view kSuffix = ".glissade-recovery.json";
constexpr std::string_view kPictureSuffix = ".glissade-recovery.png";
constexpr std::string_view kLockSuffix = ".lock";
constexpr std::chrono::days kOrphansStay{30};
constexpr int kSessionTries = 16;
/// A recipe's text with every character escaped, and a path.
constexpr std::uint64_t kMaxBytes = 2 * kMaxRecipeBytes + 32'768;

/// Names are bytes and JSON is UTF-8: what is not plain is written as %XX.
std::string encodedPath(const fs::path& path) {
    std::string text;
    for (const char c : path.string()) {
        const auto byte = static_cast<unsigned char>(c);
        std::array<char, 4> escaped{};
        std::snprintf(escaped.data(), escaped.size(), "%%%02X", byte);
        const bool plain = byte > 0x20 && byte < 0x7F && c != '%';
        plain ? text.append(1, c) : text.append(escaped.data());
    }
    return text;
}

Result<fs::path> decodedPath(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string path;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            path.push_back(text[i]);
            continue;
        }
        const auto high = i + 2 < text.size() ? kHex.find(text[i + 1]) : std::string_view::npos;
        const auto low = i + 2 < text.size() ? kHex.find(text[i + 2]) : std::string_view::npos;
        if (high == std::string_view::npos || low == std::string_view::npos || high + low == 0)
            return corruptField("photo", "is no path");
        path.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    if (path.empty() || path.front() != '/' || path.find('\0') != std::string::npos)
        return corruptField("photo", "must be an absolute path");
    return fs::path(path);
}

/// FNV-1a: a short name for a text.
std::string hashText(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
    return digits.data();
}

fs::path wholePath(const fs::path& photo) {
    std::error_code error;
    const fs::path whole = fs::absolute(photo, error).lexically_normal();
    return error ? photo : whole;
}

Result<std::string> recordText(const fs::path& photo, const Recipe& recipe, int attempts) {
    TRY(const std::string edit, recipeJson({.name = {}, .program = {}, .recipe = recipe}));
    return guarded(photo, ErrorCode::Internal, [&]() -> Result<std::string> {
        const Json json{{"format", kFormat},
                        {"version", kVersion},
                        {"photo", encodedPath(photo)},
                        {"attempts", attempts},
                        {"edit", edit}};
        return json.dump(2) + "\n";
    });
}

Result<LostEdit> parseRecord(std::string_view text) {
    return guarded({}, ErrorCode::Corrupt, [&]() -> Result<LostEdit> {
        TRY(const Json json, parseStrictly(text, {kMaxBytes, 2}));
        TRY_VOID(checkFormat(json, kFormat, kVersion));
        TRY_VOID(checkKeys(json, "", {"format", "version", "photo", "attempts", "edit"}));
        LostEdit lost;
        TRY(const std::string photo, textOf(json, "", "photo"));
        TRY(lost.photo, decodedPath(photo));
        if (!json.contains("attempts") || !json["attempts"].is_number_unsigned() || json["attempts"] > 1000U)
            return corruptField("attempts", "must be a whole number");
        lost.attempts = json["attempts"].get<int>();
        TRY(const std::string edit, textOf(json, "", "edit"));
        TRY(RecipeFile document, parseRecipeJson(edit));
        lost.recipe = std::move(document.recipe);
        return lost;
    });
}

Result<LostEdit> readRecord(const fs::path& file) {
    TRY(const std::vector<std::byte> bytes, readFileBytes(file, kMaxBytes));
    auto lost = parseRecord({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!lost) return fail(lost.error().code, file, lost.error().reason);
    std::error_code ignored;
    lost->file = file;
    lost->when = fs::last_write_time(file, ignored);
    return lost;
}

/// An open lock file; closing it frees the lock.
class Lock {
public:
    explicit Lock(int descriptor) : descriptor_(descriptor) {}
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] bool open() const { return descriptor_ >= 0; }
    [[nodiscard]] bool tryHold() const { return ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0; }
    /// Whether the file still has its name: a search for lost edits may have taken it for a left-over.
    [[nodiscard]] bool linked() const {
        struct stat status {};
        return ::fstat(descriptor_, &status) == 0 && status.st_nlink > 0;
    }
    [[nodiscard]] bool write(const std::string& text) const {
        return ::write(descriptor_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }

private:
    int descriptor_;
};

/// Whether a running program holds this session. `removeFree`: a free lock goes, since it guards nothing.
bool held(const fs::path& lockFile, bool removeFree) {
    const Lock lock(::open(lockFile.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (!lock.open()) return errno != ENOENT;  // unreadable: not ours to judge
    if (!lock.tryHold()) return true;
    if (removeFree) ::unlink(lockFile.c_str());
    return false;
}

/// SESSION of SESSION-NUMBER.glissade-recovery.json.
std::string sessionOf(const fs::path& record) {
    const std::string name = record.filename().string();
    return name.substr(0, name.rfind('-', name.size() - kSuffix.size() - 1));
}

std::string setAside(const fs::path& file, const std::string& why) {
    const auto aside = moveBrokenAside(file);
    return file.string() + ": " + why +
           (aside ? "; it was moved to " + aside->filename().string() : "; " + aside.error().reason);
}

void addRecord(const fs::path& file, LostEdits& lost) {
    auto edit = readRecord(file);
    if (edit && edit->attempts < kMostRecoveryAttempts)
        lost.edits.push_back(std::move(*edit));
    else if (edit)
        lost.notices.push_back(setAside(file, "this edit was lost each time it was recovered"));
    else if (edit.error().code == ErrorCode::Corrupt)
        lost.notices.push_back(setAside(file, edit.error().reason));
    else if (edit.error().code != ErrorCode::NotFound)  // another program took it this instant
        lost.notices.push_back(edit.error().message());
}

/// An edit's record, and the photo that is in no other file.
void removeKept(const fs::path& record, const fs::path& photo, std::error_code& error) {
    std::error_code ignored;
    if (isKeptPicture(photo) && photo.parent_path() == wholePath(record).parent_path()) fs::remove(photo, ignored);
    fs::remove(record, error);
}

/// Pictures whose edit was never written, or set aside long ago.
void removeOrphans(const std::vector<fs::path>& pictures, const std::set<fs::path>& named) {
    std::error_code error;
    for (const fs::path& picture : pictures) {
        const auto written = fs::last_write_time(picture, error);
        if (!error && !named.contains(picture) && fs::file_time_type::clock::now() - written > kOrphansStay)
            fs::remove(picture, error);
    }
}

}  // namespace

bool isKeptPicture(const fs::path& photo) { return photo.filename().string().ends_with(kPictureSuffix); }

LostEdits findLostEdits(const fs::path& folder) {
    LostEdits lost;
    std::vector<fs::path> records;
    std::vector<fs::path> locks;
    std::vector<fs::path> pictures;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (name.size() > kSuffix.size() && name.ends_with(kSuffix)) records.push_back(it->path());
        if (name.ends_with(kLockSuffix)) locks.push_back(it->path());
        if (name.ends_with(kPictureSuffix)) pictures.push_back(wholePath(it->path()));
    }
    std::ranges::sort(records);
    std::set<std::string> withRecords;
    std::set<fs::path> named;  // by any record, also of a running program
    for (const fs::path& record : records) {
        const std::string session = sessionOf(record);
        withRecords.insert(session);
        if (const auto edit = readRecord(record)) named.insert(edit->photo);
        if (!held(folder / (session + std::string(kLockSuffix)), false)) addRecord(record, lost);
    }
    for (const fs::path& lock : locks)
        if (!withRecords.contains(lock.stem().string())) static_cast<void>(held(lock, true));
    removeOrphans(pictures, named);
    std::ranges::sort(lost.edits, [](const LostEdit& a, const LostEdit& b) { return a.when > b.when; });
    return lost;
}

Result<void> discardLostEdit(const LostEdit& lost) {
    std::error_code error;
    removeKept(lost.file, lost.photo, error);
    if (error) return fail(ErrorCode::WriteFailed, lost.file, error.message());
    return {};
}

struct RecoverySession::Data {
    fs::path folder;
    std::string name;
    std::unique_ptr<Lock> lock;
    /// What is kept in one window of one photo.
    struct Kept {
        fs::path file;
        fs::path takenFrom;  ///< of a lost edit that was taken and not changed since; empty: none
    };
    std::map<std::pair<int, fs::path>, Kept> kept;
    int files = 0;

    /// For one more record, or picture.
    [[nodiscard]] fs::path nextFile(std::string_view suffix = kSuffix) {
        return folder / (name + "-" + std::to_string(++files) + std::string(suffix));
    }
    ~Data() {
        std::error_code ignored;
        for (const auto& [whose, each] : kept) removeKept(each.file, whose.second, ignored);
        // While it is held, so that no other program's lock of this name can be meant.
        fs::remove(folder / (name + std::string(kLockSuffix)), ignored);
    }
};

RecoverySession::RecoverySession(std::unique_ptr<Data> data) : data_(std::move(data)) {}
RecoverySession::RecoverySession(RecoverySession&&) noexcept = default;
RecoverySession& RecoverySession::operator=(RecoverySession&&) noexcept = default;
RecoverySession::~RecoverySession() = default;

Result<RecoverySession> RecoverySession::begin(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) return fail(ErrorCode::WriteFailed, folder, error.message());
    const std::string process = std::to_string(::getpid());
    std::random_device random;
    for (int i = 0; i < kSessionTries; ++i) {
        const std::string name = process + "-" + hashText(std::to_string(random())).substr(0, 8);
        const fs::path file = folder / (name + std::string(kLockSuffix));
        auto lock = std::make_unique<Lock>(::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!lock->open() && errno != EEXIST) return fail(ErrorCode::WriteFailed, file, systemErrorText(errno));
        if (!lock->open() || !lock->tryHold() || !lock->linked()) continue;
        auto data = std::unique_ptr<Data>(new Data{folder, name, std::move(lock), {}, 0});
        if (!data->lock->write(process + "\n")) return fail(ErrorCode::WriteFailed, file, systemErrorText(errno));
        return RecoverySession(std::move(data));
    }
    return fail(ErrorCode::WriteFailed, folder, "no lock can be made");
}

Result<void> RecoverySession::keep(const fs::path& photo, const Recipe& recipe, int window) {
    const fs::path whole = wholePath(photo);
    TRY(const std::string text, recordText(whole, recipe, 0));
    const auto known = data_->kept.find({window, whole});
    const fs::path file = known != data_->kept.end() ? known->second.file : data_->nextFile();
    TRY_VOID(writeFileAtomically(file, text));
    data_->kept[{window, whole}] = {file, {}};
    return {};
}

fs::path RecoverySession::nextPicture() { return wholePath(data_->nextFile(kPictureSuffix)); }

void RecoverySession::forget(const fs::path& photo, int window) {
    const auto known = data_->kept.find({window, wholePath(photo)});
    if (known == data_->kept.end()) return;
    std::error_code ignored;
    removeKept(known->second.file, known->first.second, ignored);
    data_->kept.erase(known);
}

Result<void> RecoverySession::take(const LostEdit& lost, int window) {
    if (data_->kept.contains({window, lost.photo}))
        return fail(ErrorCode::Exists, lost.file, "there is a newer edit of this photo");
    const fs::path file = data_->nextFile();
    // One rename decides between two that want the same edit.
    if (::renameat2(AT_FDCWD, lost.file.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) != 0) {
        if (errno == ENOENT)
            return fail(ErrorCode::NotFound, lost.file, "another window or program has recovered this edit");
        return fail(ErrorCode::WriteFailed, lost.file, systemErrorText(errno));
    }
    data_->kept[{window, lost.photo}] = {file, lost.file};
    TRY(const std::string text, recordText(lost.photo, lost.recipe, lost.attempts + 1));
    return writeFileAtomically(file, text);
}

Result<void> RecoverySession::giveBack(const LostEdit& lost, int window) {
    TRY(const std::string text, recordText(lost.photo, lost.recipe, lost.attempts));
    const auto known = data_->kept.find({window, lost.photo});
    const bool untouched = known != data_->kept.end() && known->second.takenFrom == lost.file;
    TRY_VOID(writeFileAtomically(untouched ? known->second.file : data_->nextFile(), text));
    if (untouched) data_->kept.erase(known);
    return {};
}

}  // namespace glissade
