// RecipeFeed: which recipe the engine is asked for. While a value of a step with others after it moves, the chain up to
// that step; the whole chain once the value rests.
#pragma once

#include "recipe/recipe.h"

#include <QObject>
#include <QTimer>

#include <cstdint>

namespace glissade {

class EngineBridge;
struct Frame;

/// Thread: the interface's.
class RecipeFeed final : public QObject {
    Q_OBJECT

public:
    static constexpr int kRestMs = 150;  ///< without a move, before the later steps are computed

    /// `engine` must outlive it.
    explicit RecipeFeed(EngineBridge& engine, QObject* parent = nullptr);

    void setRecipe(const Recipe& recipe);
    /// Whether the canvas lacks the steps after the one that was moved.
    [[nodiscard]] bool laterStepsFollow() const { return follow_; }
    void frameShown(const Frame& frame);
    /// No frame of the whole chain will come.
    void editFailed();

Q_SIGNALS:
    void laterStepsFollowChanged(bool follow);

private:
    void sendAll();
    void setFollow(bool follow);

    EngineBridge& engine_;
    Recipe recipe_;
    QTimer rest_;
    std::uint64_t awaited_ = 0;  // the generation of the whole chain's frames
    bool follow_ = false;
};

}  // namespace glissade
