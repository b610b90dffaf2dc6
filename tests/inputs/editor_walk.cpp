// editor_walk STATE OUT FILE...: opens one photo after the other in the editor's window, on the real engine. For each
// file it says as a line of JSON that it begins, and how that ended: "opened" (what the canvas shows is then in
// OUT/NUMBER.png), "refused" or "silent", with the messages on show. A file that takes more than 5 s of processor time
// ends the program (SIGXCPU).
#include "inputs/sanitized.h"
#include "ui/edit_files.h"
#include "ui/engine_bridge.h"
#include "ui/file_path.h"
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTimer>
#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <span>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPatienceMs = 120'000;  // of the clock, on a machine with other work

/// So many seconds of a processor from now on, and no more.
void limitProcessor(int seconds) {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    rlimit limit{};
    getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = static_cast<rlim_t>(used.tv_sec + 1 + seconds);
    setrlimit(RLIMIT_CPU, &limit);
}

void say(const QJsonObject& line) {
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

class Walk {
public:
    Walk(const std::filesystem::path& state, QString out)
        : out_(std::move(out)),
          settings_(toQString(state / "settings.ini")),
          theme_(*qApp, ThemeChoice::Dark),
          bridge_(realEngines({})),
          files_({.data = state / "data",
                  .recovery = state / "state",
                  .shippedPresets = state / "shipped",
                  .desktopRecents = {}}),
          window_(bridge_, settings_, theme_, files_) {
        QObject::connect(&bridge_, &EngineBridge::photoOpened, &loop_, [this](const auto& photo) { photo_ = photo; });
        QObject::connect(&bridge_, &EngineBridge::frameChanged, &loop_, [this](const auto& frame) {
            if (!photo_ || outcome_ != u"silent"_s) return;
            outcome_ = u"opened"_s;
            keep(*frame);
            loop_.quit();
        });
        QObject::connect(&bridge_, &EngineBridge::openFailed, &loop_, [this] {
            outcome_ = u"refused"_s;
            loop_.quit();
        });
        window_.resize(1100, 700);
        window_.show();
    }

    void open(int number, const std::filesystem::path& file) {
        say({{u"begins"_s, number}});
        limitProcessor(kSanitized ? 60 : 5);
        number_ = number;
        photo_ = nullptr;
        outcome_ = u"silent"_s;
        messageBar().clear(Message::Topic::Open);
        QTimer::singleShot(0, &loop_, [&] { window_.openFile(file); });
        QTimer patience;
        QObject::connect(&patience, &QTimer::timeout, &loop_, &QEventLoop::quit);
        patience.start(kPatienceMs);
        loop_.exec();
        QApplication::processEvents();
        say({{u"number"_s, number}, {u"outcome"_s, outcome_}, {u"messages"_s, messages()}});
    }

private:
    [[nodiscard]] MessageBar& messageBar() const { return *window_.findChild<MessageBar*>(); }

    [[nodiscard]] QString messages() const {
        QString all;
        for (const QWidget* row : messageBar().findChildren<QWidget*>())
            if (row->property("role") == u"message"_s && row->isVisible())
                all += row->accessibleName() + u'\n' + row->accessibleDescription() + u'\n';
        return all;
    }

    /// Small photos are shown as they are, a pixel for a pixel.
    void keep(const Frame& frame) const {
        const QImage shown(frame.edited.data(),
                           frame.edited.width(),
                           frame.edited.height(),
                           4 * frame.edited.width(),
                           photo_->info.hasAlpha ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888);
        if (!shown.save(out_ + u'/' + QString::number(number_) + u".png"_s)) std::fputs("cannot write\n", stderr);
    }

    QString out_;
    QEventLoop loop_;
    Settings settings_;
    Theme theme_;
    EngineBridge bridge_;
    EditFiles files_;
    MainWindow window_;
    int number_ = 0;
    QString outcome_ = u"silent"_s;
    std::shared_ptr<const Photo> photo_;
};

}  // namespace
}  // namespace glissade::test

int main(int argc, char** argv) {
    QLocale::setDefault(QLocale::c());
    QApplication application(argc, argv);
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (arguments.size() < 3) {
        std::fputs("usage: editor_walk STATE OUT FILE...\n", stderr);
        return 2;
    }
    glissade::test::Walk walk(arguments[1], QString::fromLocal8Bit(arguments[2]));
    for (std::size_t i = 3; i < arguments.size(); ++i) walk.open(static_cast<int>(i - 3), arguments[i]);
    return 0;
}
