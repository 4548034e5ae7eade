// SPDX-License-Identifier: GPL-3.0-or-later
#include "cap_dialog.h"

#include "amount.h"
#include "dashboard_text.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace llmcap {

namespace {

using dashboard::text;

constexpr int fieldWidth = 220;
constexpr int fieldMargins = 20;
constexpr std::int64_t dollar = 1'000'000'000;

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

QDialogButtonBox *buttons(QDialog *dialog)
{
    auto *const box = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    box->addButton(QString(), QDialogButtonBox::AcceptRole)->setDefault(true);
    QObject::connect(box, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(box, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return box;
}

void nameAccept(const QDialogButtonBox &box, const QString &name)
{
    for (QAbstractButton *const button : box.buttons()) {
        if (box.buttonRole(button) == QDialogButtonBox::AcceptRole) {
            button->setText(name);
        }
    }
}

/// A row whose label gets its words, in any language, later.
QLabel *addRow(QFormLayout &layout, QWidget *field)
{
    auto *const label = new QLabel(field->parentWidget());
    label->setBuddy(field);
    layout.addRow(label, field);
    return label;
}

} // namespace

LimitDialog::LimitDialog(FeedClient &feed, const CapState &state, QWidget *parent)
    : QDialog(parent),
      m_feed(feed),
      m_state(state),
      m_spent(new QLabel(this)),
      m_limit(new QLineEdit(this)),
      m_problem(problemLabel(this)),
      m_buttons(buttons(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_limit->setObjectName("limit");
    m_limit->setText(dashboard::amountToEdit(state.cap.limit, state.cap.unit));
    m_limit->selectAll();
    m_limit->setMinimumWidth(fieldWidth);
    m_spent->setTextFormat(Qt::PlainText);
    auto *const layout = new QFormLayout(this);
    layout->addRow(m_spent);
    m_label = addRow(*layout, m_limit);
    layout->addRow(m_problem);
    layout->addRow(m_buttons);
    retranslate();
}

void LimitDialog::retranslate()
{
    setWindowTitle(tr("LLMCap: limit of “%1”").arg(text(m_state.cap.name)));
    m_spent->setText(tr("Spent in this window: %1", "the window of time that a cap counts over")
                         .arg(dashboard::amount(m_state.spent, m_state.cap.unit)));
    switch (m_state.cap.unit) {
    case CapUnit::Usd: m_label->setText(tr("&Limit in USD:")); break;
    case CapUnit::Tokens: m_label->setText(tr("&Limit in tokens:")); break;
    case CapUnit::Requests: m_label->setText(tr("&Limit in requests:")); break;
    }
    nameAccept(*m_buttons, tr("&Set", "button: set this limit"));
}

void LimitDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void LimitDialog::accept()
{
    const std::string limit = dashboard::amountTyped(m_limit->text());
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
      m_buttons(buttons(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (const CapState &known : status.snapshot.caps) {
        m_known.push_back(known.cap.name);
    }
    addFields(status);
    retranslate();
}

void NewCapDialog::addFields(const FeedStatus &status)
{
    m_name->setObjectName("name");
    m_limit->setObjectName("limit");
    m_limit->setPlaceholderText(dashboard::amountToEdit(10 * dollar, CapUnit::Usd));
    for (const CapUnit unit : {CapUnit::Usd, CapUnit::Tokens, CapUnit::Requests}) {
        m_unit->addItem(QString(), static_cast<int>(unit));
    }
    for (const char *const window : {"day", "month", "week", "hour", "total"}) {
        m_window->addItem(QString(), QString(QLatin1String(window)));
    }
    m_window->setEditable(true);   // "90m", "36h", "month:15"
    m_window->setInsertPolicy(QComboBox::NoInsert);
    m_provider->addItem(QString(), QString());
    for (const FeedProvider &provider : status.providers) {
        m_provider->addItem(text(provider.name), text(provider.name));
    }
    for (const CapAction action : {CapAction::Block, CapAction::Warn}) {
        m_action->addItem(QString(), static_cast<int>(action));
    }
    auto *const layout = new QFormLayout(this);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget *const field : std::initializer_list<QWidget *>{
             m_name, m_limit, m_unit, m_window, m_provider, m_model, m_project, m_action}) {
        m_labels.push_back(addRow(*layout, field));
    }
    layout->addRow(m_problem);
    layout->addRow(m_buttons);
}

void NewCapDialog::retranslate()
{
    setWindowTitle(tr("LLMCap: new cap"));
    const QString labels[]
        = {tr("&Name:"), tr("&Limit:"), tr("Coun&ted in:", "dollars, tokens or requests"),
           tr("&For:", "a day, a month, ..."), tr("&Provider:"), tr("&Model:"), tr("Pro&ject:"),
           tr("&When reached:", "the limit; what happens then")};
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        m_labels[i]->setText(labels[i]);
    }
    const auto name = [](QComboBox &box, std::initializer_list<QString> items) {
        int place = 0;
        for (const QString &item : items) {
            box.setItemText(place++, item);
        }
    };
    name(*m_unit, {tr("USD"), tr("tokens"), tr("requests")});
    // What was typed into the field by hand stays.
    const int chosen = m_window->findText(m_window->currentText());
    name(*m_window, {tr("a day"), tr("a month"), tr("a week"), tr("an hour"), tr("in total")});
    if (chosen >= 0) {
        m_window->setEditText(m_window->itemText(chosen));
    }
    name(*m_provider, {tr("every provider")});
    name(*m_action, {tr("refuse what does not fit", "under the limit"), tr("warn only")});
    m_name->setPlaceholderText(tr("day-openai", "an example of a cap's name"));
    m_window->setToolTip(tr("A calendar window, or a rolling one like 90m, 36h or 30d"));
    m_model->setPlaceholderText(tr("every model; * stands for anything"));
    m_project->setPlaceholderText(tr("every project"));
    for (QLineEdit *const field : {m_name, m_model, m_project}) {
        const int words = field->fontMetrics().horizontalAdvance(field->placeholderText());
        field->setMinimumWidth(std::max(fieldWidth, words + fieldMargins));
    }
    nameAccept(*m_buttons, tr("&Set cap", "button"));
}

void NewCapDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
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
    const auto limit = parseAmount(dashboard::amountTyped(m_limit->text()), cap.unit);
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
