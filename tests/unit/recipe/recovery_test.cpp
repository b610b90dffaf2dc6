#include "recipe/recovery.h"

#include "operators/registry.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

class Recovery : public testing::Test {
protected:
    static Recipe recipe(const char* id) { return {{makeEdit(*findOperator(id))}}; }
    [[nodiscard]] RecoverySession session() const {
        auto begun = RecoverySession::begin(folder);
        if (!begun) throw std::runtime_error(begun.error().message());
        return std::move(*begun);
    }
    /// What `work` leaves when the program is ended in the middle of it, as by a crash: nothing is cleaned up.
    template <typename Work>
    void crash(Work work) const {
        const pid_t child = ::fork();
        if (child == 0) {
            auto begun = RecoverySession::begin(folder);
            if (begun) work(*begun);
            ::_exit(0);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
    }
    void crashWith(const fs::path& photo, const char* id) const {
        crash([&](RecoverySession& running) { static_cast<void>(running.keep(photo, recipe(id))); });
    }
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
        return names;
    }
    [[nodiscard]] auto records() const {
        return std::ranges::count_if(files(), [](const std::string& name) { return name.ends_with(".json"); });
    }

    const test::TemporaryFolder parent;
    const fs::path folder = parent.path() / "state" / "recovery";
};

TEST_F(Recovery, AProgramThatEndsInOrderLeavesNothing) {
    {
        RecoverySession running = session();
        ASSERT_TRUE(running.keep("/p/a.jpg", recipe("l0")));
        ASSERT_TRUE(running.keep("/p/b.jpg", recipe("wls")));
        EXPECT_EQ(files().size(), 3U);
        EXPECT_EQ(fs::status(folder).permissions(), fs::perms::owner_all);
    }
    EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Recovery, TheEditsOfARunningProgramAreNotLost) {
    RecoverySession running = session();
    ASSERT_TRUE(running.keep("/p/a.jpg", recipe("l0")));
    EXPECT_THAT(findLostEdits(folder).edits, IsEmpty());
    EXPECT_EQ(files().size(), 2U);
}

TEST_F(Recovery, TheNewestEditOfEveryPhotoIsThereAfterACrash) {
    crash([](RecoverySession& running) {
        static_cast<void>(running.keep("/p/a.jpg", recipe("l0")));
        static_cast<void>(running.keep("/p/odd \xff%\n.jpg", recipe("rtv")));
        static_cast<void>(running.keep("/p/a.jpg", recipe("wls")));
        static_cast<void>(running.keep("/p/saved.jpg", recipe("llf")));
        running.forget("/p/saved.jpg");
    });
    LostEdits lost = findLostEdits(folder);
    EXPECT_THAT(lost.notices, IsEmpty());
    ASSERT_EQ(lost.edits.size(), 2U);
    std::ranges::sort(lost.edits, {}, &LostEdit::photo);
    EXPECT_EQ(lost.edits[0].photo, "/p/a.jpg");
    EXPECT_EQ(lost.edits[0].recipe, recipe("wls"));
    EXPECT_EQ(lost.edits[0].attempts, 0);
    EXPECT_EQ(lost.edits[1].photo, "/p/odd \xff%\n.jpg");
    EXPECT_EQ(lost.edits[1].recipe, recipe("rtv"));
}

TEST_F(Recovery, APhotoThatIsInNoFileIsKeptWithItsEditAndGoesWithIt) {
    const auto keepPicture = [](RecoverySession& running) {
        const fs::path picture = running.nextPicture();
        std::ofstream(picture) << "pixels";
        EXPECT_TRUE(isKeptPicture(picture));
        static_cast<void>(running.keep(picture, recipe("l0")));
        return picture;
    };
    {
        RecoverySession running = session();
        const fs::path first = keepPicture(running);
        const fs::path second = keepPicture(running);
        EXPECT_NE(first, second);
        running.forget(first);
        EXPECT_FALSE(fs::exists(first));
        EXPECT_TRUE(fs::exists(second));
    }
    EXPECT_THAT(files(), IsEmpty()) << "a program that ends in order leaves nothing";

    for (int i = 0; i < 3; ++i) crash([&](RecoverySession& running) { static_cast<void>(keepPicture(running)); });
    const LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 3U);
    for (const LostEdit& edit : lost.edits) EXPECT_TRUE(fs::exists(edit.photo));
    ASSERT_TRUE(discardLostEdit(lost.edits[0]));
    EXPECT_FALSE(fs::exists(lost.edits[0].photo));
    {
        RecoverySession running = session();
        ASSERT_TRUE(running.take(lost.edits[1]));
        ASSERT_TRUE(running.take(lost.edits[2]));
        EXPECT_TRUE(fs::exists(lost.edits[1].photo));
        ASSERT_TRUE(running.giveBack(lost.edits[2]));
    }
    EXPECT_FALSE(fs::exists(lost.edits[1].photo));
    EXPECT_TRUE(fs::exists(lost.edits[2].photo)) << "it is for the next program";
    EXPECT_EQ(findLostEdits(folder).edits.size(), 1U);
}

