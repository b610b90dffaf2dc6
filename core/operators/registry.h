// The registry: every operator that the build names (core/operators/CMakeLists.txt), in menu order.
#pragma once

#include "operators/operator.h"

namespace glissade {

/// All operators, in the order of their build lines. Valid for the life of the program.
[[nodiscard]] std::span<const OperatorSpec* const> allOperators();

/// Those that have an exact algorithm, in the same order.
[[nodiscard]] std::vector<const OperatorSpec*> exactOperators();

/// The operator with this id, or nullptr.
[[nodiscard]] const OperatorSpec* findOperator(std::string_view id);

}  // namespace glissade
