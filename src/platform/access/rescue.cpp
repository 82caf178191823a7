#include "platform/access/rescue.hpp"

#include <algorithm>

#include "platform/access/queries.hpp"

namespace layang::access {
namespace {

constexpr std::string_view kFormat = "layang-rescue/1";

Refusal unreadable(std::string_view what) { return Refusal(ErrorCode::kMalformed, "", {{"what", "rescue file: " + std::string(what)}}); }

Result<std::string> plain_text(Ground& ground, const RescueFile& file) {
    const auto point = bytes_of_base64(file.public_key), iv = bytes_of_base64(file.iv), sealed = bytes_of_base64(file.sealed);
    if (file.format != kFormat || !point || !iv || !sealed) return refuse(unreadable(file.format.substr(0, 40)));
    return ground.ring.open_rescue(text_of(*point), kFormat, text_of(*iv), text_of(*sealed));
}

std::optional<http::Method> method_of(const std::string& name) {
    if (name == "POST") return http::Method::post;
    if (name == "PUT") return http::Method::put;
    return std::nullopt;
}

/// Whose dossier a picture belongs to stands in the act, its bytes beside it.
std::vector<RescuedPicture> pictures_of(const Json& act) {
    std::vector<RescuedPicture> pictures;
    for (const auto& picture : act.at("blobs")) {
        const auto text = picture.at("id").get<std::string>();
        const auto blob = BlobId::parse(text);
        const auto bytes = bytes_of_base64(picture.at("bytes").get<std::string>());
        if (!blob || !bytes) continue;
        for (const auto& ref : act.at("content").at("blobs"))
            if (ref.at("id") == text) pictures.push_back({*blob, ref.at("subject").get<std::string>(), std::string(text_of(*bytes))});
    }
    return pictures;
}

Result<RescuedAct> read_act(const Api& api, Ground& ground, const RescueFile& file, const Json& json) {
    const auto id = CommandId::parse(json.at("id").get<std::string>());
    const auto& request = json.at("content").at("request");
    const auto method = method_of(request.at("method").get<std::string>());
    const auto asked = method ? api.command_at(*method, "/api/v1" + request.at("path").get<std::string>()) : std::nullopt;
    if (!id || !asked) return refuse(unreadable("an act that this version does not know"));
    // The phone's clock of that day is all that is known; it cannot be ahead of now.
    const Instant occurred = std::min(Instant{json.at("made_at").get<std::int64_t>() * 1000}, ground.clock.now());
    RescuedAct rescued;
    // Run as itself: should the phone live on and send it too, it is the same act.
    rescued.late = {*id, LateCause::rescued, file.account, file.device, occurred, ground.date_of(occurred), asked->operation,
                    path_of(asked->path_values), canonical_json(request.value("body", Json::object())), *id};
    rescued.pictures = pictures_of(json);
    return rescued;
}

}  // namespace

Result<std::vector<RescuedAct>> open_rescue_file(const Api& api, Ground& ground, const RescueFile& file) {
    const auto text = TRY(plain_text(ground, file));
    bool known = false;
    ground.store.read([&](store::Session& session) { known = queries::account(session, ground.regency, file.account).has_value(); });
    if (!known) return refuse(ErrorCode::kNotFound, "account");
    const Json list = TRY(parse_json(text));
    std::vector<RescuedAct> rescued;
    try {
        for (const auto& json : list) rescued.push_back(TRY(read_act(api, ground, file, json)));
    } catch (const Json::exception&) {
        return refuse(unreadable("an act without its parts"));
    }
    return rescued;
}

Result<void> keep_pictures(Ground& ground, const std::vector<RescuedAct>& rescued) {
    for (const auto& act : rescued)
        for (const auto& [blob, subject, bytes] : act.pictures) {
            if (ground.blobs.complete(blob)) continue;
            for (auto offset = static_cast<std::size_t>(ground.blobs.length_so_far(blob)); offset < bytes.size();)
                offset = static_cast<std::size_t>(TRY(ground.blobs.put(blob, subject, static_cast<std::int64_t>(offset), static_cast<std::int64_t>(bytes.size()),
                                                                       std::string_view(bytes).substr(offset, secrets::kBlobPieceBytesMax))));
        }
    return {};
}

Result<std::string> quarantine_all(ledger::Transaction& tx, const std::vector<RescuedAct>& rescued) {
    for (const auto& act : rescued)
        if (!late_act(tx.session(), tx.act().regency, act.late.act)) TRY(quarantine(tx, act.late));
    return "rescue:" + tx.act().command.text();
}

}  // namespace layang::access
