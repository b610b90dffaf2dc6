// What was found out of a whole photo so far, and what an operator's network is told of coarse results.
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "image/image.h"
#include "net/global_input.h"
#include "operators/operator.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace glissade {

/// Planes that a network is told of coarse results: the photo's red, green and blue, then for each result its three
/// less these. A global optimisation as L0 smoothing decides over whole regions which colour they get, and a local
/// Laplacian filter moves tones over distances that grow with the photo. A network that looks some hundred pixels far
/// gets such averages wrong: of its error in L0 smoothing at lambda 0.2 two thirds are those over a 16×16 grid of the
/// photo, in local Laplacian detail half. The operator itself gets them right on a small copy, in milliseconds.
[[nodiscard]] constexpr int coarsePlaneCount(int results) { return 3 + 3 * results; }

/// A whole photo at one level, reduced to grids. Any thread.
class PhotoOverview {
public:
    /// @param features  the overview path's (net/torch/overview.h), planar C×64×64; empty where there is none.
    explicit PhotoOverview(const GlobalInput& input, std::vector<float> features = {});

    [[nodiscard]] const std::vector<float>& features() const { return features_; }
    /// Without what is computed later.
    [[nodiscard]] std::size_t byteCount() const;

    using Planes = std::shared_ptr<const std::vector<float>>;
    using ForEach = std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;
    /// coarsePlaneCount planes of kCopySide × kCopySide for an operator with coarse results. Computed at the first call
    /// (20 to 100 ms for each result) and kept. Fails with Cancelled only.
    /// @param forEach  runs the bodies, at the same time where it can; empty: one after the other.
    [[nodiscard]] Result<Planes> coarsePlanes(const OperatorSpec& spec,
                                              const Cancel& cancel = {},
                                              const ForEach& forEach = {}) const;

    /// Whether they are of the same photo.
    bool operator==(const PhotoOverview& other) const;

private:
    PhotoCopy copy_;  // colours and tones are empty where the input has none
    std::vector<float> features_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, Planes, std::less<>> coarse_;  // by operator
};

}  // namespace glissade
