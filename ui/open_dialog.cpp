#include "ui/open_dialog.h"

#include "image/eight_bit.h"
#include "image/resample.h"
#include "io/decode.h"
#include "ui/file_path.h"
#include "ui/metrics.h"
#include "ui/reason_text.h"

#include <QFileInfo>
#include <QFileSystemModel>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPixmap>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// A picture to look at is worth no more.
constexpr std::uint64_t kMostBytes = std::uint64_t{400} << 20;
constexpr QSize kDialog(1000, 560);
constexpr int kPlaces = 140;

}  // namespace

Result<SmallPicture> smallPicture(const std::filesystem::path& file, int side, const Cancel& cancel) {
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
        std::ranges::transform(row.samples(), picture.scanLine(y), eightBit);
    }
    return SmallPicture{std::move(picture), whole};
}

OpenDialog::OpenDialog(const QString& folder, const QString& filter, QWidget* parent)
    : QFileDialog(parent, tr("Open photos"), folder, filter) {
    setFileMode(QFileDialog::ExistingFiles);
    setOption(QFileDialog::ReadOnly);
    setOption(QFileDialog::HideNameFilterDetails);  // a dozen suffixes, each in small and capital letters
    // Only a dialog of Qt's own has a layout.
    auto* grid = qobject_cast<QGridLayout*>(layout());
    if (!grid) return;
    picture_ = new QLabel(this);
    picture_->setObjectName(u"picture"_s);
    picture_->setAccessibleName(tr("Picture of the chosen file"));
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setWordWrap(true);
    caption_ = new QLabel(this);
    caption_->setObjectName(u"caption"_s);
    caption_->setProperty("role", u"muted"_s);
    caption_->setAlignment(Qt::AlignCenter);
    caption_->setWordWrap(true);
    auto* column = new QWidget(this);
    column->setFixedWidth(kSide + 2 * metrics::kLarge);
    auto* rows = new QVBoxLayout(column);
    rows->setSpacing(metrics::kSmall);
    rows->addStretch(1);
    rows->addWidget(picture_);
    rows->addWidget(caption_);
    rows->addStretch(1);
    grid->addWidget(column, 1, grid->columnCount(), 1, 1);
    connect(this, &QFileDialog::currentChanged, this, &OpenDialog::showPicture);
    followList();
    showNone();
    resize(kDialog);
    widenPlaces();
}

OpenDialog::~OpenDialog() { stop_.request_stop(); }

// Qt makes the column of places narrower than their names.
void OpenDialog::widenPlaces() {
    auto* split = findChild<QSplitter*>();
    if (split && split->count() == 2) split->setSizes({kPlaces, kDialog.width()});
}

// What is typed selects without being pointed at; and the columns are as narrow as their titles until told otherwise.
void OpenDialog::followList() {
    if (const auto* list = findChild<QListView*>(u"listView"_s)) {
        connect(
            list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection& now) {
                if (now.isEmpty()) return;
                showPicture(now.indexes().constFirst().data(QFileSystemModel::FilePathRole).toString());
            });
    }
    if (auto* details = findChild<QTreeView*>(u"treeView"_s)) {
        details->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        details->header()->setSectionResizeMode(0, QHeaderView::Stretch);
        details->header()->setStretchLastSection(false);
    }
}

void OpenDialog::showNone() {
    shown_.clear();
    picture_->clear();
    caption_->setText(tr("Choose a photo to see it here."));
}

void OpenDialog::showPicture(const QString& file) {
    if (file == shown_ && !file.isEmpty()) return;
    stop_.request_stop();
    stop_ = {};
    showNone();
    if (!QFileInfo(file).isFile()) return;
    shown_ = file;
    caption_->clear();
    const int side = static_cast<int>(kSide * devicePixelRatioF());
    background_.run(
        this,
        [path = toPath(file), side, stop = stop_.get_token()] { return smallPicture(path, side, Cancel(stop)); },
        [this, stop = stop_.get_token()](const Result<SmallPicture>& picture) {
            if (!stop.stop_requested()) display(picture);
        });
}

void OpenDialog::display(const Result<SmallPicture>& picture) {
    if (!picture) return caption_->setText(tr("No picture: %1").arg(reasonText(picture.error().reason)));
    QPixmap pixmap = QPixmap::fromImage(picture->pixels);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    picture_->setPixmap(pixmap);
    caption_->setText(tr("%L1 × %L2 pixels").arg(picture->photo.width).arg(picture->photo.height));
}

}  // namespace glissade
