// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests_export.h"

#include "dashboard_text.h"
#include "figure_table.h"
#include "requests_model.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace llmcap {

RequestsExport::RequestsExport(FeedClient &feed, FeedRequestQuery query, const QString &path,
                               QObject *parent)
    : QObject(parent), m_feed(feed), m_query(std::move(query)), m_file(path),
      m_isJson(QFileInfo(path).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0)
{
    m_query.limit = 1000;
}

void RequestsExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly)) {
        finish(false, tr("Could not write %1: %2").arg(m_file.fileName(), m_file.errorString()));
        return;
    }
    m_file.write(m_isJson ? "[" : csvLine(RequestsModel::exportHeadings()));
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
            write(row);
        }
        if (!page->next.empty()) {
            m_query.before = page->next;
            return ask();
        }
        if (m_isJson) {
            m_file.write("\n]\n");
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

void RequestsExport::write(const Exchange &row)
{
    if (m_isJson) {
        m_file.write(m_rows > 0 ? ",\n" : "\n");
        m_file.write(QJsonDocument(RequestsModel::exportObject(row))
                         .toJson(QJsonDocument::Compact));
    } else {
        m_file.write(csvLine(RequestsModel::exportCells(row)));
    }
    ++m_rows;
}

void RequestsExport::finish(bool ok, const QString &message)
{
    emit finished(ok, message);
    deleteLater();
}

} // namespace llmcap
