// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that are billed by what is no text: images, speech, audio, pages, video. Fields as the
// public references of OpenAI, Mistral and Google have them.
#include "media_request.h"

#include "content_size.h"
#include "form_fields.h"
#include "multipart.h"

#include <algorithm>
#include <charconv>

namespace llmcap {
namespace {

/// No codec in use spends fewer bytes on a second of sound (estimate.cpp).
constexpr std::int64_t bytesPerSecond = 256;
/// Mistral transcribes at most three hours a request (its reference, audio transcription).
constexpr std::int64_t longestHeard = 3 * 3600;
/// Mistral reads at most 1,000 pages a document (its reference, OCR).
constexpr std::int64_t mostPages = 1000;
/// Imagen's default of sampleCount; a video has eight seconds unless the request says less.
constexpr std::int64_t defaultSamples = 4;
constexpr std::int64_t longestVideo = 8;

bool isForm(const Endpoint &endpoint)
{
    return !MultipartReader::boundaryOf(endpoint.contentType).empty();
}

/// What an image request says, from JSON or from a form.
struct ImageWish {
    std::string model, size, quality;
    std::int64_t count = 1;
    std::int64_t partialImages = 0;
    bool stream = false;
};

/// Tokens of one generated picture, at most: 4,160 a square megapixel at high quality, 1,056 at
/// medium, 272 at low (OpenAI's image generation guide), in proportion to the area. What sets no
/// size gets the largest of the guide; models that it does not list twice as much.
std::int64_t imageTokens(const ImageWish &wish)
{
    std::int64_t each = wish.quality == "low" ? 272 : wish.quality == "medium" ? 1'056 : 4'160;
    std::int64_t width = 1024, height = 1536;
    const auto cross = wish.size.find('x');
    if (cross != std::string::npos) {
        std::int64_t w = 0, h = 0;
        std::from_chars(wish.size.data(), wish.size.data() + cross, w);
        std::from_chars(wish.size.data() + cross + 1, wish.size.data() + wish.size.size(), h);
        if (w > 0 && h > 0 && w <= 16'384 && h <= 16'384) {
            width = w;
            height = h;
        }
    }
    const bool isListed = wish.model.find("gpt-image-1") != std::string::npos;
    each = each * width * height / (1024 * 1024) + 1;
    return (isListed ? each : 2 * each) + 100 * wish.partialImages;
}

/// What DALL-E charges more or less for than its usual picture, by the table's name for it:
/// "picture=512x512", "picture=hd", "picture=hd-1024x1792" (OpenAI's price list, image models).
std::vector<std::string> pictureConditions(const ImageWish &wish)
{
    std::string kind = wish.quality == "hd" ? "hd" : "";
    if (!wish.size.empty() && wish.size != "auto" && wish.size != "1024x1024")
        kind += (kind.empty() ? "" : "-") + wish.size;
    if (kind.empty())
        return {};
    return {"picture=" + kind};
}

void bookImages(const ImageWish &wish, Inspection &found)
{
    found.model = wish.model.empty() ? "dall-e-2" : wish.model;   // the reference's default
    found.stream = wish.stream;
    found.choices = wish.count;
    if (found.model.find("dall-e") != std::string::npos) {
        found.pieces[Unit::Image] = std::max<std::int64_t>(wish.count, 1);
        found.conditions = pictureConditions(wish);
    } else {
        found.outputLimit = imageTokens(wish);
    }
}

Result<Inspection> imagesForm(const Endpoint &endpoint, std::string_view body)
{
    const auto form = FormFields::read(endpoint.contentType, body);
    if (!form)
        return form.error();
    const auto count = form->number("n", 1);
    const auto partial = form->number("partial_images", 0);
    if (!count || !partial)
        return count ? partial.error() : count.error();
    Inspection found;
    bookImages({std::string(form->text("model")), std::string(form->text("size")),
                std::string(form->text("quality")), *count, *partial,
                form->text("stream") == "true"},
               found);
    for (const auto &[name, file] : form->files)
        found.images += file.count;
    found.bodyBytes = static_cast<std::int64_t>(body.size());
    found.textBytes = form->textBytes();
    found.choices = std::max<std::int64_t>(found.choices, 1);
    return found;
}

/// Characters of decoded UTF-8.
std::int64_t characters(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
}

std::int64_t secondsOf(std::int64_t bytes)
{
    return bytes / bytesPerSecond + 1;
}

/// A number, or (as Google's reference writes the seconds of a video) one in quotes.
std::optional<std::int64_t> secondsIn(JsonWalk &walk, JsonValue &value)
{
    if (walk.isNumber(value) || walk.isNull(value) || walk.isContainer(value))
        return walk.wholeNumber(value, "durationSeconds");
    const auto text = walk.string(value, "durationSeconds").value_or("");
    std::int64_t seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || seconds < 0)
        walk.fail("The field \"durationSeconds\" must be a whole number of seconds. Correct it and "
                  "send the request again");
    return seconds;
}

} // namespace

