// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange.h"

namespace llmcap {

std::string_view outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Completed: return "completed";
    case Outcome::ClientGone: return "client_gone";
    case Outcome::UpstreamFailed: return "upstream_failed";
    case Outcome::Refused: return "refused";
    case Outcome::Crashed: return "crashed";
    }
    return "";
}

std::string_view costBasisName(CostBasis basis)
{
    switch (basis) {
    case CostBasis::None: return "none";
    case CostBasis::Reported: return "reported";
    case CostBasis::Estimated: return "estimated";
    case CostBasis::Held: return "held";
    case CostBasis::Unpriced: return "unpriced";
    }
    return "";
}

} // namespace llmcap
