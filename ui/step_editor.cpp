#include "ui/step_editor.h"

#include "operators/registry.h"
#include "ui/own_defaults.h"
#include "ui/recipe_document.h"
#include "ui/texts.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace glissade {
namespace {

// The first step in which the two differ.
int firstDifference(const Recipe& a, const Recipe& b) {
    const auto at = std::mismatch(a.edits.begin(), a.edits.end(), b.edits.begin(), b.edits.end()).second;
    return static_cast<int>(at - b.edits.begin());
}

}  // namespace

StepEditor::StepEditor(RecipeDocument& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document, &RecipeDocument::recipeChanged, this, &StepEditor::follow);
}

const Recipe& StepEditor::recipe() const { return document_.recipe(); }

int StepEditor::count() const { return static_cast<int>(recipe().edits.size()); }

const Edit* StepEditor::selectedEdit() const {
    return selected_ < 0 ? nullptr : &recipe().edits[static_cast<std::size_t>(selected_)];
}

QString StepEditor::nameOf(int step) const {
    const OperatorSpec* spec = findOperator(recipe().edits[static_cast<std::size_t>(step)].operatorId);
    return spec ? texts::ofOperators(spec->name) : QString();
}

Edit StepEditor::newStep(const OperatorSpec& spec) const {
    return defaults_ ? defaults_->stepOf(spec) : makeEdit(spec);
}

void StepEditor::restart() { remembered_.clear(); }

void StepEditor::select(int step) {
    if (step == selected_ || step < 0 || step >= count()) return;
    selected_ = step;
    Q_EMIT changed();
}

// Undo and redo say nothing about the selection: it goes to what they changed, so that the change is seen.
void StepEditor::follow(const Recipe& recipe) {
    const int count = static_cast<int>(recipe.edits.size());
    const int at = selectNext_                   ? *selectNext_
                   : recipe.edits == last_.edits ? selected_
                                                 : firstDifference(last_, recipe);
    selected_ = std::min(std::max(at, 0), count - 1);
    last_ = recipe;
    for (const Edit& edit : recipe.edits) remembered_[edit.operatorId] = edit;
    if (const Edit* edit = selectedEdit()) remembered_[edit->operatorId] = *edit;
    Q_EMIT changed();
}

// What enlarges stays behind all other steps, whatever was asked for; the selection goes with its step.
void StepEditor::commitAll(Recipe recipe, const QString& text, int select) {
    const auto chosen = recipe.edits.begin() + std::clamp(select, 0, static_cast<int>(recipe.edits.size()));
    const bool behind = chosen != recipe.edits.end() && enlarges(*chosen);
    select = static_cast<int>(behind ? std::count_if(recipe.edits.begin(), recipe.edits.end(), std::not_fn(enlarges)) +
                                           std::count_if(recipe.edits.begin(), chosen, enlarges)
                                     : std::count_if(recipe.edits.begin(), chosen, std::not_fn(enlarges)));
    selectNext_ = select;
    document_.commit(withEnlargementLast(std::move(recipe)), text);
    selectNext_.reset();
}

void StepEditor::choose(const OperatorSpec* spec) {
    const Edit* current = selectedEdit();
    if (spec ? current && current->operatorId == spec->id : !current) return;
    if (!spec) return remove();
    const auto known = remembered_.find(std::string(spec->id));
    const Edit chosen = known != remembered_.end() ? known->second : newStep(*spec);
    Recipe next = recipe();
    if (current)
        next.edits[static_cast<std::size_t>(selected_)] = chosen;
    else
        next.edits.push_back(chosen);
    commitAll(std::move(next), texts::ofOperators(spec->name), std::max(selected_, 0));
}

void StepEditor::add(const OperatorSpec& spec) {
    Recipe next = recipe();
    next.edits.push_back(newStep(spec));
    commitAll(std::move(next), tr("Add %1").arg(texts::ofOperators(spec.name)), count());
}

void StepEditor::duplicate() {
    if (selected_ < 0) return;
    Recipe next = recipe();
    next.edits.insert(next.edits.begin() + selected_ + 1, Edit(*selectedEdit()));
    commitAll(std::move(next), tr("Duplicate %1").arg(nameOf(selected_)), selected_ + 1);
}

void StepEditor::remove() {
    if (selected_ < 0) return;
    Recipe next = recipe();
    next.edits.erase(next.edits.begin() + selected_);
    commitAll(std::move(next), tr("Remove %1").arg(nameOf(selected_)), selected_);
}

void StepEditor::move(int from, int to) {
    if (from < 0 || from >= count() || to < 0 || to >= count() || from == to) return;
    Recipe next = recipe();
    const auto first = next.edits.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    if (next == recipe()) return select(to);  // two equal steps changed places
    commitAll(std::move(next), tr("Move %1").arg(nameOf(from)), to);
}

void StepEditor::moveSelectedBy(int places) { move(selected_, selected_ + places); }

void StepEditor::setOn(int step, bool on) {
    if (step < 0 || step >= count()) return;
    Recipe next = recipe();
    next.edits[static_cast<std::size_t>(step)].on = on;
    commitAll(std::move(next), tr("%1: %2").arg(nameOf(step), on ? tr("On") : tr("Off")), step);
}

void StepEditor::toggle() {
    if (const Edit* edit = selectedEdit()) setOn(selected_, !edit->on);
}

void StepEditor::preview(const Edit& edit) {
    if (selected_ < 0) return;
    Recipe next = recipe();
    next.edits[static_cast<std::size_t>(selected_)] = edit;
    selectNext_ = selected_;
    document_.preview(next);
    selectNext_.reset();
}

void StepEditor::abortPreview() { document_.abortPreview(); }

void StepEditor::commit(const Edit& edit, const QString& what, const QString& joinKey) {
    if (selected_ < 0) return;
    Recipe next = recipe();
    next.edits[static_cast<std::size_t>(selected_)] = edit;
    // The same slider of two steps is two sliders.
    const QString key = joinKey.isEmpty() ? QString() : QString::number(selected_) + u'/' + joinKey;
    selectNext_ = selected_;
    document_.commit(next, tr("%1: %2").arg(nameOf(selected_), what), key);
    selectNext_.reset();
}

void StepEditor::turn(const Turn& by, const QString& what) {
    Recipe next = recipe();
    next.turn = next.turn.then(by);
    next.crop = next.crop.turned(by);
    commitAll(std::move(next), what, selected_);
}

void StepEditor::crop(const CropArea& area) {
    Recipe next = recipe();
    next.crop = area;
    commitAll(std::move(next), area.isNone() ? tr("Whole photo") : tr("Crop"), selected_);
}

void StepEditor::replaceAll(const Recipe& recipe, const QString& what) {
    commitAll(recipe, what, static_cast<int>(recipe.edits.size()) - 1);
}

}  // namespace glissade
