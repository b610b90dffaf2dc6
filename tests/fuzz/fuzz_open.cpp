// Bytes → photo within 256 MB → two exact steps: no file may crash, and what opens keeps the promises of the headers.
#include "base/check.h"
#include "fuzz/memory_file.h"
#include "io/decode.h"
#include "operators/registry.h"
#include "pipeline/render.h"

#include <algorithm>
#include <cmath>

using namespace glissade;

namespace {

// A megapixel shows all that more would, in a hundredth of the time.
constexpr std::uint64_t kMaxPixels = 1'000'000;
constexpr std::uint64_t kMaxBytes = 256U << 20;
// What the steps see of the photo.
constexpr int kSide = 40;
// Beyond this a sum of squares may leave the range of float, and no photo is as bright.
constexpr float kBrightest = 1e9F;

class NoNetworks final : public NetworkSource {
    Result<Loaded> networkFor(const OperatorSpec&) override { return fail(ErrorCode::NotFound, "no networks here"); }
};

bool plain(const Image<float>& image) {
    return std::ranges::all_of(image.samples(), [](float v) { return std::abs(v) < kBrightest; });
}

/// Two steps that the bytes choose; defaults, since fuzz_recipe has the values.
Recipe twoSteps(std::span<const std::uint8_t> bytes) {
    Recipe recipe;
    for (const std::size_t at : {bytes.size() / 2, bytes.size() - 1}) {
        const auto operators = exactOperators();
        Edit edit = makeEdit(*operators[bytes[at] % operators.size()]);
        edit.exact = true;
        edit.scale.level = bytes[at] / 16 % 3 - 1;  // auto, native, half
        edit.amount = bytes[at] % 2 == 0 ? 1.0 : 0.5;
        recipe.edits.push_back(std::move(edit));
    }
    return recipe;
}

void checkPhoto(const Photo& photo) {
    CHECK(photo.info.orientation >= 1 && photo.info.orientation <= 8);
    std::visit([&](const auto& pixels) { CHECK(pixels.size() == photo.size() && pixels.channels() == 3); },
               photo.pixels);
    CHECK(!photo.alpha || (photo.alpha->size() == photo.size() && photo.alpha->channels() == 1));
    if (const auto* real = std::get_if<Image<float>>(&photo.pixels))
        for (const float sample : real->samples()) CHECK(std::isfinite(sample));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span bytes(data, size);
    const fuzz::MemoryFile file(bytes);
    Limits limits;
    limits.maxPixels = kMaxPixels;
    limits.maxBytes = kMaxBytes;
    const auto photo = decodePhoto(file.path(), limits);
    if (!photo) {
        CHECK(!photo.error().reason.empty());
        return 0;
    }
    checkPhoto(**photo);
    const Size whole = (*photo)->size();
    const Image<float> rgb = (*photo)->working({0, 0, std::min(whole.width, kSide), std::min(whole.height, kSide)});
    const bool wasPlain = plain(rgb);
    static ThreadPool pool(1);
    NoNetworks networks;
    const auto result = applyRecipe(rgb.clone(), twoSteps(bytes), {pool, networks, {}});
    CHECK(result.has_value() && result->size() == rgb.size());
    if (!wasPlain) return 0;
    for (const float sample : result->samples()) CHECK(std::isfinite(sample));
    return 0;
}
