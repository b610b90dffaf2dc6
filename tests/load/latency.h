// Whether the editor answers later and later, told so that other work on the machine makes no difference.
#pragma once

#include "load/report.h"

#include <vector>

namespace glissade::load {

/// How a run answered, a number for each second. From a request to its frame the clock counts what other programs take;
/// these do not: a latency is so many frames, each of so much work, behind so many moves of so much work.
struct Answers {
    /// The most frames that were shown from a request on until the first that answers it, itself included.
    std::vector<double> behind;
    std::vector<double> perMove;   ///< the window's time of a processor for one move
    std::vector<double> perFrame;  ///< the engine's for one frame; 0 where none came
};

/// One that renders and one that waits, and one that was finished when the request came.
constexpr double kMostBehind = 3;
/// Memory that others use too and clocks that change make this much of a difference at most.
constexpr double kMostGrowth = 0.5;

/// Requests must not queue up, and neither a move nor a frame become more work.
void judge(const Answers& answers, Verdict& verdict);

}  // namespace glissade::load
