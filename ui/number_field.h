// NumberField: a small field for one number with its unit, in the locale's notation.
#pragma once

#include <QLineEdit>
#include <QLocale>

#include <optional>

namespace glissade {

/// Reads a number with the locale's decimal sign or a point; spaces and the unit around it do not matter.
[[nodiscard]] std::optional<double> parseNumber(const QString& text, const QString& unit, const QLocale& locale);

/// A number with its unit in the locale's notation; `decimals` digits after the decimal sign.
[[nodiscard]] QString numberText(double number, const QString& unit, int decimals);

/// The user's entry is told by `entered`; what it becomes (clamped, rounded) is its owner's affair.
class NumberField final : public QLineEdit {
    Q_OBJECT

public:
    NumberField(const QString& unit, int decimals, QWidget* parent = nullptr);

    void setNumber(double number);
    /// The number with its unit, as the field shows it.
    [[nodiscard]] QString textFor(double number) const;
    /// Makes the field wide enough for this number.
    void reserveWidthFor(double number);

Q_SIGNALS:
    void entered(double number);
    void stepped(double steps);  ///< arrow keys and page keys

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void finish();
    void showNumber();

    QString unit_;
    int decimals_;
    double number_ = 0;
    std::optional<double> widest_;
    bool focusedByClick_ = false;
};

}  // namespace glissade
