#include "base/user_folders.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <optional>
#include <string>

namespace glissade {
namespace {

/// An environment variable with another value while this lives.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = ::getenv(name)) before_ = before;
        value ? ::setenv(name, value, 1) : ::unsetenv(name);
    }
    ~Variable() { before_ ? ::setenv(name_, before_->c_str(), 1) : ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
    std::optional<std::string> before_;
};

TEST(UserFolders, AreWhereTheVariablesSay) {
    const Variable data("XDG_DATA_HOME", "/some/data");
    const Variable state("XDG_STATE_HOME", "/some/state");
    EXPECT_EQ(userDataFolder(), "/some/data/glissade");
    EXPECT_EQ(userStateFolder(), "/some/state/glissade");
}

TEST(UserFolders, AreInTheHomeFolderWithoutThem) {
    const Variable home("HOME", "/home/of me");
    const Variable data("XDG_DATA_HOME", nullptr);
    const Variable state("XDG_STATE_HOME", "");
    EXPECT_EQ(userDataFolder(), "/home/of me/.local/share/glissade");
    EXPECT_EQ(userStateFolder(), "/home/of me/.local/state/glissade");
}

TEST(UserFolders, IgnoreRelativePaths) {
    const Variable home("HOME", "relative");
    const Variable data("XDG_DATA_HOME", "here");
    EXPECT_EQ(userDataFolder(), "");
}

}  // namespace
}  // namespace glissade
