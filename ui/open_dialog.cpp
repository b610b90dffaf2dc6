#include "ui/open_dialog.h"

#include "image/resample.h"
#include "io/decode.h"
#include "ui/file_path.h"
#include "ui/metrics.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// A picture to look at is worth no more.
constexpr std::uint64_t kMostBytes = std::uint64_t{400} << 20;

}  // namespace

Result<QImage> smallPicture(const std::filesystem::path& file, int side, const Cancel& cancel) {
    Limits limits;
    limits.maxBytes = std::min<std::uint64_t>(limits.maxBytes, kMostBytes);
    TRY(const std::shared_ptr<const Photo> photo, decodePhoto(file, limits, cancel));
    const Size whole = photo->size();
    const Size size = std::max(whole.width, whole.height) > side ? sizeWithLongEdge(whole, side) : whole;
    ThreadPool pool(1, LanePriority::Low);
    const Resampler resampler(whole, size);
    QImage picture(size.width, size.height, QImage::Format_RGB888);
    // Row by row: the photo as float would take more than the photo.
    Image<float> row(size.width, 1, 3);
    for (int y = 0; y < size.height; ++y) {
        if (cancel.requested()) return Cancel::failure();
        const auto [first, last] = resampler.inputRows(y, y + 1);
        resampler.rows(photo->working({0, first, whole.width, last - first}), first, y, row, pool);
        std::ranges::transform(row.samples(), picture.scanLine(y), [](float sample) {
            return static_cast<uchar>(std::lround(std::clamp(sample, 0.0F, 1.0F) * 255.0F));
        });
    }
    return picture;
}

OpenDialog::OpenDialog(const QString& folder, const QString& filter, QWidget* parent)
    : QFileDialog(parent, tr("Open photos"), folder, filter) {
    setFileMode(QFileDialog::ExistingFiles);
    setOption(QFileDialog::ReadOnly);
    // Only a dialog of Qt's own has a layout.
    auto* grid = qobject_cast<QGridLayout*>(layout());
    if (!grid) return;
    picture_ = new QLabel(this);
    picture_->setObjectName(u"picture"_s);
    picture_->setAccessibleName(tr("Picture of the chosen file"));
    picture_->setFixedWidth(kSide + 2 * metrics::kLarge);
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setWordWrap(true);
    grid->addWidget(picture_, 1, grid->columnCount(), 1, 1);
    connect(this, &QFileDialog::currentChanged, this, &OpenDialog::showPicture);
    resize(width() + picture_->width(), height());
}

OpenDialog::~OpenDialog() { stop_.request_stop(); }

void OpenDialog::showPicture(const QString& file) {
    stop_.request_stop();
    stop_ = {};
    picture_->clear();
    if (!QFileInfo(file).isFile()) return;
    const int side = static_cast<int>(kSide * devicePixelRatioF());
    background_.run(
        this,
        [path = toPath(file), side, stop = stop_.get_token()] { return smallPicture(path, side, Cancel(stop)); },
        [this, stop = stop_.get_token()](const Result<QImage>& picture) {
            if (!stop.stop_requested()) display(picture);
        });
}

void OpenDialog::display(const Result<QImage>& picture) {
    if (!picture) return picture_->setText(tr("No picture: %1").arg(QString::fromStdString(picture.error().reason)));
    QPixmap pixmap = QPixmap::fromImage(*picture);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    picture_->setPixmap(pixmap);
}

}  // namespace glissade
