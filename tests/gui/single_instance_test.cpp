// One program for a desktop: what a second start hands over, and what the first does with it.
#include "ui/single_instance.h"

#include "gui/support/editor_fixture.h"
#include "ui/editor.h"

#include <QLocalSocket>

#include <fstream>
#include <future>

namespace glissade::test {
namespace {

using namespace std::chrono_literals;
using Files = QList<std::filesystem::path>;

class SingleInstanceTest : public testing::Test {
protected:
    /// As a second start does it: from elsewhere, while this program goes on.
    bool handOver(const Files& files) const {
        auto answer = std::async(std::launch::async, [&] { return SingleInstance(socket()).handOver(files); });
        while (answer.wait_for(0ms) != std::future_status::ready) QTest::qWait(5);
        return answer.get();
    }
    [[nodiscard]] std::filesystem::path socket() const { return toPath(folder.filePath(QStringLiteral("socket"))); }

    QTemporaryDir folder;
};

TEST_F(SingleInstanceTest, L1_theRunningProgramGetsThePhotos) {
    SingleInstance running(socket());
    std::vector<Files> got;
    QObject::connect(&running, &SingleInstance::received, [&](const Files& files) { got.push_back(files); });
    running.listen();
    const Files photos{"/photos/a b.jpg", "/photos/line\nend.png", std::filesystem::path("/photos/\xff\xfe.png")};
    EXPECT_TRUE(handOver(photos));
    EXPECT_TRUE(handOver({"relative.png"}));
    EXPECT_TRUE(handOver({}));
    ASSERT_EQ(got.size(), 3U);
    EXPECT_EQ(got[0], photos) << "byte for byte";
    EXPECT_EQ(got[1], Files{std::filesystem::absolute("relative.png")}) << "where it was asked for, not here";
    EXPECT_EQ(got[2], Files{});
}

TEST_F(SingleInstanceTest, L1_manyPhotosAreHandedOverWhole) {
    SingleInstance running(socket());
    Files got;
    QObject::connect(&running, &SingleInstance::received, [&](const Files& files) { got = files; });
    running.listen();
    Files photos;
    for (int i = 0; i < 2000; ++i) photos.append("/photos/" + std::string(200, 'x') + std::to_string(i) + ".jpg");
    EXPECT_TRUE(handOver(photos));
    EXPECT_EQ(got, photos);
}

TEST_F(SingleInstanceTest, L1_whereNoneRunsTheStartIsOnItsOwn) {
    EXPECT_FALSE(handOver({"/photos/a.jpg"}));
    // What a crash leaves: a socket that nobody listens at.
    std::ofstream(socket()) << "";
    EXPECT_FALSE(handOver({"/photos/a.jpg"}));
    SingleInstance running(socket());
    running.listen();
    EXPECT_TRUE(handOver({"/photos/a.jpg"}));
    EXPECT_FALSE(SingleInstance({}).handOver({})) << "--new-instance";
}

TEST_F(SingleInstanceTest, L1_whatIsNoMessageOpensNothing) {
    SingleInstance running(socket());
    int received = 0;
    QObject::connect(&running, &SingleInstance::received, [&] { ++received; });
    running.listen();
    const QByteArray end(2, '\0');
    for (const QByteArray& message : {QByteArray("GET / HTTP/1.1\r\n\r\n") + end,
                                      QByteArray("glissade-open 1\nrelative.png") + end,
                                      QByteArray(3 << 20, 'x')}) {
        QLocalSocket stranger;
        stranger.connectToServer(toQString(socket()));
        ASSERT_TRUE(stranger.waitForConnected(2000));
        stranger.write(message);
        EXPECT_TRUE(QTest::qWaitFor([&] { return stranger.state() == QLocalSocket::UnconnectedState; }));
    }
    EXPECT_EQ(received, 0);
    EXPECT_TRUE(handOver({"/photos/a.jpg"})) << "and the program still listens";
    EXPECT_EQ(received, 1);
}

TEST_F(SingleInstanceTest, L1_theSocketIsForTheUserAlone) {
    SingleInstance running(socket());
    running.listen();
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(socket()).permissions() & (perms::group_all | perms::others_all), perms::none);
}

TEST_F(SingleInstanceTest, L1_eachDisplayHasAProgramOfItsOwn) {
    qputenv("XDG_RUNTIME_DIR", folder.path().toUtf8());
    qputenv("DISPLAY", ":1");
    const auto first = SingleInstance::userSocket();
    qputenv("DISPLAY", ":2");
    const auto second = SingleInstance::userSocket();
    qunsetenv("XDG_RUNTIME_DIR");
    EXPECT_TRUE(SingleInstance::userSocket().empty());
    qunsetenv("DISPLAY");
    EXPECT_FALSE(first.empty());
    EXPECT_NE(first, second);
    EXPECT_EQ(first.parent_path(), toPath(folder.path()));
}

TEST_F(SingleInstanceTest, L1_aWindowWithoutAPhotoTakesTheFirst) {
    Script script;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    EditFiles files(foldersIn(folder));
    Editor editor(scriptedEngines(script), settings, theme(), files);
    const auto windows = [] {
        QList<QWidget*> shown;
        for (QWidget* each : QApplication::topLevelWidgets())
            if (each->inherits("QMainWindow") && each->isVisible()) shown.append(each);
        return shown;
    };
    editor.open({});
    ASSERT_EQ(windows().size(), 1);
    editor.openFromOutside({"/photos/a.png"});
    settle();
    EXPECT_EQ(windows().size(), 1) << "the empty one";
    editor.openFromOutside({"/photos/b.png", "/photos/c.png"});
    settle();
    EXPECT_EQ(windows().size(), 3);
    editor.openFromOutside({});
    settle();
    EXPECT_EQ(windows().size(), 4) << "all have photos: another one";
    editor.openFromOutside({});
    settle();
    EXPECT_EQ(windows().size(), 4) << "which comes to the front";
    for (QWidget* each : windows()) each->close();
    settle();
}

}  // namespace
}  // namespace glissade::test
