#include "net/pack_json.h"

#include "base/quoted_text.h"
#include "base/strict_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace glissade {

namespace {

using Keys = std::initializer_list<std::string_view>;

constexpr std::string_view kFormat = "glissade-pack";
constexpr int kVersion = 2;
constexpr std::size_t kMaxOperators = 64;
constexpr std::size_t kMaxParams = 8;
constexpr std::uint64_t kMaxCoarseResults = 8;
constexpr std::uint64_t kMaxWidth = 512;
constexpr std::uint64_t kMaxBlocks = 16;
constexpr std::uint64_t kMaxHidden = 256;
constexpr std::uint64_t kMaxGlobalSize = 256;

Failure bad(const std::string& where, const std::string& why) {
    return fail(ErrorCode::BadPack, where.empty() ? why : where + ": " + why);
}

Result<Json> parsePackText(std::string_view text) {
    if (text.size() > kMaxPackJsonBytes) return bad("", "larger than a pack.json may be");
    auto json = parseStrictly(text, {kMaxPackJsonBytes, kMaxPackJsonDepth});
    if (!json) return bad("", json.error().reason);
    return json;
}

/// One object of the file, by whose getters every field is read: they name the field and what is wrong with it.
class Fields {
public:
    /// @param where  how messages name the object; empty for the outermost.
    /// Fails where `json` is not an object that has exactly these keys, and perhaps some of `more`.
    static Result<Fields> of(const Json& json, const std::string& where, Keys keys, Keys more = {}) {
        const auto among = [](Keys some, const std::string& key) { return std::ranges::find(some, key) != some.end(); };
        if (!json.is_object()) return bad(where, "must be an object");
        for (const std::string_view key : keys)
            if (!json.contains(key)) return bad(where, "the field " + quotedText(key) + " is missing");
        for (const auto& [key, value] : json.items())
            if (!among(keys, key) && !among(more, key)) return bad(where, "unknown field " + quotedText(key));
        return Fields(json, where);
    }

    [[nodiscard]] bool has(const char* key) const { return json_->contains(key); }
    [[nodiscard]] const Json& json(const char* key) const { return json_->at(key); }
    [[nodiscard]] std::string where(const std::string& key) const { return where_.empty() ? key : where_ + "." + key; }

    [[nodiscard]] Result<std::string> text(const char* key) const {
        if (!json(key).is_string()) return bad(where(key), "must be a text");
        return json(key).get<std::string>();
    }
    /// False where the field is missing.
    [[nodiscard]] Result<bool> flag(const char* key) const {
        const auto found = json_->find(key);
        if (found == json_->end()) return false;
        if (!found->is_boolean()) return bad(where(key), "must be true or false");
        return found->get<bool>();
    }
    [[nodiscard]] Result<double> number(const char* key) const {
        if (!json(key).is_number()) return bad(where(key), "must be a number");
        const double value = json(key).get<double>();
        if (!std::isfinite(value)) return bad(where(key), "must be a finite number");
        return value;
    }
    [[nodiscard]] Result<std::uint64_t> whole(const char* key, std::uint64_t min, std::uint64_t max) const {
        return wholeNumber(json(key), where(key), min, max);
    }
    /// A list of whole numbers as long as `count`.
    [[nodiscard]] Result<std::vector<int>> wholeList(const char* key,
                                                     std::size_t count,
                                                     std::uint64_t min,
                                                     std::uint64_t max) const {
        if (!json(key).is_array() || json(key).size() != count)
            return bad(where(key), "must be a list of " + std::to_string(count) + " whole numbers");
        std::vector<int> values;
        for (const Json& element : json(key)) {
            TRY(const std::uint64_t value, wholeNumber(element, where(key), min, max));
            values.push_back(static_cast<int>(value));
        }
        return values;
    }
    /// One float per channel of a slice.
    [[nodiscard]] Result<std::array<float, kSliceChannels>> channels(const char* key) const {
        std::array<float, kSliceChannels> values{};
        if (!json(key).is_array() || json(key).size() != values.size())
            return bad(where(key), "must be a list of " + std::to_string(kSliceChannels) + " numbers");
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!json(key)[i].is_number()) return bad(where(key), "must hold numbers only");
            const double value = json(key)[i].get<double>();
            if (!(std::abs(value) <= std::numeric_limits<float>::max()))
                return bad(where(key), "holds a number that is too large");
            values[i] = static_cast<float>(value);
        }
        return values;
    }
    [[nodiscard]] Result<const Json*> list(const char* key, std::size_t min, std::size_t max) const {
        if (!json(key).is_array() || json(key).size() < min || json(key).size() > max)
            return bad(where(key),
                       "must be a list of " + std::to_string(min) + " to " + std::to_string(max) + " entries");
        return &json(key);
    }