Result<Inspection> inspectImages(const Endpoint &endpoint, std::string_view body)
{
    if (isForm(endpoint))
        return imagesForm(endpoint, body);
    JsonWalk walk;
    Inspection found;
    ImageWish wish;
    const auto text = [&walk](JsonValue &value, std::string_view key) {
        return std::string(walk.string(value, key).value_or(""));
    };
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (key == "model")
            wish.model = text(value, key);
        else if (key == "size")
            wish.size = text(value, key);
        else if (key == "quality")
            wish.quality = text(value, key);
        else if (key == "n")
            wish.count = walk.wholeNumber(value, key).value_or(1);
        else if (key == "partial_images")
            wish.partialImages = std::min<std::int64_t>(
                walk.wholeNumber(value, key).value_or(0), 100);
        else if (key == "stream")
            wish.stream = walk.flag(value, key);
        else if (key == "images" || key == "image" || key == "mask")
            found.images += walk.each(value, [&](JsonValue &image) { walk.text(image); });
        else
            return false;
        return true;
    });
    bookImages(wish, found);
    if (!endpoint.modelInPath.empty())
        found.model = endpoint.modelInPath;
    return finishInspection(walked, walk, {}, std::move(found), body);
}

Result<Inspection> inspectSpeech(const Endpoint &endpoint, std::string_view body)
{
    JsonWalk walk;
    Inspection found;
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (key == "model")
            found.model = walk.string(value, key).value_or("");
        else if (key == "input")
            found.pieces[Unit::InputCharacter] = characters(walk.string(value, key).value_or(""));
        else if (key == "stream")
            found.stream = walk.flag(value, key);
        else if (key == "stream_format")
            found.stream = found.stream || walk.string(value, key).value_or("") == "sse";
        else
            return false;
        return true;
    });
    if (!endpoint.modelInPath.empty())
        found.model = endpoint.modelInPath;
    return finishInspection(walked, walk, {}, std::move(found), body);
}

Result<Inspection> inspectHeard(const Endpoint &endpoint, std::string_view body)
{
    Inspection found;
    if (isForm(endpoint)) {
        const auto form = FormFields::read(endpoint.contentType, body);
        if (!form)
            return form.error();
        found.model = form->text("model");
        found.stream = form->text("stream") == "true";
        found.hiddenInput = !form->text("file_url").empty() || !form->text("file_id").empty();
        for (const auto &[name, file] : form->files)
            found.audioBytes += file.bytes;
        found.bodyBytes = static_cast<std::int64_t>(body.size());
        found.textBytes = form->textBytes();
        if (!endpoint.modelInPath.empty())
            found.model = endpoint.modelInPath;
        if (found.model.empty())
            return Error{ErrorCode::BadInput, "The form names no model. Set the field \"model\" "
                                              "and send it again"};
    } else {
        JsonWalk walk;
        const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
            if (key == "model")
                found.model = walk.string(value, key).value_or("");
            else if (key == "stream")
                found.stream = walk.flag(value, key);
            else if (key == "file_url" || key == "file_id" || key == "file")
                found.hiddenInput |= walk.isSet(value);
            else
                return false;
            return true;
        });
        auto done = finishInspection(walked, walk, {}, std::move(found), body);
        if (!done)
            return done;
        found = std::move(*done);
    }
    found.pieces[Unit::InputSecond]
        = found.hiddenInput ? longestHeard : secondsOf(found.audioBytes);
    return found;
}

Result<Inspection> inspectOcr(const Endpoint &, std::string_view body)
{
    JsonWalk walk;
    Inspection found;
    std::int64_t pages = mostPages;
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (key == "model") {
            found.model = walk.string(value, key).value_or("");
        } else if (key == "pages" && walk.isContainer(value)) {
            pages = walk.each(value, [&](JsonValue &page) { walk.text(page); });
        } else if (key == "document") {
            walk.object(value, [&](std::string_view field, JsonValue &child) {
                if (field == "image_url" && walk.isSet(child))
                    pages = 1;
                else if (field != "image_url")
                    return false;
                return true;
            });
        } else {
            return false;
        }
        return true;
    });
    found.pieces[Unit::Page] = std::max<std::int64_t>(pages, 1);
    return finishInspection(walked, walk, {}, std::move(found), body);
}

Result<Inspection> inspectPredict(const Endpoint &endpoint, std::string_view body)
{
    const bool isVideo = endpoint.name == "predict_video";
    JsonWalk walk(JsonWalk::Keys::CamelCase);
    Inspection found;
    std::int64_t instances = 1;
    std::int64_t samples = isVideo ? 1 : defaultSamples;
    std::int64_t seconds = longestVideo;
    std::string resolution;
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (key == "instances") {
            instances = walk.each(value, [&](JsonValue &instance) { walk.text(instance); });
        } else if (key == "parameters") {
            walk.object(value, [&](std::string_view name, JsonValue &child) {
                if (name == "sampleCount" || name == "numberOfVideos" || name == "numberOfImages")
                    samples = walk.wholeNumber(child, name).value_or(samples);
                else if (name == "durationSeconds")
                    seconds = secondsIn(walk, child).value_or(seconds);
                else if (name == "resolution" && isVideo)
                    resolution = walk.string(child, name).value_or("");
                else
                    return false;
                return true;
            });
        } else {
            return false;
        }
        return true;
    });
    found.model = endpoint.modelInPath;
    if (!resolution.empty() && resolution != "720p")
        found.conditions.push_back("resolution=" + resolution);
    const std::int64_t made
        = boundedProduct(std::max<std::int64_t>(instances, 1), std::max<std::int64_t>(samples, 1));
    found.pieces[isVideo ? Unit::VideoSecond : Unit::Image]
        = isVideo ? boundedProduct(made, std::max<std::int64_t>(seconds, 1)) : made;
    return finishInspection(walked, walk, {}, std::move(found), body);
}

} // namespace llmcap
