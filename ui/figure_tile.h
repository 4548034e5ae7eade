// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>

namespace llmcap {

/// One figure: what it is, how much, and a line about it. Thread: the window's.
class FigureTile final : public QFrame {
    Q_OBJECT
public:
    explicit FigureTile(const QString &caption, QWidget *parent = nullptr);
    void setFigure(const QString &value, const QString &detail);

    QString value() const { return m_value->text(); }
    QString detail() const { return m_detail->text(); }

private:
    QLabel *m_caption;
    QLabel *m_value;
    QLabel *m_detail;
};

} // namespace llmcap
