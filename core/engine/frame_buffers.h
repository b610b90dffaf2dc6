// FrameBuffers: pixel memory of frames, used again. Fresh memory for every frame would cost more than the tail.
#pragma once

#include <array>
#include <atomic>
#include <memory>

#include "engine/engine.h"

namespace glissade {

/// A few spare images in atomic slots. Frames are made on the preview thread and die on any.
class FrameBuffers : public std::enable_shared_from_this<FrameBuffers> {
public:
    ~FrameBuffers() {
        for (auto& slot : spares_) delete slot.load(std::memory_order_acquire);
    }

    /// An RGBA image of this size; its pixels are arbitrary.
    [[nodiscard]] Image<std::uint8_t> take(Size size) {
        for (auto& slot : spares_) {
            const std::unique_ptr<Image<std::uint8_t>> spare(slot.exchange(nullptr, std::memory_order_acq_rel));
            if (spare && spare->size() == size) return std::move(*spare);
        }
        return {size.width, size.height, 4};
    }

    /// Shares a frame whose pixels come back here when nobody holds it any more.
    [[nodiscard]] std::shared_ptr<const Frame> share(Frame frame) {
        auto owned = std::make_unique<Frame>(std::move(frame));
        return {owned.release(), [buffers = shared_from_this()](Frame* dead) {
                    buffers->giveBack(std::move(dead->edited));
                    delete dead;
                }};
    }

private:
    void giveBack(Image<std::uint8_t> image) {
        if (image.empty()) return;
        auto spare = std::make_unique<Image<std::uint8_t>>(std::move(image));
        for (auto& slot : spares_) {
            spare.reset(slot.exchange(spare.release(), std::memory_order_acq_rel));
            if (!spare) return;
        }
    }

    std::array<std::atomic<Image<std::uint8_t>*>, 3> spares_{};
};

}  // namespace glissade
