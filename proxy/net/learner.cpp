// SPDX-License-Identifier: GPL-3.0-or-later
#include "learner.h"

namespace llmcap {

void Learner::seed(const Ledger &ledger)
{
    constexpr int pages = 5;
    RequestFilter filter;
    filter.outcome = Outcome::Completed;
    filter.limit = 1000;
    std::vector<Exchange> newestFirst;
    for (int i = 0; i < pages; ++i) {
        auto page = ledger.requests(filter);
        if (!page)
            break;   // nothing learned is nothing lost: the bound serves
        for (Exchange &row : page->rows)
            newestFirst.push_back(std::move(row));
        filter.before = page->next;
        if (page->next.empty())
            break;
    }
    for (auto row = newestFirst.rbegin(); row != newestFirst.rend(); ++row) {
        Lesson lesson;
        lesson.outputTokens = row->usage[Unit::Output];
        if (row->basis == CostBasis::Reported)
            learn(row->labels, lesson);
    }
}

void Learner::learn(const RequestLabels &labels, const Lesson &lesson)
{
    const std::lock_guard lock(m_mutex);
    m_learned.learn(labels.provider, labels.model, lesson);
}

Habits Learner::habits(const RequestLabels &labels, int percent) const
{
    const std::lock_guard lock(m_mutex);
    return m_learned.habits(labels.provider, labels.model, percent);
}

} // namespace llmcap
