// The manual pages name exactly the options that --help names.
#include "support/run_program.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace glissade {
namespace {

using Words = std::set<std::string>;

Words found(const std::string& text, const std::string& pattern, const std::string& before) {
    Words words;
    const std::regex expression(pattern);
    for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it)
        words.insert(before + it->str(1));
    return words;
}

/// "-o,--output FILE" and "-h, --help" at the beginnings of lines.
Words optionsOfHelp(const std::string& help) {
    Words words;
    const std::regex line("(?:^|\n) +(-[a-z-]+(?:, ?-[a-z-]+)?)");
    for (std::sregex_iterator it(help.begin(), help.end(), line), end; it != end; ++it)
        words.merge(found(it->str(1), "(--?[a-z][a-z-]*)", ""));
    return words;
}

/// Of the lines ".It Fl o , -output Ar ..." (an mdoc flag has its first dash unwritten).
Words optionsOfPage(const std::string& page) {
    Words words;
    const std::regex line("\n\\.It Fl ([a-z-]+)(?: , (-[a-z-]+))?");
    for (std::sregex_iterator it(page.begin(), page.end(), line), end; it != end; ++it) {
        for (const std::size_t group : {1U, 2U})
            if ((*it)[group].matched) words.insert(std::string("-").append(it->str(group)));
    }
    return words;
}

std::string page(const std::string& name) {
    std::ifstream in(GLISSADE_SOURCE "/packaging/linux/" + name);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The part of the page under one ".Ss NAME:" heading.
std::string section(const std::string& whole, const std::string& name) {
    const auto start = whole.find("\n.Ss " + name + ":");
    if (start == std::string::npos) return {};
    const auto end = whole.find("\n.S", start + 1);
    return whole.substr(start, end - start);
}

TEST(ManPage, OfTheCommandLineNamesEveryOptionOfEveryCommandAndNoOther) {
    const std::string whole = page("glissade-cli.1");
    const Words common{"-h", "--help"};
    for (const std::string command : {"apply", "info", "operators", "thumbnail"}) {
        const test::Ended help = test::runProgram(GLISSADE_CLI, {command, "--help"});
        ASSERT_EQ(help.exitCode, 0) << help.err;
        Words expected = optionsOfHelp(help.out);
        EXPECT_GE(expected.size(), 3U) << command;
        for (const std::string& each : common) EXPECT_EQ(expected.erase(each), 1U) << command;
        EXPECT_EQ(optionsOfPage(section(whole, command)), expected) << command;
    }
    const std::string beginning = whole.substr(0, whole.find("\n.Ss "));
    EXPECT_EQ(optionsOfPage(beginning), optionsOfHelp(test::runProgram(GLISSADE_CLI, {"--help"}).out));
}

TEST(ManPage, OfTheCommandLineNamesEveryCommandAndWordOfTheHelp) {
    const std::string whole = page("glissade-cli.1");
    const std::string help = test::runProgram(GLISSADE_CLI, {"--help"}).out;
    const Words commands = found(help.substr(help.find("Subcommands:")), "\n  ([a-z]+)", "");
    EXPECT_EQ(commands, (Words{"apply", "info", "operators", "thumbnail"}));
    for (const std::string& command : commands) EXPECT_NE(section(whole, command), "") << command;
    for (const std::string word :
         {"display-p3", "adobe-rgb", "no-location", "copyright", "overwrite", "number", "skip"})
        EXPECT_NE(whole.find(word), std::string::npos) << word;
}

TEST(ManPage, OfTheEditorNamesEveryOptionAndNoOther) {
    if (std::string(GLISSADE_EDITOR).empty()) return;  // a build without the editor has no options to compare
    const test::Ended help = test::runProgram(GLISSADE_EDITOR, {"--help"}, {"LC_ALL=C.UTF-8"});
    ASSERT_EQ(help.exitCode, 0) << help.err;
    EXPECT_EQ(optionsOfPage(page("glissade.1")), optionsOfHelp(help.out));
    EXPECT_TRUE(optionsOfHelp(help.out).contains("--help-all"));
}

}  // namespace
}  // namespace glissade
