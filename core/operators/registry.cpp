#include "operators/registry.h"

namespace glissade {

std::vector<const OperatorSpec*> exactOperators() {
    std::vector<const OperatorSpec*> exact;
    for (const OperatorSpec* spec : allOperators())
        if (spec->apply) exact.push_back(spec);
    return exact;
}

const OperatorSpec* findOperator(std::string_view id) {
    for (const OperatorSpec* spec : allOperators())
        if (spec->id == id) return spec;
    return nullptr;
}

}  // namespace glissade