private:
    Fields(const Json& json, std::string where) : json_(&json), where_(std::move(where)) {}

    static Result<std::uint64_t> wholeNumber(const Json& json,
                                             const std::string& where,
                                             std::uint64_t min,
                                             std::uint64_t max) {
        const std::string range = std::to_string(min) + " to " + std::to_string(max);
        if (!json.is_number_unsigned()) return bad(where, "must be a whole number from " + range);
        const auto value = json.get<std::uint64_t>();
        if (value < min || value > max) return bad(where, "is " + std::to_string(value) + ", but must be " + range);
        return value;
    }

    const Json* json_;
    std::string where_;
};

/// Letters, digits, '-' and '_', at most 64: fit for file names and tensor names.
bool isPlainId(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

Result<std::string> plainId(const Fields& fields, const char* key) {
    TRY(std::string id, fields.text(key));
    if (!isPlainId(id))
        return bad(fields.where(key), quotedText(id) + " is not of 1 to 64 letters, digits, '-' or '_'");
    return id;
}

Result<NetworkShape> parseShape(const Json& json) {
    TRY(const Fields fields,
        Fields::of(json,
                   "network",
                   {"widths", "blocks", "up_blocks", "fuse", "features", "global_size", "hidden", "overview"},
                   {"marks_edges"}));
    NetworkShape shape;
    TRY(shape.widths, fields.wholeList("widths", 4, 1, kMaxWidth));
    TRY(shape.blocks, fields.wholeList("blocks", 4, 0, kMaxBlocks));
    TRY(shape.upBlocks, fields.wholeList("up_blocks", 2, 0, kMaxBlocks));
    TRY(const std::uint64_t fuse, fields.whole("fuse", 1, kMaxWidth));
    TRY(const std::uint64_t features, fields.whole("features", 1, kMaxWidth));
    TRY(const std::uint64_t globalSize, fields.whole("global_size", 1, kMaxGlobalSize));
    TRY(const std::uint64_t hidden, fields.whole("hidden", 1, kMaxHidden));
    TRY(const std::uint64_t overview, fields.whole("overview", 0, kMaxWidth));
    shape.fuse = static_cast<int>(fuse);
    shape.features = static_cast<int>(features);
    shape.globalSize = static_cast<int>(globalSize);
    shape.hidden = static_cast<int>(hidden);
    shape.overview = static_cast<int>(overview);
    TRY(shape.marksEdges, fields.flag("marks_edges"));
    return shape;
}

Result<PackOperator::Param> parseParam(const Json& json, const std::string& where) {
    TRY(const Fields fields, Fields::of(json, where, {"id", "min", "max", "default", "scale"}));
    PackOperator::Param param;
    TRY(param.id, plainId(fields, "id"));
    TRY(param.min, fields.number("min"));
    TRY(param.max, fields.number("max"));
    TRY(param.defaultValue, fields.number("default"));
    TRY(const std::string scale, fields.text("scale"));
    if (scale != "log" && scale != "linear") return bad(fields.where("scale"), "must be 'log' or 'linear'");
    param.scale = scale == "log" ? Scale::Logarithmic : Scale::Linear;
    if (!(param.min < param.max) || param.defaultValue < param.min || param.defaultValue > param.max)
        return bad(where, "min, default and max are not in order");
    if (param.scale == Scale::Logarithmic && !(param.min > 0))
        return bad(fields.where("min"), "must be above 0 on a log scale");
    return param;
}

Result<void> parseCoarse(const Json& json, const std::string& where, PackOperator& op) {
    TRY(const Fields fields, Fields::of(json, where, {"id", "count"}));
    TRY(op.coarse, fields.text("id"));
    if (op.coarse.empty()) return bad(fields.where("id"), "must not be empty");
    TRY(const std::uint64_t count, fields.whole("count", 1, kMaxCoarseResults));
    op.coarseCount = static_cast<int>(count);
    return {};
}

Result<PackOperator> parseOperator(const Json& json, const std::string& where) {
    TRY(const Fields fields, Fields::of(json, where, {"id", "params", "quantisation", "psnr", "ssim"}, {"coarse"}));
    PackOperator op;
    TRY(op.id, plainId(fields, "id"));
    TRY(const Json* params, fields.list("params", 0, kMaxParams));
    for (const Json& element : *params) {
        TRY(PackOperator::Param param,
            parseParam(element, fields.where("params") + "[" + std::to_string(op.params.size()) + "]"));
        op.params.push_back(std::move(param));
    }
    if (fields.has("coarse")) TRY_VOID(parseCoarse(fields.json("coarse"), fields.where("coarse"), op));
    TRY(const Fields quantisation,
        Fields::of(fields.json("quantisation"), fields.where("quantisation"), {"scale", "offset"}));
    TRY(op.quantisation.scale, quantisation.channels("scale"));
    TRY(op.quantisation.offset, quantisation.channels("offset"));
    if (!std::ranges::all_of(op.quantisation.scale, [](float scale) { return scale > 0; }))
        return bad(quantisation.where("scale"), "must hold numbers above 0");
    TRY(op.psnr, fields.number("psnr"));
    TRY(op.ssim, fields.number("ssim"));
    if (op.psnr < 0 || std::abs(op.ssim) > 1) return bad(where, "psnr or ssim is not a possible measurement");
    return op;
}

Result<std::vector<PackOperator>> parseOperators(const Fields& top) {
    TRY(const Json* list, top.list("operators", 1, kMaxOperators));
    std::vector<PackOperator> operators;
    for (const Json& element : *list) {
        TRY(PackOperator op, parseOperator(element, "operators[" + std::to_string(operators.size()) + "]"));
        if (std::ranges::find(operators, op.id, &PackOperator::id) != operators.end())
            return bad("operators", quotedText(op.id) + " is there twice");
        operators.push_back(std::move(op));
    }
    return operators;
}

Result<WeightsFile> parseWeightsFile(const Json& json) {
    TRY(const Fields fields, Fields::of(json, "weights", {"file", "bytes", "sha256"}));
    WeightsFile weights;
    TRY(weights.file, fields.text("file"));
    // A plain name cannot lead out of the pack's folder.
    const bool plain = !weights.file.empty() && weights.file.size() <= 255 && weights.file.front() != '.' &&
                       weights.file.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
    if (!plain) return bad(fields.where("file"), quotedText(weights.file) + " is not a plain file name");
    TRY(weights.bytes, fields.whole("bytes", 1, kMaxSafetensorsFileBytes));
    TRY(weights.sha256, fields.text("sha256"));
    const bool hex = weights.sha256.size() == 64 && std::ranges::all_of(weights.sha256, [](char c) {
                         return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                     });
    if (!hex) return bad(fields.where("sha256"), "must be 64 lower-case hexadecimal digits");
    return weights;
}

/// Format and version come first, so that a later version is told from a damaged file.
Result<void> checkFormat(const Json& json) {
    if (!json.is_object() || !json.contains("format") || json["format"] != kFormat)
        return bad("format", "this is not a " + std::string(kFormat));
    if (!json.contains("version") || !json["version"].is_number_unsigned())
        return bad("version", "must be a whole number");
    if (json["version"] != kVersion)
        return bad("version",
                   "is " + json["version"].dump() + "; this program reads version " + std::to_string(kVersion));
    return {};
}

Json numbers(const std::array<float, kSliceChannels>& values) {
    Json list = Json::array();
    for (const float value : values) list.push_back(static_cast<double>(value));
    return list;
}

Json writeOperator(const PackOperator& op) {
    Json params = Json::array();
    for (const PackOperator::Param& param : op.params)
        params.push_back({{"id", param.id},
                          {"min", param.min},
                          {"max", param.max},
                          {"default", param.defaultValue},
                          {"scale", param.scale == Scale::Logarithmic ? "log" : "linear"}});
    Json json = {
        {"id", op.id},
        {"params", std::move(params)},
        {"quantisation", {{"scale", numbers(op.quantisation.scale)}, {"offset", numbers(op.quantisation.offset)}}},
        {"psnr", op.psnr},
        {"ssim", op.ssim}};
    if (!op.coarse.empty()) json["coarse"] = {{"id", op.coarse}, {"count", op.coarseCount}};
    return json;
}

}  // namespace

