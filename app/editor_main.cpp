// glissade: the editor. Reads the command line and wires engine and windows; nothing else.
#include "base/unfinished.h"
#include "exit_code.h"
#include "interrupt.h"
#include "net/process.h"
#include "ui/edit_files.h"
#include "ui/edit_saver.h"
#include "ui/editor.h"
#include "ui/file_path.h"
#include "ui/main_window.h"
#include "ui/safe_application.h"
#include "ui/single_instance.h"
#include "ui/translations.h"
#include "write_signals.h"

#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <optional>
#include <span>
#include <stop_token>

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

// From when a signal asked for the end until the program ends, whatever is stuck; the contract is two seconds.
constexpr std::chrono::milliseconds kPatience{1200};

template <typename Act>
void forEachWindow(Act act) {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<glissade::MainWindow*>(widget)) act(*window);
}

// Edits that are not saved would survive from now on what ends the program.
void keepEdits() {
    forEachWindow([](glissade::MainWindow& window) {
        for (auto* saver : window.findChildren<glissade::EditSaver*>()) saver->keepNow();
    });
}

// After what nobody caught: the program goes on, and its user knows.
void sayUnexpected(const QString& reason) {
    keepEdits();
    const QString title = QCoreApplication::translate("main", "Something unexpected went wrong");
    const QString text =
        QCoreApplication::translate("main", "%1. Save your edit, and start Glissade anew if it behaves oddly.")
            .arg(reason);
    forEachWindow([&](glissade::MainWindow& window) { window.warn(title, {text.toStdString()}); });
}

}  // namespace

int main(int argc, char** argv) {
    glissade::ignoreWriteSignals();
    glissade::prepareForNetworks();
    QCoreApplication::setApplicationName(u"glissade"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GLISSADE_VERSION));
    if (const auto exitCode = answered(argc, argv)) return *exitCode;

    const std::span arguments(argv, static_cast<std::size_t>(argc));
    glissade::SafeApplication application(argc, argv);
    QObject::connect(&application, &glissade::SafeApplication::failed, &application, sayUnexpected);
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
    theme.desktop().followPortal();
    QGuiApplication::setWindowIcon(QIcon(u":/icons/glissade.svg"_s));
    std::optional<glissade::EditFiles> editFiles(std::in_place, glissade::EditFiles::userFolders());
    glissade::Editor editor(glissade::realEngines({}), settings, theme, *editFiles);
    QObject::connect(&instance, &glissade::SingleInstance::received, &editor, &glissade::Editor::openFromOutside);
    editor.open(files);
    editor.offerLostEdits(files);
    editor.tellOfSettings();
    const std::stop_token stop =
        glissade::stopOnInterrupt({kPatience, [] { glissade::endProgramNow(glissade::kExitInterrupted); }});
    const std::stop_callback onStop(stop, [&application] {
        QMetaObject::invokeMethod(
            &application, [] { QCoreApplication::exit(glissade::kExitInterrupted); }, Qt::QueuedConnection);
    });
    const int exitCode = QApplication::exec();
    if (!stop.stop_requested()) return exitCode;
    // What is not saved is offered at the next start; an export in hand is dropped with its temporary file.
    keepEdits();
    editFiles.reset();  // once it is on the disk
    glissade::endProgramNow(glissade::kExitInterrupted);
}
