#include "ui/recipe_commands.h"

#include "ui/recipe_document.h"

#include <utility>

namespace glissade {

RecipeCommand::RecipeCommand(RecipeDocument& document, Change change, const QString& text, Joining joining)
    : QUndoCommand(text), document_(document), change_(std::move(change)), joining_(std::move(joining)) {}

void RecipeCommand::undo() { document_.apply(change_.before); }

void RecipeCommand::redo() { document_.apply(change_.after); }

int RecipeCommand::id() const { return joining_.key.isEmpty() ? -1 : 1; }

bool RecipeCommand::mergeWith(const QUndoCommand* later) {
    const auto& next = static_cast<const RecipeCommand&>(*later);  // the same id: a RecipeCommand
    if (next.joining_.key != joining_.key) return false;
    if (next.joining_.timeMs - joining_.timeMs > RecipeDocument::kJoinWithinMs) return false;
    change_.after = next.change_.after;
    joining_.timeMs = next.joining_.timeMs;
    setObsolete(change_.before == change_.after);
    return true;
}

}  // namespace glissade
