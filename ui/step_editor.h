// StepEditor: the chain of steps as the user edits it: which one is selected, and every command on it.
#pragma once

#include "recipe/recipe.h"

#include <QObject>
#include <QString>

#include <map>
#include <optional>
#include <string>

namespace glissade {

class OwnDefaults;
class RecipeDocument;

/// Each command is one undo step with a name of its own; one that has nothing to do does nothing. The selection follows
/// what changes, also by undo and redo. Thread: the interface's.
class StepEditor final : public QObject {
    Q_OBJECT

public:
    /// `document` must outlive it.
    explicit StepEditor(RecipeDocument& document, QObject* parent = nullptr);

    /// The values that new steps begin with; must outlive it. Without: the operators' own.
    void setDefaults(const OwnDefaults& defaults) { defaults_ = &defaults; }

    [[nodiscard]] const Recipe& recipe() const;
    [[nodiscard]] int count() const;
    /// The selected step; -1 where there is none.
    [[nodiscard]] int selected() const { return selected_; }
    [[nodiscard]] const Edit* selectedEdit() const;
    /// Forgets the values that operators had on the photo before.
    void restart();

    void select(int step);
    /// The quick way: makes the selected step one of this operator (nullptr: takes it away), with the values that the
    /// operator last had on this photo; the first step of an empty chain.
    void choose(const OperatorSpec* spec);
    /// One more step at the end, with the operator's defaults.
    void add(const OperatorSpec& spec);
    void duplicate();
    void remove();
    void move(int from, int to);
    void moveSelectedBy(int places);
    void setOn(int step, bool on);
    void toggle();

    /// The selected step is being dragged to these values.
    void preview(const Edit& edit);
    void abortPreview();
    /// @param what     the changed value's name, for the history
    /// @param joinKey  see RecipeDocument::commit
    void commit(const Edit& edit, const QString& what, const QString& joinKey);
    /// Turns the photo that the first step gets, from how it lies now.
    void turn(const Turn& by, const QString& what);
    /// What is kept of the photo, as it lies now.
    void crop(const CropArea& area);
    /// Turn and steps at once: an edit that was pasted.
    void replaceAll(const Recipe& recipe, const QString& what);

Q_SIGNALS:
    /// The recipe or the selection is another.
    void changed();

private:
    void follow(const Recipe& recipe);
    void commitAll(Recipe recipe, const QString& text, int select);
    [[nodiscard]] QString nameOf(int step) const;
    [[nodiscard]] Edit newStep(const OperatorSpec& spec) const;

    RecipeDocument& document_;
    const OwnDefaults* defaults_ = nullptr;
    Recipe last_;  // what follow() saw before
    int selected_ = -1;
    std::optional<int> selectNext_;           // by the command under way
    std::map<std::string, Edit> remembered_;  // the values an operator last had on this photo
};

}  // namespace glissade
