// SPDX-License-Identifier: GPL-3.0-or-later
#include "form_fields.h"

#include "multipart.h"

#include <charconv>

namespace llmcap {

std::string_view FormFields::text(std::string_view name) const
{
    const auto found = texts.find(name);
    return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

Result<std::int64_t> FormFields::number(std::string_view name, std::int64_t otherwise) const
{
    const std::string_view value = text(name);
    if (value.empty())
        return otherwise;
    std::int64_t number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec != std::errc{} || read.ptr != value.data() + value.size() || number < 0
        || number > (std::int64_t{1} << 53))
        return Error{ErrorCode::BadInput, "The form field \"" + std::string(name)
                                              + "\" must be a whole number. Correct it and send "
                                                "the request again"};
    return number;
}

std::int64_t FormFields::textBytes() const
{
    std::int64_t bytes = 0;
    for (const auto &[name, value] : texts)
        bytes += static_cast<std::int64_t>(name.size() + value.size()) + 4;
    return bytes;
}

Result<FormFields> FormFields::read(std::string_view contentType, std::string_view body)
{
    const std::string boundary = MultipartReader::boundaryOf(contentType);
    if (boundary.empty())
        return Error{ErrorCode::BadInput,
                     "The body is no form; send it as multipart/form-data with a boundary"};
    FormFields form;
    std::string name, value, twice;
    bool isFile = false;
    std::int64_t size = 0;
    MultipartReader reader(boundary, {
        [&](const MultipartReader::Part &part) {
            name = part.name;
            isFile = part.isFile;
            value.clear();
            size = 0;
        },
        [&](std::string_view bytes) {
            size += static_cast<std::int64_t>(bytes.size());
            if (!isFile)
                value += bytes;
        },
        [&] {
            if (isFile) {
                FormFields::File &file = form.files[name];
                ++file.count;
                file.bytes += size;
            } else if (!name.ends_with("[]") && !form.texts.emplace(name, value).second) {
                twice = name;
            } else if (name.ends_with("[]")) {
                form.texts[name] += value;
            }
        }});
    reader.feed(body);
    if (!reader.isWhole())
        return Error{ErrorCode::BadInput,
                     "The form does not end as it should; send every part of it"};
    if (!twice.empty())
        return Error{ErrorCode::BadInput, "The form has a field twice, and it is not sure which "
                                          "one counts. Send it once"};
    return form;
}

} // namespace llmcap
