// The long runs of glissade-cli. Each works in FOLDER/NAME, writes FOLDER/NAME.tsv and .svg, prints a row for the table
// in tests/README.md, and says on stderr what was wrong.
#pragma once

#include <filesystem>
#include <vector>

namespace glissade::load {

/// A batch of `count` photos of which every tenth is broken, then the same again, interrupted in the middle.
[[nodiscard]] int runBatch(const std::filesystem::path& folder, int count);

/// A JPEG of so many megapixels exported with at most so many MB of addresses, at the automatic scale and, with
/// `native`, at the photo's own; then with a fifth of them, which must end with a message.
[[nodiscard]] int runLarge(const std::filesystem::path& folder, int megapixels, int capMegabytes, bool native);

/// So many exports, each killed at a random moment.
[[nodiscard]] int runKills(const std::filesystem::path& folder, int count);

}  // namespace glissade::load
