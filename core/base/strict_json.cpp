#include "base/strict_json.h"

#include "base/quoted_text.h"

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

namespace glissade {

namespace {

/// Notes what nlohmann's parser lets pass: nesting of any depth, and a key twice (of which it keeps one).
class Strictness {
public:
    explicit Strictness(int depth) : depth_(depth) {}

    std::string refusal;

    bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
        if (depth > depth_ && refusal.empty()) refusal = "the JSON is nested too deeply";
        if (!refusal.empty()) return false;
        if (event == Json::parse_event_t::object_start) keys_.emplace_back();
        if (event == Json::parse_event_t::object_end) keys_.pop_back();
        if (event == Json::parse_event_t::key && !keys_.back().insert(parsed.get<std::string>()).second)
            refusal = quotedText(parsed.get<std::string>()) + " stands in one object twice";
        return refusal.empty();
    }

private:
    int depth_;
    std::vector<std::set<std::string>> keys_;
};

}  // namespace

Failure corruptField(const std::string& where, const std::string& why) {
    return fail(ErrorCode::Corrupt, where.empty() ? why : where + ": " + why);
}

Result<Json> parseStrictly(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes)
        return corruptField("", "larger than the " + std::to_string(limits.bytes) + " bytes that are accepted");
    Strictness strictness(limits.depth);
    Json json;
    try {
        json = Json::parse(text.begin(), text.end(), std::ref(strictness));
    } catch (const Json::exception& thrown) {
        // The parser reads on after a refusal, and may stumble.
        if (strictness.refusal.empty()) return corruptField("", std::string("not JSON: ") + thrown.what());
    }
    if (!strictness.refusal.empty()) return corruptField("", strictness.refusal);
    return json;
}

/// Format and version come first, so that a file of a newer program is told from a damaged one.
Result<void> checkFormat(const Json& json, std::string_view format, int version) {
    if (!json.is_object() || !json.contains("format") || json["format"] != format)
        return corruptField("format", "this is not a " + std::string(format));
    if (!json.contains("version") || !json["version"].is_number_unsigned() || json["version"] == 0U)
        return corruptField("version", "must be a whole number from 1");
    if (json["version"] > version)
        return fail(ErrorCode::Unsupported,
                    "version: is " + json["version"].dump() + ", from a newer Glissade; this one reads up to version " +
                        std::to_string(version));
    return {};
}

Result<void> checkKeys(const Json& json, const std::string& where, std::initializer_list<std::string_view> known) {
    if (!json.is_object()) return corruptField(where, "must be an object");
    for (const auto& [key, value] : json.items())
        if (std::ranges::find(known, key) == known.end())
            return corruptField(where, "unknown field " + quotedText(key));
    return {};
}

std::string fieldName(const std::string& where, const std::string& key) {
    return where.empty() ? key : where + "." + key;
}

Result<std::string> textOf(const Json& json, const std::string& where, const char* key) {
    if (!json.contains(key) || !json[key].is_string()) return corruptField(fieldName(where, key), "must be a text");
    return json[key].get<std::string>();
}

}  // namespace glissade
