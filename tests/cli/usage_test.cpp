#include "cli/cli.h"

#include <gmock/gmock.h>

#include <sstream>

namespace glissade {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Usage : public test::Cli {
protected:
    /// Wrong usage: exit 2, one line on stderr that holds `hint`, nothing on stdout.
    void refused(const std::vector<std::string>& arguments, const std::string& hint) const {
        const test::Ended ended = run(arguments);
        SCOPED_TRACE(ended.err);
        EXPECT_EQ(ended.exitCode, 2);
        EXPECT_EQ(ended.out, "");
        EXPECT_THAT(ended.err, StartsWith("glissade-cli: error: "));
        EXPECT_THAT(ended.err, HasSubstr(hint));
        EXPECT_EQ(lines(ended.err), 1U);
    }
};

TEST_F(Usage, Version) {
    const test::Ended ended = run({"--version"});
    EXPECT_EQ(ended.exitCode, 0);
    EXPECT_EQ(ended.out, "glissade-cli " GLISSADE_VERSION "\n");
    EXPECT_EQ(ended.err, "");
}

TEST_F(Usage, HelpFits80Columns) {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--help"}, {"apply", "--help"}, {"info", "--help"}, {"operators", "--help"}, {"thumbnail", "--help"}}) {
        const test::Ended ended = run(arguments);
        EXPECT_EQ(ended.exitCode, 0);
        EXPECT_EQ(ended.err, "");
        std::istringstream text(ended.out);
        int count = 0;
        for (std::string line; std::getline(text, line); ++count) EXPECT_LE(line.size(), 80U) << line;
        EXPECT_GT(count, 3);
    }
    EXPECT_THAT(run({"apply", "--help"}).out,
                testing::AllOf(HasSubstr("--step"), HasSubstr("--on-conflict"), HasSubstr("scale=auto|native|2|4|8")));
}

TEST_F(Usage, NoCommandOrAnUnknownOne) {
    refused({}, "apply, info, operators or thumbnail");
    refused({"aply"}, "did you mean apply?");
    refused({"--verison"}, "did you mean --version?");
}

TEST_F(Usage, UnknownOptionsGetAHint) {
    refused({"apply", path("a.png"), "-o", path("b.png"), "--qualty", "3"}, "did you mean --quality?");
    refused({"operators", "--jsn"}, "did you mean --json?");
    refused({"info", path("a.png"), "--everything"}, "unknown option --everything");
    refused({"operators", "extra"}, "extra");
    refused({"thumbnail", path("a.png.glissade.json"), "-o", path("b.png"), "--sise", "9"}, "did you mean --size?");
    refused({"thumbnail", path("a.png.glissade.json"), "-o", path("b.png"), "--size", "9"}, "from 16 to 1024");
    refused({"thumbnail", path("a.png.glissade.json")}, "--output");
}

TEST_F(Usage, MissingArguments) {
    refused({"apply"}, "");
    refused({"apply", path("a.png")}, "output");
    refused({"info"}, "FILE");
}

TEST_F(Usage, ValuesOutOfRange) {
    photo("a.png");
    const auto with = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"apply", path("a.png"), "-o", path("b.png")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    };
    refused(with({"--step", "l0:lambda=5"}), "from 0.002 to 0.2");
    refused(with({"--step", "l0:lambda=abc"}), "'abc'");
    refused(with({"--step", "l0:amount=2"}), "from 0 to 1");
    refused(with({"--step", "l0:scale=3"}), "auto, native, 2, 4 or 8");
    refused(with({"--step", "penсil"}), "known: l0");
    refused(with({"--step", "pensil"}), "did you mean pencil?");
    refused(with({"--step", "l0:lamda=0.1"}), "did you mean lambda?");
    refused(with({"--quality", "0"}), "from 1 to 100");
    refused(with({"--quality", "x"}), "x");
    refused(with({"--depth", "12"}), "8 or 16");
    refused(with({"--size", "0"}), "from 1 to 65535");
    refused(with({"--threads", "-1"}), "from 1 to");
    refused(with({"--tile", "64"}), "from 128 to 65535");
    refused(with({"--tile", "x"}), "x");
    refused(with({"--profile", "cmyk"}), "adobe-rgb display-p3 keep srgb");
    refused(with({"--intent", "vivid"}), "absolute perceptual relative saturation");
    refused(with({"--metadata", "some"}), "no-location");
    refused(with({"--on-conflict", "ask"}), "overwrite");
    refused(with({"--format", "docx"}), "png");
    EXPECT_EQ(files(), std::set<std::string>{"a.png"});
}

TEST_F(Usage, TheOutputMustSuitTheInputs) {
    photo("a.png");
    photo("b.png");
    refused({"apply", path("a.png"), path("b.png"), "-o", path("c.png")}, "folder");
    refused({"apply", path("a.png"), "-o", path("c.unknown")}, "--format");
    refused({"apply", path("a.png"), "-o", path("c.jpg"), "--depth", "16"}, "16 bits");
    refused({"apply", path("a.png"), "-o", "-"}, "--format");
    refused({"apply", path("a.png"), "-o", "-", "--format", "png", "--json"}, "standard output");
    EXPECT_EQ(files(), (std::set<std::string>{"a.png", "b.png"}));
}

}  // namespace
}  // namespace glissade
