#pragma once
// Who may do what: one line for each thing that somebody can ask of the server. The contract's operations all stand here; what
// is no operation of the contract is open to everybody (rights_test.cpp).
#include <array>
#include <string_view>

namespace layang::app::town {

/// Roles of the area in which the thing lies.
struct Line {
    std::string_view operation;
    /// Role names; "everybody" who is logged in, or "open" to the world.
    std::string_view who;
    /// {name} is the id, code or seal of a thing of the town; {new} an id that nothing bears.
    std::string_view body = "";
    /// Instead of the route's pattern filled with things of the town.
    std::string_view path = "";
    /// Roles that pass the door and then hear that there is no such thing (404). All others are refused (403).
    std::string_view blind = "";
    /// Whoever may is answered with this problem, and not with success: what the town has lived through allows it no more.
    std::string_view refused = "";
};

// Who works with dossiers, sees where things are, and so on: the groups that most lines name.
inline constexpr std::string_view kSeesDossiers = "registrar counter verifier mobile_team lead auditor";
inline constexpr std::string_view kSeesCustody = "registrar hamlet_head counter packer dispatcher finance lead auditor";
inline constexpr std::string_view kSeesRuns = "counter packer dispatcher finance lead auditor";
inline constexpr std::string_view kSeesPrinting = "printer stock_keeper packer lead auditor";
inline constexpr std::string_view kTakesIn = "registrar counter";
inline constexpr std::string_view kReportsSiak = "counter verifier mobile_team";
inline constexpr std::string_view kAtTheDoor = "registrar hamlet_head counter";

inline constexpr std::string_view kToRider = R"({"from":"office","to":"rider","rider":"{rider}"})";
inline constexpr std::string_view kToVillage = R"({"from":"rider","to":"village"})";
inline constexpr std::string_view kFromVillage = R"({"from":"village","to":"rider","rider":"{rider}"})";
inline constexpr std::string_view kByRider = R"({"by":"rider","reason":"not_arrived"})";
inline constexpr std::string_view kByVillage = R"({"by":"village","reason":"not_arrived"})";
inline constexpr std::string_view kByOffice = R"({"by":"office","reason":"not_arrived"})";

inline constexpr std::array kLines = {
    // the own session, the own device
    Line{"log_in", "open", R"({"name":"nobody","password":"no such password"})"},
    Line{"get_session", "everybody"},
    Line{"change_password", "everybody", R"({"old_password":"layang-demo","new_password":"layang-demo-baru"})"},
    Line{"enrol_device", "everybody", R"({"device":"{new}","name":"HP"})"},
    Line{"issue_codes", "registrar"},

    // accounts and what watches over them
    Line{"list_devices", "auditor admin"},
    Line{"revoke_device", "admin", R"({"reason":"lost"})", "/devices/{spare_device}/revoke"},
    Line{"list_accounts", "auditor admin"},
    Line{"get_account", "auditor admin"},
    Line{"create_account", "admin", R"({"account":"{new}","login":"orang-baru","full_name":"Budi Contoh","grants":[{"role":"packer","area":""}]})"},
    Line{"grant_role", "admin", R"({"role":"printer","area":""})"},
    Line{"revoke_role", "admin", R"({"role":"packer","area":""})"},
    Line{"renew_password", "admin"},
    Line{"disable_account", "admin", R"({"reason":"left"})"},
    Line{"list_late_acts", "admin"},
    Line{"get_late_act", "admin"},
    // Sealed to no office: what a real one holds is asked for in the browser's tests.
    Line{"bring_rescue_file", "admin", R"({"format":"layang-rescue/1","made_at":"2020-06-08T02:00:00Z","acts":0,"public_key":"","iv":"","sealed":""})", "", "", "rescue-foreign"},
    Line{"open_late_act", "admin", R"({"reason":"complaint"})"},
    Line{"release_late_act", "admin", "{}"},
    Line{"discard_late_act", "admin", R"({"reason":"outdated"})", "/late-acts/{spare_act}/discard"},
    Line{"list_anomalies", "counter verifier printer stock_keeper packer dispatcher lead auditor admin"},
    // The printer answers for the town's.
    Line{"get_anomaly", "printer dispatcher lead auditor admin", "", "", "counter verifier stock_keeper packer"},
    Line{"resolve_anomaly", "printer lead admin", R"({"reason":"explained","note":"counted again"})", "", "", "already-resolved"},
    Line{"list_views", "auditor admin"},
    Line{"get_head", "auditor operator admin"},

    // intake
    Line{"get_catalogue", "everybody"},
    Line{"list_hamlets", kTakesIn, "", "/hamlets?village={village}"},
    Line{"explain_nik", kTakesIn, R"({"nik":"3503010101809001"})"},
    Line{"check_duplicates", kTakesIn, R"({"service":"KTP-CHG","nik":"3503010101809001"})"},
    Line{"put_blob", kTakesIn, "\xFF\xD8\xFF\xE0 picture", "/blobs/{new}?purpose=dossier&subject={dossier}&offset=0&total=12"},
    Line{"put_blob", kAtTheDoor, "\xFF\xD8\xFF\xE0 picture", "/blobs/{new}?purpose=handover&subject={dossier}&offset=0&total=12"},
    Line{"put_blob", "rider dispatcher", "\xFF\xD8\xFF\xE0 picture", "/blobs/{new}?purpose=problem&subject={run}&offset=0&total=12"},
    Line{"open_blob", "registrar counter verifier", R"({"reason":"complaint"})", "/blobs/{blob}/open", "dispatcher lead admin"},
    Line{"list_dossiers", kSeesDossiers},
    Line{"list_dossiers", kSeesDossiers, "", "/dossiers?q={code}"},
    // A body of its own for everybody: see rights_test.cpp.
    Line{"submit_dossier", kTakesIn},
    Line{"search_dossiers", kSeesDossiers, R"({"text":"Wagimin Contoh"})"},
    Line{"search_dossiers", kSeesDossiers, R"({"text":"3503010101809001"})"},
    Line{"search_dossiers", kSeesDossiers, R"({"text":"081200009001"})"},
    Line{"get_dossier", kSeesDossiers},
    Line{"unmask_dossier", "registrar counter verifier", R"({"reason":"complaint"})"},
    Line{"get_receipt", kSeesDossiers},
    Line{"list_verification_queue", kReportsSiak},
    Line{"verify_application", "verifier", "", "/applications/{application_waiting}/verify"},
    Line{"return_application", "verifier", R"({"reasons":[{"code":"blurred"}]})", "/applications/{family_waiting}/return"},
    Line{"resubmit_application", kTakesIn, R"({"persons":[{"index":0,"name":"Wagimin Contoh"}]})", "/applications/{family_waiting}/resubmit", "", "not-returned"},
    Line{"reject_application", "verifier", R"({"reason":"other_regency"})", "/applications/{family_waiting}/reject"},
    Line{"withdraw_application", kTakesIn, R"({"reason":"applicant_wish"})", "", "", "already-withdrawn"},
    Line{"stop_clock", "verifier", R"({"reason":"siak_down"})", "/applications/{application_waiting}/stop-clock"},
    Line{"resume_clock", "verifier", R"({"reason":"siak_down"})", "/applications/{application_waiting}/resume-clock"},
    Line{"record_biometrics", kReportsSiak},
    Line{"confirm_print_ready", kReportsSiak},
    Line{"report_duplicate", kReportsSiak, "{}"},

    // printing
    Line{"list_stock", "printer stock_keeper lead auditor"},
    Line{"open_stock_day", "stock_keeper", R"({"opening":10})", "/stock/KIAB/{date}/open"},
    Line{"receive_blanks", "stock_keeper", R"({"count":1,"reference":"BA-1"})"},
    Line{"spoil_blanks", "stock_keeper", R"({"count":1,"reason":"ribbon"})"},
    Line{"adjust_stock", "stock_keeper", R"({"count":1,"reason":"found","note":"behind the shelf"})"},
    Line{"count_stock", "stock_keeper", R"({"counted":10})"},
    Line{"list_print_queue", kSeesPrinting},
    Line{"list_print_queue", kSeesPrinting, "", "/print-queue?state=damaged"},
    Line{"get_labels", kSeesPrinting, "", "/labels.pdf?documents={document}"},
    Line{"print_batch", "printer", R"({"documents":["{document}"]})"},
    Line{"print_document", "printer"},
    Line{"pass_document", "printer", R"({"shelf":"A1"})"},
    Line{"spoil_document", "printer", R"({"reason":"misprint"})"},
    Line{"cancel_document", "printer", R"({"reason":"data_wrong"})", "", "", "document-cancelled"},

    // a code or seal that was scanned: the thing itself, for those who may see such a thing
    Line{"find_thing", kSeesDossiers, "", "/things/{code}", "hamlet_head printer stock_keeper packer dispatcher rider finance"},
    Line{"find_thing", "registrar hamlet_head counter printer stock_keeper packer dispatcher finance lead auditor", "", "/things/{document_code}", "verifier rider mobile_team"},
    Line{"find_thing", "registrar hamlet_head counter packer dispatcher rider finance lead auditor", "", "/things/{bag_code}", "verifier printer stock_keeper mobile_team"},
    Line{"find_thing", "registrar hamlet_head counter packer dispatcher rider finance lead auditor", "", "/things/{seal}", "verifier printer stock_keeper mobile_team"},
    Line{"find_thing", "counter packer dispatcher rider finance lead auditor", "", "/things/{run_code}", "registrar hamlet_head verifier printer stock_keeper mobile_team"},

    // bags: each party speaks for itself
    Line{"list_bags", kSeesCustody},
    Line{"get_bag", kSeesCustody},
    Line{"get_manifest", kSeesCustody},
    Line{"get_bag_label", kSeesCustody},
    Line{"list_packing", kSeesCustody},
    Line{"seal_bag", "packer", R"({"bag":"{new}","seal":"TG-000077","direction":"outward","village":"{village}","contents":[{"kind":"document","id":"{document}"}]})"},
    Line{"seal_bag", "registrar", R"({"bag":"{new}","seal":"TG-000077","direction":"inward","village":"{village}","contents":[{"kind":"document","id":"{document}"}]})"},
    // before the passings: whoever took a bag by mistake, which is on record then, may tell what became of it
    Line{"lose_bag", "rider", kByRider},
    Line{"lose_bag", "registrar", kByVillage},
    Line{"lose_bag", "packer", kByOffice},
    Line{"find_bag", "rider", R"({"by":"rider"})"},
    Line{"find_bag", "registrar", R"({"by":"village"})"},
    Line{"find_bag", "packer", R"({"by":"office"})"},
    Line{"damage_bag", "rider", R"({"by":"rider","reason":"wet"})"},
    Line{"damage_bag", "registrar", R"({"by":"village","reason":"wet"})"},
    Line{"damage_bag", "packer", R"({"by":"office","reason":"wet"})"},
    Line{"take_out_of_bag", "packer", R"({"things":[{"kind":"document","id":"{document}"}],"seal":"TG-000078"})", "", "", "bag-not-ready"},
    Line{"reseal_bag", "registrar", R"({"by":"village","seal":"TG-000077","reason":"torn"})"},
    Line{"reseal_bag", "packer", R"({"by":"office","seal":"TG-000077","reason":"torn"})"},
    Line{"give_bag", "packer", kToRider},
    Line{"give_bag", "rider", kToVillage},
    Line{"give_bag", "registrar", kFromVillage},
    Line{"take_bag", "rider", kToRider},
    Line{"take_bag", "registrar", kToVillage},
    Line{"take_bag", "packer", R"({"from":"rider","to":"office"})"},
    Line{"open_bag", "registrar", R"({"seal_intact":true,"present":[]})"},
    Line{"open_bag", "packer", R"({"by":"office","seal_intact":true,"present":[]})"},

    // runs: the whole regency's, or the rider's own
    Line{"list_runs", kSeesRuns},
    Line{"plan_run", "dispatcher", R"({"run":"{new}","day":"{date}","bags":["{unplanned_bag}"],"stops":["{village}"]})"},
    Line{"get_run", "counter packer dispatcher finance lead auditor rider", "", "", "registrar hamlet_head"},
    Line{"get_assignment_letter", "counter packer dispatcher finance lead auditor rider", "", "", "registrar hamlet_head"},
    Line{"assign_run", "dispatcher", R"({"rider":"{rider}","letter_number":"094/1"})", "/runs/{spare_run}/assign"},
    Line{"change_run", "dispatcher", R"({"bags":["{spare_bag}"],"stops":["{village}"]})", "/runs/{spare_run}/change"},
    Line{"start_run", "rider dispatcher"},
    Line{"reach_stop", "rider dispatcher", "", "/runs/{run}/stops/1/reach"},
    Line{"report_problem", "rider dispatcher", R"({"kind":"weather"})"},
    Line{"complete_run", "rider dispatcher"},
    Line{"abort_run", "rider dispatcher", R"({"reason":"weather"})"},
    Line{"cancel_run", "dispatcher", R"({"reason":"planned_wrongly"})", "/runs/{spare_run}/cancel"},
    Line{"estimate_fare", "dispatcher", R"({"stops":["{village}"]})"},
    Line{"list_riders", "dispatcher packer registrar"},
    Line{"get_my_run", "rider"},

    // the door and the way back
    Line{"list_documents", kSeesCustody},
    Line{"list_documents", kSeesCustody, "", "/documents?village={village}"},
    Line{"get_document", kSeesCustody},
    Line{"report_attempt", kAtTheDoor, R"({"reason":"nobody_home"})"},
    Line{"hand_over_document", kAtTheDoor, R"({"to":"holder","relation":"self","identified_by":"known_to_officer","activation":"not_applicable"})"},
    Line{"lose_document", kAtTheDoor, R"({"reason":"not_arrived"})"},
    Line{"lose_document", "counter packer", R"({"reason":"not_arrived","desk":"{desk}"})"},
    Line{"find_document", kAtTheDoor, "{}"},
    Line{"find_document", "counter packer", R"({"desk":"{desk}"})"},
    Line{"damage_document", kAtTheDoor, R"({"reason":"wet"})"},
    Line{"damage_document", "counter packer", R"({"reason":"wet","desk":"{desk}"})"},
    Line{"list_old_documents", kSeesCustody},
    Line{"surrender_old_document", kAtTheDoor, R"({"old_document":"{old_document}","kind":"KTP","dossier":"{dossier}"})"},
    Line{"find_old_document", kAtTheDoor, "{}", "", "", "thing-unknown"},
    Line{"find_old_document", "counter packer", R"({"desk":"{desk}"})", "", "", "thing-unknown"},
    Line{"destroy_old_documents", "packer", R"({"old_documents":["{old_document}"],"berita_acara":"BA-2"})"},
    Line{"archive_old_documents", "packer", R"({"old_documents":["{old_document}"],"shelf":"R1"})"},
    Line{"list_originals", kSeesCustody},
    Line{"keep_original", kAtTheDoor, R"({"original":"{original}","kind":"KK","dossier":"{dossier}"})"},
    Line{"find_original", kAtTheDoor, "{}", "", "", "thing-unknown"},
    Line{"find_original", "counter packer", R"({"desk":"{desk}"})", "", "", "thing-unknown"},
    Line{"return_original", kAtTheDoor, "{}"},

    // last, because they end what the lines above need
    Line{"close_stock_day", "stock_keeper"},
    Line{"log_out", "everybody"},
};

}  // namespace layang::app::town
