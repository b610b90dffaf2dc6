// glissade_gui_pictures PHOTO FOLDER [light|dark] [PART] [LANGUAGE]: makes pictures of the editor, at the scale of
// QT_SCALE_FACTOR, from right to left with Qt's option -reverse. PART: editor (the default), compare, dialogs,
// messages, menus, or drag, the frames of the README's animation. LANGUAGE: e.g. de.
#include "gui/pictures/pictures.h"
#include "ui/edit_files.h"
#include "ui/engine_bridge.h"
#include "ui/file_path.h"
#include "ui/translations.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace {

using namespace glissade;
using namespace Qt::StringLiterals;

constexpr std::array<std::pair<QLatin1StringView, void (*)(const Scene&)>, 6> kParts{{{"editor"_L1, takeEditor},
                                                                                      {"compare"_L1, takeComparisons},
                                                                                      {"dialogs"_L1, takeDialogs},
                                                                                      {"messages"_L1, takeMessages},
                                                                                      {"menus"_L1, takeMenus},
                                                                                      {"drag"_L1, takeDrag}}};

QString argument(const QStringList& arguments, qsizetype place, const QString& otherwise) {
    return place < arguments.size() ? arguments[place] : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString wanted = argument(arguments, 4, u"editor"_s);
    const auto part = std::ranges::find(kParts, wanted, [](const auto& each) { return each.first; });
    if (arguments.size() < 3 || part == kParts.end()) {
        std::fprintf(stderr,
                     "usage: glissade_gui_pictures PHOTO FOLDER [light|dark] [editor|compare|dialogs|messages|menus|"
                     "drag] [LANGUAGE]\n");
        return 2;
    }
    const QLocale locale(argument(arguments, 5, u"en"_s));
    QLocale::setDefault(locale);
    const QStringList commands = englishCommands();
    installTranslations(locale);
    QTemporaryDir temporary;
    Settings settings(temporary.filePath(u"settings.ini"_s));
    Preferences preferences;
    preferences.theme = argument(arguments, 3, u"dark"_s) == "light"_L1 ? ThemeChoice::Light : ThemeChoice::Dark;
    settings.setPreferences(preferences);
    Theme theme(application, preferences.theme);
    EngineBridge bridge(realEngines({}));
    EditFiles files({.data = toPath(temporary.filePath(u"data"_s)),
                     .recovery = toPath(temporary.filePath(u"state"_s)),
                     .shippedPresets = findShippedPresets(),
                     .desktopRecents = {}});
    const QString photo = temporary.filePath(fileName(toPath(arguments[1])));
    if (!QFile::copy(arguments[1], photo)) {
        std::fprintf(stderr, "%s: cannot be read\n", qPrintable(arguments[1]));
        return 1;
    }
    MainWindow window(bridge, settings, theme, files);
    Photographer camera(window, arguments[2], commands);
    window.resize(1280, 800);
    window.show();
    part->second({camera, settings, files, toPath(photo)});
    return 0;
}
