// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "spend_curve.h"

#include <QTimeZone>
#include <QWidget>

#include <memory>
#include <optional>

namespace llmcap {

/// Everything that the chart draws.
struct SpendPicture {
    SpendSpan span;
    SpendCurve curve;
    std::optional<NanoUsd> cap;  ///< the line; absent where no cap has this window
    QTimeZone zone = QTimeZone::utc();
    QString title;
    QString emptyText;           ///< shown over the plot; "" where there is a curve
};

/// Spend that adds up over time, against the cap. The only file that knows Qt Charts. Follows the
/// palette, light or dark. Thread: the window's.
class SpendChart final : public QWidget {
    Q_OBJECT
public:
    explicit SpendChart(QWidget *parent = nullptr);
    ~SpendChart() override;

    void draw(const SpendPicture &picture);
    /// What is drawn, as a picture file. Io with the reason.
    Result<void> savePng(const QString &path);

    QSize minimumSizeHint() const override { return {280, 150}; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace llmcap
