// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests_export.h"

#include "csv.h"
#include "dashboard_text.h"
#include "requests_model.h"

namespace llmcap {

RequestsExport::RequestsExport(FeedClient &feed, FeedRequestQuery query, const QString &path,
                               QObject *parent)
    : QObject(parent), m_feed(feed), m_query(std::move(query)), m_file(path)
{
    m_query.limit = 1000;
}

void RequestsExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly)) {
        finish(false, tr("Could not write %1: %2").arg(m_file.fileName(), m_file.errorString()));
        return;
    }
    m_file.write(csvLine(RequestsModel::exportHeadings()));
    ask();
}

void RequestsExport::ask()
{
    m_feed.requests(m_query, this, [this](const Result<FeedRequestPage> &page) {
        if (!page) {
            m_file.cancelWriting();
            return finish(false, dashboard::text(page.error().message));
        }
        for (const Exchange &row : page->rows) {
            m_file.write(csvLine(RequestsModel::exportCells(row)));
        }
        m_rows += static_cast<qint64>(page->rows.size());
        if (!page->next.empty()) {
            m_query.before = page->next;
            return ask();
        }
        // A full disk shows here at the latest.
        if (m_file.commit()) {
            finish(true, tr("Saved %n row(s) to %1", nullptr, static_cast<int>(m_rows))
                             .arg(m_file.fileName()));
        } else {
            finish(false,
                   tr("Could not write %1: %2").arg(m_file.fileName(), m_file.errorString()));
        }
    });
}

void RequestsExport::finish(bool ok, const QString &message)
{
    emit finished(ok, message);
    deleteLater();
}

} // namespace llmcap
