// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace llmcap {

/// A text that can be read, copied and fetched again: the log, the doctor's report.
/// Thread: the window's.
class TextWindow final : public QWidget {
    Q_OBJECT
public:
    TextWindow(const QString &title, const QString &again, QWidget *parent = nullptr);

    /// What a changed language calls both.
    void setWords(const QString &title, const QString &again);
    /// The end is what people look for in a log.
    void setText(const QString &text, bool atEnd = false);
    QSize sizeHint() const override { return {820, 460}; }
    void present();

signals:
    void againWanted();

private:
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
    QPushButton *m_repeat;
    QPushButton *m_close;
};

} // namespace llmcap
