// How far the work is, in the last line of a terminal.
#pragma once

#include "base/cancel.h"

#include <chrono>
#include <mutex>
#include <string>

namespace glissade::cli {

/// Shows "[ 42 %] FILE" on stderr while it lives, where stderr is a terminal; nothing otherwise.
class ProgressLine {
public:
    /// @param wanted  false where the user asked for quiet.
    explicit ProgressLine(bool wanted);
    ~ProgressLine();

    /// A report for the work on one file; called from any thread.
    [[nodiscard]] Cancel::Report reportFor(std::string file);
    /// Empties the line, so that a message can be printed.
    void clear();

private:
    void show(const std::string& file, double done);

    const bool visible_;
    std::mutex mutex_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace glissade::cli
