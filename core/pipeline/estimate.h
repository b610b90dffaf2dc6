// How large an exported file will be, about.
#pragma once

#include "pipeline/render.h"

#include <cstdint>
#include <filesystem>

namespace glissade {

/// What is on the screen, RGBA of one size: what the steps do to the size is judged by it. Empty: as if nothing.
struct ShownPixels {
    const Image<std::uint8_t>* edited = nullptr;
    const Image<std::uint8_t>* original = nullptr;
};

/// About how many bytes exportPhoto writes for this request, without metadata: parts of the photo, of the size that
/// they will have in the file, are encoded and counted, and the steps count by the pixels on the screen with them and
/// without. Typically within a quarter; renders nothing. Cost: encoding about a megapixel. Writes into `folder`, and
/// leaves nothing there.
[[nodiscard]] Result<std::uint64_t> estimateFileSize(const Photo& photo,
                                                     const ExportRequest& request,
                                                     const ShownPixels& shown,
                                                     const std::filesystem::path& folder,
                                                     ThreadPool& pool,
                                                     const Cancel& cancel);

}  // namespace glissade
