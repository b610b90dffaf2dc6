#include "operators/registry.h"

namespace glissade {

const OperatorSpec* findOperator(std::string_view id) {
    for (const OperatorSpec* spec : allOperators())
        if (spec->id == id) return spec;
    return nullptr;
}

}  // namespace glissade
