#include "platform/access/rescue.hpp"

#include <algorithm>

#include "platform/access/clock_reading.hpp"
#include "platform/access/queries.hpp"

namespace layang::access {
namespace {

constexpr std::string_view kFormat = "layang-rescue/1";

Result<std::string> plain_text(Ground& ground, const bodies::RescueFile& file) {
    const auto point = bytes_of_base64(file.public_key), iv = bytes_of_base64(file.iv), sealed = bytes_of_base64(file.sealed);
    if (file.format != kFormat || !point || !iv || !sealed) return refuse(unreadable_rescue("bentuknya tidak dikenal", "its format is not known"));
    auto text = ground.ring.open_rescue(text_of(*point), kFormat, text_of(*iv), text_of(*sealed));
    if (!text) return refuse(ErrorCode::kRescueForeign);
    return text;
}

/// The phone's clock of that day is all that is known of its drift.
Instant happened(const RescuedLine& act, const queries::DeviceRow& device, Instant now) {
    return occurred_at({1, act.made_at, now, act.heard, std::nullopt}, device.enrolled_at, now);
}

std::optional<http::Method> method_of(const std::string& name) {
    if (name == "POST") return http::Method::post;
    if (name == "PUT") return http::Method::put;
    return std::nullopt;
}

void add_line(Rescued& all, const Api& api, Ground& ground, const queries::DeviceRow& device, RescuedLine line) {
    const Instant occurred = happened(line, device, ground.clock.now());
    const auto method = method_of(line.method);
    const auto asked = method ? api.command_at(*method, "/api/v1" + line.path) : std::nullopt;
    if (!asked) {
        all.refused.push_back({occurred, "", Refusal(ErrorCode::kRescueActUnknown)});
        return;
    }
    RescuedAct rescued;
    // Run as itself: should the phone live on and send it too, it is the same act.
    rescued.late = {line.id, LateCause::rescued, device.account, device.device, occurred, ground.date_of(occurred), asked->operation,
                    path_of(asked->path_values), std::move(line.body), line.id};
    rescued.seq = line.seq;
    rescued.pictures = std::move(line.pictures);
    all.acts.push_back(std::move(rescued));
}

Result<void> keep_pictures_of(Ground& ground, const RescuedAct& act) {
    for (const auto& [blob, purpose, subject, bytes] : act.pictures) {
        const auto is = std::ranges::find(ground.pictures, purpose, &PicturePurpose::name);
        if (bytes.empty() || ground.blobs.complete(blob) || is == ground.pictures.end()) continue;
        const secrets::BlobOwner owner{subject, is->cls};
        const auto total = static_cast<std::int64_t>(bytes.size());
        // The phone may have sent a part of it, or all.
        auto offset = TRY(ground.blobs.put(blob, owner, 0, total, ""));
        while (offset < total)
            offset = TRY(ground.blobs.put(blob, owner, offset, total, std::string_view(bytes).substr(static_cast<std::size_t>(offset), secrets::kBlobPieceBytesMax)));
    }
    return {};
}

/// A full disk, a broken machine: it says nothing of what was asked.
bool is_of_the_machine(const Refusal& refusal) { return info(refusal.code()).http_status >= 500; }

Result<std::string> quarantine_all(const Ground& ground, ledger::Transaction& tx, const std::vector<RescuedAct>& rescued) {
    for (const auto& act : rescued)
        if (!late_act(tx.session(), tx.act().regency, act.late.act)) TRY(quarantine(ground, tx, act.late));
    return "rescue:" + tx.act().command.text();
}

/// A number stands with the command that told it: each has one of its own, and nothing else in it.
Result<void> hear_numbers(Ground& ground, const ledger::Act& brought, const std::vector<RescuedAct>& rescued) {
    for (const auto& act : rescued) {
        if (!act.seq) continue;
        ledger::Act heard = brought;
        heard.command = ground.random.id<CommandId>(brought.received_at);
        heard.device = act.late.device;
        heard.device_seq = act.seq;
        TRY(ground.ledger.execute(heard, "hear_rescued_act act=" + act.late.act.text(), "",
                                  [&](ledger::Transaction&) -> Result<std::string> { return late_stream(act.late.act); }));
    }
    return {};
}

}  // namespace

Result<Rescued> open_rescue_file(const Api& api, Ground& ground, const bodies::RescueFile& file) {
    return rescued_of(api, ground, TRY(read_rescue_text(TRY(plain_text(ground, file)))));
}

Result<Rescued> rescued_of(const Api& api, Ground& ground, RescueText text) {
    std::optional<queries::DeviceRow> device;
    ground.store.read([&](store::Session& session) { device = queries::device(session, ground.regency, text.device); });
    if (!device || device->account != text.account) return refuse(ErrorCode::kDeviceUnknown);
    Rescued rescued;
    for (auto& line : text.acts) add_line(rescued, api, ground, *device, std::move(line));
    return rescued;
}

Result<void> keep_pictures(Ground& ground, Rescued& rescued) {
    std::vector<RescuedAct> whole;
    for (auto& act : rescued.acts) {
        const auto kept = keep_pictures_of(ground, act);
        if (kept) {
            whole.push_back(std::move(act));
            continue;
        }
        if (is_of_the_machine(kept.error())) return refuse(kept.error());
        rescued.refused.push_back({act.late.occurred_at, act.late.operation, kept.error()});
    }
    rescued.acts = std::move(whole);
    return {};
}

Result<ledger::Outcome> bring_in(const Call& call, const ledger::Act& act, const std::vector<RescuedAct>& rescued) {
    auto outcome = TRY(call.ground.ledger.execute(act, "bring_rescue_file", call.request.body, [&](ledger::Transaction& tx) -> Result<std::string> {
        TRY_VOID(require_unchanged(tx.session(), call));
        return quarantine_all(call.ground, tx, rescued);
    }));
    TRY_VOID(hear_numbers(call.ground, act, rescued));
    return outcome;
}

}  // namespace layang::access
