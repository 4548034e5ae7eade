// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"

#include <QWizardPage>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace llmcap {

struct FirstRunFacts;

// The pages of FirstRun. Thread: the window's. REQUIRES: what they are given outlives them.

/// A cap a day and a cap a month. Goes on when the feed has agreed.
class FirstCapsPage final : public QWizardPage {
    Q_OBJECT
public:
    explicit FirstCapsPage(FeedClient &feed, QWidget *parent = nullptr);
    bool validatePage() override;

private:
    struct Wish {
        const char *cap;         ///< its name and window
        QLineEdit *field;
    };
    void showPresent(const FeedStatus &status);
    const CapState *present(const char *cap) const;
    /// Sets the wishes one after the other from that index on, then turns the page.
    void setFrom(std::size_t index);
    void ask(const Wish &wish, std::function<void(const Result<CapState> &)> then);
    void say(const std::string &problem);

    FeedClient &m_feed;
    const Wish m_wishes[2];
    QLabel *m_problem;
    bool m_isFilled = false;     ///< with the caps there were; then the fields are the person's
    bool m_isAsking = false;
    bool m_isAgreed = false;
};

/// The base URLs, and whether a tool's requests arrive.
class FirstToolPage final : public QWizardPage {
    Q_OBJECT
public:
    explicit FirstToolPage(FeedClient &feed, QWidget *parent = nullptr);
};

/// Where the token is, and the way into the key store.
class FirstTokenPage final : public QWizardPage {
    Q_OBJECT
public:
    explicit FirstTokenPage(const FirstRunFacts &facts, QWidget *parent = nullptr);

private:
    void tellPlace(const QString &place, bool isFile);
    void move();

    const FirstRunFacts &m_facts;
    QLabel *m_place;
    QLabel *m_said;
    QPushButton *m_move;
};

/// The start at login, and how the icon stays in sight.
class FirstLoginPage final : public QWizardPage {
    Q_OBJECT
public:
    explicit FirstLoginPage(QWidget *parent = nullptr);
    bool validatePage() override;

private:
    QCheckBox *m_start;
    QLabel *m_problem;
};

} // namespace llmcap
