#include "ui/style.h"

#include "ui/icon.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QStyleFactory>
#include <QStyledItemDelegate>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// Empty: Fusion's own.
QString nameOf(QStyle::StandardPixmap which) {
    switch (which) {
        case QStyle::SP_FileDialogToParent:
            return u"up"_s;
        case QStyle::SP_FileDialogBack:
        case QStyle::SP_ArrowBack:
        case QStyle::SP_ArrowLeft:
            return u"left"_s;
        case QStyle::SP_ArrowForward:
        case QStyle::SP_ArrowRight:
            return u"right"_s;
        case QStyle::SP_FileDialogNewFolder:
            return u"folder-new"_s;
        case QStyle::SP_FileDialogListView:
            return u"tiles"_s;
        case QStyle::SP_FileDialogDetailedView:
            return u"list"_s;
        case QStyle::SP_DirIcon:
        case QStyle::SP_DirLinkIcon:
        case QStyle::SP_DirClosedIcon:
        case QStyle::SP_DirOpenIcon:
            return u"folder"_s;
        case QStyle::SP_FileIcon:
        case QStyle::SP_FileLinkIcon:
            return u"file"_s;
        case QStyle::SP_DirHomeIcon:
            return u"home"_s;
        case QStyle::SP_ComputerIcon:
        case QStyle::SP_DesktopIcon:
            return u"computer"_s;
        case QStyle::SP_DriveHDIcon:
        case QStyle::SP_DriveNetIcon:
        case QStyle::SP_DriveCDIcon:
            return u"drive"_s;
        case QStyle::SP_LineEditClearButton:
            return u"close"_s;
        default:
            return {};
    }
}

}  // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    // What a label would guess to be markup may be the name of a stranger's file or of its profile. It could name files
    // to be read as pictures, and wait for a pipe. Tool tips and the texts of questions are labels too.
    if (auto* label = qobject_cast<QLabel*>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
    // The rows of a style sheet's padding are drawn by this delegate alone.
    auto* choice = qobject_cast<QComboBox*>(widget);
    if (!choice || qobject_cast<QFileDialog*>(widget->window())) return;
    if (!qobject_cast<QStyledItemDelegate*>(choice->itemDelegate()))
        choice->setItemDelegate(new QStyledItemDelegate(choice));
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_LayoutLeftMargin:
        case PM_LayoutTopMargin:
        case PM_LayoutRightMargin:
        case PM_LayoutBottomMargin:
            if (qobject_cast<const QMessageBox*>(widget) || qobject_cast<const QFileDialog*>(widget))
                return metrics::kLarge;
            break;
        default:
            break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const {
    const QString name = nameOf(which);
    return name.isEmpty() ? QProxyStyle::standardIcon(which, option, widget) : themedIcon(name);
}

}  // namespace glissade
