// What the encoders of the single formats have in common. Internal to io.
#pragma once

#include "base/cancel.h"
#include "image/image.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace glissade {

/// A file that an encoder writes into, with every write checked and the system's reason kept, which the libraries lose. One thread.
class OutputFile {
public:
    /// @param file    opened for writing from its beginning, emptied.
    /// @param target  named in errors.
    [[nodiscard]] static Result<OutputFile> open(const std::filesystem::path& file, const std::filesystem::path& target);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&& other) noexcept;
    ~OutputFile();

    /// False after the first failure of any write.
    bool writeAt(std::uint64_t offset, std::span<const std::uint8_t> bytes);
    [[nodiscard]] std::size_t readAt(std::uint64_t offset, std::span<std::uint8_t> bytes) const;
    [[nodiscard]] std::uint64_t size() const;
    /// Closes; fails with WriteFailed where a write or the closing failed.
    [[nodiscard]] Result<void> close();
    [[nodiscard]] bool failed() const { return error_ != 0; }
    /// The failure to return: the system's reason where there is one, else `otherwise`.
    [[nodiscard]] Failure failure(const std::string& otherwise) const;

private:
    OutputFile() = default;
    std::filesystem::path target_;
    int descriptor_ = -1;
    int error_ = 0;
};

/// What is to be written.
struct WriterSpec {
    Size size;
    int channels = 3;  ///< 4: straight alpha last
    int depth = 8;     ///< 8, 16: unsigned integers; 32: float
    int quality = 92;
    int compression = 6;
    std::vector<std::uint8_t> icc;
};

/// Encodes one picture into an OutputFile. One thread; rows come in order.
class Writer {
public:
    Writer() = default;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    virtual ~Writer() = default;
    /// `count` rows of interleaved samples of spec.depth.
    [[nodiscard]] virtual Result<void> writeRows(int first, int count, const void* rows) = 0;
    /// After the last row. The file is whole then, though not flushed to the disk.
    [[nodiscard]] virtual Result<void> finish(const Cancel& cancel) = 0;
};

[[nodiscard]] Result<std::unique_ptr<Writer>> makeJpegWriter(OutputFile file, const WriterSpec& spec);
[[nodiscard]] Result<std::unique_ptr<Writer>> makeWebpWriter(OutputFile file, const WriterSpec& spec);
[[nodiscard]] Result<std::unique_ptr<Writer>> makePngWriter(OutputFile file, const WriterSpec& spec);

/// A small picture as a JPEG in memory, e.g. a thumbnail. `rgb` has 3 channels.
[[nodiscard]] Result<std::vector<std::uint8_t>> jpegBytes(const Image<std::uint8_t>& rgb, int quality);

}  // namespace glissade
