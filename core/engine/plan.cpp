#include "engine/plan.h"

#include <algorithm>

namespace glissade {

Plan planOf(const Recipe& recipe) {
    Plan plan;
    for (const Edit& edit : recipe.edits) {
        if (!edit.on || (edit.amount <= 0 && edit.exact) || enlarges(edit)) continue;
        if (plan.last && plan.last->amount > 0) plan.prefix.push_back(*plan.last);
        plan.last = edit;
    }
    return plan;
}

bool sameWork(const Edit& before, const Edit& after) {
    return before.operatorId == after.operatorId && before.scale == after.scale && before.exact == after.exact;
}

bool supersedes(const Recipe& after, const Recipe& before) {
    if (after == before) return false;
    const Plan old = planOf(before);
    const Plan now = planOf(after);
    if (old.last.has_value() != now.last.has_value() || old.prefix.size() != now.prefix.size()) return true;
    if (!old.last) return false;
    const auto cheap = [](const Edit& a, const Edit& b) { return a == b || (sameWork(a, b) && !a.exact); };
    for (std::size_t i = 0; i < old.prefix.size(); ++i) {
        if (!cheap(old.prefix[i], now.prefix[i])) return true;
    }
    // An exact last step sees what the steps before it give, so a change there makes it worthless too.
    return old.last->exact || !cheap(*old.last, *now.last);
}

}  // namespace glissade
