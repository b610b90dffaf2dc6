#include "operators/registry.h"
#include "recipe/nearest.h"
#include "recipe/numbers.h"
#include "recipe/recipe.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace glissade {

namespace {

struct ScaleName {
    std::string_view text;
    int level;
};
constexpr std::array kScales{ScaleName{"auto", EffectScale::kAuto},
                             ScaleName{"native", 0},
                             ScaleName{"2", 1},
                             ScaleName{"4", 2},
                             ScaleName{"8", 3}};

/// "unknown WHAT 'WORD', did you mean X? (known: A, B, C)"
Failure unknown(const std::string& what, std::string_view word, const std::vector<std::string>& known) {
    std::string text = "unknown " + what + " '" + std::string(word) + "'";
    if (const std::string meant = nearest(word, known); !meant.empty()) text += ", did you mean " + meant + "?";
    text += " (known: ";
    for (std::size_t i = 0; i < known.size(); ++i) text.append(i ? ", " : "").append(known[i]);
    return fail(ErrorCode::BadArgument, text + ")");
}

std::vector<std::string> operatorIds() {
    std::vector<std::string> ids;
    for (const OperatorSpec* spec : allOperators()) ids.emplace_back(spec->id);
    return ids;
}

std::vector<std::string> settingNames(const OperatorSpec& spec) {
    std::vector<std::string> names;
    for (const ParamSpec& param : spec.params) names.emplace_back(param.id);
    names.insert(names.end(), {"amount", "scale", "exact"});
    return names;
}

Result<double> number(
    const std::string& operatorId, const std::string& name, std::string_view text, double min, double max) {
    const auto value = readNumber(text);
    if (!value)
        return fail(ErrorCode::BadArgument,
                    operatorId + ": " + name + " is '" + std::string(text) + "', but must be a number from " +
                        numberText(min) + " to " + numberText(max));
    TRY_VOID(checkRange(operatorId, name, *value, min, max));
    return *value;
}

Result<EffectScale> scaleFrom(const std::string& operatorId, std::string_view text) {
    for (const ScaleName& scale : kScales)
        if (scale.text == text) return EffectScale{scale.level};
    return fail(ErrorCode::BadArgument,
                operatorId + ": scale is '" + std::string(text) + "', but must be auto, native, 2, 4 or 8");
}

/// "auto" or "auto*FACTOR"; nothing where the text is neither.
Result<std::optional<double>> estimateFactor(const std::string& operatorId,
                                             const std::string& name,
                                             std::string_view text) {
    constexpr std::string_view kAuto = "auto";
    if (!text.starts_with(kAuto)) return std::optional<double>();
    if (text == kAuto) return std::optional<double>(1.0);
    const auto factor = text[kAuto.size()] == '*' ? readNumber(text.substr(kAuto.size() + 1)) : std::nullopt;
    if (!factor || *factor <= 0)
        return fail(ErrorCode::BadArgument,
                    operatorId + ": " + name + " is '" + std::string(text) +
                        "', but auto takes a factor above 0, as in auto*0.8");
    return factor;
}

Result<void> set(Edit& edit,
                 const OperatorSpec& spec,
                 const std::string& name,
                 std::string_view text,
                 std::vector<EstimatedParam>* estimated) {
    if (const int index = spec.paramIndex(name); index >= 0) {
        const ParamSpec& param = spec.params[static_cast<std::size_t>(index)];
        if (estimated && param.estimate) {
            TRY(const auto factor, estimateFactor(edit.operatorId, name, text));
            if (factor) {
                estimated->push_back({static_cast<std::size_t>(index), *factor});
                return {};
            }
        }
        TRY(edit.params[static_cast<std::size_t>(index)], number(edit.operatorId, name, text, param.min, param.max));
    } else if (name == "amount") {
        TRY(edit.amount, number(edit.operatorId, name, text, 0, 1));
    } else if (name == "scale") {
        TRY(edit.scale, scaleFrom(edit.operatorId, text));
    } else if (name == "exact") {
        if (text != "0" && text != "1")
            return fail(ErrorCode::BadArgument,
                        edit.operatorId + ": exact is '" + std::string(text) + "', but must be 0 or 1");
        if (text == "1" && !spec.apply)
            return fail(ErrorCode::BadArgument,
                        edit.operatorId + " is learnt from examples, there is no exact form of it");
        edit.exact = text == "1";
    } else {
        return unknown("setting of " + edit.operatorId, name, settingNames(spec));
    }
    return {};
}

}  // namespace

std::string numberText(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

std::optional<double> readNumber(std::string_view text) {
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

Result<Edit> parseStep(std::string_view text, std::vector<EstimatedParam>* estimated) {
    const std::size_t colon = text.find(':');
    const std::string_view id = text.substr(0, colon);
    const OperatorSpec* spec = findOperator(id);
    if (!spec) return unknown("operator", id, operatorIds());
    Edit edit = makeEdit(*spec);
    if (colon == std::string_view::npos) return edit;

    std::vector<std::string> seen;
    std::string_view rest = text.substr(colon + 1);
    for (bool more = true; more;) {
        const std::size_t comma = rest.find(',');
        more = comma != std::string_view::npos;
        const std::string_view setting = rest.substr(0, comma);
        if (more) rest.remove_prefix(comma + 1);
        const std::size_t equals = setting.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return fail(ErrorCode::BadArgument, edit.operatorId + ": '" + std::string(setting) + "' is not NAME=VALUE");
        const std::string name(setting.substr(0, equals));
        if (std::ranges::find(seen, name) != seen.end())
            return fail(ErrorCode::BadArgument, edit.operatorId + ": " + name + " is given twice");
        seen.push_back(name);
        TRY_VOID(set(edit, *spec, name, setting.substr(equals + 1), estimated));
    }
    return edit;
}

Rect estimateArea(Size photo) {
    constexpr int kMost = 2048;
    const int width = std::min(photo.width, kMost);
    const int height = std::min(photo.height, kMost);
    return {(photo.width - width) / 2, (photo.height - height) / 2, width, height};
}

void estimateParams(const Image<float>& rgb, std::span<const EstimatedParam> estimated, Edit& edit) {
    const OperatorSpec& spec = *findOperator(edit.operatorId);
    for (const EstimatedParam& each : estimated) {
        const ParamSpec& param = spec.params[each.param];
        edit.params[each.param] = param.clamped(param.estimate(rgb) * each.factor);
    }
}

std::string stepText(const Edit& edit) {
    const OperatorSpec* spec = findOperator(edit.operatorId);
    std::string settings;
    const auto add = [&](std::string_view name, const std::string& value) {
        settings += settings.empty() ? ':' : ',';
        settings.append(name).append("=").append(value);
    };
    for (std::size_t i = 0; spec && i < edit.params.size() && i < spec->params.size(); ++i)
        if (edit.params[i] != spec->params[i].defaultValue) add(spec->params[i].id, numberText(edit.params[i]));
    if (edit.amount != 1.0) add("amount", numberText(edit.amount));
    const int usual = spec ? makeEdit(*spec).scale.level : EffectScale::kAuto;
    for (const ScaleName& scale : kScales)
        if (scale.level == edit.scale.level && scale.level != usual) add("scale", std::string(scale.text));
    if (edit.exact) add("exact", "1");
    return edit.operatorId + settings;
}

}  // namespace glissade
