// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat_reader.h"
#include "dialect_parts.h"

namespace llmcap {

std::unique_ptr<Meter> makeMistralMeter(const Endpoint &endpoint, const Inspection &request,
                                        int status, std::string_view contentType)
{
    if (status >= 400)
        return makeNothingBilledMeter();
    UsageRules rules;
    // Voxtral counts what it heard beside prompt_tokens. Embeddings report no output, and their
    // total is the input alone.
    rules.audioOnTop = endpoint.name != "embeddings";
    return std::make_unique<FramedMeter>(makeChatReader(request.model, rules), contentType, false);
}

} // namespace llmcap
