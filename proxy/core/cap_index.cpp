// SPDX-License-Identifier: GPL-3.0-or-later
#include "cap_index.h"

#include "cap_book.h"

#include <algorithm>

namespace llmcap {
namespace {

/// Patterns match in either case (matchesPattern).
std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

std::string_view beforeStar(std::string_view pattern)
{
    return pattern.substr(0, pattern.find('*'));
}

bool standsUnderModel(const CapScope &scope)
{
    return scope.key.empty() && scope.project.empty() && !scope.model.empty();
}

} // namespace

CapIndex::Shelf &CapIndex::shelfOf(const CapScope &scope)
{
    if (!scope.key.empty())
        return m_byKey[scope.key];
    if (!scope.project.empty())
        return m_byProject[scope.project];
    if (!scope.model.empty())
        return m_byModel[lowered(beforeStar(scope.model))];
    return scope.provider.empty() ? m_everything : m_byProvider[scope.provider];
}

void CapIndex::add(CapBook &book)
{
    shelfOf(book.cap.scope).push_back(&book);
    if (standsUnderModel(book.cap.scope))
        ++m_modelLengths[beforeStar(book.cap.scope.model).size()];
}

void CapIndex::remove(const CapBook &book)
{
    const CapScope &scope = book.cap.scope;
    std::erase(shelfOf(scope), &book);
    if (standsUnderModel(scope)) {
        const auto length = m_modelLengths.find(beforeStar(scope.model).size());
        if (--length->second == 0)
            m_modelLengths.erase(length);
    }
}

std::vector<CapBook *> CapIndex::covering(const RequestLabels &labels) const
{
    std::vector<CapBook *> books;
    books.reserve(8);
    const auto take = [&](const Shelf &shelf) {
        for (CapBook *book : shelf) {
            if (book->cap.scope.covers(labels))
                books.push_back(book);
        }
    };
    const auto look = [&](const auto &shelves, const std::string &name) {
        if (shelves.empty())
            return;
        if (const auto shelf = shelves.find(name); shelf != shelves.end())
            take(shelf->second);
    };
    look(m_byKey, labels.key);
    look(m_byProject, labels.project);
    look(m_byProvider, labels.provider);
    if (!m_modelLengths.empty()) {
        const std::string model = lowered(labels.model);
        for (const auto &[length, count] : m_modelLengths) {
            if (length > model.size())
                break;
            look(m_byModel, model.substr(0, length));
        }
    }
    take(m_everything);
    std::sort(books.begin(), books.end(), [](const CapBook *a, const CapBook *b) {
        return a->cap.name < b->cap.name;
    });
    return books;
}

} // namespace llmcap