Result<PackDescription> parsePackJson(std::string_view text) {
    return guarded({}, ErrorCode::BadPack, [&]() -> Result<PackDescription> {
        TRY(const Json json, parsePackText(text));
        TRY_VOID(checkFormat(json));
        TRY(const Fields top,
            Fields::of(json, "", {"format", "version", "name", "network", "operators", "weights", "provenance"}));
        PackDescription description;
        TRY(description.pack.name, plainId(top, "name"));
        TRY(description.pack.shape, parseShape(top.json("network")));
        TRY(description.pack.operators, parseOperators(top));
        TRY(description.weights, parseWeightsFile(top.json("weights")));
        if (!top.json("provenance").is_object()) return bad("provenance", "must be an object");
        description.pack.provenance = top.json("provenance").dump();
        return description;
    });
}

Result<std::string> writePackJson(const PackDescription& description) {
    return guarded({}, ErrorCode::BadPack, [&]() -> Result<std::string> {
        const Pack& pack = description.pack;
        const Json provenance = pack.provenance.empty() ? Json::object() : Json::parse(pack.provenance);
        Json operators = Json::array();
        for (const PackOperator& op : pack.operators) operators.push_back(writeOperator(op));
        const Json json = {
            {"format", kFormat},
            {"version", kVersion},
            {"name", pack.name},
            {"network",
             {{"widths", pack.shape.widths},
              {"blocks", pack.shape.blocks},
              {"up_blocks", pack.shape.upBlocks},
              {"fuse", pack.shape.fuse},
              {"features", pack.shape.features},
              {"global_size", pack.shape.globalSize},
              {"hidden", pack.shape.hidden},
              {"overview", pack.shape.overview},
              {"marks_edges", pack.shape.marksEdges}}},
            {"operators", std::move(operators)},
            {"weights",
             {{"file", description.weights.file},
              {"bytes", description.weights.bytes},
              {"sha256", description.weights.sha256}}},
            {"provenance", provenance},
        };
        return json.dump(2) + "\n";
    });
}

}  // namespace glissade
