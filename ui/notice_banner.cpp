// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice_banner.h"

#include "theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace llmcap {

QString noticeSheet(const QPalette &palette, const QString &selector)
{
    const ThemeColours colours = coloursOf(palette);
    return QStringLiteral("%1{background:%2;color:%3;border:1px solid %4;}")
        .arg(selector, colours.noticeBack.name(), colours.noticeText.name(),
             colours.noticeEdge.name());
}

NoticeBanner::NoticeBanner(QWidget *parent)
    : QFrame(parent), m_text(new QLabel(this)), m_retry(new QPushButton(tr("R&etry"), this))
{
    setObjectName("banner");
    setFrameShape(QFrame::StyledPanel);
    m_text->setObjectName("bannerText");
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_retry->setObjectName("retry");
    m_retry->setAutoDefault(false);
    connect(m_retry, &QPushButton::clicked, this, &NoticeBanner::retry);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_retry);
    paintIn();
    hide();
}

void NoticeBanner::say(const QString &text, bool canRetry)
{
    m_text->setText(text);
    m_retry->setVisible(canRetry);
    setVisible(!text.isEmpty());
}

void NoticeBanner::paintIn()
{
    const QString sheet = noticeSheet(palette(), QStringLiteral("#banner"))
        + QStringLiteral("#bannerText{background:transparent;color:%1;}")
              .arg(coloursOf(palette()).noticeText.name());
    if (styleSheet() != sheet) {
        setStyleSheet(sheet);
    }
}

void NoticeBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintIn();
    }
}

} // namespace llmcap
