// SPDX-License-Identifier: GPL-3.0-or-later
#include "cap_dialog.h"

#include "amount.h"
#include "dashboard_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace llmcap {

namespace {

using dashboard::text;

constexpr int fieldWidth = 220;

/// "$ 12.50", " 12.50": the sign and blanks are no part of the number.
std::string typed(const QLineEdit &field)
{
    QString value = field.text().trimmed();
    if (value.startsWith(QLatin1Char('$'))) {
        value = value.mid(1).trimmed();
    }
    return value.toStdString();
}

QLabel *problemLabel(QWidget *parent)
{
    auto *const label = new QLabel(parent);
    label->setObjectName("problem");
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setStyleSheet(QStringLiteral("color:#d02020;"));
    label->hide();
    return label;
}

void showProblem(QLabel &label, const std::string &problem)
{
    label.setText(text(problem));
    label.setVisible(!problem.empty());
}

QDialogButtonBox *buttons(QDialog *dialog, const QString &accept)
{
    auto *const box = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    auto *const button = box->addButton(accept, QDialogButtonBox::AcceptRole);
    button->setDefault(true);
    QObject::connect(box, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(box, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return box;
}

} // namespace

LimitDialog::LimitDialog(FeedClient &feed, const CapState &state, QWidget *parent)
    : QDialog(parent),
      m_feed(feed),
      m_state(state),
      m_limit(new QLineEdit(this)),
      m_problem(problemLabel(this)),
      m_buttons(buttons(this, tr("&Set")))
{
    setWindowTitle(tr("LLMCap: limit of “%1”").arg(text(state.cap.name)));
    setAttribute(Qt::WA_DeleteOnClose);
    m_limit->setObjectName("limit");
    m_limit->setText(text(amountText(state.cap.limit, state.cap.unit)));
    m_limit->selectAll();
    m_limit->setMinimumWidth(fieldWidth);
    auto *const layout = new QFormLayout(this);
    auto *const now = new QLabel(
        tr("Spent in this window: %1").arg(text(displayAmount(state.spent, state.cap.unit))),
        this);
    now->setTextFormat(Qt::PlainText);
    layout->addRow(now);
    layout->addRow(state.cap.unit == CapUnit::Usd ? tr("&Limit in USD:")
                       : state.cap.unit == CapUnit::Tokens ? tr("&Limit in tokens:")
                                                           : tr("&Limit in requests:"),
                   m_limit);
    layout->addRow(m_problem);
    layout->addRow(m_buttons);
}

void LimitDialog::accept()
{
    const std::string limit = typed(*m_limit);
    if (const auto amount = parseAmount(limit, m_state.cap.unit); !amount) {
        return showProblem(*m_problem, amount.error().message);
    }
    m_buttons->setEnabled(false);
    m_feed.setCapLimit(m_state.cap.name, limit, this, [this](const Result<CapState> &done) {
        m_buttons->setEnabled(true);
        if (done) {
            return QDialog::accept();
        }
        showProblem(*m_problem, done.error().message);
    });
}

NewCapDialog::NewCapDialog(FeedClient &feed, const FeedStatus &status, QWidget *parent)
    : QDialog(parent),
      m_feed(feed),
      m_name(new QLineEdit(this)),
      m_limit(new QLineEdit(this)),
      m_unit(new QComboBox(this)),
      m_window(new QComboBox(this)),
      m_provider(new QComboBox(this)),
      m_model(new QLineEdit(this)),
      m_project(new QLineEdit(this)),
      m_action(new QComboBox(this)),
      m_problem(problemLabel(this)),
      m_buttons(buttons(this, tr("&Set cap")))
{
    setWindowTitle(tr("LLMCap: new cap"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const CapState &known : status.snapshot.caps) {
        m_known.push_back(known.cap.name);
    }
    addFields(status);
}

void NewCapDialog::addFields(const FeedStatus &status)
{
    m_name->setObjectName("name");
    m_limit->setObjectName("limit");
    m_name->setPlaceholderText(tr("day-openai"));
    m_limit->setPlaceholderText(QStringLiteral("10.00"));
    m_unit->addItem(tr("USD"), static_cast<int>(CapUnit::Usd));
    m_unit->addItem(tr("tokens"), static_cast<int>(CapUnit::Tokens));
    m_unit->addItem(tr("requests"), static_cast<int>(CapUnit::Requests));
    m_window->addItem(tr("a day"), QStringLiteral("day"));
    m_window->addItem(tr("a month"), QStringLiteral("month"));
    m_window->addItem(tr("a week"), QStringLiteral("week"));
    m_window->addItem(tr("an hour"), QStringLiteral("hour"));
    m_window->addItem(tr("in total"), QStringLiteral("total"));
    m_window->setEditable(true);   // "90m", "36h", "month:15"
    m_window->setInsertPolicy(QComboBox::NoInsert);
    m_window->setToolTip(tr("A calendar window, or a rolling one like 90m, 36h or 30d"));
    m_provider->addItem(tr("every provider"), QString());
    for (const FeedProvider &provider : status.providers) {
        m_provider->addItem(text(provider.name), text(provider.name));
    }
    m_model->setPlaceholderText(tr("every model; * stands for anything"));
    m_project->setPlaceholderText(tr("every project"));
    m_action->addItem(tr("refuse what does not fit"), static_cast<int>(CapAction::Block));
    m_action->addItem(tr("warn only"), static_cast<int>(CapAction::Warn));

    auto *const layout = new QFormLayout(this);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addRow(tr("&Name:"), m_name);
    layout->addRow(tr("&Limit:"), m_limit);
    layout->addRow(tr("Coun&ted in:"), m_unit);
    layout->addRow(tr("&For:"), m_window);
    layout->addRow(tr("&Provider:"), m_provider);
    layout->addRow(tr("&Model:"), m_model);
    layout->addRow(tr("Pro&ject:"), m_project);
    layout->addRow(tr("&When reached:"), m_action);
    layout->addRow(m_problem);
    layout->addRow(m_buttons);
    m_model->setMinimumWidth(fieldWidth);
}

Result<Cap> NewCapDialog::cap() const
{
    Cap cap;
    cap.name = m_name->text().trimmed().toStdString();
    cap.unit = static_cast<CapUnit>(m_unit->currentData().toInt());
    cap.action = static_cast<CapAction>(m_action->currentData().toInt());
    const int listed = m_window->findText(m_window->currentText());
    const QString window = listed >= 0 ? m_window->itemData(listed).toString()
                                       : m_window->currentText().trimmed();
    const auto parsed = parseWindow(window.toStdString());
    if (!parsed) {
        return parsed.error();
    }
    cap.window = *parsed;
    const auto limit = parseAmount(typed(*m_limit), cap.unit);
    if (!limit) {
        return limit.error();
    }
    cap.limit = *limit;
    cap.scope.provider = m_provider->currentData().toString().toStdString();
    cap.scope.model = m_model->text().trimmed().toStdString();
    cap.scope.project = m_project->text().trimmed().toStdString();
    if (const auto valid = validate(cap); !valid) {
        return valid.error();
    }
    if (std::find(m_known.begin(), m_known.end(), cap.name) != m_known.end()) {
        return Error{ErrorCode::Conflict, "there is a cap “" + cap.name
                         + "” already; choose another name, or set its limit in its own menu"};
    }
    return cap;
}

void NewCapDialog::accept()
{
    const auto wanted = cap();
    if (!wanted) {
        return say(wanted.error().message);
    }
    m_buttons->setEnabled(false);
    m_feed.putCap(*wanted, this, [this](const Result<CapState> &done) {
        m_buttons->setEnabled(true);
        if (done) {
            return QDialog::accept();
        }
        say(done.error().message);
    });
}

void NewCapDialog::say(const std::string &problem)
{
    showProblem(*m_problem, problem);
    adjustSize();
}

} // namespace llmcap
