// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <string_view>

namespace llmcap {


// Creations of batches; contracts as Dialect::inspect. What comes out has tier Batch and either
// `batch` (requests in the body) or `inputFile` (requests in a file that was uploaded before).

/// messages/batches: {"requests":[{"params":{...}}]}.
Result<Inspection> inspectAnthropicBatch(std::string_view body);
/// batches: {"input_file_id":"file-..."}.
Result<Inspection> inspectOpenAiBatch(std::string_view body);
/// models/M:batchGenerateContent: {"batch":{"inputConfig":{"requests":{"requests":[...]}}}}.
Result<Inspection> inspectGeminiBatch(const Endpoint &endpoint, std::string_view body);
/// batch/jobs: {"model":...,"input_files":[...]} or {"requests":[{"body":{...}}]}.
Result<Inspection> inspectMistralBatch(std::string_view body);

/// The reader of an upload of JSON lines with purpose "batch". REQUIRES: `dialect` outlives it.
std::unique_ptr<UploadReader> makeBatchFileReader(const Endpoint &endpoint,
                                                  const Dialect &dialect);

} // namespace llmcap
