// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage_export.h"

#include "located_json.h"
#include "price_book.h"
#include "rfc3339.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace llmcap {
namespace {

Error wrong(std::string_view file, std::size_t line, std::string_view column, std::string rule)
{
    return {ErrorCode::BadInput, std::string(file) + ":" + std::to_string(line) + ": "
                                     + std::string(column) + (column.empty() ? "" : ": ")
                                     + std::move(rule)};
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// A day out of "2026-11-24", "2026-11-24 00:00", RFC 3339, or seconds since 1970.
std::optional<std::string> dayOf(std::string_view text)
{
    std::int64_t seconds = 0;
    const auto [stop, problem]
        = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (problem == std::errc{} && stop == text.data() + text.size() && text.size() >= 9
        && text.size() <= 11)
        return toRfc3339(Instant{std::chrono::seconds{seconds}}).substr(0, 10);
    const std::string_view day = text.substr(0, 10);
    const bool ends = text.size() == 10 || (text.size() > 10 && (text[10] == 'T'
                                                                 || text[10] == ' '));
    if (!ends || !parseRfc3339(std::string(day) + "T00:00:00Z"))
        return std::nullopt;
    return std::string(day);
}

Result<std::int64_t> countOf(std::string_view text)
{
    const auto amount = parseExportAmount(text, 1);   // "1,200" and "3.0" are counts, too
    if (!amount)
        return amount.error();
    constexpr std::int64_t one = 1'000'000'000;
    if (amount->count < 0 || amount->count % one != 0)
        return Error{ErrorCode::BadInput, "\"" + std::string(text) + "\" is no count"};
    return amount->count / one;
}

// ---- CSV

/// What a column is, by the names that exports give it (lower case).
enum class Column { Other, Day, Model, Item, Cost, Cents, Tokens };

Column columnOf(const std::string &name)
{
    constexpr std::array<std::string_view, 9> days{
        "date", "day", "usage_date", "usage_date_utc", "start_time_iso", "start_time",
        "usage start date", "starting_at", "usage start time"};
    constexpr std::array<std::string_view, 4> models{"model", "model_version", "model_name",
                                                     "model id"};
    constexpr std::array<std::string_view, 3> items{"line_item", "sku description", "sku"};
    constexpr std::array<std::string_view, 10> costs{
        "cost", "cost_usd", "amount_value", "amount", "cost ($)", "cost (usd)", "amount_usd",
        "cost_in_usd", "total cost", "subtotal ($)"};
    const auto in = [&](const auto &names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (in(days))
        return Column::Day;
    if (in(models))
        return Column::Model;
    if (in(items))
        return Column::Item;
    if (in(costs))
        return Column::Cost;
    if (name == "cost_cents" || name == "amount_cents")
        return Column::Cents;
    // OpenAI's cached input is part of input_tokens; audio tokens are, too.
    constexpr std::array<std::string_view, 12> tokens{
        "tokens", "total_tokens", "input_tokens", "output_tokens", "usage_input_tokens_no_cache",
        "usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h",
        "usage_input_tokens_cache_read", "usage_output_tokens", "n_context_tokens_total",
        "n_generated_tokens_total", "uncached_input_tokens"};
    return in(tokens) ? Column::Tokens : Column::Other;
}

/// Cells of one record; quoted ones may hold commas, quotes and line ends (RFC 4180).
bool nextRecord(std::string_view &text, std::vector<std::string> &cells, std::size_t &line)
{
    cells.assign(1, "");
    bool isQuoted = false;
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c == '\n')
            ++line;
        if (isQuoted) {
            if (c != '"')
                cells.back() += c;
            else if (!text.empty() && text.front() == '"') {
                cells.back() += '"';
                text.remove_prefix(1);
            } else
                isQuoted = false;
            continue;
        }
        if (c == '"')
            isQuoted = true;
        else if (c == ',')
            cells.emplace_back();
        else if (c == '\n')
            return true;
        else if (c != '\r')
            cells.back() += c;
    }
    return !isQuoted;
}

class CsvReader final {
public:
    explicit CsvReader(std::string_view file) : m_file(file) {}

