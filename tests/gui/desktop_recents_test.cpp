// The desktop's list of recent files: what this program adds, and that it keeps what others wrote.
#include "ui/desktop_recents.h"

#include "gui/support/files_fixture.h"

#include <QDomDocument>
#include <QFile>
#include <sys/stat.h>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class DesktopRecentsTest : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path list() const { return toPath(folder.filePath(u"share/recently-used.xbel"_s)); }
    [[nodiscard]] Result<void> add(const std::filesystem::path& photo, int minute = 0) const {
        return addToRecents(list(), photo, u"image/jpeg"_s, QDateTime({2026, 11, 27}, {10, minute}, Qt::UTC));
    }
    [[nodiscard]] QByteArray bytes() const {
        QFile file(toQString(list()));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    void write(const QByteArray& text) const {
        QDir().mkpath(folder.filePath(u"share"_s));
        QFile file(toQString(list()));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] std::vector<QDomElement> bookmarks() {
        EXPECT_TRUE(document.setContent(bytes()));
        std::vector<QDomElement> found;
        for (QDomElement each = document.documentElement().firstChildElement(u"bookmark"_s); !each.isNull();
             each = each.nextSiblingElement(u"bookmark"_s))
            found.push_back(each);
        return found;
    }

    QTemporaryDir folder;
    QDomDocument document;
};

TEST_F(DesktopRecentsTest, F4_aPhotoIsAddedOnceAndCounted) {
    ASSERT_TRUE(add("/photos/ä b%.jpg", 1));
    ASSERT_TRUE(add("/photos/other.jpg", 2));
    ASSERT_TRUE(add("/photos/ä b%.jpg", 3));
    const auto entries = bookmarks();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].attribute(u"href"_s), u"file:///photos/%C3%A4%20b%25.jpg"_s);
    EXPECT_EQ(entries[0].attribute(u"added"_s), u"2026-11-27T10:01:00.000000Z"_s);
    EXPECT_EQ(entries[0].attribute(u"visited"_s), u"2026-11-27T10:03:00.000000Z"_s);
    const QDomElement application = entries[0].elementsByTagName(u"bookmark:application"_s).at(0).toElement();
    EXPECT_EQ(application.attribute(u"name"_s), u"Glissade"_s);
    EXPECT_EQ(application.attribute(u"count"_s), u"2"_s);
    EXPECT_EQ(entries[0].elementsByTagName(u"mime:mime-type"_s).at(0).toElement().attribute(u"type"_s),
              u"image/jpeg"_s);
}

TEST_F(DesktopRecentsTest, F4_whatOtherProgramsWroteStays) {
    write(R"(<?xml version="1.0" encoding="UTF-8"?>
<xbel version="1.0" xmlns:bookmark="http://www.freedesktop.org/standards/desktop-bookmarks"
      xmlns:mime="http://www.freedesktop.org/standards/shared-mime-info">
  <bookmark href="file:///photos/a.jpg" added="2020-01-01T00:00:00.000000Z" modified="x" visited="y">
    <info><metadata owner="http://freedesktop.org"><mime:mime-type type="image/jpeg"/>
      <bookmark:groups><bookmark:group>Graphics</bookmark:group></bookmark:groups>
      <bookmark:applications><bookmark:application name="GIMP" exec="&apos;gimp %u&apos;" count="7"/></bookmark:applications>
    </metadata></info>
  </bookmark>
  <bookmark href="file:///texts/b.txt" added="2020-01-01T00:00:00.000000Z"><title>B &amp; C</title></bookmark>
</xbel>)");
    ASSERT_TRUE(add("/photos/a.jpg"));
    const auto entries = bookmarks();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].attribute(u"added"_s), u"2020-01-01T00:00:00.000000Z"_s);
    const QDomNodeList applications = entries[0].elementsByTagName(u"bookmark:application"_s);
    ASSERT_EQ(applications.size(), 2);
    EXPECT_EQ(applications.at(0).toElement().attribute(u"name"_s), u"GIMP"_s);
    EXPECT_EQ(applications.at(0).toElement().attribute(u"exec"_s), u"'gimp %u'"_s);
    EXPECT_EQ(entries[0].elementsByTagName(u"bookmark:group"_s).at(0).toElement().text(), u"Graphics"_s);
    EXPECT_EQ(entries[1].firstChildElement(u"title"_s).text(), u"B & C"_s);
}

TEST_F(DesktopRecentsTest, F4_whatIsNoListIsLeftAsItIs) {
    for (const QByteArray& text :
         {QByteArray("no list at all"), QByteArray("<html><body/></html>"), QByteArray("<xbel>")}) {
        write(text);
        const auto added = add("/photos/a.jpg");
        ASSERT_FALSE(added);
        EXPECT_EQ(added.error().code, ErrorCode::Corrupt);
        EXPECT_EQ(bytes(), text);
    }
}

/// Qt's own document would end the program when it writes such a list.
TEST_F(DesktopRecentsTest, F4_aListWithoutABottomIsLeftAsItIs) {
    constexpr int kDepth = 100'000;
    const QByteArray text =
        "<xbel>" + QByteArray("<a>").repeated(kDepth) + QByteArray("</a>").repeated(kDepth) + "</xbel>";
    write(text);
    const auto added = add("/photos/a.jpg");
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::Corrupt);
    EXPECT_EQ(bytes(), text);
    // As deep as other programs' lists may be, and a little more.
    write("<xbel>" + QByteArray("<a>").repeated(20) + QByteArray("</a>").repeated(20) + "</xbel>");
    ASSERT_TRUE(add("/photos/a.jpg"));
    EXPECT_EQ(bookmarks().size(), 1U);
}

/// Opening a pipe would wait for who writes into it.
TEST_F(DesktopRecentsTest, F4_whatIsNoFileIsNotRead) {
    QDir().mkpath(folder.filePath(u"share"_s));
    ASSERT_EQ(::mkfifo(list().c_str(), 0600), 0);
    const auto added = add("/photos/a.jpg");
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::Unreadable);
    EXPECT_TRUE(std::filesystem::is_fifo(list()));
}

class RecentPhotoTest : public EditFilesTest {};

TEST_F(RecentPhotoTest, F4_theDesktopLearnsOfAnOpenedPhoto) {
    const std::filesystem::path list = toPath(folder.filePath(u"recently-used.xbel"_s));
    EditFiles::Folders folders = foldersIn(folder);
    folders.desktopRecents = list;
    EditFiles told(folders);
    told.addToDesktopRecents("/photos/plain.png", "png");
    EXPECT_TRUE(QTest::qWaitFor([&] { return std::filesystem::exists(list); }));
    QFile file(toQString(list));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    EXPECT_TRUE(text.contains("file:///photos/plain.png"));
    EXPECT_TRUE(text.contains("image/png"));
}

}  // namespace
}  // namespace glissade::test