TEST_F(Recovery, AUsersOwnPhotoIsNeverRemoved) {
    const fs::path own = parent.path() / "mine.glissade-recovery.png";
    std::ofstream(own) << "pixels";
    RecoverySession running = session();
    ASSERT_TRUE(running.keep(own, recipe("l0")));
    running.forget(own);
    EXPECT_TRUE(fs::exists(own)) << "the name alone does not decide";
}

TEST_F(Recovery, PicturesThatNoEditNamesGoAfterAMonth) {
    fs::create_directories(folder);
    const auto picture = [&](const char* name, int days) {
        const fs::path file = folder / (std::string(name) + ".glissade-recovery.png");
        std::ofstream(file) << "pixels";
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(24 * days));
        return file;
    };
    const fs::path young = picture("young", 29);
    const fs::path old = picture("old", 31);
    const fs::path named = picture("named", 31);
    crashWith(named, "l0");
    EXPECT_EQ(findLostEdits(folder).edits.size(), 1U);
    EXPECT_TRUE(fs::exists(young));
    EXPECT_FALSE(fs::exists(old));
    EXPECT_TRUE(fs::exists(named));
}

TEST_F(Recovery, ALostEditIsTakenByOneProgramOnly) {
    crashWith("/p/a.jpg", "l0");
    const LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 1U);
    {
        RecoverySession first = session();
        RecoverySession second = session();
        ASSERT_TRUE(first.take(lost.edits[0]));
        EXPECT_EQ(second.take(lost.edits[0]).error().code, ErrorCode::NotFound);
        EXPECT_THAT(findLostEdits(folder).edits, IsEmpty());
        first.forget("/p/a.jpg");
    }
    EXPECT_THAT(findLostEdits(folder).edits, IsEmpty());
    EXPECT_THAT(files(), IsEmpty());  // the crashed program's lock is gone as well
}

TEST_F(Recovery, ATakenEditIsNotPutOverANewerOneOfThePhoto) {
    crashWith("/p/a.jpg", "l0");
    const LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 1U);
    RecoverySession running = session();
    ASSERT_TRUE(running.keep("/p/a.jpg", recipe("wls")));
    EXPECT_EQ(running.take(lost.edits[0]).error().code, ErrorCode::Exists);
    EXPECT_EQ(findLostEdits(folder).edits.size(), 1U);
    ASSERT_TRUE(discardLostEdit(lost.edits[0]));
    EXPECT_THAT(findLostEdits(folder).edits, IsEmpty());
}

TEST_F(Recovery, ARecoveryThatCrashesTwiceIsSetAside) {
    crashWith("/p/a.jpg", "l0");
    for (int attempt = 0; attempt < kMostRecoveryAttempts; ++attempt) {
        const LostEdits lost = findLostEdits(folder);
        ASSERT_EQ(lost.edits.size(), 1U);
        EXPECT_EQ(lost.edits[0].attempts, attempt);
        crash([&](RecoverySession& running) { static_cast<void>(running.take(lost.edits[0])); });
    }
    const LostEdits lost = findLostEdits(folder);
    EXPECT_THAT(lost.edits, IsEmpty());
    ASSERT_EQ(lost.notices.size(), 1U);
    EXPECT_THAT(lost.notices[0], HasSubstr(".broken-1"));
    EXPECT_THAT(findLostEdits(folder).notices, IsEmpty());
}

TEST_F(Recovery, AnEditThatIsGivenBackIsFoundAgainAndTheAttemptNotCounted) {
    crashWith("/p/a.jpg", "l0");
    {
        RecoverySession running = session();
        const LostEdit lost = findLostEdits(folder).edits.at(0);
        ASSERT_TRUE(running.take(lost));
        ASSERT_TRUE(running.giveBack(lost));
        EXPECT_THAT(findLostEdits(folder).edits, IsEmpty()) << "by the next program, not by this one";
    }
    const LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 1U);
    EXPECT_EQ(lost.edits[0].attempts, 0);
    EXPECT_EQ(lost.edits[0].recipe, recipe("l0"));
}

