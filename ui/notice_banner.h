// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace llmcap {

/// What is out of the ordinary, across the window, with a way to try again. Hidden while there is
/// nothing to say. Thread: the window's.
class NoticeBanner final : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBanner(QWidget *parent = nullptr);
    void say(const QString &text, bool canRetry);

signals:
    void retry();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIn();
    QLabel *m_text;
    QPushButton *m_retry;
};

/// Colours of a notice in that widget's theme, as a style sheet of that selector.
QString noticeSheet(const QPalette &palette, const QString &selector);

} // namespace llmcap
