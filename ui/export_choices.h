// ExportChoices: what the export dialog was set to, remembered as the next default and by name.
#pragma once

#include "image/color.h"
#include "recipe/recipe.h"

#include <QList>
#include <QString>

class QSettings;

namespace glissade {

/// The size of the picture that is written.
enum class ExportSize { Original, LongEdge, Percent, Enlarged };

/// What happens where the file to write is there already.
enum class IfExists { Ask, Number, Overwrite, Skip };

struct ExportChoices {
    QString folder;                                  ///< empty: the photo's
    QString name = QStringLiteral("{name}-edited");  ///< of the file, without suffix; see fileNameFor
    QString format = QStringLiteral("jpeg");
    int quality = 92;
    int compression = 6;  ///< of formats that lose nothing
    int depth = 8;
    ExportSize size = ExportSize::Original;
    int longEdge = 2048;                         ///< px, for ExportSize::LongEdge
    int percent = 50;                            ///< for ExportSize::Percent
    int enlargement = 2;                         ///< for ExportSize::Enlarged, by super resolution
    int metadata = 0;                            ///< MetadataPolicy as a number
    QString profile = QStringLiteral("source");  ///< "source", "srgb", "displayp3" or "adobergb"
    int intent = static_cast<int>(RenderingIntent::RelativeColorimetric);
    IfExists ifExists = IfExists::Ask;
    bool openFolder = false;  ///< once the file is written
    bool operator==(const ExportChoices&) const = default;
};

/// Choices under a name of the user's. The folder is left out: they serve wherever the file goes.
struct ExportPreset {
    QString name;
    ExportChoices choices;
    bool operator==(const ExportPreset&) const = default;
};

/// The name of a file for a photo of this name (both without suffix): {name} in `pattern` stands for the photo's.
[[nodiscard]] QString fileNameFor(const QString& pattern, const QString& photo);
/// The pattern that gave `file` for `photo`: `before`, where that gives it, if need be with a number behind; `file`
/// with the photo's name taken for {name}, where it is in it; else `before`.
[[nodiscard]] QString patternOf(const QString& file, const QString& photo, const QString& before);

/// The steps that a file is written with: those of the edit and, for ExportSize::Enlarged, super resolution behind them;
/// not where a step enlarges already.
[[nodiscard]] Recipe exportRecipe(const Recipe& edit, const ExportChoices& choices);
/// The factors of super resolution, least and greatest.
[[nodiscard]] std::pair<int, int> enlargementRange();

/// The choices in the store's current group; what is not there, or makes no sense, is as in ExportChoices{}.
[[nodiscard]] ExportChoices readExportChoices(const QSettings& store);
void writeExportChoices(QSettings& store, const ExportChoices& choices);

}  // namespace glissade
