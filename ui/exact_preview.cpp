#include "ui/exact_preview.h"

#include "ui/engine_bridge.h"
#include "ui/recipe_feed.h"

namespace glissade {

ExactPreview::ExactPreview(EngineBridge& engine, RecipeFeed& feed, QObject* parent) : QObject(parent), engine_(engine) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, [this] { engine_.setExactPreview(true); });
    connect(&feed, &RecipeFeed::asked, this, &ExactPreview::follow);
}

void ExactPreview::setOn(bool on) {
    if (on == on_) return;
    on_ = on;
    rest_.stop();
    engine_.setExactPreview(on);
}

// Every recipe ends the engine's own: what is dragged is shown live.
void ExactPreview::follow() {
    if (on_) rest_.start();
}

}  // namespace glissade
