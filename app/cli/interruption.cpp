#include "cli/interruption.h"

#include "base/unfinished.h"
#include "exit_code.h"
#include "interrupt.h"

#include <unistd.h>

#include <string_view>

namespace glissade::cli {

namespace {

// The contract is two seconds.
constexpr std::chrono::milliseconds kPatience{1200};

/// Not with printNote: the thread that is stuck may hold the stream.
void drop() {
    constexpr std::string_view kText = "\nglissade-cli: interrupted\n";
    // A terminal may show a line of progress.
    const std::string_view text = ::isatty(STDERR_FILENO) != 0 ? kText : kText.substr(1);
    static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
    endProgramNow(kExitInterrupted);
}

}  // namespace

std::stop_token stopOnSignals() { return stopOnInterrupt({kPatience, drop}); }

}  // namespace glissade::cli
