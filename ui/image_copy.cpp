#include "ui/image_copy.h"

#include "ui/file_path.h"
#include "ui/message_bar.h"
#include "ui/reason_text.h"

#include <QApplication>
#include <QClipboard>
#include <QImageReader>
#include <QTemporaryDir>

#include <utility>

namespace glissade {

ImageCopy::ImageCopy(EngineBridge& engine, MessageBar& messages, QObject* parent)
    : QObject(parent), engine_(engine), messages_(messages) {
    connect(&engine_, &EngineBridge::exportDone, this, &ImageCopy::done);
}

ImageCopy::~ImageCopy() { giveUp(); }

void ImageCopy::giveUp() {
    if (const auto id = std::exchange(running_, std::nullopt)) engine_.cancelExport(*id);
}

// Other programs take pixels on the clipboard for sRGB with 8 bits.
void ImageCopy::start(const std::shared_ptr<const Photo>& photo, const Recipe& recipe) {
    giveUp();
    folder_ = std::make_unique<QTemporaryDir>();
    if (!folder_->isValid()) return report(folder_->errorString());
    ExportRequest request;
    request.target = toPath(folder_->filePath(QStringLiteral("copy.png")));
    request.recipe = recipe;
    request.encode.format = "png";
    request.encode.metadata = MetadataPolicy::None;
    request.keepSourceProfile = false;
    running_ = engine_.exportPhoto(std::move(request), photo);
}

void ImageCopy::done(ExportId id, const Result<Written>& result) {
    if (running_ != id) return;
    running_.reset();
    const auto folder = std::exchange(folder_, nullptr);
    if (!result) return report(reasonText(result.error().reason));
    // The engine has just written it: Qt's limit against strangers' files is not meant.
    const int limit = QImageReader::allocationLimit();
    QImageReader::setAllocationLimit(0);
    QImageReader reader(toQString(result->path));
    const QImage image = reader.read();
    QImageReader::setAllocationLimit(limit);
    if (image.isNull()) return report(reader.errorString());
    QApplication::clipboard()->setImage(image);
    messages_.add({.kind = Message::Kind::Success,
                   .topic = Message::Topic::Export,
                   .title = tr("Image copied"),
                   .text = tr("%L1 × %L2 pixels are on the clipboard.").arg(image.width()).arg(image.height())});
}

void ImageCopy::report(const QString& problem) {
    messages_.add({.kind = Message::Kind::Error,
                   .topic = Message::Topic::Export,
                   .title = tr("The image was not copied"),
                   .text = tr("It could not be made: %1. The clipboard is as it was.").arg(problem)});
}

}  // namespace glissade
