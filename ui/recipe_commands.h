// RecipeCommand: one undo step, a recipe before and a recipe after.
#pragma once

#include "recipe/recipe.h"

#include <QUndoCommand>

namespace glissade {

class RecipeDocument;

class RecipeCommand final : public QUndoCommand {
public:
    struct Change {
        Recipe before;
        Recipe after;
    };
    /// What may join with what: the same key, close in time.
    struct Joining {
        QString key;
        qint64 timeMs = 0;
    };

    /// `document` must outlive the command.
    RecipeCommand(RecipeDocument& document, Change change, const QString& text, Joining joining);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand* later) override;

private:
    RecipeDocument& document_;
    Change change_;
    Joining joining_;
};

}  // namespace glissade
