#include "cli/progress_line.h"

#include "cli/console.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace glissade::cli {

namespace {
constexpr auto kShortestPause = std::chrono::milliseconds(100);
}

ProgressLine::ProgressLine(bool wanted) : visible_(wanted && ::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() { clear(); }

Cancel::Report ProgressLine::reportFor(std::string file) {
    if (!visible_) return {};
    return [this, file = printable(file)](double done) { show(file, done); };
}

void ProgressLine::clear() {
    const std::lock_guard lock(mutex_);
    if (drawn_) std::fputs("\r\x1b[K", stderr);
    drawn_ = false;
}

void ProgressLine::show(const std::string& file, double done) {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (drawn_ && now - last_ < kShortestPause) return;
    last_ = now;
    drawn_ = true;
    std::fprintf(
        stderr, "\r\x1b[K[%3d %%] %s", static_cast<int>(std::lround(100 * std::clamp(done, 0.0, 1.0))), file.c_str());
    std::fflush(stderr);
}

}  // namespace glissade::cli
