// glissade-cli: the operators without a display.
#include "cli/arguments.h"
#include "cli/console.h"
#include "exit_code.h"
#include "net/process.h"
#include "write_signals.h"

#include <exception>

int main(int argc, char** argv) {
    using namespace glissade;
    ignoreWriteSignals();
    prepareForNetworks();
    try {
        const cli::Call call = cli::readArguments(argc, argv);
        return call.run ? call.run() : call.exitCode;
    } catch (const std::exception& thrown) {
        cli::printError(thrown.what());
    } catch (...) {
        cli::printError("unknown failure");
    }
    return kExitFailed;
}
