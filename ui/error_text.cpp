#include "ui/error_text.h"

#include "ui/file_path.h"
#include "ui/reason_text.h"

#include <QCoreApplication>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

QString titleFor(Attempt attempt, const QString& name) {
    switch (attempt) {
        case Attempt::Open:
            return name.isEmpty() ? Texts::tr("The photo could not be opened")
                                  : Texts::tr("“%1” could not be opened").arg(name);
        case Attempt::Edit:
            return Texts::tr("The edit could not be computed");
        case Attempt::Export:
            return name.isEmpty() ? Texts::tr("The export failed") : Texts::tr("“%1” was not written").arg(name);
        case Attempt::Save:
            return Texts::tr("The edit was not saved");
    }
    return {};
}

QString adviceForOpening(ErrorCode code) {
    switch (code) {
        case ErrorCode::NotFound:
            return Texts::tr("Check whether the file was moved or renamed.");
        case ErrorCode::Unreadable:
            return Texts::tr("Check that it is a file and that you may read it.");
        case ErrorCode::Unsupported:
            return Texts::tr("Open a photo in a supported format, such as JPEG, PNG, TIFF or WebP.");
        case ErrorCode::Corrupt:
            return Texts::tr("Copy the file again from its source, or restore it from a backup.");
        case ErrorCode::TooLarge:
            return Texts::tr("Open a smaller version of the photo.");
        case ErrorCode::OutOfMemory:
            return Texts::tr("Close other programs or open a smaller photo.");
        default:
            return {};
    }
}

QString adviceForEditing(ErrorCode code) {
    switch (code) {
        case ErrorCode::NotFound:
        case ErrorCode::BadPack:
            return Texts::tr("Install Glissade again, or switch to the exact algorithm, which needs no model.");
        case ErrorCode::OutOfMemory:
            return Texts::tr("Choose a coarser effect scale or close other programs.");
        default:
            return Texts::tr("The last good picture stays. Change a value or undo.");
    }
}

QString adviceForExporting(ErrorCode code) {
    switch (code) {
        case ErrorCode::Exists:
            return Texts::tr("Export under another name.");
        case ErrorCode::WriteFailed:
            return Texts::tr("Check that the folder exists, that you may write there and that there is space left.");
        case ErrorCode::Unsupported:
            return Texts::tr("Choose another format or bit depth.");
        case ErrorCode::OutOfMemory:
            return Texts::tr("Export at a smaller size or close other programs.");
        case ErrorCode::NotFound:
        case ErrorCode::BadPack:
            return Texts::tr("Install Glissade again, or switch to the exact algorithm, which needs no model.");
        default:
            return Texts::tr("Nothing was left behind; the photo and the edit are unchanged.");
    }
}

QString adviceForSaving(ErrorCode code) {
    switch (code) {
        case ErrorCode::Exists:
            return Texts::tr("Nothing was changed. Save the edit under another name.");
        case ErrorCode::WriteFailed:
            return Texts::tr("Check that you may write there and that there is space left, or save it elsewhere.");
        default:
            return Texts::tr("The edit on show is unchanged. Save it under another name.");
    }
}

QString adviceFor(Attempt attempt, ErrorCode code) {
    switch (attempt) {
        case Attempt::Open:
            return adviceForOpening(code);
        case Attempt::Edit:
            return adviceForEditing(code);
        case Attempt::Export:
            return adviceForExporting(code);
        case Attempt::Save:
            return adviceForSaving(code);
    }
    return {};
}

QString withStop(const QString& sentence) {
    return sentence.isEmpty() || sentence.endsWith(u'.') || sentence.endsWith(u'!') ? sentence : sentence + u'.';
}

}  // namespace

QString asSentence(const std::string& reason) {
    QString sentence = reasonText(reason).trimmed();
    if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
    return withStop(sentence);
}

ErrorText describe(const Error& error, Attempt attempt, const std::filesystem::path& file) {
    const std::filesystem::path& concerned = error.path.empty() ? file : error.path;
    ErrorText result;
    // What was not written is the export's file, whichever other one, a model's say, is the reason.
    // (The written file may have a number in its name, so that failures to write say which it is.)
    const bool ofWriting = error.code == ErrorCode::WriteFailed || error.code == ErrorCode::Exists;
    const bool isOther = attempt == Attempt::Export && !file.empty() && concerned != file && !ofWriting;
    result.title = titleFor(attempt, fileName(isOther ? file : concerned));
    // What could not be computed or saved is the edit; the file, where there is one, belongs to the reason.
    const bool isReason = isOther || attempt == Attempt::Edit || attempt == Attempt::Save;
    const QString why = isReason && !concerned.empty() ? toQString(concerned) + u": "_s + reasonText(error.reason)
                                                       : asSentence(error.reason);
    result.text = (withStop(why) + u' ' + adviceFor(attempt, error.code)).trimmed();
    const std::string_view code = name(error.code);
    result.details = u"%1: %2\n%3\n%4"_s.arg(QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size())),
                                             result.title,
                                             toQString(concerned),
                                             QString::fromStdString(error.reason));
    return result;
}

}  // namespace glissade
