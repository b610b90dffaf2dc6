#include "ui/edit_saver.h"

#include "ui/error_text.h"
#include "ui/file_path.h"
#include "ui/message_bar.h"
#include "ui/recipe_document.h"

#include <algorithm>
#include <utility>

namespace glissade {
namespace {

// Whether the second needs other work than another tail: a model runs, or an exact operator.
bool runsModels(const Recipe& before, const Recipe& after) {
    return !std::ranges::equal(before.edits, after.edits, [](const Edit& a, const Edit& b) {
        return a.operatorId == b.operatorId && a.on == b.on && a.exact == b.exact && a.scale == b.scale;
    });
}

}  // namespace

EditSaver::EditSaver(const Parts& parts, QObject* parent)
    : QObject(parent), parts_(parts), window_(parts.files.addWindow()), timer_(this) {
    timer_.setObjectName(QStringLiteral("keepTimer"));
    timer_.setSingleShot(true);
    timer_.setInterval(kKeepMs);
    connect(&timer_, &QTimer::timeout, this, &EditSaver::keepNow);
    connect(&parts_.document, &RecipeDocument::recipeChanged, this, &EditSaver::follow);
    connect(&parts_.document, &RecipeDocument::savedChanged, this, [this] { follow(parts_.document.recipe()); });
}

// Restoring ----------------------------------------------------------------------------------------------------------

void EditSaver::photoOpened(const std::filesystem::path& photo) {
    photo_ = photo;
    std::optional<LostEdit> recovered = std::exchange(recovering_, std::nullopt);
    if (recovered && recovered->photo != photo) {
        parts_.files.giveBack(window_, *recovered);
        recovered.reset();
    }
    const int turn = ++turn_;
    parts_.files.find(photo, this, [this, turn, recovered](const Result<FoundEdit>& found) {
        if (turn == turn_) restore(found, recovered);
    });
}

void EditSaver::photoPasted(const std::shared_ptr<const Photo>& photo) {
    isPasted_ = true;
    photo_ = photo->info.path;
    std::optional<LostEdit> recovered = std::exchange(recovering_, std::nullopt);
    if (recovered && recovered->photo == photo_) return applyLost(*recovered);
    if (recovered) parts_.files.giveBack(window_, *recovered);
    const int turn = ++turn_;
    const Recipe recipe = parts_.document.recipe();
    parts_.files.keepPasted(
        window_, photo, recipe, this, [this, turn, recipe](const Result<std::filesystem::path>& kept) {
            if (!kept) return;
            if (turn != turn_) return parts_.files.forget(window_, *kept);
            photo_ = *kept;
            kept_ = recipe;
            follow(parts_.document.recipe());
        });
}

void EditSaver::photoClosed() {
    isPasted_ = false;
    timer_.stop();
    if (std::exchange(kept_, std::nullopt)) parts_.files.forget(window_, photo_);
    parts_.messages.clear(Message::Topic::Save);
    photo_.clear();
    ++turn_;
}

void EditSaver::restore(const Result<FoundEdit>& found, const std::optional<LostEdit>& recovered) {
    if (found) {
        const auto& sidecar = found->sidecar;
        if (!sidecar) {
            note(tr("The saved edit of “%1” was not restored").arg(fileName(photo_)),
                 tr("%1. The file is left as it is.").arg(QString::fromStdString(sidecar.error().message())));
        } else if (*sidecar) {
            restoreSaved(**sidecar);
        }
        for (const std::string& notice : found->notices)
            note(tr("An unsaved edit could not be recovered"), QString::fromStdString(notice));
    } else {
        report(found.error(), photo_);
    }
    if (recovered) return applyLost(*recovered);
    if (found) offerLost(found->lost);
}

// As an undo step of its own, so that the way back to the photo as it is stays open.
void EditSaver::restoreSaved(const FoundSidecar& sidecar) {
    RecipeDocument& document = parts_.document;
    const Recipe& recipe = sidecar.document.recipe;
    const bool untouched = document.recipe() == Recipe{} && document.history().count() == 0;
    document.markSaved(recipe);
    if (recipe == Recipe{}) return;
    if (!untouched) return offerSaved(recipe);  // the user was quicker
    document.commit(recipe, tr("Saved edit"));
    parts_.messages.add({.kind = Message::Kind::Info,
                         .topic = Message::Topic::Save,
                         .title = tr("The saved edit was restored"),
                         .text = tr("From “%1”. Undo shows the photo without it.").arg(fileName(sidecar.file)),
                         .action = tr("Start without it"),
                         .act = [this] { parts_.document.commit({}, tr("Start without saved edit")); },
                         .isOffer = true});
}

void EditSaver::offerSaved(const Recipe& recipe) {
    parts_.messages.add({.kind = Message::Kind::Warning,
                         .topic = Message::Topic::Save,
                         .title = tr("There is a saved edit of “%1”").arg(fileName(photo_)),
                         .text = tr("Restoring it replaces all steps and can be undone."),
                         .action = tr("Restore"),
                         .act = [this, recipe] { parts_.document.commit(recipe, tr("Saved edit")); },
                         .isOffer = true});
}

// The newest; the next one when it is answered: two windows, or two programs, may have had the photo open.
void EditSaver::offerLost(const std::vector<LostEdit>& lost) {
    if (lost.empty()) return;
    const LostEdit newest = lost.front();
    const std::vector<LostEdit> rest(lost.begin() + 1, lost.end());
    const int turn = turn_;
    parts_.messages.add({.kind = Message::Kind::Warning,
                         .topic = Message::Topic::Save,
                         .title = tr("There is an unsaved edit of “%1”").arg(fileName(photo_)),
                         .text = tr("It was kept when the program ended unexpectedly."),
                         .action = tr("Restore"),
                         .act =
                             [this, newest, rest, turn] {
                                 if (turn != turn_) return;
                                 takeLost(newest);
                                 offerLost(rest);
                             },
                         .secondAction = tr("Discard"),
                         .secondAct =
                             [this, newest, rest, turn] {
                                 parts_.files.discard(newest, this, [this, newest](const Result<void>& gone) {
                                     if (!gone) report(gone.error(), newest.file);
                                 });
                                 if (turn == turn_) offerLost(rest);
                             },
                         .isOffer = true});
}

// The attempt is counted before the edit is computed, so that one that ends the program is not offered for ever.
void EditSaver::takeLost(const LostEdit& lost) {
    const int turn = turn_;
    parts_.files.take(window_, lost, this, [this, lost, turn](const Result<void>& taken) {
        if (turn != turn_) return taken ? parts_.files.giveBack(window_, lost) : void();
        if (taken) return applyLost(lost);
        if (taken.error().code != ErrorCode::Exists) return report(taken.error(), lost.photo);
        // A newer edit of this photo is kept already; undo goes back to it.
        parts_.document.commit(lost.recipe, tr("Recovered edit"));
        keepNow();
        parts_.files.discard(lost, this, [](const Result<void>&) {});
    });
}

void EditSaver::applyLost(const LostEdit& lost) {
    kept_ = lost.recipe;  // as taken: keeping it anew would forget the attempt
    parts_.document.commit(lost.recipe, tr("Recovered edit"));
    follow(parts_.document.recipe());  // also where it is what was saved
}

void EditSaver::recover(const LostEdit& lost, const Then& open) {
    if (lost.photo == photo_) return takeLost(lost);
    parts_.files.take(window_, lost, this, [this, lost, open](const Result<void>& taken) {
        if (!taken) return report(taken.error(), lost.photo);
        if (const auto before = std::exchange(recovering_, lost)) parts_.files.giveBack(window_, *before);
        open();
    });
}

void EditSaver::openFailed() {
    if (const auto lost = std::exchange(recovering_, std::nullopt)) parts_.files.giveBack(window_, *lost);
}

// Keeping ------------------------------------------------------------------------------------------------------------

void EditSaver::follow(const Recipe& recipe) {
    if (photo_.empty()) return;
    if (parts_.document.isModified()) parts_.messages.clear(Message::Topic::Save, Message::Kind::Info);
    if (!isUnsaved()) {
        timer_.stop();
        if (std::exchange(kept_, std::nullopt)) parts_.files.forget(window_, photo_);
        return;
    }
    if (kept_ == recipe) return timer_.stop();
    if (runsModels(kept_.value_or(Recipe{}), recipe)) return keepNow();
    if (!timer_.isActive()) timer_.start();
}

// Its export is no edit that can be opened again, so that a pasted photo stays unsaved.
bool EditSaver::isUnsaved() const { return isPasted_ || parts_.document.isModified(); }

void EditSaver::keepNow() {
    timer_.stop();
    const Recipe& recipe = parts_.document.recipe();
    if (photo_.empty() || !isUnsaved() || kept_ == recipe) return;
    kept_ = recipe;
    parts_.files.keep(window_, photo_, recipe);
}

// Saving -------------------------------------------------------------------------------------------------------------

void EditSaver::save(const Then& then) {
    const Recipe recipe = parts_.document.recipe();
    const bool nothing = recipe == Recipe{} && !parts_.document.isModified();
    if (photo_.empty() || isPasted_ || nothing) return then ? then() : void();
    ++saving_;
    parts_.files.save(photo_, recipe, this, [this, recipe, then, turn = turn_](const Result<SavedSidecar>& result) {
        if (turn == turn_) saved(result, recipe, then);
        endSaving();
    });
}

void EditSaver::saved(const Result<SavedSidecar>& result, const Recipe& recipe, const Then& then) {
    if (!result) return report(result.error(), sidecarBeside(photo_));
    parts_.messages.clearErrors(Message::Topic::Save);
    for (const std::string& notice : result->notices)
        note(tr("About the saved edit of “%1”").arg(fileName(photo_)), QString::fromStdString(notice));
    parts_.document.markSaved(recipe);
    if (then) then();
}

void EditSaver::saveAs(const std::filesystem::path& file) {
    const Recipe recipe = parts_.document.recipe();
    ++saving_;
    parts_.files.saveAs(file, recipe, this, [this, file, recipe, turn = turn_](const Result<void>& result) {
        if (!result) {
            report(result.error(), file);
        } else {
            if (turn == turn_) parts_.document.markSaved(recipe);
            parts_.messages.add({.kind = Message::Kind::Success,
                                 .topic = Message::Topic::Save,
                                 .title = tr("Edit saved as “%1”").arg(fileName(file)),
                                 .text = tr("Import it as a preset to use it on other photos.")});
        }
        endSaving();
    });
}

void EditSaver::afterSaving(const Then& then) {
    if (saving_ == 0) return then();
    afterSaving_.push_back(then);
}

void EditSaver::endSaving() {
    if (--saving_ > 0) return;
    for (const Then& then : std::exchange(afterSaving_, {})) then();
}

void EditSaver::report(const Error& error, const std::filesystem::path& file) {
    const ErrorText text = describe(error, Attempt::Save, file);
    parts_.messages.add({.kind = Message::Kind::Error,
                         .topic = Message::Topic::Save,
                         .title = text.title,
                         .text = text.text,
                         .details = text.details});
}

void EditSaver::note(const QString& title, const QString& text) {
    parts_.messages.add(
        {.kind = Message::Kind::Warning, .topic = Message::Topic::Save, .title = title, .text = text, .details = text});
}

}  // namespace glissade
