// PhotoInfoPanel: what is known about the open photo, and what an export would keep of it.
#pragma once

#include "io/photo.h"

#include <QScrollArea>

#include <cstdint>
#include <memory>

class QFormLayout;
class QLabel;

namespace glissade {

class Background;
struct PhotoFacts;

/// Thread: the interface's; the metadata are read on the background's.
class PhotoInfoPanel final : public QScrollArea {
    Q_OBJECT

public:
    /// `background` must outlive it.
    explicit PhotoInfoPanel(Background& background, QWidget* parent = nullptr);

    void showPhoto(const std::shared_ptr<const Photo>& photo);
    /// The format that exports are written in, and how much of the metadata the user wants in them.
    void showExport(const QString& format, MetadataPolicy policy);

private:
    struct Read;
    void showRead(const Read& read);
    void showNotices(const PhotoInfo& info);
    QLabel* addRow(const QString& name, const char* id);
    void set(QLabel* value, const QString& text);

    Background& background_;
    int turn_ = 0;  // counts the photos, so that an answer about one before is told apart
    QFormLayout* form_;
    QLabel* file_;
    QLabel* folder_;
    QLabel* size_;
    QLabel* format_;
    QLabel* depth_;
    QLabel* profile_;
    QLabel* camera_;
    QLabel* lens_;
    QLabel* exposure_;
    QLabel* date_;
    QLabel* place_;
    QLabel* author_;
    QLabel* copyright_;
    QLabel* notices_;
    QLabel* exports_;
};

}  // namespace glissade
