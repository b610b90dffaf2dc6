// The style beneath the style sheet: what a sheet cannot say.
#pragma once

#include <QProxyStyle>

namespace glissade {

/// Fusion with the editor's own icons in Qt's dialogs, their margins on the interface's scale, lists of choices whose
/// rows are as high as a menu's, and labels that take no text for markup unless they are told to. Thread: the
/// interface's.
class Style final : public QProxyStyle {
    Q_OBJECT

public:
    Style();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    [[nodiscard]] int pixelMetric(PixelMetric metric,
                                  const QStyleOption* option = nullptr,
                                  const QWidget* widget = nullptr) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap which,
                                     const QStyleOption* option = nullptr,
                                     const QWidget* widget = nullptr) const override;
};

}  // namespace glissade
