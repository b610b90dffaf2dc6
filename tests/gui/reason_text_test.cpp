// Why something failed, in the interface's language: what core says in English is found among the texts to translate.
#include "ui/reason_text.h"

#include "io/decode.h"
#include "support/photos.h"
#include "ui/error_text.h"
#include "ui/file_path.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTranslator>
#include <gtest/gtest.h>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

/// A language in which every reason is turned into capitals, and its numbers change places.
class Capitals final : public QTranslator {
public:
    Capitals() { QCoreApplication::installTranslator(this); }
    ~Capitals() override { QCoreApplication::removeTranslator(this); }
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override {
        if (QLatin1StringView(context) != "Reasons"_L1) return {};
        QString text = QString::fromUtf8(source).toUpper();
        if (!text.contains(u"%2"_s)) return text;
        return text.replace(u"%1"_s, u"?"_s).replace(u"%2"_s, u"%1"_s).replace(u"?"_s, u"%2"_s);
    }
};

TEST(ReasonText, A2_aReasonIsTranslatedWithItsNumbersAndWhatTheSystemSays) {
    const Capitals language;
    EXPECT_EQ(reasonText("no such file"), u"NO SUCH FILE"_s);
    EXPECT_EQ(reasonText("the PNG is cut off or damaged at row 12 of 300 (bad CRC)"),
              u"THE PNG IS CUT OFF OR DAMAGED AT ROW 300 OF 12 (bad CRC)"_s);
    EXPECT_EQ(reasonText("cannot write: No space left on device"), u"CANNOT WRITE: No space left on device"_s);
    EXPECT_EQ(reasonText("the export would take about 12.5 GB of memory, and 1.0 GB are free"),
              u"THE EXPORT WOULD TAKE ABOUT 1.0 GB OF MEMORY, AND 12.5 GB ARE FREE"_s);
    EXPECT_EQ(reasonText("the layout of this picture (depth, channels or sample type) cannot be opened"),
              u"THE LAYOUT OF THIS PICTURE (DEPTH, CHANNELS OR SAMPLE TYPE) CANNOT BE OPENED"_s);
    EXPECT_EQ(describe({ErrorCode::NotFound, "/p/a.jpg", "no such file"}, Attempt::Open, {}).text.section(u'.', 0, 0),
              u"NO SUCH FILE"_s);
}

TEST(ReasonText, A2_whatIsNotListedStaysAsItIs) {
    const Capitals language;
    for (const char* other :
         {"", "something else", "something else: and more", "no such file 7", "12", "%1", ": ", " ("})
        EXPECT_EQ(reasonText(other), QString::fromLatin1(other));
}

TEST(ReasonText, A2_withoutATranslationItIsWhatCoreSays) {
    for (const char* reason : {"no such file", "the picture has 99999 × 10 pixels; the longest side allowed is 65535"})
        EXPECT_EQ(reasonText(reason), QString::fromUtf8(reason));
}

// As core says it today: a text that changes there and not in the list would not be translated any more.
TEST(ReasonText, A2_whatReallyFailsIsListed) {
    const QTemporaryDir folder;
    const auto path = [&](const char* name) { return toPath(folder.filePath(QString::fromLatin1(name))); };
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const auto start = [&](const char* name, double share) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        return bytes.first(static_cast<qsizetype>(static_cast<double>(bytes.size()) * share));
    };
    for (const char* whole : {"whole.jpg", "whole.png", "whole.webp"})
        writePhoto(path(whole), photoOf<std::uint8_t>(syntheticPhoto(200, 160, 3)));
    write("empty.png", {});
    write("text.jpg", "nothing but words, of which there are enough to be a file");
    write("cut.png", start("whole.png", 0.5));
    write("header.png", QByteArray::fromHex("89504e470d0a1a0a0000"));
    write("cut.webp", start("whole.webp", 0.5));
    std::filesystem::create_directory(path("folder.png"));
    for (const char* name :
         {"missing.png", "folder.png", "empty.png", "text.jpg", "cut.png", "header.png", "cut.webp"}) {
        const auto photo = decodePhoto(path(name));
        ASSERT_FALSE(photo) << name;
        EXPECT_TRUE(isKnownReason(photo.error().reason)) << name << ": " << photo.error().reason;
    }
    write("cut.jpg", start("whole.jpg", 0.5));
    const auto damaged = decodePhoto(path("cut.jpg"));
    ASSERT_TRUE(damaged);
    ASSERT_FALSE((*damaged)->info.notices.empty());
    EXPECT_TRUE(isKnownReason((*damaged)->info.notices.front())) << (*damaged)->info.notices.front();
    Limits small;
    small.maxSide = 100;
    const auto tooLarge = decodePhoto(path("whole.png"), small);
    ASSERT_FALSE(tooLarge);
    EXPECT_TRUE(isKnownReason(tooLarge.error().reason)) << tooLarge.error().reason;
}

}  // namespace
}  // namespace glissade::test
