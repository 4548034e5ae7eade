// SPDX-License-Identifier: GPL-3.0-or-later
// The table as a whole: its head, its models, and that no two of them claim one name.
#include "price_entry.h"
#include "price_file.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace llmcap {
namespace {

using Kind = JsonNode::Kind;
using Claim = std::tuple<std::string, std::string, Instant>;   // provider, name, date

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

Result<void> claimNames(std::string_view file, std::size_t line, const std::string &field,
                        const PriceEntry &entry, std::map<Claim, std::size_t> &claims)
{
    for (const std::string &name : entry.patterns) {
        const Claim claim{entry.price.provider, lowered(name), entry.price.effective};
        const auto [other, isNew] = claims.emplace(claim, line);
        if (!isNew)
            return tableError(file, line, field,
                              "\"" + name + "\" is priced at line "
                                  + std::to_string(other->second)
                                  + " already for the same date; remove one");
    }
    return {};
}

Result<void> readModels(std::string_view file, const JsonNode &node, PriceTable &table)
{
    if (node.kind != Kind::Array)
        return tableError(file, node.line, "models",
                          "write a list of models, not " + std::string(kindName(node.kind)));
    std::map<Claim, std::size_t> claims;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const std::string field = "models[" + std::to_string(i) + "]";
        auto entry = readPriceEntry(file, node.children[i], field);
        if (!entry)
            return entry.error();
        if (auto done = claimNames(file, node.children[i].line, field, *entry, claims); !done)
            return done;
        entry->price.table = table.version;
        table.entries.push_back(std::move(*entry));
    }
    return {};
}

const JsonNode *child(const JsonNode &root, std::string_view name)
{
    const auto found = std::find_if(root.children.begin(), root.children.end(),
                                    [&](const JsonNode &node) { return node.name == name; });
    return found == root.children.end() ? nullptr : &*found;
}

/// "not_listed": models that collections list and this table leaves out, with the reason.
Result<void> readNotListed(std::string_view file, const JsonNode &node)
{
    if (node.kind != Kind::Array)
        return tableError(file, node.line, node.name,
                          "write a list, not " + std::string(kindName(node.kind)));
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const std::string place = "not_listed[" + std::to_string(i) + "]";
        for (const char *name : {"provider", "model", "reason"}) {
            const JsonNode *text = child(node.children[i], name);
            if (!text)
                return tableError(file, node.children[i].line, place,
                                  "name the provider, the model and the reason");
            if (auto read = readText(file, *text, place + "." + name); !read)
                return read.error();
        }
    }
    return {};
}

Result<void> readHeadField(std::string_view file, const JsonNode &node, PriceTable &table)
{
    if (node.name == "$comment" || node.name == "schema" || node.name == "version"
        || node.name == "models")
        return {};
    if (node.name == "differs")
        return readDifferences(file, node, node.name, true);
    if (node.name == "not_listed")
        return readNotListed(file, node);
    if (node.name != "as_of")
        return tableError(file, node.line, node.name,
                          "no such field; there are schema, version, as_of, differs, not_listed "
                          "and models");
    table.asOf = node.kind == Kind::String ? readDay(node.text) : std::nullopt;
    if (!table.asOf)
        return tableError(file, node.line, node.name,
                          "write a day (UTC) that exists, like \"2026-09-01\"");
    return {};
}

} // namespace

Result<PriceTable> parsePriceTable(std::string_view json, std::string_view fileName)
{
    const auto root = parseLocatedJson(json, fileName);
    if (!root)
        return root.error();
    if (root->kind != Kind::Object)
        return tableError(fileName, root->line, "the table",
                          "write an object in braces, not " + std::string(kindName(root->kind)));
    PriceTable table;
    for (const JsonNode &node : root->children) {
        if (auto known = readHeadField(fileName, node, table); !known)
            return known.error();
    }
    const JsonNode *schema = child(*root, "schema");
    if (!schema || schema->kind != Kind::Number || schema->text != "1")
        return tableError(fileName, schema ? schema->line : root->line, "schema",
                          "write 1, the only schema this version reads");
    const JsonNode *version = child(*root, "version");
    if (!version)
        return tableError(fileName, root->line, "version", "is missing; name this table, like "
                                                           "\"2026-11-24.1\"");
    auto name = readText(fileName, *version, "version");
    if (!name)
        return name.error();
    table.version = std::move(*name);
    const JsonNode *models = child(*root, "models");
    if (!models)
        return tableError(fileName, root->line, "models", "is missing; list the models");
    if (auto done = readModels(fileName, *models, table); !done)
        return done.error();
    return table;
}

} // namespace llmcap
