// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_card.h"

#include "dashboard_text.h"
#include "theme.h"
#include "usage_chart.h"

#include <QBuffer>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace llmcap {

QString askForFile(QWidget *parent, const QString &proposed, bool withPicture)
{
    QStringList kinds{ChartCard::tr("CSV for spreadsheets (*.csv)"),
                      ChartCard::tr("JSON for programs (*.json)")};
    if (withPicture) {
        kinds.append(ChartCard::tr("PNG picture (*.png)"));
    }
    QString kind = kinds.first();
    QString path = QFileDialog::getSaveFileName(parent, ChartCard::tr("Save figures"),
                                                proposed + QStringLiteral(".csv"),
                                                kinds.join(QStringLiteral(";;")), &kind);
    // The kind that was chosen wins over an ending that is missing.
    if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty()) {
        path += kind.contains(QStringLiteral("*.json"))  ? QStringLiteral(".json")
            : kind.contains(QStringLiteral("*.png")) ? QStringLiteral(".png")
                                                     : QStringLiteral(".csv");
    }
    return path;
}

void setUpFigureView(QTableView &view)
{
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setAlternatingRowColors(true);
    view.setTabKeyNavigation(false);
    view.setWordWrap(false);
    view.setShowGrid(false);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + 8);
    view.horizontalHeader()->setHighlightSections(false);
}

ChartCard::ChartCard(const QString &title, const QString &file, QWidget *parent)
    : QFrame(parent)
    , m_title(title)
    , m_file(file)
    , m_stack(new QStackedWidget(this))
    , m_chart(new UsageChart(title, this))
    , m_view(new QTableView(this))
    , m_model(new FigureTableModel(this))
{
    setObjectName(file);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setUpTable();
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_view);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(2);
    layout->addLayout(makeHeader());
    layout->addWidget(m_stack, 1);
}

QLayout *ChartCard::makeHeader()
{
    auto *const name = new QLabel(m_title, this);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    name->setForegroundRole(QPalette::Text);
    auto *const asTable = new QPushButton(tr("Table"), this);
    asTable->setObjectName("asTable");
    asTable->setCheckable(true);
    markWhenChecked(*asTable);
    asTable->setAccessibleName(tr("%1 as a table").arg(m_title));
    auto *const save = new QPushButton(tr("Save…"), this);
    save->setObjectName("save");
    save->setAccessibleName(tr("Save %1 as CSV, JSON or PNG").arg(m_title));
    for (QPushButton *const button : {asTable, save}) {
        button->setToolTip(button->accessibleName());
        button->setAutoDefault(false);
    }
    connect(asTable, &QPushButton::toggled, this,
            [this](bool table) { m_stack->setCurrentIndex(table ? 1 : 0); });
    connect(save, &QPushButton::clicked, this, &ChartCard::askAndSave);
    auto *const header = new QHBoxLayout;
    header->addWidget(name, 1);
    header->addWidget(asTable);
    header->addWidget(save);
    return header;
}

void ChartCard::setUpTable()
{
    m_view->setObjectName("table");
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("%1 as a table").arg(m_title));
    setUpFigureView(*m_view);
    m_view->setFrameShape(QFrame::NoFrame);
}

void ChartCard::show(const ChartPicture &picture, FigureTable table, const FigureStamp &stamp)
{
    m_picture = picture;
    m_stamp = stamp;
    const bool isNewShape = table.columns.size() != m_model->table().columns.size();
    m_model->setTable(std::move(table));
    if (isNewShape) {
        m_view->horizontalHeader()->resizeSections(QHeaderView::ResizeToContents);
    }
    m_chart->draw(picture);
}

Result<void> ChartCard::saveAs(const QString &path)
{
    const QString kind = QFileInfo(path).suffix().toLower();
    if (kind == QLatin1String("csv")) {
        return writeWhole(path, csvOf(m_model->table()));
    }
    if (kind == QLatin1String("json")) {
        return writeWhole(path, jsonOf(m_model->table(), m_stamp));
    }
    if (kind == QLatin1String("png")) {
        QBuffer png;
        png.open(QIODevice::WriteOnly);
        m_chart->toImage(m_stamp).save(&png, "PNG");
        return writeWhole(path, png.data());
    }
    return Error{
        ErrorCode::BadInput,
        tr("Choose a name that ends in .csv, .json or .png; it decides the kind of file.")
            .toStdString()};
}

void ChartCard::askAndSave()
{
    const QString path = askForFile(this, QStringLiteral("llmcap-") + m_file, true);
    if (path.isEmpty()) {
        return;
    }
    const auto saved = saveAs(path);
    emit said(saved ? tr("Saved %1").arg(path) : dashboard::text(saved.error().message));
}

} // namespace llmcap
