// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace llmcap {

class CapBook;

/// Finds the caps that cover a request without looking at the others: each cap stands under the
/// most selective field of its scope (key, project, model, provider), a model pattern under its
/// text before the first '*'. Thread: the account's.
class CapIndex final {
public:
    /// The book stays where it is until remove().
    void add(CapBook &book);
    void remove(const CapBook &book);
    /// By name, so that the answer does not depend on the order in which caps were made.
    std::vector<CapBook *> covering(const RequestLabels &labels) const;

private:
    using Shelf = std::vector<CapBook *>;
    Shelf &shelfOf(const CapScope &scope);

    std::unordered_map<std::string, Shelf> m_byKey, m_byProject, m_byModel, m_byProvider;
    std::map<std::size_t, std::size_t> m_modelLengths;   ///< length of a prefix -> caps with it
    Shelf m_everything;
};

} // namespace llmcap
