// EditSlots: two whole edits of one photo, A and B. One of them is in hand, the other one waits.
#pragma once

#include "recipe/recipe.h"

#include <QObject>
#include <QString>

namespace glissade {

class RecipeDocument;

enum class Slot { A, B };

[[nodiscard]] inline Slot otherSlot(Slot slot) { return slot == Slot::A ? Slot::B : Slot::A; }
/// "A" or "B".
[[nodiscard]] QString slotName(Slot slot);

/// Each command is one undo step. Thread: the interface's.
class EditSlots final : public QObject {
    Q_OBJECT

public:
    /// `document` holds the edit in hand, and outlives it.
    explicit EditSlots(RecipeDocument& document, QObject* parent = nullptr);

    [[nodiscard]] bool isOn() const { return state_.on; }
    /// The slot in hand.
    [[nodiscard]] Slot active() const { return state_.active; }
    /// The edit of the slot that waits.
    [[nodiscard]] const Recipe& waiting() const { return state_.waiting; }

    /// Takes the other slot in hand. Where there are no slots yet, the edit becomes A, and B begins as a copy of it.
    void swap();
    /// The slot that waits becomes a copy of the one in hand.
    void copyToWaiting();
    /// Only the edit in hand is left.
    void end();
    /// Another photo: no slots, nothing to undo.
    void restart();

Q_SIGNALS:
    void changed();

private:
    struct State {
        bool on = false;
        Slot active = Slot::A;
        Recipe waiting;
        bool operator==(const State&) const = default;
    };
    class Command;

    void set(const State& state);

    RecipeDocument& document_;
    State state_;
};

}  // namespace glissade
