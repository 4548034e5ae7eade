// SPDX-License-Identifier: GPL-3.0-or-later
// Requests whose bill comes after their reply: batches and background work. The hold stays open
// under the provider's id of the job; whatever reply bears the bill closes it.
#include "request_flow.h"

#include "later_bill.h"

namespace llmcap {
namespace {

/// Bills come in whole replies; a part of one (206) is none.
bool isWholeAnswer(const ReplyFacts &facts)
{
    return facts.end == ReplyEnd::Complete && facts.status < 300 && facts.status != 206;
}

} // namespace

bool RequestFlow::isCappedForAnyModel() const
{
    RequestLabels labels = m_labels;
    if (m_context.ledger.isCapped(labels, m_time))
        return true;
    for (const CapState &state : m_context.ledger.snapshot(m_time).caps) {
        // A pattern covers itself, and with it the models that it stands for.
        labels.model = state.cap.scope.model;
        if (!labels.model.empty() && m_context.ledger.isCapped(labels, m_time))
            return true;
    }
    return false;
}

std::optional<Refusal> RequestFlow::resolveBatch()
{
    if (m_inspection.inputFile.empty() && !m_inspection.batch)
        return std::nullopt;
    if (!m_inspection.inputFile.empty()) {
        auto shape = m_context.ledger.upload(m_labels.provider, m_inspection.inputFile);
        if (!shape) {
            if (!isCappedForAnyModel())
                return std::nullopt;
            return refusal(Refusal::Reason::Unbounded,
                           "LLMCap has not seen the requests in " + m_inspection.inputFile
                               + ", so it cannot hold their cost, and a cap is active. Upload "
                                 "the file through LLMCap (the same base URL) and make the "
                                 "batch of the new file, or pause the cap");
        }
        if (m_inspection.model.empty())
            m_inspection.model = shape->severalModels ? severalModels : shape->model;
        m_inspection.batch = std::make_shared<BatchShape>(std::move(*shape));
        m_labels.model = m_inspection.model.substr(0, 200);
    }
    if (m_inspection.model == severalModels && isCappedForAnyModel())
        return refusal(Refusal::Reason::Unbounded,
                       "The batch names several models, and a cap can hold for one only; make "
                       "one batch for each model");
    return std::nullopt;
}

bool RequestFlow::readsLaterBill() const
{
    if (m_upload)
        return true;   // its reply names the file
    if (m_endpoint.cls != Endpoint::Class::Later)
        return false;
    // Files and answers that nobody waits for need no reading.
    return m_endpoint.resource.empty()
        || m_context.ledger.deferred(m_labels.provider, m_endpoint.resource);
}

bool RequestFlow::deferSettlement()
{
    const ReplyFacts &facts = m_result.facts;
    const bool isBegun = facts.end != ReplyEnd::NotSent && facts.end != ReplyEnd::NoStatus
        && facts.status < 300;
    if (!m_inspection.background || !isBegun || facts.reading.reported)
        return false;
    for (const LaterWork &work : facts.reading.later) {
        if (work.id.empty())
            continue;
        Exchange begun = row(facts.end == ReplyEnd::ClientGone ? Outcome::ClientGone
                                                               : Outcome::Completed);
        begun.usage = m_bound.worstUsage;
        begun.cost = m_bound.worst.usd;
        begun.note = "Billed when " + work.id + " has ended: its result must pass through LLMCap; "
                     "see llmcap holds";
        const Instant now = m_context.clock();
        m_context.ledger.defer(m_hold, work.id, m_inspection.tier, std::move(begun), now);
        bookLaterBills();
        return true;
    }
    return false;
}

void RequestFlow::bookLaterBills()
{
    const ReplyFacts &facts = m_result.facts;
    Ledger &ledger = m_context.ledger;
    for (const LaterWork &work : facts.reading.later) {
        const Instant now = m_context.clock();
        if (!work.resultFile.empty())
            ledger.nameJob(m_labels.provider, work.id, work.resultFile, now);
        const bool isOver = work.state != LaterWork::State::Running
            && (isWholeAnswer(facts) || facts.reading.reported);
        const auto deferred
            = isOver ? ledger.claimJob(m_labels.provider, work.id) : std::nullopt;
        if (!deferred)
            continue;
        Settled settled = settlementOfJob(work, *deferred, *m_prices);
        Settlement settlement;
        settlement.hold = deferred->hold.id;
        settlement.actual = settled.actual;
        Exchange &bill = settlement.exchange;
        bill.id = deferred->hold.requestId + "-billed";
        bill.time = deferred->hold.time;   // counts where its hold did
        bill.labels = deferred->hold.labels;
        bill.status = facts.status;
        bill.usage = settled.usage;
        bill.cost = settled.cost;
        bill.basis = settled.basis;
        bill.priceVersion = m_prices->version();
        bill.providerRequestId = work.id.substr(0, 128);
        bill.note = settled.note.empty() ? "The bill of " + work.id : settled.note;
        bill.bill = std::move(settled.bill);
        ledger.settle(std::move(settlement), now);
    }
}

std::string RequestFlow::keepUpload()
{
    const ReplyFacts &facts = m_result.facts;
    if (!m_upload || !isWholeAnswer(facts) || facts.reading.providerRequestId.empty())
        return {};
    const auto shape = m_upload->finish();
    if (!shape)
        return "No batch of this file fits under a cap: " + shape.error().message;
    if (*shape)
        m_context.ledger.noteUpload(m_labels.provider, facts.reading.providerRequestId, **shape,
                                    m_context.clock());
    return {};
}

} // namespace llmcap
