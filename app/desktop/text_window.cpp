// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_window.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace llmcap {

TextWindow::TextWindow(const QString &title, const QString &again, QWidget *parent)
    : QWidget(parent, Qt::Window),
      m_text(new QPlainTextEdit(this)),
      m_copy(new QPushButton(this)),
      m_repeat(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    setWords(title, again);
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_repeat);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(m_repeat, &QPushButton::clicked, this, &TextWindow::againWanted);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
}

void TextWindow::setWords(const QString &title, const QString &again)
{
    setWindowTitle(title);
    m_text->setAccessibleName(title);
    m_repeat->setText(again);
    m_copy->setText(tr("&Copy"));
    m_close->setText(tr("C&lose"));
}

void TextWindow::setText(const QString &text, bool atEnd)
{
    m_text->setPlainText(text);
    m_text->moveCursor(atEnd ? QTextCursor::End : QTextCursor::Start);
}

void TextWindow::present()
{
    show();
    raise();
    activateWindow();
}

} // namespace llmcap
