#include "platform/access/pictures.hpp"

#include <algorithm>
#include <span>

#include "platform/access/api.hpp"

namespace layang::access {
namespace {

/// How long somebody is told to wait whose pictures nothing has named: by then the acts that name them have come, or nobody will miss them.
constexpr int kWaitSeconds = 600;
constexpr std::size_t kReasonBytesMax = 4096;
/// Pictures that are removed in one turn of the writer.
constexpr std::size_t kSweptAtOnce = 50;

Result<http::Response> put_blob(const Call& call, UnnamedBytes& unnamed) {
    Ground& ground = call.ground;
    const auto blob = TRY(call.path_id<BlobId>("blob"));
    const auto wanted = call.request.query_value("purpose");
    const auto purpose = std::ranges::find(ground.pictures, wanted, &PicturePurpose::name);
    if (purpose == ground.pictures.end()) return refuse(ErrorCode::kChoiceUnknown, "purpose", {{"value", wanted.substr(0, 20)}});
    const auto subject = call.request.query_value("subject");
    Result<void> may;
    ground.store.read([&](store::Session& session) { may = purpose->may_bring(session, ground, call.actor(), subject); });
    TRY_VOID(may);
    const auto offset = TRY(call.query_number("offset")), total = TRY(call.query_number("total"));
    const auto named = [&](BlobId one) {
        bool found = false;
        ground.store.read([&](store::Session& session) { found = picture_named(session, ground, one); });
        return found;
    };
    TRY_VOID(unnamed.room_for(call.actor().account, blob, total, call.now, named));
    const auto length = TRY(ground.blobs.put(blob, {subject, purpose->cls}, offset, total, call.request.body));
    if (length > 0) unnamed.note(call.actor().account, blob, total, call.now);
    return http::json_response({{"length", length}, {"complete", ground.blobs.complete(blob)}});
}

bool may_see(const Actor& actor, const PicturePurpose& purpose, const std::string& village) {
    return std::ranges::any_of(purpose.see, [&](Right right) { return require_in(actor, right, village).has_value(); });
}

Result<http::Response> open_blob(const Call& call) {
    Ground& ground = call.ground;
    const auto blob = TRY(call.path_id<BlobId>("blob"));
    std::optional<PictureOf> of;
    const PicturePurpose* purpose = nullptr;
    ground.store.read([&](store::Session& session) {
        for (auto one = ground.pictures.begin(); !of && one != ground.pictures.end(); ++one) {
            of = one->named_by(session, ground.regency, blob);
            purpose = &*one;
        }
    });
    if (!of || !may_see(call.actor(), *purpose, of->village)) return refuse(ErrorCode::kNotFound, "blob");
    const auto because = TRY(decode<Because>(TRY(body_json(call.request))));
    TRY_VOID(log_reasoned_view(ground, call.caller, "open_blob", of->stream + " blob:" + blob.text(), because));
    auto content = TRY(ground.blobs.get(blob, {of->subject, purpose->cls}));
    // A picture is never a page: the browser shows it and runs nothing in it.
    return http::Response{200,
                          {{"Content-Type", content.media_type}, {"Cache-Control", "no-store"}, {"Content-Security-Policy", "sandbox; default-src 'none'"}},
                          std::move(content.bytes)};
}

/// `named`: it stands in a field that names pictures.
void add_missing(const Ground& ground, const Json& json, bool named, std::string& missing) {
    if (named && json.is_string()) {
        const auto blob = BlobId::parse(json.get_ref<const std::string&>());
        if (blob && !ground.blobs.complete(*blob)) missing += (missing.empty() ? "" : " ") + blob->text();
    } else if (json.is_array()) {
        for (const auto& part : json) add_missing(ground, part, named, missing);
    } else if (json.is_object()) {
        for (const auto& [name, part] : json.items())
            add_missing(ground, part, std::ranges::find(ground.pictures, name, &PicturePurpose::field) != ground.pictures.end(), missing);
    }
}

}  // namespace

Result<void> UnnamedBytes::room_for(AccountId account, BlobId blob, std::int64_t bytes, Instant now, const std::function<bool(BlobId)>& named) {
    const std::lock_guard lock(mutex_);
    auto& mine = uploads_[account];
    if (mine.contains(blob)) return {};
    const auto fits = [&] {
        auto left = bytes_max_;
        for (const auto& [id, upload] : mine) left -= upload.bytes;
        return bytes <= left;
    };
    std::erase_if(mine, [&](const auto& one) { return now - one.second.at >= secrets::kBlobUnnamed; });
    if (fits()) return {};
    std::erase_if(mine, [&](const auto& one) { return named(one.first); });
    if (fits()) return {};
    return refuse(ErrorCode::kRateLimited, "", {{"seconds", std::to_string(kWaitSeconds)}});
}

void UnnamedBytes::note(AccountId account, BlobId blob, std::int64_t bytes, Instant now) {
    const std::lock_guard lock(mutex_);
    uploads_[account].try_emplace(blob, Upload{bytes, now});
}

std::vector<BlobId> pictures_of(store::Session& session, const Ground& ground, const Actor& actor, const std::string& stream) {
    std::vector<BlobId> pictures;
    for (const auto& purpose : ground.pictures) {
        if (!purpose.of_stream) continue;
        for (const auto blob : purpose.of_stream(session, ground.regency, stream))
            if (const auto of = purpose.named_by(session, ground.regency, blob); of && may_see(actor, purpose, of->village)) pictures.push_back(blob);
    }
    return pictures;
}

bool picture_named(store::Session& session, const Ground& ground, BlobId blob) {
    return std::ranges::any_of(ground.pictures, [&](const PicturePurpose& one) { return one.named_by(session, ground.regency, blob).has_value(); });
}

std::string missing_pictures(const Ground& ground, const Json& body) {
    std::string missing;
    add_missing(ground, body, false, missing);
    return missing;
}

Result<void> sweep_pictures(Ground& ground) {
    const Instant now = ground.clock.now();
    /// Those among `blobs` that nothing names, and no act that waits at the quarantine desk.
    const auto unwanted = [&](store::Session& session, std::span<const BlobId> blobs) {
        const auto waiting = said_by_waiting(session, ground);
        std::vector<BlobId> list;
        for (const auto blob : blobs)
            if (!waiting.contains(blob) && !picture_named(session, ground, blob)) list.push_back(blob);
        return list;
    };
    const auto resting = ground.blobs.resting(now);
    std::vector<BlobId> found;
    if (!resting.empty()) ground.store.read([&](store::Session& session) { found = unwanted(session, resting); });
    for (std::size_t from = 0; from < found.size(); from += kSweptAtOnce) {
        const auto part = std::span(found).subspan(from, std::min(kSweptAtOnce, found.size() - from));
        // Looked at once more on the writer: no act comes to name one between the look and the removal.
        TRY_VOID(ground.store.write([&](store::Session& session) {
            for (const auto blob : unwanted(session, part)) ground.blobs.remove_resting(blob, now);
            return store::Verdict::undo;
        }));
    }
    return {};
}

void add_picture_routes(Api& api) {
    auto unnamed = std::make_shared<UnnamedBytes>();
    api.raw(http::Method::put, "/api/v1/blobs/{blob}", "put_blob", {Right::submit_dossier, Right::hand_over, Right::ride, Right::plan_runs},
            secrets::kBlobPieceBytesMax, [unnamed](const Call& call) { return put_blob(call, *unnamed); });
    api.raw(http::Method::post, "/api/v1/blobs/{blob}/open", "open_blob", {Right::unmask, Right::plan_runs, Right::resolve_anomalies}, kReasonBytesMax, open_blob);
}

}  // namespace layang::access
