// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

#include <filesystem>

namespace llmcap {

/// One window program a data folder: a second start asks the first to show itself. The ledger's
/// lock is what protects the data; this is only for the person who clicked twice.
/// Thread: the application's.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const std::filesystem::path &dataFolder, QObject *parent = nullptr);

    /// True: this is the first one, and `raised` tells of later starts. False: another one runs
    /// and was asked to show itself.
    bool claim();

signals:
    void raised();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace llmcap