    Result<std::vector<UsageLine>> read(std::string_view text)
    {
        std::size_t next = 1;
        std::vector<std::string> cells;
        if (!nextRecord(text, cells, next))
            return wrong(m_file, 1, "", "a quoted cell does not end");
        if (auto done = readHead(cells); !done)
            return done.error();
        while (!text.empty()) {
            const std::size_t line = next;
            if (!nextRecord(text, cells, next))
                return wrong(m_file, line, "", "a quoted cell does not end");
            if (cells.size() == 1 && trimmed(cells.front()).empty())
                continue;
            if (auto done = readRow(cells, line); !done)
                return done.error();
        }
        return std::move(m_lines);
    }

private:
    Result<void> readHead(const std::vector<std::string> &cells)
    {
        for (const std::string &cell : cells) {
            m_names.push_back(lowered(trimmed(cell)));
            m_columns.push_back(columnOf(m_names.back()));
        }
        const auto has = [&](Column column) {
            return std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end();
        };
        if (!has(Column::Day))
            return wrong(m_file, 1, "", "no column for the day; call one \"date\"");
        if (!has(Column::Cost) && !has(Column::Cents) && !has(Column::Tokens))
            return wrong(m_file, 1, "", "no column for costs or tokens; call one \"cost_usd\" or "
                                        "\"input_tokens\" (RECONCILE.md lists the names)");
        return {};
    }

    Result<void> readRow(const std::vector<std::string> &cells, std::size_t line)
    {
        if (cells.size() != m_columns.size())
            return wrong(m_file, line, "", "it has " + std::to_string(cells.size())
                                               + " cells, the first line "
                                               + std::to_string(m_columns.size()));
        UsageLine usage;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (auto done = readCell(m_columns[i], trimmed(cells[i]), usage); !done)
                return wrong(m_file, line, "column " + std::to_string(i + 1) + " (" + m_names[i]
                                               + ")",
                             done.error().message);
        }
        if (usage.day.empty())
            return wrong(m_file, line, "", "the day is empty");
        m_lines.push_back(std::move(usage));
        return {};
    }

    Result<void> readCell(Column column, std::string_view text, UsageLine &usage)
    {
        if (text.empty())
            return {};
        switch (column) {
        case Column::Other: return {};
        case Column::Day: {
            if (!usage.day.empty())   // start_time and start_time_iso say the same
                return {};
            const auto day = dayOf(text);
            if (!day)
                return Error{ErrorCode::BadInput, "\"" + std::string(text)
                                                      + "\" is no day; write 2026-11-24"};
            usage.day = *day;
            return {};
        }
        case Column::Model: usage.model = text; return {};
        case Column::Item:
            if (usage.model.empty())
                usage.model = text.substr(0, text.find(", "));
            return {};
        case Column::Cost:
        case Column::Cents: {
            const auto cost = parseExportAmount(text, column == Column::Cents ? 100 : 1);
            if (!cost)
                return cost.error();
            usage.cost = usage.cost.value_or(NanoUsd{}) + *cost;
            return {};
        }
        case Column::Tokens: {
            const auto count = countOf(text);
            if (!count)
                return count.error();
            usage.tokens = usage.tokens.value_or(0) + *count;
            return {};
        }
        }
        return {};
    }

    std::string_view m_file;
    std::vector<std::string> m_names;
    std::vector<Column> m_columns;
    std::vector<UsageLine> m_lines;
};

/// "Gemini 2.5 Flash input tokens" of a billing item is gemini-2.5-flash: words up to the first
/// that says what was billed.
std::string nameOfItem(std::string_view item)
{
    constexpr std::array<std::string_view, 18> kinds{
        "input", "output", "text", "image", "audio", "video", "token", "tokens", "cached", "cache",
        "caching", "usage", "long", "short", "batch", "thinking", "generate", "grounding"};
    std::string name;
    while (!item.empty()) {
        const std::string_view word = item.substr(0, item.find(' '));
        item.remove_prefix(std::min(item.size(), word.size() + 1));
        if (std::find(kinds.begin(), kinds.end(), lowered(word)) != kinds.end())
            break;
        name.append(name.empty() ? "" : "-").append(word);
    }
    return name;
}

