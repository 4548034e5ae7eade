// SPDX-License-Identifier: GPL-3.0-or-later
#include "start_problem.h"

#include <QPushButton>
#include <QTcpServer>

namespace llmcap {

StartProblem::StartProblem(const QString &message, const Offers &offers, QWidget *parent)
    : QMessageBox(QMessageBox::Critical, tr("LLMCap did not start"), message, NoButton, parent)
{
    setObjectName("startProblem");
    setAttribute(Qt::WA_DeleteOnClose);
    setTextFormat(Qt::PlainText);
    setWindowModality(Qt::NonModal);   // the tray's menu stays of use
    QString more = tr("No cap is enforced as long as LLMCap does not run.");
    QPushButton *const again = addButton(tr("&Try again"), AcceptRole);
    QPushButton *watch = nullptr;
    QPushButton *port = nullptr;
    if (offers.canWatch) {
        watch = addButton(tr("&Show the running one"), ActionRole);
        more = tr("Another LLMCap of yours runs already. This one can show it.");
    }
    if (offers.freePort != 0 && !offers.canWatch) {
        port = addButton(tr("&Use port %1 this time").arg(offers.freePort), ActionRole);
        more += tr(" With another port, tools that have the usual address do not reach it.");
    }
    QPushButton *const quit = addButton(tr("&Quit"), RejectRole);
    setDefaultButton(watch ? watch : again);
    setEscapeButton(quit);
    setInformativeText(more);
    connect(this, &QMessageBox::buttonClicked, this, [=, this](QAbstractButton *button) {
        if (button == again) {
            emit againWanted();
        } else if (watch && button == watch) {
            emit watchWanted();
        } else if (port && button == port) {
            emit portWanted(offers.freePort);
        } else {
            emit quitWanted();
        }
    });
}

std::uint16_t freePortBehind(std::uint16_t taken)
{
    constexpr int tries = 20;
    for (int port = taken + 1; port <= taken + tries && port <= 65'535; ++port) {
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, static_cast<quint16>(port))) {
            return static_cast<std::uint16_t>(port);
        }
    }
    return 0;
}

} // namespace llmcap
