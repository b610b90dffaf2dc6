// Layout of a file: [8 bytes: header length N, little endian][N bytes: JSON, padded with spaces][data].
// Source: the format's own description, https://huggingface.co/docs/safetensors.
#include "net/safetensors.h"

#include "base/atomic_file.h"
#include "base/file_bytes.h"
#include "net/half.h"
#include "base/quoted_text.h"
#include "net/safetensors_header.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace glissade {

static_assert(std::endian::native == std::endian::little, "safetensors data is little endian and is copied as it is");

namespace {

constexpr std::size_t kLengthBytes = 8;

void widen(std::span<const std::byte> stored, StoredType type, std::vector<float>& values) {
    values.resize(stored.size() / byteSize(type));
    if (values.empty()) return;
    if (type == StoredType::F32) {
        std::memcpy(values.data(), stored.data(), stored.size());
        return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::uint16_t bits = 0;
        std::memcpy(&bits, stored.data() + 2 * i, 2);
        values[i] = type == StoredType::F16 ? floatFromHalf(bits) : floatFromBf16(bits);
    }
}

bool allFinite(std::span<const float> values) {
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

bool isPlainName(const std::string& name) {
    return !name.empty() && name.size() <= kMaxSafetensorsNameBytes && name != "__metadata__" &&
           std::ranges::all_of(name, [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
}

/// Whether the tensor may be written as `type`, and why not.
Result<void> checkWritable(const std::string& name, const Tensor& tensor, TensorType type) {
    if (!isPlainName(name)) return fail(ErrorCode::BadArgument, "a tensor cannot be named " + quotedText(name));
    std::uint64_t count = 1;
    bool fits = tensor.shape.size() <= kMaxSafetensorsRank;
    for (const std::int64_t length : tensor.shape)
        fits = fits && length >= 0 && !__builtin_mul_overflow(count, static_cast<std::uint64_t>(length), &count);
    if (!fits || count != tensor.values.size())
        return fail(ErrorCode::BadArgument, "the shape of tensor " + quotedText(name) + " is not that of its values");
    const bool finite = std::ranges::all_of(tensor.values, [&](float value) {
        return std::isfinite(type == TensorType::F16 ? floatFromHalf(halfFromFloat(value)) : value);
    });
    if (!finite)
        return fail(ErrorCode::BadArgument,
                    "tensor " + quotedText(name) + " has a value that is not finite or too large for its type");
    return {};
}

/// The header's entry of one tensor, and `position` moved beyond it.
std::string headerEntry(const std::string& name, const Tensor& tensor, TensorType type, std::uint64_t& position) {
    std::string shape;
    for (const std::int64_t length : tensor.shape) {
        if (!shape.empty()) shape += ",";
        shape += std::to_string(length);
    }
    const std::uint64_t begin = position;
    position += tensor.values.size() * byteSize(type == TensorType::F16 ? StoredType::F16 : StoredType::F32);
    return "\"" + name + "\":{\"dtype\":\"" + (type == TensorType::F16 ? "F16" : "F32") + "\",\"shape\":[" + shape +
           "],\"data_offsets\":[" + std::to_string(begin) + "," + std::to_string(position) + "]}";
}

void appendData(std::string& bytes, const Tensor& tensor, TensorType type) {
    if (type == TensorType::F32) {
        bytes.append(reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size() * sizeof(float));
        return;
    }
    for (const float value : tensor.values) {
        const std::uint16_t half = halfFromFloat(value);
        bytes.append(reinterpret_cast<const char*>(&half), sizeof half);
    }
}

}  // namespace

Result<TensorMap> parseSafetensors(std::span<const std::byte> bytes) {
    return guarded({}, ErrorCode::Corrupt, [&]() -> Result<TensorMap> {
        if (bytes.size() < kLengthBytes) return fail(ErrorCode::Corrupt, "too short for a safetensors file");
        std::uint64_t headerBytes = 0;
        std::memcpy(&headerBytes, bytes.data(), kLengthBytes);
        const auto rest = bytes.subspan(kLengthBytes);
        if (headerBytes > kMaxSafetensorsHeaderBytes || headerBytes > rest.size())
            return fail(ErrorCode::Corrupt,
                        "the header is said to have " + std::to_string(headerBytes) +
                            " bytes, more than the file has or than are accepted");
        const auto header = rest.first(static_cast<std::size_t>(headerBytes));
        const auto data = rest.subspan(header.size());
        TRY(const auto stored,
            parseSafetensorsHeader({reinterpret_cast<const char*>(header.data()), header.size()}, data.size()));
        TensorMap tensors;
        for (const StoredTensor& one : stored) {
            Tensor& tensor = tensors[one.name];
            tensor.shape = one.shape;
            widen(data.subspan(static_cast<std::size_t>(one.begin), static_cast<std::size_t>(one.end - one.begin)),
                  one.type,
                  tensor.values);
            if (!allFinite(tensor.values))
                return fail(ErrorCode::Corrupt,
                            "tensor " + quotedText(one.name) + " has a value that is not a finite number");
        }
        return tensors;
    });
}

Result<TensorMap> readSafetensors(const std::filesystem::path& file) {
    TRY(const auto bytes, readFileBytes(file, kMaxSafetensorsFileBytes));
    auto tensors = parseSafetensors(bytes);
    if (!tensors) tensors.error().path = file;
    return tensors;
}

Result<std::string> encodeSafetensors(const TensorMap& tensors, TensorType type) {
    return guarded({}, ErrorCode::Internal, [&]() -> Result<std::string> {
        std::string header = "{";
        std::uint64_t dataBytes = 0;
        for (const auto& [name, tensor] : tensors) {
            TRY_VOID(checkWritable(name, tensor, type));
            if (header.size() > 1) header += ",";
            header += headerEntry(name, tensor, type, dataBytes);
        }
        header += "}";
        header.resize((header.size() + 7) / 8 * 8, ' ');
        if (tensors.size() > kMaxSafetensorsTensors ||
            dataBytes > kMaxSafetensorsFileBytes - kLengthBytes - header.size())
            return fail(ErrorCode::BadArgument, "too many or too large tensors for one file");

        const std::uint64_t headerBytes = header.size();
        std::string bytes(reinterpret_cast<const char*>(&headerBytes), sizeof headerBytes);
        bytes.reserve(kLengthBytes + header.size() + static_cast<std::size_t>(dataBytes));
        bytes += header;
        for (const auto& [name, tensor] : tensors) appendData(bytes, tensor, type);
        return bytes;
    });
}

Result<void> writeSafetensors(const std::filesystem::path& file, const TensorMap& tensors, TensorType type) {
    auto bytes = encodeSafetensors(tensors, type);
    if (!bytes) {
        bytes.error().path = file;
        return fail(std::move(bytes).error());
    }
    return writeFileAtomically(file, *bytes);
}

}  // namespace glissade
