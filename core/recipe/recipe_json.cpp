#include "recipe/recipe_json.h"

#include "base/file_bytes.h"
#include "base/quoted_text.h"
#include "operators/registry.h"
#include "recipe/numbers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>

namespace glissade {

namespace {

/// Ordered, so that files read in the order in which they are written.
using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "glissade-edit";
constexpr int kVersion = 1;
constexpr std::array<std::string_view, 5> kScaleNames{"auto", "native", "2", "4", "8"};  // by level + 1

Failure corrupt(const std::string& where, const std::string& why) {
    return fail(ErrorCode::Corrupt, where.empty() ? why : where + ": " + why);
}
Failure unsupported(const std::string& where, const std::string& why) {
    return fail(ErrorCode::Unsupported, where + ": " + why);
}

/// Notes what nlohmann's parser lets pass: nesting of any depth, and a key twice (of which it keeps one).
class Strictness {
public:
    std::string refusal;

    bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
        if (depth > kMaxRecipeDepth && refusal.empty()) refusal = "the JSON is nested too deeply";
        if (!refusal.empty()) return false;
        if (event == Json::parse_event_t::object_start) keys_.emplace_back();
        if (event == Json::parse_event_t::object_end) keys_.pop_back();
        if (event == Json::parse_event_t::key && !keys_.back().insert(parsed.get<std::string>()).second)
            refusal = quotedText(parsed.get<std::string>()) + " stands in one object twice";
        return refusal.empty();
    }

private:
    std::vector<std::set<std::string>> keys_;
};

Result<Json> parseStrictly(std::string_view text) {
    if (text.size() > kMaxRecipeBytes) return corrupt("", "larger than an edit may be");
    Strictness strictness;
    Json json;
    try {
        json = Json::parse(text.begin(), text.end(), std::ref(strictness));
    } catch (const Json::exception& thrown) {
        // The parser reads on after a refusal, and may stumble.
        if (strictness.refusal.empty()) return corrupt("", std::string("not JSON: ") + thrown.what());
    }
    if (!strictness.refusal.empty()) return corrupt("", strictness.refusal);
    return json;
}

/// Format and version come first, so that a file of a newer program is told from a damaged one.
Result<void> checkFormat(const Json& json) {
    if (!json.is_object() || !json.contains("format") || json["format"] != kFormat)
        return corrupt("format", "this is not a " + std::string(kFormat));
    if (!json.contains("version") || !json["version"].is_number_unsigned() || json["version"] == 0U)
        return corrupt("version", "must be a whole number from 1");
    if (json["version"] != kVersion)
        return unsupported("version",
                           "is " + json["version"].dump() + ", from a newer Glissade; this one reads up to version " +
                               std::to_string(kVersion));
    return {};
}

Result<void> checkKeys(const Json& json, const std::string& where, std::initializer_list<std::string_view> known) {
    if (!json.is_object()) return corrupt(where, "must be an object");
    for (const auto& [key, value] : json.items())
        if (std::ranges::find(known, key) == known.end()) return corrupt(where, "unknown field " + quotedText(key));
    return {};
}

std::string keyOf(const std::string& where, const std::string& key) { return where.empty() ? key : where + "." + key; }

Result<std::string> textOf(const Json& json, const std::string& where, const char* key) {
    if (!json.contains(key) || !json[key].is_string()) return corrupt(keyOf(where, key), "must be a text");
    return json[key].get<std::string>();
}

Result<bool> flagOf(const Json& json, const std::string& where, const char* key, bool fallback) {
    if (!json.contains(key)) return fallback;
    if (!json[key].is_boolean()) return corrupt(keyOf(where, key), "must be true or false");
    return json[key].get<bool>();
}

Result<double> numberOf(const Json& value, const std::string& where, double min, double max) {
    if (!value.is_number()) return corrupt(where, "must be a number");
    const auto number = value.get<double>();
    if (!(number >= min && number <= max))
        return unsupported(
            where, "is " + numberText(number) + ", but must be from " + numberText(min) + " to " + numberText(max));
    return number;
}

Result<void> readParams(const Json& json, const std::string& where, const OperatorSpec& spec, Params& params) {
    if (!json.is_object()) return corrupt(where, "must be an object");
    for (const auto& [key, value] : json.items()) {
        const int index = spec.paramIndex(key);
        if (index < 0)
            return unsupported(where, "the operator " + std::string(spec.id) + " has no parameter " + quotedText(key));
        const ParamSpec& param = spec.params[static_cast<std::size_t>(index)];
        TRY(params[static_cast<std::size_t>(index)], numberOf(value, keyOf(where, key), param.min, param.max));
    }
    return {};
}

Result<Edit> readEdit(const Json& json, const std::string& where) {
    TRY_VOID(checkKeys(json, where, {"operator", "params", "scale", "amount", "on", "exact", "model"}));
    TRY(const std::string id, textOf(json, where, "operator"));
    const OperatorSpec* spec = findOperator(id);
    if (!spec) return unsupported(where, "this program has no operator " + quotedText(id));
    Edit edit = makeEdit(*spec);
    if (json.contains("params")) TRY_VOID(readParams(json["params"], keyOf(where, "params"), *spec, edit.params));
    if (json.contains("scale")) {
        TRY(const std::string scale, textOf(json, where, "scale"));
        const auto found = std::ranges::find(kScaleNames, scale);
        if (found == kScaleNames.end()) return unsupported(keyOf(where, "scale"), "no scale " + quotedText(scale));
        edit.scale.level = static_cast<int>(found - kScaleNames.begin()) - 1;
    }
    if (json.contains("amount")) {
        TRY(edit.amount, numberOf(json["amount"], keyOf(where, "amount"), 0, 1));
    }
    TRY(edit.on, flagOf(json, where, "on", true));
    TRY(edit.exact, flagOf(json, where, "exact", false));
    // Which pack had learnt the operator is a record for people: the program runs the one it has.
    if (json.contains("model")) {
        TRY([[maybe_unused]] const std::string model, textOf(json, where, "model"));
    }
    return edit;
}

Json editJson(const Edit& edit) {
    const OperatorSpec& spec = *findOperator(edit.operatorId);
    Json params = Json::object();
    for (std::size_t i = 0; i < spec.params.size(); ++i) params[std::string(spec.params[i].id)] = edit.params[i];
    return {{"operator", edit.operatorId},
            {"params", std::move(params)},
            {"scale", kScaleNames[static_cast<std::size_t>(edit.scale.level + 1)]},
            {"amount", edit.amount},
            {"on", edit.on},
            {"exact", edit.exact},
            {"model", spec.pack}};
}

}  // namespace

