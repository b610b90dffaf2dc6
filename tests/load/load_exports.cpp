// load_exports FOLDER batch COUNT | large MEGAPIXELS CAP_MB [native] | kills COUNT
#include "load/exports.h"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::optional<int> numberFrom(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1) return std::nullopt;
    return number;
}

std::optional<int> runNamed(const std::vector<std::string>& words) {
    using namespace glissade::load;
    if (words.size() < 3) return std::nullopt;
    const auto number = numberFrom(words[2]);
    if (!number) return std::nullopt;
    if (words[1] == "batch" && words.size() == 3) return runBatch(words[0], *number);
    if (words[1] == "kills" && words.size() == 3) return runKills(words[0], *number);
    if (words[1] != "large" || words.size() < 4 || words.size() > 5) return std::nullopt;
    const auto cap = numberFrom(words[3]);
    const bool native = words.size() == 5;
    if (!cap || (native && words[4] != "native")) return std::nullopt;
    return runLarge(words[0], *number, *cap, native);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (const auto exitCode = runNamed({argv + 1, argv + argc})) return *exitCode;
    } catch (const std::exception& thrown) {
        std::fprintf(stderr, "load_exports: %s\n", thrown.what());
        return 1;
    }
    std::fputs("usage: load_exports FOLDER batch COUNT | large MEGAPIXELS CAP_MB [native] | kills COUNT\n", stderr);
    return 2;
}
