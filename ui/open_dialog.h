// OpenDialog: which photos to open, with a picture of the one that is pointed at.
#pragma once

#include "base/cancel.h"
#include "image/image.h"
#include "ui/background.h"

#include <QFileDialog>
#include <QImage>

#include <filesystem>
#include <stop_token>

class QLabel;

namespace glissade {

/// A photo at a size to choose it by.
struct SmallPicture {
    QImage pixels;
    Size photo;  ///< the photo's own size
};

/// The desktop's own dialog where it has one, which brings its own pictures; else Qt's with a picture beside the list.
/// Thread: the interface's; pictures are read on a thread of their own.
class OpenDialog final : public QFileDialog {
    Q_OBJECT

public:
    static constexpr int kSide = 240;  ///< of the picture at most, device-independent pixels

    OpenDialog(const QString& folder, const QString& filter, QWidget* parent = nullptr);
    ~OpenDialog() override;

private:
    void widenPlaces();
    void followList();
    void showNone();
    void showPicture(const QString& file);
    void display(const Result<SmallPicture>& picture);

    QLabel* picture_ = nullptr;
    QLabel* caption_ = nullptr;  // the photo's size, or what there is to say in its place
    QString shown_;
    std::stop_source stop_;  // of the picture that is being read
    Background background_;  // last: its end waits for what uses the others
};

/// A small picture of a photo, its long side `side` pixels at most. Fails as decodePhoto; TooLarge where decoding it
/// would take more than some hundred megabytes.
[[nodiscard]] Result<SmallPicture> smallPicture(const std::filesystem::path& file,
                                                int side,
                                                const Cancel& cancel);

}  // namespace glissade
