// Bytes → safetensors, and bytes → pack.json: neither may crash, and what is accepted keeps the promises of the
// headers.
#include "base/check.h"
#include "net/pack_json.h"
#include "net/safetensors.h"
#include "net/weight_learning_network.h"

#include <cmath>
#include <span>
#include <string_view>

using namespace glissade;

namespace {

void checkTensors(const TensorMap& tensors) {
    for (const auto& [name, tensor] : tensors) {
        std::uint64_t count = 1;
        for (const std::int64_t length : tensor.shape) count *= static_cast<std::uint64_t>(length);
        CHECK(count == tensor.values.size());
        for (const float value : tensor.values) CHECK(std::isfinite(value));
    }
    // Names that are not plain cannot be written; all else reads back the same.
    if (const auto bytes = encodeSafetensors(tensors)) {
        const auto again = parseSafetensors(std::as_bytes(std::span(*bytes)));
        CHECK(again.has_value() && again->size() == tensors.size());
        for (const auto& [name, tensor] : tensors) {
            CHECK(again->at(name).shape == tensor.shape);
            CHECK(again->at(name).values == tensor.values);
        }
    }
    if (const auto network = WeightLearningNetwork::fromTensors(tensors, "op", 1, 2, 3))
        static_cast<void>(network->evaluate(std::vector<float>(1), std::vector<float>(2)));
}

void checkDescription(const PackDescription& description) {
    CHECK(description.weights.file.find('/') == std::string::npos && description.weights.sha256.size() == 64);
    CHECK(!description.pack.operators.empty() && description.pack.shape.widths.size() == 4);
    const auto text = writePackJson(description);
    CHECK(text.has_value());
    // Pretty-printing may make a text too large to be read again.
    if (text->size() > kMaxPackJsonBytes) return;
    const auto again = parsePackJson(*text);
    CHECK(again.has_value() && again->pack.shape == description.pack.shape);
    CHECK(again->pack.provenance == description.pack.provenance);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes(data, size);
    if (const auto tensors = parseSafetensors(std::as_bytes(bytes))) checkTensors(*tensors);
    if (const auto description = parsePackJson({reinterpret_cast<const char*>(data), size}))
        checkDescription(*description);
    return 0;
}
