#include "platform/access/rescue_text.hpp"

#include <algorithm>
#include <map>

#include "base/bytes.hpp"
#include "base/json.hpp"

namespace layang::access {
namespace {

constexpr std::int64_t kInstantMsMax = std::int64_t{1} << 53;
constexpr std::int64_t kSeqMax = (std::int64_t{1} << 53) - 1;

/// Whose dossier a picture belongs to stands in the act, its bytes beside it.
std::vector<RescuedPicture> pictures_of(const Json& act) {
    if (act.at("blobs").empty()) return {};
    std::map<std::string, const Json*> spoken_of;
    for (const auto& ref : act.at("content").at("blobs")) spoken_of.emplace(ref.at("id").get<std::string>(), &ref);
    std::vector<RescuedPicture> pictures;
    for (const auto& picture : act.at("blobs")) {
        const auto id = picture.at("id").get<std::string>();
        const auto blob = BlobId::parse(id);
        const auto bytes = bytes_of_base64(picture.at("bytes").get<std::string>());
        const auto found = spoken_of.find(id);
        if (!blob || !bytes || found == spoken_of.end()) continue;
        // A thing's id: a data key is made under it.
        const auto& ref = *found->second;
        if (const auto subject = parse_uuid(ref.at("subject").get<std::string>()))
            pictures.push_back({*blob, ref.at("purpose").get<std::string>(), to_string(*subject), std::string(text_of(*bytes))});
    }
    return pictures;
}

std::optional<Instant> heard_of(const Json& act) {
    const auto heard = act.find("heard");
    return heard != act.end() && heard->is_string() ? parse_instant(heard->get<std::string>()) : std::nullopt;
}

std::optional<std::int64_t> seq_of(const Json& act) {
    const auto seq = act.find("seq");
    if (seq == act.end() || !seq->is_number_integer()) return std::nullopt;
    const auto number = seq->get<std::int64_t>();
    return number >= 1 && number <= kSeqMax ? std::optional(number) : std::nullopt;
}

Result<RescuedLine> line_of(const Json& act) {
    const auto id = CommandId::parse(act.at("id").get<std::string>());
    if (!id) return refuse(unreadable_rescue("perbuatan tanpa nomor pengenal", "an act without an id"));
    const auto& request = act.at("content").at("request");
    const Instant made_at{std::clamp<std::int64_t>(act.at("made_at").get<std::int64_t>(), 0, kInstantMsMax) * 1000};
    return RescuedLine{*id, request.at("method").get<std::string>(), request.at("path").get<std::string>(),
                       canonical_json(request.value("body", Json::object())), made_at, heard_of(act), seq_of(act), pictures_of(act)};
}

}  // namespace

Refusal unreadable_rescue(std::string_view id, std::string_view en) {
    return Refusal(ErrorCode::kMalformed, "", {{"what_id", "berkas penyelamat, " + std::string(id)}, {"what_en", "rescue file, " + std::string(en)}});
}

Result<RescueText> read_rescue_text(std::string_view text) {
    const Json content = TRY(parse_json(text));
    try {
        const auto account = AccountId::parse(content.at("account").get<std::string>());
        const auto device = DeviceId::parse(content.at("device").get<std::string>());
        if (!account || !device) return refuse(unreadable_rescue("pemiliknya tidak disebut", "it does not say whose it is"));
        RescueText rescued{*account, *device, {}};
        for (const auto& act : content.at("acts")) rescued.acts.push_back(TRY(line_of(act)));
        return rescued;
    } catch (const Json::exception&) {
        return refuse(unreadable_rescue("perbuatan yang tidak lengkap", "an act without its parts"));
    }
}

}  // namespace layang::access