bool validRecipeName(std::string_view name) {
    if (name.empty() || name.size() > kMaxRecipeName || name.front() == ' ' || name.back() == ' ') return false;
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::ranges::any_of(name, control)) return false;
    try {
        static_cast<void>(Json(std::string(name)).dump());  // throws where it is not UTF-8
    } catch (const Json::exception&) {
        return false;
    }
    return true;
}

Result<RecipeDocument> parseRecipeJson(std::string_view text) {
    return guarded({}, ErrorCode::Corrupt, [&]() -> Result<RecipeDocument> {
        TRY(const Json json, parseStrictly(text));
        TRY_VOID(checkFormat(json));
        TRY_VOID(checkKeys(json, "", {"format", "version", "program", "name", "edits"}));
        RecipeDocument document;
        TRY(document.program, textOf(json, "", "program"));
        if (json.contains("name")) {
            TRY(document.name, textOf(json, "", "name"));
            if (!validRecipeName(document.name)) return corrupt("name", quotedText(document.name) + " is no name");
        }
        if (!json.contains("edits") || !json["edits"].is_array() || json["edits"].size() > kMaxRecipeEdits)
            return corrupt("edits", "must be a list of at most " + std::to_string(kMaxRecipeEdits));
        for (const Json& each : json["edits"]) {
            TRY(Edit edit, readEdit(each, "edits[" + std::to_string(document.recipe.edits.size()) + "]"));
            document.recipe.edits.push_back(std::move(edit));
        }
        return document;
    });
}

Result<std::string> recipeJson(const RecipeDocument& document) {
    return guarded({}, ErrorCode::BadArgument, [&]() -> Result<std::string> {
        TRY_VOID(checkRecipe(document.recipe));
        if (document.recipe.edits.size() > kMaxRecipeEdits)
            return fail(ErrorCode::BadArgument, "more than " + std::to_string(kMaxRecipeEdits) + " edits");
        if (!document.name.empty() && !validRecipeName(document.name))
            return fail(ErrorCode::BadArgument, quotedText(document.name) + " is no name for a preset");
        Json json{{"format", kFormat}, {"version", kVersion}, {"program", "Glissade " GLISSADE_VERSION}};
        if (!document.name.empty()) json["name"] = document.name;
        json["edits"] = Json::array();
        for (const Edit& edit : document.recipe.edits) json["edits"].push_back(editJson(edit));
        return json.dump(2) + "\n";
    });
}

Result<RecipeDocument> readRecipeFile(const std::filesystem::path& file) {
    TRY(const std::vector<std::byte> bytes, readFileBytes(file, kMaxRecipeBytes));
    auto document = parseRecipeJson({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!document) return fail(document.error().code, file, document.error().reason);
    return document;
}

}  // namespace glissade
