// glissade: the editor. Reads the command line and wires engine and windows; nothing else.
#include "exit_code.h"
#include "ui/editor.h"
#include "ui/file_path.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

#include <cstdio>
#include <span>

namespace {

using namespace Qt::StringLiterals;

// Qt decodes arguments as UTF-8; a file name that is not is found again by its bytes.
std::filesystem::path rawPath(const QString& argument, std::span<char*> arguments) {
    for (const char* raw : arguments)
        if (QString::fromLocal8Bit(raw) == argument) return raw;
    return glissade::toPath(argument);
}

}  // namespace

int main(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"glissade"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GLISSADE_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Glissade"_s);
    QGuiApplication::setDesktopFileName(u"glissade"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Edits photos with edge-aware operators and live sliders."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"FILE"_s, QCoreApplication::translate("main", "Photos to open, each in a window."), u"[FILE...]"_s);
    parser.process(application);

    glissade::Settings settings;
    glissade::Theme theme(application, settings.theme());
    QGuiApplication::setWindowIcon(QIcon(u":/icons/glissade.svg"_s));
    glissade::Editor editor(glissade::realEngines({}), settings, theme);
    QList<std::filesystem::path> files;
    for (const QString& argument : parser.positionalArguments()) files.append(rawPath(argument, arguments));
    editor.open(files);
    return QApplication::exec();
}
