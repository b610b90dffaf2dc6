#include "ui/photo_info_panel.h"

#include "io/photo_facts.h"
#include "ui/background.h"
#include "ui/file_path.h"
#include "ui/metrics.h"
#include "ui/panel_parts.h"
#include "ui/pasted_photo.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <system_error>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

QString formatName(const QString& format) {
    if (format == "jpeg"_L1) return u"JPEG"_s;
    if (format == "webp"_L1) return u"WebP"_s;
    return format.toUpper();
}

QString depthText(const PhotoInfo& info) {
    const QString bits = info.isFloat ? PhotoInfoPanel::tr("%n bit, floating point", nullptr, info.bitDepth)
                                      : PhotoInfoPanel::tr("%n bit", nullptr, info.bitDepth);
    const int colors = info.channels - (info.hasAlpha ? 1 : 0);
    const QString kind = colors == 1   ? PhotoInfoPanel::tr("grey")
                         : colors == 4 ? PhotoInfoPanel::tr("CMYK, converted")
                                       : PhotoInfoPanel::tr("RGB");
    return bits + u" · "_s + (info.hasAlpha ? PhotoInfoPanel::tr("%1 with alpha").arg(kind) : kind);
}

QString sizeText(Size size) {
    return PhotoInfoPanel::tr("%L1 × %L2 (%3 MP)")
        .arg(size.width)
        .arg(size.height)
        .arg(QLocale().toString(static_cast<double>(size.area()) / 1e6, 'f', 1));
}

}  // namespace

/// What the background finds out.
struct PhotoInfoPanel::Read {
    PhotoFacts facts;
    qint64 bytes = -1;
};

PhotoInfoPanel::PhotoInfoPanel(Background& background, QWidget* parent)
    : QScrollArea(parent), background_(background), form_(nullptr) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Photo info"));
    auto* content = new QWidget(this);
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(metrics::kLarge, metrics::kSmall, metrics::kLarge, metrics::kLarge);
    form_ = new QFormLayout;
    form_->setHorizontalSpacing(metrics::kMedium);
    form_->setVerticalSpacing(metrics::kTight);
    form_->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    outer->addLayout(form_);
    outer->addStretch();
    file_ = addRow(tr("File"), "file");
    folder_ = addRow(tr("Folder"), "folder");
    size_ = addRow(tr("Size"), "size");
    format_ = addRow(tr("Format"), "format");
    depth_ = addRow(tr("Depth"), "depth");
    profile_ = addRow(tr("Profile"), "profile");
    camera_ = addRow(tr("Camera"), "camera");
    lens_ = addRow(tr("Lens"), "lens");
    exposure_ = addRow(tr("Exposure"), "exposure");
    date_ = addRow(tr("Taken"), "date");
    place_ = addRow(tr("Place"), "place");
    author_ = addRow(tr("Author"), "author");
    copyright_ = addRow(tr("Copyright"), "copyright");
    notices_ = addRow(tr("Notes"), "notices");
    exports_ = addRow(tr("Export"), "export");
    exports_->setToolTip(tr("Which metadata the format of the last export can hold."));
    setWidget(content);
    keepContentWidth(this, metrics::kLarge);
}

QLabel* PhotoInfoPanel::addRow(const QString& name, const char* id) {
    auto* label = new QLabel(name, this);
    label->setProperty("role", u"muted"_s);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* value = new QLabel(this);
    value->setObjectName(QString::fromLatin1(id));
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAccessibleName(name);
    form_->addRow(label, value);
    set(value, {});
    return value;
}

// What is not known takes no room.
void PhotoInfoPanel::set(QLabel* value, const QString& text) {
    QString breakable = text;
    value->setText(breakable.replace(u'/', u"/\u200b"_s));  // long paths wrap
    value->setVisible(!text.isEmpty());
    form_->labelForField(value)->setVisible(!text.isEmpty());
}

void PhotoInfoPanel::showPhoto(const std::shared_ptr<const Photo>& photo) {
    const PhotoInfo& info = photo->info;
    set(file_, photoName(*photo));
    set(folder_, isUntitled(*photo) ? QString() : QFileInfo(toQString(info.path)).absolutePath());
    set(size_, sizeText(info.size));
    set(format_, isUntitled(*photo) ? tr("Pasted") : formatName(QString::fromStdString(info.format)));
    set(depth_, depthText(info));
    set(profile_, info.iccDescription ? QString::fromStdString(*info.iccDescription) : tr("None: taken for sRGB"));
    showNotices(info);
    showRead({});
    background_.run(
        this,
        [photo]() -> Result<Read> {
            std::error_code error;
            const auto bytes = std::filesystem::file_size(photo->info.path, error);
            return Read{factsOf(photo->metadata), error || isUntitled(*photo) ? -1 : static_cast<qint64>(bytes)};
        },
        [this, photo, turn = ++turn_](const Result<Read>& read) {
            if (read && turn == turn_) showRead(*read);
        });
}

void PhotoInfoPanel::showRead(const Read& read) {
    if (read.bytes >= 0) set(format_, format_->text() + u" · "_s + QLocale().formattedDataSize(read.bytes));
    set(camera_, QString::fromStdString(read.facts.camera));
    set(lens_, QString::fromStdString(read.facts.lens));
    set(exposure_, QString::fromStdString(read.facts.exposure));
    set(date_, QString::fromStdString(read.facts.date));
    set(place_, QString::fromStdString(read.facts.place));
    set(author_, QString::fromStdString(read.facts.author));
    set(copyright_, QString::fromStdString(read.facts.copyright));
}

void PhotoInfoPanel::showNotices(const PhotoInfo& info) {
    QStringList lines;
    for (const std::string& notice : info.notices) lines.append(QString::fromStdString(notice));
    set(notices_, lines.join(u'\n'));
}

void PhotoInfoPanel::showExport(const QString& format, MetadataPolicy policy) {
    background_.run(
        this,
        [format]() -> Result<MetadataRoom> { return metadataRoomOf(format.toStdString()); },
        [this, format, policy](const Result<MetadataRoom>& room) {
            if (!room) return;
            QStringList kinds;
            if (room->exif) kinds << u"Exif"_s;
            if (room->xmp) kinds << u"XMP"_s;
            if (room->iptc) kinds << u"IPTC"_s;
            QString text = tr("%1 can hold %2 and the profile.").arg(formatName(format), kinds.join(u", "_s));
            if (!room->iptc) text += u' ' + tr("IPTC goes into XMP.");
            if (policy == MetadataPolicy::NoLocation) text += u' ' + tr("All but the location is written.");
            if (policy == MetadataPolicy::CopyrightOnly) text += u' ' + tr("Only author and copyright are written.");
            if (policy == MetadataPolicy::None) text += u' ' + tr("Of these, only the profile is written.");
            set(exports_, text);
        });
}

}  // namespace glissade
