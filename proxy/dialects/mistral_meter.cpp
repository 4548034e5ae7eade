// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat_reader.h"
#include "dialect_parts.h"
#include "later_meter.h"
#include "media_meter.h"

namespace llmcap {

std::unique_ptr<Meter> makeMistralMeter(const Endpoint &endpoint, const Inspection &request,
                                        int status, std::string_view contentType)
{
    if (status >= 400)
        return makeNothingBilledMeter();
    if (endpoint.name.starts_with("batch") || endpoint.name == "file_content")
        return makeBatchMeter(WireFormat::Mistral, endpoint, contentType);
    if (endpoint.name == "speech")
        return makeSpeechMeter(request, contentType);
    if (endpoint.name == "transcriptions")
        return makeHeardMeter(request, contentType, true);
    UsageRules rules;
    // Voxtral counts what it heard beside prompt_tokens. Embeddings report no output, and their
    // total is the input alone.
    rules.audioOnTop = endpoint.name != "embeddings" && endpoint.name != "moderations";
    return std::make_unique<FramedMeter>(makeChatReader(request.model, rules), contentType, false);
}

} // namespace llmcap
