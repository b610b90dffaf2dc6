#include "ui/reason_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// Of core's sources: "%1" and so on stand for its numbers. What ends in a colon is followed by what the system says,
// and any may be followed by what a library says, in brackets.
constexpr std::array kReasons{
    // A file that is to be read
    QT_TRANSLATE_NOOP("Reasons", "no such file"),
    QT_TRANSLATE_NOOP("Reasons", "not a regular file"),
    QT_TRANSLATE_NOOP("Reasons", "this is a folder, not a picture"),
    QT_TRANSLATE_NOOP("Reasons", "cannot be opened:"),
    QT_TRANSLATE_NOOP("Reasons", "cannot be read:"),
    QT_TRANSLATE_NOOP("Reasons", "the file is empty"),
    QT_TRANSLATE_NOOP("Reasons", "the file became shorter while it was read"),
    QT_TRANSLATE_NOOP("Reasons", "not enough memory"),
    // A picture
    QT_TRANSLATE_NOOP("Reasons", "this is not a picture in a format that can be opened"),
    QT_TRANSLATE_NOOP("Reasons", "the JPEG header is damaged"),
    QT_TRANSLATE_NOOP("Reasons", "the JPEG is cut off in its header"),
    QT_TRANSLATE_NOOP("Reasons", "the JPEG is cut off from about row %1 of %2 on"),
    QT_TRANSLATE_NOOP("Reasons", "the JPEG is damaged from about row %1 of %2 on"),
    QT_TRANSLATE_NOOP("Reasons", "the JPEG is cut off after scan %1"),
    QT_TRANSLATE_NOOP("Reasons", "the JPEG is damaged after scan %1"),
    QT_TRANSLATE_NOOP("Reasons", "the JPEG is cut off in scan %1"),
    QT_TRANSLATE_NOOP("Reasons", "the JPEG is damaged in scan %1"),
    QT_TRANSLATE_NOOP("Reasons", "the PNG header is cut off or damaged"),
    QT_TRANSLATE_NOOP("Reasons", "the PNG is cut off or damaged at row %1 of %2"),
    QT_TRANSLATE_NOOP("Reasons", "the WebP is damaged"),
    QT_TRANSLATE_NOOP("Reasons", "the WebP is cut off: %1 of %2 bytes are there"),
    QT_TRANSLATE_NOOP("Reasons", "the file is cut off or damaged"),
    QT_TRANSLATE_NOOP("Reasons", "the picture is cut off or damaged"),
    QT_TRANSLATE_NOOP("Reasons", "the picture is cut off or damaged between the rows %1 and %2"),
    QT_TRANSLATE_NOOP("Reasons", "the picture cannot be opened"),
    QT_TRANSLATE_NOOP("Reasons", "the layout of this picture (depth, channels or sample type) cannot be opened"),
    QT_TRANSLATE_NOOP("Reasons", "the picture has %1 × %2 pixels; the longest side allowed is %3"),
    QT_TRANSLATE_NOOP("Reasons", "the picture has %1 × %2 pixels; at most %3 megapixels are allowed"),
    QT_TRANSLATE_NOOP("Reasons", "the picture has %1 × %2 pixels and needs %3 MB of memory; %4 MB may be used"),
    // What is to be known about one
    QT_TRANSLATE_NOOP("Reasons", "CMYK was converted to sRGB"),
    QT_TRANSLATE_NOOP("Reasons", "the colour profile is damaged; it was ignored and sRGB is assumed"),
    QT_TRANSLATE_NOOP("Reasons", "the colour profile is damaged and was ignored"),
    QT_TRANSLATE_NOOP("Reasons",
                      "the colour profile is for another kind of picture; it was ignored and sRGB is assumed"),
    QT_TRANSLATE_NOOP("Reasons", "only the first picture of the animation was opened"),
    QT_TRANSLATE_NOOP("Reasons", "the end mark of the JPEG is missing; all rows are there"),
    QT_TRANSLATE_NOOP("Reasons", "the picture is in high dynamic range (PQ or HLG), which is shown as if it were not"),
    QT_TRANSLATE_NOOP("Reasons", "the metadata are damaged and were ignored:"),
    QT_TRANSLATE_NOOP("Reasons", "the XMP metadata are larger than %1 MB and were left out"),
    QT_TRANSLATE_NOOP("Reasons", "this format cannot hold IPTC metadata; they were written as XMP"),
    // A file that is to be written
    QT_TRANSLATE_NOOP("Reasons", "the file already exists"),
    QT_TRANSLATE_NOOP("Reasons", "a folder has this name"),
    QT_TRANSLATE_NOOP("Reasons", "this is not the name of a file"),
    QT_TRANSLATE_NOOP("Reasons", "a device, pipe or socket has this name, which is never replaced"),
    QT_TRANSLATE_NOOP("Reasons", "this is the photo itself, which is never overwritten"),
    QT_TRANSLATE_NOOP("Reasons", "cannot write:"),
    QT_TRANSLATE_NOOP("Reasons", "cannot write in this folder:"),
    QT_TRANSLATE_NOOP("Reasons", "cannot flush to the disk:"),
    QT_TRANSLATE_NOOP("Reasons", "cannot move the finished file into place:"),
    QT_TRANSLATE_NOOP("Reasons", "the disk has only %1 MB left; at least %2 MB are needed"),
    QT_TRANSLATE_NOOP("Reasons", "the export would take about %1 GB of memory, and %2 GB are free"),
    // The network
    QT_TRANSLATE_NOOP("Reasons", "not enough memory to run the network"),
    QT_TRANSLATE_NOOP("Reasons", "the network failed"),
};

