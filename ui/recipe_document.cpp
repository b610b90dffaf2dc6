#include "ui/recipe_document.h"

#include "ui/recipe_commands.h"

#include <QElapsedTimer>

namespace glissade {

RecipeDocument::RecipeDocument(Clock clock, QObject* parent) : QObject(parent), clock_(std::move(clock)) {}

void RecipeDocument::preview(const Recipe& recipe) {
    if (recipe == shown_) return;
    shown_ = recipe;
    Q_EMIT recipeChanged(shown_);
}

void RecipeDocument::abortPreview() { preview(Recipe(committed_)); }

void RecipeDocument::commit(const Recipe& recipe, const QString& text, const QString& joinKey) {
    if (recipe == committed_) return preview(recipe);
    history_.push(new RecipeCommand(*this, {committed_, recipe}, text, {joinKey, clock_()}));
}

void RecipeDocument::restart() {
    history_.clear();
    saved_ = {};
    apply({});
    Q_EMIT savedChanged();
}

void RecipeDocument::markSaved(const Recipe& recipe) {
    saved_ = recipe;
    Q_EMIT savedChanged();
}

void RecipeDocument::apply(const Recipe& recipe) {
    committed_ = recipe;
    preview(recipe);
}

RecipeDocument::Clock monotonicClock() {
    QElapsedTimer timer;
    timer.start();
    return [timer] { return timer.elapsed(); };
}

}  // namespace glissade
