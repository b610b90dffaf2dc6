#include "load/latency.h"

#include <algorithm>

namespace glissade::load {

namespace {

void judgeGrowth(const char* what, std::vector<double> numbers, Verdict& verdict) {
    std::erase(numbers, 0.0);
    if (!verdict.expect(numbers.size() >= 10, formatted("too few seconds to say how %s changes", what))) return;
    verdict.expect(growth(numbers) <= kMostGrowth, formatted("%s grows by %.0f %%", what, 100 * growth(numbers)));
}

}  // namespace

void judge(const Answers& answers, Verdict& verdict) {
    const double behind = percentile(answers.behind, 100);
    verdict.expect(behind <= kMostBehind, formatted("a frame answers a request %.0f frames ago", behind));
    judgeGrowth("the work of a move", answers.perMove, verdict);
    judgeGrowth("the work of a frame", answers.perFrame, verdict);
}

}  // namespace glissade::load
