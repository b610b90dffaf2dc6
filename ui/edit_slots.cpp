#include "ui/edit_slots.h"

#include "ui/recipe_document.h"

#include <QUndoCommand>

#include <utility>

namespace glissade {

QString slotName(Slot slot) { return slot == Slot::A ? EditSlots::tr("A") : EditSlots::tr("B"); }

class EditSlots::Command final : public QUndoCommand {
public:
    Command(EditSlots& owner, State after, const QString& text)
        : QUndoCommand(text), owner_(owner), before_(owner.state_), after_(std::move(after)) {}
    void undo() override { owner_.set(before_); }
    void redo() override { owner_.set(after_); }

private:
    EditSlots& owner_;
    State before_;
    State after_;
};

EditSlots::EditSlots(RecipeDocument& document, QObject* parent) : QObject(parent), document_(document) {}

void EditSlots::set(const State& state) {
    if (state == state_) return;
    state_ = state;
    Q_EMIT changed();
}

void EditSlots::swap() {
    const Recipe inHand = document_.recipe();
    const Recipe next = isOn() ? waiting() : inHand;
    const Slot to = otherSlot(active());
    const QString text = tr("Switch to %1").arg(slotName(to));
    // The slots and the edit change together, and go back together.
    document_.history().beginMacro(text);
    document_.history().push(new Command(*this, {true, to, inHand}, text));
    document_.commit(next, text);
    document_.history().endMacro();
}

void EditSlots::copyToWaiting() {
    if (!isOn() || waiting() == document_.recipe()) return;
    const QString text = tr("Copy %1 to %2").arg(slotName(active()), slotName(otherSlot(active())));
    document_.history().push(new Command(*this, {true, active(), document_.recipe()}, text));
}

void EditSlots::end() {
    if (isOn()) document_.history().push(new Command(*this, {}, tr("End A/B")));
}

void EditSlots::restart() { set({}); }

}  // namespace glissade
