#include "net/safetensors_header.h"

#include "base/quoted_text.h"
#include "net/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace glissade {

namespace {

/// Reads {NAME: {"dtype": TEXT, "shape": [N...], "data_offsets": [N, N]}, "__metadata__": {TEXT: TEXT}} and stops at
/// the first event that this form does not have, so nesting cannot go deeper than three and nothing unknown is stored.
///
///   Start ──{──► Tensors ──name──► Tensor ──{──► Fields ──"dtype"──► Dtype
///                   │                              ├─"shape"──► Shape ──[──► ShapeNumbers
///                   │                              └─"data_offsets"──► Offsets ──[──► OffsetNumbers
///                   └─"__metadata__"──► Metadata ──{──► MetadataEntries
class HeaderReader {
public:
    std::vector<StoredTensor> tensors;
    std::string refusal;

    bool null() { return refuse("a null"); }
    bool boolean(bool) { return refuse("true or false"); }
    bool number_float(double, const std::string&) { return refuse("a number that is not whole"); }
    bool binary(std::vector<std::uint8_t>&) { return refuse("binary data"); }

    bool number_integer(std::int64_t) { return refuse("a negative number"); }
    bool number_unsigned(std::uint64_t number) {
        if (state_ == State::ShapeNumbers) {
            if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                return refuse("a huge number");
            if (current_.shape.size() == kMaxSafetensorsRank) return refuse("more dimensions than are accepted");
            current_.shape.push_back(static_cast<std::int64_t>(number));
            return true;
        }
        if (state_ == State::OffsetNumbers && offsetCount_ < 2) {
            (offsetCount_++ == 0 ? current_.begin : current_.end) = number;
            return true;
        }
        return refuse("a number");
    }

    bool string(std::string& text) {
        if (state_ == State::MetadataEntries) return true;
        if (state_ != State::Dtype) return refuse("a text");
        if (text == "F32")
            current_.type = StoredType::F32;
        else if (text == "F16")
            current_.type = StoredType::F16;
        else if (text == "BF16")
            current_.type = StoredType::Bf16;
        else
            return stop("tensor " + quotedText(current_.name) + " has the type " + quotedText(text) +
                        "; only F32, F16 and BF16 are read");
        state_ = State::Fields;
        return true;
    }

    bool start_object(std::size_t) {
        if (state_ == State::Start) return enter(State::Tensors);
        if (state_ == State::Tensor) return enter(State::Fields);
        if (state_ == State::Metadata) return enter(State::MetadataEntries);
        return refuse("an object");
    }

    bool key(std::string& text) {
        if (state_ == State::Tensors) return tensorName(text);
        if (state_ == State::Fields) return field(text);
        return true;  // an entry of __metadata__; objects open nowhere else
    }

    bool end_object() {
        if (state_ == State::Fields) {
            if (!hasType_ || !hasShape_ || !hasOffsets_)
                return stop("tensor " + quotedText(current_.name) + " lacks dtype, shape or data_offsets");
            tensors.push_back(std::move(current_));
        }
        return enter(state_ == State::Tensors ? State::End : State::Tensors);
    }

    bool start_array(std::size_t) {
        if (state_ == State::Shape) return enter(State::ShapeNumbers);
        if (state_ == State::Offsets) return enter(State::OffsetNumbers);
        return refuse("a list");
    }

    bool end_array() {
        if (state_ == State::OffsetNumbers && offsetCount_ != 2)
            return stop("tensor " + quotedText(current_.name) + " has not two data_offsets");
        return enter(State::Fields);
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
        return stop("the header is not JSON at byte " + std::to_string(position) + " (" + error.what() + ")");
    }

private:
    enum class State {
        Start,
        Tensors,
        Tensor,
        Fields,
        Dtype,
        Shape,
        ShapeNumbers,
        Offsets,
        OffsetNumbers,
        Metadata,
        MetadataEntries,
        End
    };

    bool enter(State state) {
        state_ = state;
        return true;
    }
    bool stop(std::string reason) {
        refusal = std::move(reason);
        return false;
    }
    bool refuse(const std::string& what) {
        return stop("the header has " + what + " where it must not be" +
                    (current_.name.empty() ? std::string() : ", at tensor " + quotedText(current_.name)));
    }

    bool tensorName(const std::string& text) {
        if (text.empty() || text.size() > kMaxSafetensorsNameBytes) return stop("a tensor's name is empty or too long");
        if (!names_.insert(text).second) return stop(quotedText(text) + " stands in the header twice");
        if (text == "__metadata__") return enter(State::Metadata);
        if (tensors.size() == kMaxSafetensorsTensors) return stop("too many tensors");
        current_ = {};
        current_.name = text;
        hasType_ = hasShape_ = hasOffsets_ = false;
        offsetCount_ = 0;
        return enter(State::Tensor);
    }

    bool field(const std::string& text) {
        const auto once = [&](bool& seen, State next) {
            if (std::exchange(seen, true))
                return stop("tensor " + quotedText(current_.name) + " has " + quotedText(text) + " twice");
            return enter(next);
        };
        if (text == "dtype") return once(hasType_, State::Dtype);
        if (text == "shape") return once(hasShape_, State::Shape);
        if (text == "data_offsets") return once(hasOffsets_, State::Offsets);
        return stop("tensor " + quotedText(current_.name) + " has the unknown field " + quotedText(text));
    }

    State state_ = State::Start;
    StoredTensor current_;
    std::set<std::string> names_;
    bool hasType_ = false;
    bool hasShape_ = false;
    bool hasOffsets_ = false;
    int offsetCount_ = 0;
};

/// Product of the shape times the type's size, or nothing where it does not fit 64 bits.
std::optional<std::uint64_t> byteCount(const StoredTensor& tensor) {
    std::uint64_t bytes = byteSize(tensor.type);
    for (const std::int64_t length : tensor.shape)
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(length), &bytes)) return std::nullopt;
    return bytes;
}

Result<void> checkLayout(const std::vector<StoredTensor>& tensors, std::uint64_t dataBytes) {
    std::uint64_t position = 0;
    for (const StoredTensor& tensor : tensors) {
        const std::string name = "tensor " + quotedText(tensor.name);
        if (tensor.begin > tensor.end || tensor.end > dataBytes)
            return fail(ErrorCode::Corrupt, name + " lies outside the file's data");
        if (byteCount(tensor) != tensor.end - tensor.begin)
            return fail(ErrorCode::Corrupt, name + " has a shape that does not make up its bytes");
        if (tensor.begin < position) return fail(ErrorCode::Corrupt, name + " overlaps the one before it");
        if (tensor.begin > position) return fail(ErrorCode::Corrupt, "unused bytes before " + name);
        position = tensor.end;
    }
    if (position != dataBytes)
        return fail(ErrorCode::Corrupt, "unused bytes after the last tensor, or the file was cut");
    return {};
}

}  // namespace

Result<std::vector<StoredTensor>> parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes) {
    if (json.empty() || json.front() != '{') return fail(ErrorCode::Corrupt, "the header does not begin with '{'");
    HeaderReader reader;
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &reader))
        return fail(ErrorCode::Corrupt, reader.refusal.empty() ? "the header is not JSON" : reader.refusal);
    std::ranges::sort(reader.tensors, {}, [](const StoredTensor& t) { return std::tuple(t.begin, t.end); });
    TRY_VOID(checkLayout(reader.tensors, dataBytes));
    return std::move(reader.tensors);
}

}  // namespace glissade
