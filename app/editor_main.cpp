// glissade: the editor. Reads the command line and wires engine and windows; nothing else.
#include "exit_code.h"
#include "net/process.h"
#include "ui/edit_files.h"
#include "ui/editor.h"
#include "ui/file_path.h"
#include "ui/single_instance.h"
#include "ui/translations.h"
#include "write_signals.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <span>

namespace {

using namespace Qt::StringLiterals;

// Qt decodes arguments as UTF-8; a file name that is not is found again by its bytes.
std::filesystem::path rawPath(const QString& argument, std::span<char*> arguments) {
    for (const char* raw : arguments)
        if (QString::fromLocal8Bit(raw) == argument) return raw;
    return glissade::toPath(argument);
}

// Translated: there must be an application whose translations are installed.
void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Edits photos with edge-aware operators and live sliders."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"new-instance"_s,
                      QCoreApplication::translate("main", "Start a program of its own, even where one runs already.")});
    parser.addPositionalArgument(
        u"FILE"_s, QCoreApplication::translate("main", "Photos to open, each in a window."), u"[FILE...]"_s);
}

// The exit code.
int print(const QByteArray& text) {
    if (std::fputs(text.constData(), stdout) >= 0 && std::fflush(stdout) == 0) return glissade::kExitDone;
    std::fprintf(stderr, "glissade: error: standard output: %s\n", std::strerror(errno));
    return glissade::kExitFailed;
}

// --help and --version need no screen, so they are answered before there is an application with windows. The options
// that QApplication itself takes are unknown here and do not matter yet.
std::optional<int> answered(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    glissade::installTranslations(QLocale());
    QCommandLineParser parser;
    describe(parser);
    (void)parser.parse(QCoreApplication::arguments());
    if (parser.isSet(u"version"_s)) return print("glissade " GLISSADE_VERSION "\n");
    if (parser.isSet(u"help"_s) || parser.isSet(u"help-all"_s)) return print(parser.helpText().toLocal8Bit());
    return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
    glissade::ignoreWriteSignals();
    glissade::prepareForNetworks();
    QCoreApplication::setApplicationName(u"glissade"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GLISSADE_VERSION));
    if (const auto exitCode = answered(argc, argv)) return *exitCode;

    const std::span arguments(argv, static_cast<std::size_t>(argc));
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Glissade"_s);
    QGuiApplication::setDesktopFileName(u"org.glissade.Glissade"_s);
    glissade::installTranslations(QLocale());
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QCoreApplication::arguments())) {
        std::fprintf(stderr, "glissade: %s (try --help)\n", qPrintable(parser.errorText()));
        return glissade::kExitUsage;
    }

    QList<std::filesystem::path> files;
    for (const QString& argument : parser.positionalArguments()) files.append(rawPath(argument, arguments));
    glissade::SingleInstance instance(parser.isSet(u"new-instance"_s) ? std::filesystem::path()
                                                                      : glissade::SingleInstance::userSocket());
    if (instance.handOver(files)) return glissade::kExitDone;
    instance.listen();

    glissade::Settings settings;
    glissade::Theme theme(application, settings.preferences().theme);
    QGuiApplication::setWindowIcon(QIcon(u":/icons/glissade.svg"_s));
    glissade::EditFiles editFiles(glissade::EditFiles::userFolders());
    glissade::Editor editor(glissade::realEngines({}), settings, theme, editFiles);
    QObject::connect(&instance, &glissade::SingleInstance::received, &editor, &glissade::Editor::openFromOutside);
    editor.open(files);
    editor.offerLostEdits(files);
    return QApplication::exec();
}