// ---- JSON: pages of the providers' usage and cost reports

const JsonNode *child(const JsonNode &node, std::string_view name)
{
    const auto found = std::find_if(node.children.begin(), node.children.end(),
                                    [&](const JsonNode &each) { return each.name == name; });
    return found == node.children.end() || found->text == "null" ? nullptr : &*found;
}

class JsonReader final {
public:
    explicit JsonReader(std::string_view file) : m_file(file) {}

    Result<std::vector<UsageLine>> read(std::string_view text)
    {
        const auto root = parseLocatedJson(text, m_file);
        if (!root)
            return root.error();
        // One page, or a list of pages.
        if (root->kind == JsonNode::Kind::Array) {
            for (const JsonNode &page : root->children) {
                if (auto done = readPage(page); !done)
                    return done.error();
            }
        } else if (auto done = readPage(*root); !done) {
            return done.error();
        }
        if (m_isCut)
            return wrong(m_file, root->line, "has_more", "later pages are missing: fetch them with "
                                                         "next_page and put all pages into one "
                                                         "list [..., ...]");
        return std::move(m_lines);
    }

private:
    Result<void> readPage(const JsonNode &page)
    {
        const JsonNode *data = child(page, "data");
        if (!data || data->kind != JsonNode::Kind::Array)
            return wrong(m_file, page.line, "data", "a list of days is missing: save the whole "
                                                    "answer of the usage or cost report");
        const JsonNode *more = child(page, "has_more");
        m_isCut = more && more->text == "true";   // of the last page
        for (const JsonNode &bucket : data->children) {
            const JsonNode *start = child(bucket, "start_time");
            start = start ? start : child(bucket, "starting_at");
            const auto day = start ? dayOf(start->text) : std::nullopt;
            if (!day)
                return wrong(m_file, bucket.line, "start_time", "no day there");
            const JsonNode *results = child(bucket, "results");
            if (!results || results->kind != JsonNode::Kind::Array)
                return wrong(m_file, bucket.line, "results", "a list is missing");
            for (const JsonNode &result : results->children) {
                if (auto done = readResult(result, *day); !done)
                    return done;
            }
        }
        return {};
    }

    Result<void> readResult(const JsonNode &result, const std::string &day)
    {
        UsageLine usage;
        usage.day = day;
        if (const JsonNode *model = child(result, "model"))
            usage.model = model->text;
        else if (const JsonNode *item = child(result, "line_item"))
            usage.model = item->text.substr(0, item->text.find(", "));
        else if (const JsonNode *text = child(result, "description"))
            usage.model = text->text;
        if (auto done = readAmount(result, usage); !done)
            return done;
        if (auto done = addTokens(result, usage); !done)
            return done;
        m_lines.push_back(std::move(usage));
        return {};
    }

    Result<void> readAmount(const JsonNode &result, UsageLine &usage)
    {
        const JsonNode *amount = child(result, "amount");
        if (!amount)
            return {};
        // OpenAI: {"value": 0.06, "currency": "usd"} in dollars; Anthropic: a string in cents.
        const JsonNode *value = amount->kind == JsonNode::Kind::Object ? child(*amount, "value")
                                                                       : amount;
        const int perUsd = amount->kind == JsonNode::Kind::Object ? 1 : 100;
        const auto cost = value ? parseExportAmount(value->text, perUsd)
                                : Result<NanoUsd>(Error{ErrorCode::BadInput, "no value"});
        if (!cost)
            return wrong(m_file, amount->line, "amount", cost.error().message);
        usage.cost = *cost;
        return {};
    }

