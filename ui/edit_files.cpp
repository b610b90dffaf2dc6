#include "ui/edit_files.h"

#include "base/user_folders.h"
#include "ui/desktop_recents.h"
#include "ui/pasted_photo.h"

#include <QDateTime>

#include <algorithm>
#include <system_error>
#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

std::filesystem::path wholePath(const std::filesystem::path& photo) {
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(photo, error).lexically_normal();
    return error ? photo : whole;
}

}  // namespace

EditFiles::Folders EditFiles::userFolders() {
    const std::filesystem::path state = userStateFolder();
    return {.data = userDataFolder(),
            .recovery = state.empty() ? state : state / "recovery",
            .shippedPresets = findShippedPresets(),
            .desktopRecents = userRecents()};
}

EditFiles::EditFiles(Folders folders, QObject* parent) : QObject(parent), folders_(std::move(folders)) {}

EditFiles::~EditFiles() = default;

void EditFiles::addToDesktopRecents(const std::filesystem::path& photo, const std::string& format) {
    if (folders_.desktopRecents.empty()) return;
    const auto work = [list = folders_.desktopRecents, photo, type = u"image/"_s + QString::fromStdString(format)] {
        return addToRecents(list, photo, type, QDateTime::currentDateTime());
    };
    background_.run(this, work, [](const Result<void>&) {});
}

void EditFiles::find(const std::filesystem::path& photo, QObject* context, Done<FoundEdit> done) {
    background_.run(
        context,
        [photo, folders = folders_]() -> Result<FoundEdit> {
            FoundEdit found;
            found.sidecar = loadSidecar(photo, folders.data);
            LostEdits lost = findLostEdits(folders.recovery);
            found.notices = std::move(lost.notices);
            std::erase_if(lost.edits,
                          [own = wholePath(photo)](const LostEdit& edit) { return edit.photo != own; });
            found.lost = std::move(lost.edits);
            return found;
        },
        std::move(done));
}

void EditFiles::save(const std::filesystem::path& photo,
                     const Recipe& recipe,
                     QObject* context,
                     Done<SavedSidecar> done) {
    background_.run(
        context, [photo, recipe, data = folders_.data] { return saveSidecar(photo, data, recipe); }, std::move(done));
}

void EditFiles::saveAs(const std::filesystem::path& file, const Recipe& recipe, QObject* context, Done<void> done) {
    background_.run(
        context, [file, recipe] { return saveEditAs(file, recipe); }, std::move(done));
}

Result<RecoverySession*> EditFiles::session() {
    if (!session_) {
        if (folders_.recovery.empty())
            return fail(ErrorCode::WriteFailed, "the user's state folder is not known (HOME is not set)");
        TRY(session_, RecoverySession::begin(folders_.recovery));
    }
    return &*session_;
}

void EditFiles::tellFailure(const Result<void>& result) {
    if (!result && !std::exchange(toldFailure_, true)) Q_EMIT keepFailed(result.error());
}

void EditFiles::keep(int window, const std::filesystem::path& photo, const Recipe& recipe) {
    background_.run(
        this,
        [this, window, photo, recipe]() -> Result<void> {
            TRY(RecoverySession* const running, session());
            return running->keep(photo, recipe, window);
        },
        [this](const Result<void>& kept) { tellFailure(kept); });
}

void EditFiles::keepPasted(int window,
                           const std::shared_ptr<const Photo>& photo,
                           const Recipe& recipe,
                           QObject* context,
                           Done<std::filesystem::path> done) {
    background_.run(
        context,
        [this, window, photo, recipe]() -> Result<std::filesystem::path> {
            TRY(RecoverySession* const running, session());
            const std::filesystem::path picture = running->nextPicture();
            TRY_VOID(writePicture(*photo, picture));
            TRY_VOID(running->keep(picture, recipe, window));
            return picture;
        },
        [this, done = std::move(done)](const Result<std::filesystem::path>& kept) {
            tellFailure(kept ? Result<void>() : Result<void>(fail(kept.error())));
            done(kept);
        });
}

void EditFiles::forget(int window, const std::filesystem::path& photo) {
    background_.run(
        this,
        [this, window, photo]() -> Result<void> {
            if (session_) session_->forget(photo, window);
            return {};
        },
        [](const Result<void>&) {});
}

void EditFiles::findLost(QObject* context, Done<LostEdits> done) {
    background_.run(
        context,
        [folder = folders_.recovery]() -> Result<LostEdits> { return findLostEdits(folder); },
        std::move(done));
}

void EditFiles::take(int window, const LostEdit& lost, QObject* context, Done<void> done) {
    background_.run(
        context,
        [this, window, lost]() -> Result<void> {
            TRY(RecoverySession* const running, session());
            return running->take(lost, window);
        },
        std::move(done));
}

void EditFiles::giveBack(int window, const LostEdit& lost) {
    background_.run(
        this,
        [this, window, lost]() -> Result<void> {
            TRY(RecoverySession* const running, session());
            return running->giveBack(lost, window);
        },
        [this](const Result<void>& given) { tellFailure(given); });
}

void EditFiles::discard(const LostEdit& lost, QObject* context, Done<void> done) {
    background_.run(
        context, [lost] { return discardLostEdit(lost); }, std::move(done));
}

PresetStore EditFiles::presets() const {
    return {folders_.data.empty() ? folders_.data : folders_.data / "presets", folders_.shippedPresets};
}

}  // namespace glissade
