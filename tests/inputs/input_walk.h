// glissade-cli on a stranger's file: bounded in time and memory, and nothing but the asked-for file changes.
#pragma once

#include "cli/cli.h"
#include "inputs/sanitized.h"

#include <map>

namespace glissade::test {

class InputWalk : public Cli {
protected:
    InputWalk() { std::filesystem::create_directories(folder.path() / "in"); }

    [[nodiscard]] std::filesystem::path in() const { return folder.path() / "in"; }

    /// Runs with 5 s of processor time, 1.5 GB of addresses, no core file; a wait without an end is ended after 300 s.
    /// A sanitizer reserves addresses without end and is slower.
    [[nodiscard]] Ended limited(const std::vector<std::string>& arguments,
                                const std::string& memory = "1500000000") const {
        std::vector<std::string> line{"-s", "KILL", "300", "/usr/bin/prlimit", "--core=0"};
        line.push_back(kSanitized ? "--cpu=60" : "--cpu=5");
        if (!kSanitized) line.push_back("--as=" + memory);
        line.emplace_back(GLISSADE_CLI);
        line.insert(line.end(), arguments.begin(), arguments.end());
        return runProgram("/usr/bin/timeout", line, environment());
    }

    /// Exit 0, or 1 with a line that names the file. Says which.
    static bool endedWell(const Ended& ended, const std::string& shownName) {
        EXPECT_EQ(ended.signal, 0) << shownName << ": " << ended.err;
        EXPECT_TRUE(ended.exitCode == 0 || ended.exitCode == 1)
            << shownName << ": " << ended.exitCode << " " << ended.err;
        const std::string start = "glissade-cli: error: ";
        const bool named = ended.err.find(start + shownName + ": ") != std::string::npos;
        EXPECT_EQ(named, ended.exitCode == 1) << shownName << ": " << ended.err;
        return ended.exitCode == 0;
    }

    /// Content of every regular file below the folder, by name.
    [[nodiscard]] std::map<std::string, std::string> snapshot() const {
        std::map<std::string, std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
            const std::string name = entry.path().lexically_relative(folder.path()).native();
            found[name] = entry.is_symlink() || !entry.is_regular_file() ? std::string() : content(name);
        }
        return found;
    }
};

}  // namespace glissade::test
