// The file that a photo is read from: checked to be a regular one before anything reads it, its format told by its content.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glissade {

/// An open, regular file. Move-only; one thread at a time.
class InputFile {
public:
    /// Fails with NotFound, or with Unreadable for folders, FIFOs, devices, sockets, loops of links and files without permission;
    /// never waits for a FIFO's other end.
    [[nodiscard]] static Result<InputFile> open(const std::filesystem::path& path);

    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    ~InputFile();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Up to `count` bytes at `offset`; fewer only at the end of the file.
    [[nodiscard]] Result<std::vector<std::uint8_t>> bytes(std::uint64_t offset, std::size_t count) const;

private:
    InputFile() = default;
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// The format that the content shows: "jpeg", "png", "tiff", "webp", "bmp", "heif", "avif", "raw", ...; Unsupported where it is
/// none that can be read, Corrupt for an empty file. Camera raw formats that are TIFF inside are told from plain TIFF by their marks, or,
/// lacking such, by their suffix.
[[nodiscard]] Result<std::string> formatOf(const InputFile& file);
/// Whether this is a TIFF whose first picture is the picture itself, not a small copy of a camera's raw data.
[[nodiscard]] bool isPlainTiff(const InputFile& file);

}  // namespace glissade
