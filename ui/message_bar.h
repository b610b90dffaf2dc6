// MessageBar: messages that float over the canvas and block nothing.
#pragma once

#include "ui/error_text.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace glissade {

struct Message {
    enum class Kind { Error, Warning, Success, Info };
    enum class Topic { Open, Edit, Export, Save, Preset, Program };  ///< Program: whatever photo is open
    Kind kind = Kind::Error;
    Topic topic = Topic::Open;
    QString title = {};
    QString text = {};
    QString details = {};  ///< what “Copy details” copies; empty: no such button
    QString action = {};   ///< label of one more button; empty: none
    std::function<void()> act = {};
    QString secondAction = {};  ///< as `action`
    std::function<void()> secondAct = {};
    bool isOffer = false;  ///< an action answers it: it goes
};

/// The message about a failure (ui/error_text.h).
[[nodiscard]] Message errorMessage(const Error& error, Attempt attempt, Message::Topic topic);

/// Thread: the interface's. The newest message is on top; a repetition of one on show replaces it.
class MessageBar final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kMost = 3;  ///< messages at once; the oldest gives way

    explicit MessageBar(QWidget* parent = nullptr);

    void add(const Message& message);
    /// Removes the errors of a topic: what they complained of is over.
    void clearErrors(Message::Topic topic) { clear(topic, Message::Kind::Error); }
    void clear(Message::Topic topic, Message::Kind kind);
    void clear(Message::Topic topic);
    [[nodiscard]] int count() const;

private:
    [[nodiscard]] QWidget* makeRow(const Message& message);
    void addActions(QWidget* row, const Message& message);
    void remove(QWidget* row);

    QVBoxLayout* rows_;
};

}  // namespace glissade
