// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_picture.h"

#include <QImage>
#include <QWidget>

#include <memory>

class QLabel;

namespace llmcap {

/// A curve against a limit, or stacked bars, over time. The only file that knows Qt Charts, which
/// Qt deprecates from 6.10 on. Follows the palette. Thread: the window's.
class UsageChart final : public QWidget {
    Q_OBJECT
public:
    explicit UsageChart(const QString &name, QWidget *parent = nullptr);
    ~UsageChart() override;

    void draw(const ChartPicture &picture);
    /// What is drawn, under its title and above its stamp, sharp on paper.
    QImage toImage(const FigureStamp &stamp);

    QSize minimumSizeHint() const override { return {240, 130}; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showLegend();
    /// Bars and tips of the bucket under that second of the span; -1 none.
    int bucketAt(double seconds) const;
    void tell(int bucket);

    class Private;
    std::unique_ptr<Private> m_d;
    QLabel *m_legend;
    int m_told = -1;             // bucket that the keyboard is on
};

} // namespace llmcap
