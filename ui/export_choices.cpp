#include "ui/export_choices.h"

#include "operators/registry.h"

#include <QRegularExpression>
#include <QSettings>

#include <algorithm>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

const QString kPhotoName = u"{name}"_s;

template <typename T>
T readNumber(const QSettings& store, const QString& key, T initial, int min, int max) {
    return static_cast<T>(std::clamp(store.value(key, static_cast<int>(initial)).toInt(), min, max));
}

const OperatorSpec& superResolution() {
    const auto operators = allOperators();
    const auto found = std::ranges::find_if(operators, [](const OperatorSpec* spec) { return spec->enlarges; });
    CHECK(found != operators.end());
    return **found;
}

}  // namespace

QString fileNameFor(const QString& pattern, const QString& photo) {
    return QString(pattern).replace(kPhotoName, photo);
}

QString patternOf(const QString& file, const QString& photo, const QString& before) {
    const QString expected = QRegularExpression::escape(fileNameFor(before, photo));
    if (QRegularExpression(u"^%1(-[0-9]+)?$"_s.arg(expected)).match(file).hasMatch()) return before;
    if (photo.isEmpty() || !file.contains(photo)) return before;
    return QString(file).replace(file.indexOf(photo), photo.size(), kPhotoName);
}

Recipe exportRecipe(const Recipe& edit, const ExportChoices& choices) {
    Recipe recipe = edit;
    if (choices.size != ExportSize::Enlarged || enlargementOf(recipe) > 1) return recipe;
    Edit step = makeEdit(superResolution());
    step.params[0] = choices.enlargement;
    recipe.edits.push_back(std::move(step));
    return withEnlargementLast(std::move(recipe));
}

std::pair<int, int> enlargementRange() {
    const ParamSpec& factor = superResolution().params[0];
    return {static_cast<int>(factor.min), static_cast<int>(factor.max)};
}

ExportChoices readExportChoices(const QSettings& store) {
    const ExportChoices initial;
    ExportChoices choices;
    choices.folder = store.value(u"folder"_s).toString();
    choices.name = store.value(u"name"_s, initial.name).toString();
    if (choices.name.isEmpty() || choices.name.contains(u'/')) choices.name = initial.name;
    choices.format = store.value(u"format"_s, initial.format).toString();
    choices.quality = readNumber(store, u"quality"_s, initial.quality, 1, 100);
    choices.compression = readNumber(store, u"compression"_s, initial.compression, 1, 9);
    choices.depth = store.value(u"depth"_s, initial.depth).toInt();
    choices.size = readNumber(store, u"size"_s, initial.size, 0, static_cast<int>(ExportSize::Enlarged));
    choices.longEdge = readNumber(store, u"longEdge"_s, initial.longEdge, 1, 65'535);
    choices.percent = readNumber(store, u"percent"_s, initial.percent, 1, 100);
    choices.enlargement =
        readNumber(store, u"enlargement"_s, initial.enlargement, enlargementRange().first, enlargementRange().second);
    choices.intent = readNumber(store, u"intent"_s, initial.intent, 0, 3);
    choices.metadata = readNumber(store, u"metadata"_s, initial.metadata, 0, 3);
    choices.profile = store.value(u"profile"_s, initial.profile).toString();
    choices.ifExists = readNumber(store, u"ifExists"_s, initial.ifExists, 0, static_cast<int>(IfExists::Skip));
    choices.openFolder = store.value(u"openFolder"_s, initial.openFolder).toBool();
    return choices;
}

void writeExportChoices(QSettings& store, const ExportChoices& choices) {
    store.setValue(u"folder"_s, choices.folder);
    store.setValue(u"name"_s, choices.name);
    store.setValue(u"format"_s, choices.format);
    store.setValue(u"quality"_s, choices.quality);
    store.setValue(u"compression"_s, choices.compression);
    store.setValue(u"depth"_s, choices.depth);
    store.setValue(u"size"_s, static_cast<int>(choices.size));
    store.setValue(u"longEdge"_s, choices.longEdge);
    store.setValue(u"percent"_s, choices.percent);
    store.setValue(u"enlargement"_s, choices.enlargement);
    store.setValue(u"intent"_s, choices.intent);
    store.setValue(u"metadata"_s, choices.metadata);
    store.setValue(u"profile"_s, choices.profile);
    store.setValue(u"ifExists"_s, static_cast<int>(choices.ifExists));
    store.setValue(u"openFolder"_s, choices.openFolder);
}

}  // namespace glissade
