// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_tile.h"

#include <QVBoxLayout>

namespace llmcap {

FigureTile::FigureTile(const QString &caption, QWidget *parent)
    : QFrame(parent)
    , m_caption(new QLabel(caption, this))
    , m_value(new QLabel(this))
    , m_detail(new QLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    m_value->setFont(large);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(2);
    for (QLabel *const label : {m_caption, m_value, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_caption);
        label->setForegroundRole(QPalette::Text);
        layout->addWidget(label);
    }
    layout->addStretch();
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void FigureTile::setFigure(const QString &value, const QString &detail)
{
    m_value->setText(value);
    m_detail->setText(detail);
    setAccessibleName(m_caption->text() + QStringLiteral(": ") + value);
    setAccessibleDescription(detail);
}

} // namespace llmcap
