// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"

#include <QDialog>
#include <QTimeZone>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace llmcap {

/// "Set limit…" of one cap. Says what is wrong beside the field, closes when the feed has agreed.
/// Thread: the window's. REQUIRES: `feed` outlives it.
class LimitDialog final : public QDialog {
    Q_OBJECT
public:
    LimitDialog(FeedClient &feed, const CapState &state, QWidget *parent = nullptr);
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    FeedClient &m_feed;
    const CapState m_state;
    QLabel *m_spent;
    QLabel *m_label;
    QLineEdit *m_limit;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

/// "New cap…". The same rules.
class NewCapDialog final : public QDialog {
    Q_OBJECT
public:
    NewCapDialog(FeedClient &feed, const FeedStatus &status, QWidget *parent = nullptr);
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void addFields(const FeedStatus &status);
    Result<Cap> cap() const;
    void say(const std::string &problem);

    FeedClient &m_feed;
    std::vector<std::string> m_known;    // names of caps: a new one replaces none by accident
    std::vector<QLabel *> m_labels;      // by row
    QLineEdit *m_name;
    QLineEdit *m_limit;
    QComboBox *m_unit;
    QComboBox *m_window;
    QComboBox *m_provider;
    QLineEdit *m_model;
    QLineEdit *m_project;
    QComboBox *m_action;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace llmcap