// A reason as the list has it, what it says where the list has %1 and so on, and what follows.
struct Split {
    QString pattern;
    QStringList numbers;
    QString tail;
};

bool isListed(const QString& pattern) {
    return std::ranges::any_of(kReasons, [&](const char* each) { return pattern == QString::fromUtf8(each); });
}

Split withNumbersOut(const QString& reason) {
    Split split;
    for (qsizetype at = 0; at < reason.size();) {
        qsizetype end = at;
        const auto isDigit = [&](qsizetype place) { return place < reason.size() && reason[place].isDigit(); };
        while (isDigit(end) || (end > at && (reason[end] == u'.' || reason[end] == u',') && isDigit(end + 1))) ++end;
        if (end > at) {
            split.numbers << reason.sliced(at, end - at);
            split.pattern += u'%' + QString::number(split.numbers.size());
            at = end;
        } else {
            split.pattern += reason[at++];
        }
    }
    return split;
}

std::optional<Split> split(const QString& reason) {
    if (Split whole = withNumbersOut(reason); isListed(whole.pattern)) return whole;
    for (const auto& [mark, kept] : {std::pair{u": "_s, 1}, std::pair{u" ("_s, 0}}) {
        const qsizetype at = reason.indexOf(mark);
        if (at < 0) continue;
        Split head = withNumbersOut(reason.first(at + kept));
        if (!isListed(head.pattern)) continue;
        head.tail = reason.sliced(at + kept);
        return head;
    }
    return std::nullopt;
}

}  // namespace

QString reasonText(const std::string& reason) {
    const QString english = QString::fromStdString(reason);
    const std::optional<Split> parts = split(english);
    if (!parts) return english;
    QString text = QCoreApplication::translate("Reasons", parts->pattern.toUtf8().constData());
    for (qsizetype i = parts->numbers.size(); i > 0; --i)
        text.replace(u'%' + QString::number(i), parts->numbers[i - 1]);
    return text + parts->tail;
}

bool isKnownReason(const std::string& reason) { return split(QString::fromStdString(reason)).has_value(); }

}  // namespace glissade
