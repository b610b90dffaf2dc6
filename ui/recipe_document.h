// RecipeDocument: the recipe that is shown, and its history. Every change of it goes through here.
#pragma once

#include "recipe/recipe.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <functional>

namespace glissade {

/// Thread: the interface's.
class RecipeDocument final : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 kJoinWithinMs = 1000;  ///< key and wheel steps of one slider
    using Clock = std::function<qint64()>;         ///< milliseconds, never running backwards

    explicit RecipeDocument(Clock clock, QObject* parent = nullptr);

    [[nodiscard]] const Recipe& recipe() const { return shown_; }
    [[nodiscard]] QUndoStack& history() { return history_; }

    /// Shows a recipe without a trace in the history: a slider is being dragged.
    void preview(const Recipe& recipe);
    void abortPreview();
    /// One undo step, from what was last committed to `recipe`. Steps with the same `joinKey` (not empty) that follow
    /// each other within kJoinWithinMs become one.
    void commit(const Recipe& recipe, const QString& text, const QString& joinKey = {});
    /// Whether the recipe on show is another than the one that is in a file, or, where none is, than no step at all.
    [[nodiscard]] bool isModified() const { return shown_ != saved_; }
    /// This recipe is in a file now.
    void markSaved(const Recipe& recipe);
    /// Another photo: nothing applied, nothing saved, nothing to undo.
    void restart();

Q_SIGNALS:
    void recipeChanged(const glissade::Recipe& recipe);
    /// Another recipe is in a file.
    void savedChanged();

private:
    friend class RecipeCommand;
    void apply(const Recipe& recipe);

    Clock clock_;
    Recipe committed_;
    Recipe shown_;
    Recipe saved_;
    QUndoStack history_;
};

/// Milliseconds of the system's monotonic clock.
[[nodiscard]] RecipeDocument::Clock monotonicClock();

}  // namespace glissade
