// Text of a step → edit → text: no text may crash, and what is accepted is in range and reads back the same.
#include "base/check.h"
#include "operators/registry.h"
#include "recipe/recipe.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace glissade;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto edit = parseStep({reinterpret_cast<const char*>(data), size});
    if (!edit) {
        CHECK(edit.error().code == ErrorCode::BadArgument && !edit.error().reason.empty());
        return 0;
    }
    const OperatorSpec* spec = findOperator(edit->operatorId);
    CHECK(spec != nullptr && spec->params.size() == edit->params.size());
    for (std::size_t i = 0; i < edit->params.size(); ++i)
        CHECK(edit->params[i] >= spec->params[i].min && edit->params[i] <= spec->params[i].max);
    CHECK(edit->amount >= 0 && edit->amount <= 1);
    const auto again = parseStep(stepText(*edit));
    CHECK(again.has_value() && *again == *edit);
    return 0;
}
