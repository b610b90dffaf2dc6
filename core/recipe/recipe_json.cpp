#include "recipe/recipe_json.h"

#include "base/file_bytes.h"
#include "base/quoted_text.h"
#include "base/strict_json.h"
#include "operators/registry.h"
#include "recipe/numbers.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace glissade {

namespace {

constexpr std::string_view kFormat = "glissade-edit";
// 2 has "turn", 3 "crop". What needs no more than an earlier one is written as that, so that older programs read it.
constexpr int kVersion = 3;
constexpr int kVersionOfTurn = 2;
constexpr int kVersionOfCrop = 3;
constexpr std::array<std::string_view, 5> kScaleNames{"auto", "native", "2", "4", "8"};  // by level + 1

Failure unsupported(const std::string& where, const std::string& why) {
    return fail(ErrorCode::Unsupported, where + ": " + why);
}

Result<bool> flagOf(const Json& json, const std::string& where, const char* key, bool fallback) {
    if (!json.contains(key)) return fallback;
    if (!json[key].is_boolean()) return corruptField(fieldName(where, key), "must be true or false");
    return json[key].get<bool>();
}

Result<double> numberOf(const Json& value, const std::string& where, double min, double max) {
    if (!value.is_number()) return corruptField(where, "must be a number");
    const auto number = value.get<double>();
    if (!(number >= min && number <= max))
        return unsupported(
            where, "is " + numberText(number) + ", but must be from " + numberText(min) + " to " + numberText(max));
    return number;
}

Result<void> readParams(const Json& json, const std::string& where, const OperatorSpec& spec, Params& params) {
    if (!json.is_object()) return corruptField(where, "must be an object");
    for (const auto& [key, value] : json.items()) {
        const int index = spec.paramIndex(key);
        if (index < 0)
            return unsupported(where, "the operator " + std::string(spec.id) + " has no parameter " + quotedText(key));
        const ParamSpec& param = spec.params[static_cast<std::size_t>(index)];
        TRY(params[static_cast<std::size_t>(index)], numberOf(value, fieldName(where, key), param.min, param.max));
    }
    return {};
}

Result<Edit> readEdit(const Json& json, const std::string& where) {
    TRY_VOID(checkKeys(json, where, {"operator", "params", "scale", "amount", "on", "exact", "model"}));
    TRY(const std::string id, textOf(json, where, "operator"));
    const OperatorSpec* spec = findOperator(id);
    if (!spec) return unsupported(where, "this program has no operator " + quotedText(id));
    Edit edit = makeEdit(*spec);
    if (json.contains("params")) TRY_VOID(readParams(json["params"], fieldName(where, "params"), *spec, edit.params));
    if (json.contains("scale")) {
        TRY(const std::string scale, textOf(json, where, "scale"));
        const auto found = std::ranges::find(kScaleNames, scale);
        if (found == kScaleNames.end()) return unsupported(fieldName(where, "scale"), "no scale " + quotedText(scale));
        edit.scale.level = static_cast<int>(found - kScaleNames.begin()) - 1;
    }
    if (json.contains("amount")) {
        TRY(edit.amount, numberOf(json["amount"], fieldName(where, "amount"), 0, 1));
    }
    TRY(edit.on, flagOf(json, where, "on", true));
    TRY(edit.exact, flagOf(json, where, "exact", false));
    // Which pack had learnt the operator is a record for people: the program runs the one it has.
    if (json.contains("model")) {
        TRY([[maybe_unused]] const std::string model, textOf(json, where, "model"));
    }
    return edit;
}

constexpr int kQuarter = 90;  // degrees

Result<Turn> readTurn(const Json& json) {
    const std::string where = "turn";
    TRY_VOID(checkKeys(json, where, {"rotate", "mirror"}));
    Turn turn;
    if (json.contains("rotate")) {
        const Json& degrees = json["rotate"];
        if (!degrees.is_number_unsigned()) return corruptField(where + ".rotate", "must be a whole number");
        if (degrees > 3U * kQuarter || degrees.get<unsigned>() % kQuarter != 0)
            return unsupported(where + ".rotate", "is " + degrees.dump() + ", but must be 0, 90, 180 or 270");
        turn.quarters = degrees.get<int>() / kQuarter;
    }
    TRY(turn.mirrored, flagOf(json, where, "mirror", false));
    return turn;
}

Result<CropArea> readCrop(const Json& json) {
    const std::string where = "crop";
    TRY_VOID(checkKeys(json, where, {"x", "y", "width", "height"}));
    CropArea crop;
    for (const auto& [key, value] : {std::pair("x", &CropArea::x),
                                     {"y", &CropArea::y},
                                     {"width", &CropArea::width},
                                     {"height", &CropArea::height}}) {
        if (!json.contains(key)) return corruptField(fieldName(where, key), "is missing");
        TRY(crop.*value, numberOf(json[key], fieldName(where, key), 0, 1));
    }
    if (!crop.isValid()) return unsupported(where, "does not lie within the photo");
    return crop;
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

Result<RecipeFile> parseRecipeJson(std::string_view text) {
    return guarded({}, ErrorCode::Corrupt, [&]() -> Result<RecipeFile> {
        TRY(const Json json, parseStrictly(text, {kMaxRecipeBytes, kMaxRecipeDepth}));
        TRY_VOID(checkFormat(json, kFormat, kVersion));
        TRY_VOID(checkKeys(json, "", {"format", "version", "program", "name", "turn", "crop", "edits"}));
        RecipeFile document;
        TRY(document.program, textOf(json, "", "program"));
        if (json.contains("name")) {
            TRY(document.name, textOf(json, "", "name"));
            if (!validRecipeName(document.name)) return corruptField("name", quotedText(document.name) + " is no name");
        }
        if (json.contains("turn")) {
            if (json["version"] < kVersionOfTurn) return corruptField("", "unknown field \"turn\"");
            TRY(document.recipe.turn, readTurn(json["turn"]));
        }
        if (json.contains("crop")) {
            if (json["version"] < kVersionOfCrop) return corruptField("", "unknown field \"crop\"");
            TRY(document.recipe.crop, readCrop(json["crop"]));
        }
        if (!json.contains("edits") || !json["edits"].is_array() || json["edits"].size() > kMaxRecipeEdits)
            return corruptField("edits", "must be a list of at most " + std::to_string(kMaxRecipeEdits));
        for (const Json& each : json["edits"]) {
            TRY(Edit edit, readEdit(each, "edits[" + std::to_string(document.recipe.edits.size()) + "]"));
            document.recipe.edits.push_back(std::move(edit));
        }
        return document;
    });
}

Result<std::string> recipeJson(const RecipeFile& document) {
    return guarded({}, ErrorCode::BadArgument, [&]() -> Result<std::string> {
        TRY_VOID(checkRecipe(document.recipe));
        if (document.recipe.edits.size() > kMaxRecipeEdits)
            return fail(ErrorCode::BadArgument, "more than " + std::to_string(kMaxRecipeEdits) + " edits");
        if (!document.name.empty() && !validRecipeName(document.name))
            return fail(ErrorCode::BadArgument, quotedText(document.name) + " is no name for a preset");
        const Turn& turn = document.recipe.turn;
        const CropArea& crop = document.recipe.crop;
        Json json{{"format", kFormat},
                  {"version",
                   !crop.isNone()   ? kVersionOfCrop
                   : !turn.isNone() ? kVersionOfTurn
                                    : 1},
                  {"program", "Glissade " GLISSADE_VERSION}};
        if (!document.name.empty()) json["name"] = document.name;
        if (!turn.isNone()) json["turn"] = {{"rotate", turn.quarters * kQuarter}, {"mirror", turn.mirrored}};
        if (!crop.isNone())
            json["crop"] = {{"x", crop.x}, {"y", crop.y}, {"width", crop.width}, {"height", crop.height}};
        json["edits"] = Json::array();
        for (const Edit& edit : document.recipe.edits) json["edits"].push_back(editJson(edit));
        return json.dump(2) + "\n";
    });
}

Result<RecipeFile> readRecipeFile(const std::filesystem::path& file) {
    TRY(const std::vector<std::byte> bytes, readFileBytes(file, kMaxRecipeBytes));
    auto document = parseRecipeJson({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!document) return fail(document.error().code, file, document.error().reason);
    return document;
}

}  // namespace glissade