TEST_F(Recovery, TwoWindowsOfOnePhotoKeepAnEditEach) {
    crash([](RecoverySession& running) {
        static_cast<void>(running.keep("/p/a.jpg", recipe("l0"), 1));
        static_cast<void>(running.keep("/p/a.jpg", recipe("wls"), 2));
        static_cast<void>(running.keep("/p/a.jpg", recipe("rtv"), 1));
        static_cast<void>(running.keep("/p/a.jpg", recipe("llf"), 3));
        running.forget("/p/a.jpg", 3);
    });
    LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 2U);
    std::ranges::sort(lost.edits, {}, [](const LostEdit& edit) { return edit.recipe.edits.front().operatorId; });
    EXPECT_EQ(lost.edits[0].recipe, recipe("rtv"));
    EXPECT_EQ(lost.edits[1].recipe, recipe("wls"));

    // Each can be taken by a window of its own, and by no second one.
    RecoverySession running = session();
    ASSERT_TRUE(running.take(lost.edits[0], 1));
    EXPECT_EQ(running.take(lost.edits[1], 1).error().code, ErrorCode::Exists);
    ASSERT_TRUE(running.take(lost.edits[1], 2));
    EXPECT_EQ(running.take(lost.edits[1], 3).error().code, ErrorCode::NotFound);
    running.forget("/p/a.jpg", 1);
    EXPECT_EQ(records(), 1) << "the other window's";
}

TEST_F(Recovery, AnEditThatIsGivenBackDoesNotReplaceWhatTheWindowHasKeptSince) {
    crashWith("/p/a.jpg", "l0");
    const LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 1U);
    crash([&](RecoverySession& running) {
        static_cast<void>(running.take(lost.edits[0]));
        static_cast<void>(running.keep("/p/a.jpg", recipe("wls")));
        static_cast<void>(running.giveBack(lost.edits[0]));
    });
    const LostEdits found = findLostEdits(folder);
    EXPECT_EQ(found.edits.size(), 2U);
    for (const char* id : {"l0", "wls"})
        EXPECT_TRUE(std::ranges::any_of(found.edits, [&](const LostEdit& edit) {
            return edit.recipe == recipe(id) && edit.attempts == 0;
        })) << id;
}

TEST_F(Recovery, AnEditIsKeptAfterTheSamePhotosWasGivenBack) {
    crashWith("/p/a.jpg", "l0");
    {
        RecoverySession running = session();
        const LostEdit lost = findLostEdits(folder).edits.at(0);
        ASSERT_TRUE(running.take(lost));
        ASSERT_TRUE(running.giveBack(lost));
        ASSERT_TRUE(running.keep("/p/a.jpg", recipe("wls")));
        EXPECT_EQ(records(), 2) << "the one given back and the one kept";
    }
    const LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 1U) << "what this program kept ended with it, in order";
    EXPECT_EQ(lost.edits[0].recipe, recipe("l0"));
}

TEST_F(Recovery, AnEditThatIsChangedAfterItsRecoveryStartsAnew) {
    crashWith("/p/a.jpg", "l0");
    const LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 1U);
    crash([&](RecoverySession& running) {
        static_cast<void>(running.take(lost.edits[0]));
        static_cast<void>(running.keep("/p/a.jpg", recipe("wls")));
    });
    const LostEdits again = findLostEdits(folder);
    ASSERT_EQ(again.edits.size(), 1U);
    EXPECT_EQ(again.edits[0].attempts, 0);
    EXPECT_EQ(again.edits[0].recipe, recipe("wls"));
}

TEST_F(Recovery, WhatCannotBeReadIsSetAsideAndWhatIsNewerStays) {
    fs::create_directories(folder);
    const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; };
    const std::string edit = R"({\"format\":\"glissade-edit\",\"version\":1,\"program\":\"x\",\"edits\":[]})";
    const auto record = [&](const std::string& photo, const std::string& attempts) {
        return R"({"format":"glissade-recovery","version":1,"photo":")" + photo + R"(","attempts":)" + attempts +
               R"(,"edit":")" + edit + "\"}";
    };
    write("1-a-1.glissade-recovery.json", "{");
    write("1-a-2.glissade-recovery.json", record("relative.jpg", "0"));
    write("1-a-3.glissade-recovery.json", record("/p/%0", "0"));
    write("1-a-4.glissade-recovery.json", record("/p/a.jpg", "-1"));
    write("1-a-5.glissade-recovery.json", record("/p/good.jpg", "1"));
    write("1-a-6.glissade-recovery.json", R"({"format":"glissade-recovery","version":7})");
    const LostEdits lost = findLostEdits(folder);
    ASSERT_EQ(lost.edits.size(), 1U);
    EXPECT_EQ(lost.edits[0].photo, "/p/good.jpg");
    EXPECT_EQ(lost.notices.size(), 5U);
    for (const int n : {1, 2, 3, 4})
        EXPECT_TRUE(fs::exists(folder / ("1-a-" + std::to_string(n) + ".glissade-recovery.json.broken-1"))) << n;
    EXPECT_TRUE(fs::exists(folder / "1-a-6.glissade-recovery.json"));
}

TEST_F(Recovery, AFolderThatIsNotThereHasNothingAndOneThatCannotBeMadeIsNamed) {
    EXPECT_THAT(findLostEdits(folder).edits, IsEmpty());
    std::ofstream(parent.path() / "file") << "x";
    const auto begun = RecoverySession::begin(parent.path() / "file" / "recovery");
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(begun.error().path, parent.path() / "file" / "recovery");
}

}  // namespace
}  // namespace glissade