    Result<void> addTokens(const JsonNode &node, UsageLine &usage)
    {
        for (const char *name : {"input_tokens", "output_tokens", "uncached_input_tokens",
                                 "cache_read_input_tokens", "ephemeral_1h_input_tokens",
                                 "ephemeral_5m_input_tokens"}) {
            const JsonNode *count = child(node, name);
            if (!count)
                continue;
            const auto tokens = countOf(count->text);
            if (!tokens)
                return wrong(m_file, count->line, name, tokens.error().message);
            usage.tokens = usage.tokens.value_or(0) + *tokens;
        }
        const JsonNode *writes = child(node, "cache_creation");
        return writes ? addTokens(*writes, usage) : Result<void>{};
    }

    std::string_view m_file;
    std::vector<UsageLine> m_lines;
    bool m_isCut = false;
};

} // namespace

Result<std::vector<UsageLine>> readUsageExport(std::string_view text, std::string_view fileName)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return wrong(fileName, 1, "", "the file is empty");
    if (text[first] == '{' || text[first] == '[')
        return JsonReader(fileName).read(text);
    return CsvReader(fileName).read(text);
}

std::string billedName(std::string_view model)
{
    std::string name = lowered(ownName(nameOfItem(trimmed(model))));
    const auto isDigits = [&](std::size_t at, std::size_t count) {
        return at + count <= name.size()
            && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(at),
                           name.begin() + static_cast<std::ptrdiff_t>(at + count),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    // "-2024-08-06" and "-20250929" at the end.
    if (name.size() > 11 && name[name.size() - 11] == '-' && isDigits(name.size() - 10, 4)
        && name[name.size() - 6] == '-' && isDigits(name.size() - 5, 2)
        && name[name.size() - 3] == '-' && isDigits(name.size() - 2, 2))
        name.erase(name.size() - 11);
    else if (name.size() > 9 && name[name.size() - 9] == '-' && name[name.size() - 8] == '2'
             && isDigits(name.size() - 8, 8))
        name.erase(name.size() - 9);
    return name;
}

Result<NanoUsd> parseExportAmount(std::string_view text, int perUsd)
{
    const Error no{ErrorCode::BadInput, "\"" + std::string(text.substr(0, 40))
                                            + "\" is no amount; write digits and one point, like "
                                              "12.50"};
    std::string digits;
    int exponent = perUsd == 100 ? -2 : 0;
    bool isNegative = false, hasPoint = false;
    std::size_t at = 0;
    for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
        const char c = text[at];
        if (c >= '0' && c <= '9') {
            digits += c;
            exponent -= hasPoint;
        } else if (c == '.' && !hasPoint) {
            hasPoint = true;
        } else if (c == '-' && digits.empty() && !isNegative) {
            isNegative = true;
        } else if (!(c == ',' && !digits.empty() && !hasPoint) && !(c == '$' && digits.empty())) {
            return no;
        }
    }
    if (digits.empty())
        return no;
    if (at < text.size()) {
        int power = 0;
        std::string_view rest = text.substr(at + 1);
        rest.remove_prefix(rest.starts_with('+'));
        const auto [stop, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), power);
        if (problem != std::errc{} || stop != rest.data() + rest.size() || power < -99
            || power > 99)
            return no;
        exponent += power;
    }
    // digits x 10^exponent USD, as nano-USD; what is finer is rounded half up.
    std::ptrdiff_t shift = exponent + 9;
    bool roundUp = false;
    for (; shift < 0 && !digits.empty(); ++shift) {
        roundUp = digits.back() >= '5';
        digits.pop_back();
    }
    std::int64_t value = 0;
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    digits.append(shift > 0 ? static_cast<std::size_t>(shift) : 0, '0');
    for (const char c : digits) {
        if (value > (most - 10) / 10)
            return Error{ErrorCode::Overflow, "\"" + std::string(text) + "\" is too large"};
        value = value * 10 + (c - '0');
    }
    value += roundUp && shift == 0 ? 1 : 0;
    return NanoUsd{isNegative ? -value : value};
}

} // namespace llmcap
