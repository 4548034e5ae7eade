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
    : QWidget(parent, Qt::Window), m_text(new QPlainTextEdit(this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(title);
    auto *const copy = new QPushButton(tr("&Copy"), this);
    auto *const repeat = new QPushButton(again, this);
    auto *const closing = new QPushButton(tr("C&lose"), this);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(repeat);
    buttons->addWidget(copy);
    buttons->addStretch();
    buttons->addWidget(closing);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(repeat, &QPushButton::clicked, this, &TextWindow::againWanted);
    connect(closing, &QPushButton::clicked, this, &QWidget::close);
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
