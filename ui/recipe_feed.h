// RecipeFeed: which recipe the engine is asked for. While a value of a step with others after it moves, the chain up to
// that step; the whole chain once the value rests.
#pragma once

#include "recipe/recipe.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>

namespace glissade {

class EngineBridge;
class RecipeDocument;
struct Frame;

/// Thread: the interface's.
class RecipeFeed final : public QObject {
    Q_OBJECT

public:
    static constexpr int kRestMs = 50;  ///< without a move, before the later steps are computed

    /// Follows the document from now on. What is made before others follow it is told first: the engine then works
    /// while the panels change. Both must outlive it.
    RecipeFeed(EngineBridge& engine, RecipeDocument& document, QObject* parent = nullptr);

    void setRecipe(const Recipe& recipe);
    /// From now on the engine is asked for this many steps only; nothing: for all.
    void showOnly(std::optional<std::size_t> steps);
    /// Whether steps that do something are left out by showOnly.
    [[nodiscard]] bool leavesStepsOut() const { return leavesOut_; }
    /// Whether the canvas lacks the steps after the one that was moved.
    [[nodiscard]] bool laterStepsFollow() const { return follow_; }
    /// Whether all steps are on the canvas, but as a draft of what they will be.
    [[nodiscard]] bool showsDraft() const { return draft_; }
    void frameShown(const Frame& frame);
    /// No frame of the whole chain will come.
    void editFailed();
    /// Nothing more is asked for until something changes.
    void stop();

Q_SIGNALS:
    /// The engine was asked for a recipe.
    void asked();
    /// What the canvas lacks is not what it lacked before.
    void shownChanged();

private:
    void take(const Recipe& recipe);
    void cut();
    void sendAll();
    void set(bool& flag, bool value);

    EngineBridge& engine_;
    Recipe whole_;
    std::optional<std::size_t> limit_;
    Recipe recipe_;  // whole_ up to the limit
    QTimer rest_;
    std::uint64_t awaited_ = 0;  // the generation of the whole chain's frames
    bool follow_ = false;
    bool draft_ = false;
    bool leavesOut_ = false;
};

}  // namespace glissade
