#include "ui/recipe_feed.h"

#include "ui/engine_bridge.h"
#include "ui/recipe_document.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace glissade {
namespace {

// The one step of which only parameters or opacity differ, so that its features still serve.
std::optional<std::size_t> movedStep(const Recipe& before, const Recipe& after) {
    if (before.edits.size() != after.edits.size()) return std::nullopt;
    std::optional<std::size_t> moved;
    for (std::size_t i = 0; i < after.edits.size(); ++i) {
        if (before.edits[i] == after.edits[i]) continue;
        Edit same = before.edits[i];
        same.params = after.edits[i].params;
        same.amount = after.edits[i].amount;
        if (moved || same != after.edits[i] || !same.on) return std::nullopt;
        moved = i;
    }
    return moved;
}

bool doesSomething(const Edit& edit) { return edit.on && edit.amount > 0; }

}  // namespace

RecipeFeed::RecipeFeed(EngineBridge& engine, RecipeDocument& document, QObject* parent)
    : QObject(parent), engine_(engine) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, &RecipeFeed::sendAll);
    connect(&document, &RecipeDocument::recipeChanged, this, &RecipeFeed::setRecipe);
}

void RecipeFeed::setRecipe(const Recipe& recipe) {
    whole_ = recipe;
    cut();
}

void RecipeFeed::showOnly(std::optional<std::size_t> steps) {
    limit_ = steps;
    cut();
}

void RecipeFeed::cut() {
    const auto& all = whole_.edits;
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(limit_.value_or(all.size()), all.size()));
    const bool leavesOut = std::any_of(end, all.end(), doesSomething);
    take({{all.begin(), end}});
    set(leavesOut_, leavesOut);
}

void RecipeFeed::take(const Recipe& recipe) {
    const auto moved = movedStep(std::exchange(recipe_, recipe), recipe);
    if (moved) {
        const auto next = recipe.edits.begin() + static_cast<std::ptrdiff_t>(*moved) + 1;
        if (std::any_of(next, recipe.edits.end(), doesSomething)) {
            engine_.setRecipe({{recipe.edits.begin(), next}});
            rest_.start();
            Q_EMIT asked();
            return set(follow_, true);
        }
    }
    sendAll();
    set(follow_, false);
}

void RecipeFeed::sendAll() {
    rest_.stop();
    awaited_ = engine_.setRecipe(recipe_);
    Q_EMIT asked();
}

void RecipeFeed::frameShown(const Frame& frame) {
    // Another live frame may be the old content in a new place.
    const bool whole = frame.draft || frame.state == FrameState::Settled || frame.state == FrameState::Exact;
    if (follow_ && !rest_.isActive() && whole && frame.generation >= awaited_) set(follow_, false);
    set(draft_, frame.draft);
}

void RecipeFeed::editFailed() {
    if (!rest_.isActive()) set(follow_, false);
}

void RecipeFeed::stop() {
    rest_.stop();
    set(follow_, false);
}

void RecipeFeed::set(bool& flag, bool value) {
    if (std::exchange(flag, value) != value) Q_EMIT shownChanged();
}

}  // namespace glissade
