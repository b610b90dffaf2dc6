// Variant: the network built otherwise than shipped, to measure what a decision of its design is worth.
#pragma once

#include "tail/tail_weights.h"

namespace glissade::net {

/// Training alone knows variants: packs, editor and SIMD tail have the default, and `glissade-train train` writes no
/// pack of another.
struct Variant {
    int sliceChannels = kSliceChannels;  ///< K
    bool sharedSlice = false;            ///< all operators read one slice instead of one each
    bool contextPath = true;             ///< false: the base network ends at 1/4, without 1/8 and 1/16
    bool globalPath = true;              ///< false: the global vector is zero whatever the photo
    bool coarseResults = true;           ///< false: no head is told of coarse results
    bool separable = false;              ///< depthwise 3×3 and 1×1 in place of each 3×3 of the blocks
    bool malleable = false;              ///< the last block at 1/2 is a malleable one (blocks.h)
    bool hiddenLayers = true;            ///< false: weight-learning networks are one linear layer, as the paper's is

    bool operator==(const Variant&) const = default;
};

}  // namespace glissade::net
