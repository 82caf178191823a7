#include <algorithm>

#include <openssl/evp.h>

#include "base/check.hpp"
#include "platform/http/http.hpp"
#include "platform/http/text.hpp"

namespace layang::http {
namespace {

/// A busy server asks for this much patience.
constexpr std::string_view kBusyRetryS = "2";

std::string etag_of(std::string_view body) {
    std::array<std::uint8_t, 32> digest{};
    LAYANG_CHECK(EVP_Digest(body.data(), body.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
    // 128 bits are plenty to tell versions apart.
    return '"' + hex_of(ByteView(digest).first(16)) + '"';
}

std::string with_spaces(std::string_view slug) {
    std::string text(slug);
    std::ranges::replace(text, '-', ' ');
    return text;
}

std::optional<std::string> patience(const Error& error) {
    if (error.code == ErrorCode::kBusy) return std::string(kBusyRetryS);
    if (info(error.code).http_status != 429) return std::nullopt;
    for (const auto& arg : error.args)
        if (arg.name == "seconds") return arg.value;
    return std::nullopt;
}

}  // namespace

Response json_response(const Json& body, int status) {
    return {status, {{"Content-Type", "application/json"}}, body.dump()};
}

std::string sentence(const Error& error, std::string_view language) {
    const auto& row = info(error.code);
    const std::string_view text = language == "en" ? row.en : row.id;
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto end = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            out.push_back(text[i++]);
            continue;
        }
        const auto name = text.substr(i + 1, end - i - 1);
        // Words of a rule's row come in both languages: {why} is filled from why_id or why_en.
        auto arg = std::ranges::find(error.args, std::string(name) + '_' + std::string(language), &Arg::name);
        if (arg == error.args.end()) arg = std::ranges::find(error.args, name, &Arg::name);
        out += arg == error.args.end() ? std::string("?") : arg->value;
        i = end + 1;
    }
    return out;
}

Json reasons_json(const Refusal& refusal) {
    Json errors = Json::array();
    for (const auto& reason : refusal.reasons())
        errors.push_back({{"code", info(reason.code).slug},
                          {"field", reason.field},
                          {"rule", reason.rule},
                          {"id", sentence(reason, "id")},
                          {"en", sentence(reason, "en")}});
    return errors;
}

Response problem(const Refusal& refusal, std::string_view trace_id) {
    const auto& first = refusal.reasons().front();
    const auto& row = info(first.code);
    const Json body = {{"type", "urn:layang:problem:" + std::string(row.slug)},
                       {"title", with_spaces(row.slug)},
                       {"status", row.http_status},
                       {"detail", sentence(first, "id")},
                       {"detail_en", sentence(first, "en")},
                       {"code", row.slug},
                       {"trace", trace_id},
                       {"errors", reasons_json(refusal)}};
    // A field name may repeat what the caller sent: bytes that are no text are replaced, the problem itself must get through.
    Response response{row.http_status,
                      {{"Content-Type", "application/problem+json"}},
                      body.dump(-1, ' ', false, Json::error_handler_t::replace)};
    if (const auto seconds = patience(first)) response.headers.emplace_back("Retry-After", *seconds);
    return response;
}

Response with_etag(const Request& request, Response response) {
    const auto etag = etag_of(response.body.empty() && response.shared_body ? *response.shared_body : response.body);
    response.headers.emplace_back("ETag", etag);
    if (response.status != 200 || !etag_listed(request.header("if-none-match"), etag)) return response;
    response.status = 304;
    response.body.clear();
    response.shared_body.reset();
    std::erase_if(response.headers, [](const auto& header) { return same_word(header.first, "Content-Type"); });
    return response;
}

}  // namespace layang::http
