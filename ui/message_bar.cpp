#include "ui/message_bar.h"

#include "ui/announce.h"
#include "ui/icon.h"
#include "ui/icon_label.h"
#include "ui/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

QString nameOf(Message::Kind kind) {
    switch (kind) {
        case Message::Kind::Error:
            return u"error"_s;
        case Message::Kind::Warning:
            return u"warning"_s;
        case Message::Kind::Success:
            return u"success"_s;
        case Message::Kind::Info:
            return u"info"_s;
    }
    return {};
}

QLabel* makeText(QWidget* parent, const QString& text, bool bold) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setVisible(!text.isEmpty());
    QFont font = label->font();
    font.setBold(bold);
    label->setFont(font);
    return label;
}

}  // namespace

Message errorMessage(const Error& error, Attempt attempt, Message::Topic topic) {
    const ErrorText text = describe(error, attempt);
    return {
        .kind = Message::Kind::Error, .topic = topic, .title = text.title, .text = text.text, .details = text.details};
}

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), rows_(new QVBoxLayout(this)) {
    rows_->setContentsMargins(metrics::kMedium, metrics::kMedium, metrics::kMedium, 0);
    rows_->setSpacing(metrics::kSmall);
    hide();
}

int MessageBar::count() const { return rows_->count(); }

void MessageBar::add(const Message& message) {
    for (int i = rows_->count() - 1; i >= 0; --i) {
        QWidget* row = rows_->itemAt(i)->widget();
        const bool same = row->accessibleName() == message.title && row->accessibleDescription() == message.text;
        if (same || i >= kMost - 1) remove(row);
    }
    QWidget* row = makeRow(message);
    rows_->insertWidget(0, row);
    setVisible(true);
    row->setAccessibleName(message.title);
    row->setAccessibleDescription(message.text);
    announce(*row, message.title);
}

void MessageBar::clear(Message::Topic topic, Message::Kind kind) {
    for (int i = rows_->count() - 1; i >= 0; --i) {
        QWidget* row = rows_->itemAt(i)->widget();
        const bool ofTopic = row->property("topic").toInt() == static_cast<int>(topic);
        if (ofTopic && row->property("kind").toString() == nameOf(kind)) remove(row);
    }
}

void MessageBar::clear(Message::Topic topic) {
    for (const auto kind : {Message::Kind::Error, Message::Kind::Warning, Message::Kind::Success, Message::Kind::Info})
        clear(topic, kind);
}

void MessageBar::remove(QWidget* row) {
    rows_->removeWidget(row);
    row->hide();
    row->deleteLater();
    setVisible(rows_->count() > 0);
}

void MessageBar::addActions(QWidget* row, const Message& message) {
    const auto add = [&](const QString& text, const std::function<void()>& act) {
        if (text.isEmpty()) return;
        auto* button = new QPushButton(text, row);
        connect(button, &QPushButton::clicked, this, [this, row, act, answers = message.isOffer] {
            if (answers) remove(row);
            act();
        });
        static_cast<QHBoxLayout*>(row->layout())->addWidget(button, 0, Qt::AlignTop);
    };
    add(message.action, message.act);
    add(message.secondAction, message.secondAct);
}

QWidget* MessageBar::makeRow(const Message& message) {
    auto* row = new QFrame(this);
    row->setProperty("role", u"message"_s);
    row->setProperty("kind", nameOf(message.kind));
    row->setProperty("topic", static_cast<int>(message.topic));
    auto* icon = new IconLabel(nameOf(message.kind), metrics::kIcon, row);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(makeText(row, message.title, true));
    texts->addWidget(makeText(row, message.text, false));

    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(metrics::kMedium, metrics::kSmall, metrics::kSmall, metrics::kSmall);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(icon, 0, message.text.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop);
    layout->addLayout(texts, 1);
    addActions(row, message);
    if (!message.details.isEmpty()) {
        auto* copy = new QPushButton(tr("Copy details"), row);
        connect(copy, &QPushButton::clicked, row, [details = message.details] {
            QApplication::clipboard()->setText(details);
        });
        layout->addWidget(copy, 0, Qt::AlignTop);
    }
    auto* close = new QToolButton(row);
    close->setIcon(themedIcon(u"close"_s));
    close->setAutoRaise(true);
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, [this, row] { remove(row); });
    layout->addWidget(close, 0, Qt::AlignTop);
    return row;
}

}  // namespace glissade
