// The one program: `layang VERB --help` tells what each verb does.
#include <cstdlib>
#include <iostream>

#include <CLI/CLI.hpp>

#include "app/verbs.hpp"

namespace {

using namespace layang;

std::string from_environment(const char* name, const std::string& otherwise) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : otherwise;
}

/// A folder of the release: in the folder we stand in, else beside the sources that this program was built from.
std::string of_release(const std::string& folder, const std::string& known_by) {
    return std::filesystem::exists(folder + '/' + known_by) ? folder : LAYANG_SOURCE_DIR "/" + folder;
}

struct Folders {
    std::string var = from_environment("LAYANG_VAR", "var");
    std::string keys = from_environment("LAYANG_KEYS", "");
    std::string data = from_environment("LAYANG_DATA", of_release("data", "services.toml"));
    // Not for operators: a limit of SQLite's, so that a test can fill the disk.
    std::int64_t pages_max = 0;
    access::Limits limits = {};

    [[nodiscard]] app::HouseConfig house() const {
        app::HouseConfig config;
        config.var = var;
        config.keys = keys;
        config.data = data;
        config.pages_max = pages_max;
        config.limits = limits;
        config.cheap_passwords = std::filesystem::exists(config.demo_mark());
        return config;
    }
};

/// How often one may try: each with the number that holds without it.
void add_limits(CLI::App& serving, access::Limits& limits) {
    const auto limit = [&](const char* name, std::int64_t& value, const char* what) {
        serving.add_option(name, value, what)->check(CLI::Range(1, 1'000'000))->capture_default_str()->group("Limits");
    };
    limit("--session-seconds", limits.session_length.count, "how long one stays logged in");
    limit("--free-failures", limits.free_failures, "wrong passwords before a name has to wait");
    limit("--lock-seconds-max", limits.lock_max.count, "longest wait after wrong passwords");
    limit("--log-ins", limits.log_ins, "log-ins a minute from one address");
    limit("--look-ups", limits.look_ups, "look-ups of receipts a minute from one address");
    limit("--requests", limits.requests, "requests a minute of one account, and without a log-in from one address");
}

CLI::App* verb(CLI::App& app, Folders& folders, const std::string& name, const std::string& what) {
    auto* sub = app.add_subcommand(name, what);
    sub->add_option("--var", folders.var, "folder of the store (LAYANG_VAR)")->capture_default_str();
    sub->add_option("--keys", folders.keys, "folder of the keys (LAYANG_KEYS; VAR.keys)");
    sub->add_option("--data", folders.data, "folder of rules and regions (LAYANG_DATA)")->capture_default_str();
    return sub;
}

/// `file`, `flag`: what the line names; each verb has at most one of either.
void add_ledger(CLI::App& app, Folders& folders, std::string& file, bool& flag, int& code) {
    auto* ledger = app.add_subcommand("ledger", "The log")->require_subcommand(1);
    auto* verifying = verb(*ledger, folders, "verify", "Recount the whole log");
    verifying->add_option("--against", file, "file of heads (SIZE:ROOT) heard before, one a line");
    verifying->callback([&] { code = app::verify_ledger(folders.house(), file); });
    auto* rebuilding = verb(*ledger, folders, "rebuild", "Write the projections anew from the log");
    rebuilding->add_flag("--check", flag, "change nothing; name what differs");
    rebuilding->callback([&] { code = flag ? app::check_projections(folders.house()) : app::rebuild_ledger(folders.house()); });
    auto* exporting = verb(*ledger, folders, "export", "NDJSON on standard output, one event a line");
    exporting->add_flag("--reveal", flag, "open sealed values");
    exporting->callback([&] { code = app::export_ledger(folders.house(), flag); });
}

/// Where a copy of the house lies.
struct Copy {
    std::string store;
    std::string keys;
    /// As a house has its keys beside it, so has a backup.
    [[nodiscard]] app::BackupFolders folders() const { return {store, keys.empty() ? app::beside(store, ".keys") : std::filesystem::path(keys)}; }
};

void add_copying(CLI::App& app, Folders& folders, Copy& copy, int& code) {
    auto* backup = verb(app, folders, "backup", "Copy store and files into one empty folder and keys.db into another, also while serving");
    backup->add_option("to", copy.store, "folder of store and files")->required();
    backup->add_option("--keys-to", copy.keys, "folder of keys.db (TO.keys): keep it in another place");
    backup->callback([&] { code = app::back_up_house(folders.house(), copy.folders()); });
    auto* restoring = verb(app, folders, "restore", "Bring a backup back into an empty var folder, and check all of it");
    restoring->add_option("from", copy.store, "folder of store and files")->required();
    restoring->add_option("--keys-from", copy.keys, "folder of keys.db (FROM.keys)");
    restoring->callback([&] { code = app::restore_house(folders.house(), copy.folders()); });
}

}  // namespace

int main(int count, char** values) try {
    CLI::App app{"Layang: civil documents from the village desk to the front door"};
    app.require_subcommand(1);
    Folders folders;
    app::ServeOptions serve;
    serve.static_folder = of_release("web/dist", "index.html");
    std::string login, full_name, file;
    std::vector<std::string> grants;
    app::DemoDay demo_day;
    Copy copy;
    bool flag = false, whole_day = false;
    int code = 0;

    auto* serving = verb(app, folders, "serve", "Serve web app and API");
    serving->add_option("--address", serve.address, "address to listen on")->capture_default_str();
    serving->add_option("--port", serve.port, "port; 0 takes a free one")->capture_default_str();
    serving->add_option("--static", serve.static_folder, "folder of the built web app")->capture_default_str();
    auto* certificate = serving->add_option("--tls-cert", serve.tls_certificate_file, "PEM certificate");
    auto* key = serving->add_option("--tls-key", serve.tls_key_file, "PEM key");
    // With one of them alone it would speak in the open.
    certificate->needs(key);
    key->needs(certificate);
    serving->add_option("--pages-max", folders.pages_max)->group("");
    serving->add_option("--trusted-proxy", serve.trusted_proxies, "address whose X-Forwarded-For is believed");
    add_limits(*serving, folders.limits);
    serving->callback([&] { code = app::serve(folders.house(), serve); });

    verb(app, folders, "migrate", "Make the store or bring it up to date")->callback([&] { code = app::migrate(folders.house()); });
    auto* demo = verb(app, folders, "demo", "Fill an empty store with the demo regency");
    demo->add_flag("--accounts", flag, "only the accounts, no dossier");
    auto* day = demo->add_flag("--day", whole_day, "play a day of all villages instead, and recount its books");
    demo->add_option("--seed", demo_day.seed, "same seed, same families")->capture_default_str();
    demo->add_option("--dossiers", demo_day.dossiers, "of the day")->needs(day)->check(CLI::Range(20, 2000))->capture_default_str();
    demo->add_option("--plant", demo_day.plant, "break something on purpose: swap, hidden-blank, past-the-bag, missing-hand-over or missing-scan")->needs(day);
    demo->add_option("--recount", file, "recount an exported log; whether its scans are there only beside their store");
    demo->callback([&] {
        code = !file.empty() ? app::demo_recount(folders.house(), file)
               : whole_day   ? app::demo_day(folders.house(), demo_day)
                             : app::load_demo(folders.house(), flag, demo_day.seed);
    });

    auto* user = app.add_subcommand("user", "Accounts")->require_subcommand(1);
    auto* add = verb(*user, folders, "add", "Make an account; prints its one-time password");
    add->add_option("login", login, "name to log in with")->required();
    add->add_option("--name", full_name, "full name")->required();
    add->add_option("--grant", grants, "role or role:area, e.g. registrar:35.03.01.2001")->required();
    add->callback([&] { code = app::add_user(folders.house(), login, full_name, grants); });

    add_ledger(app, folders, file, flag, code);
    add_copying(app, folders, copy, code);
    verb(app, folders, "doctor", "Check disk, clock, schema, log, keys and calendar")->callback([&] { code = app::doctor(folders.house()); });

    CLI11_PARSE(app, count, values);
    return code;
} catch (const std::exception& failure) {
    if (const auto refusal = layang::app::refusal_of(failure)) return layang::app::say(*refusal);
    std::cerr << "layang: " << failure.what() << '\n';
    return 6;
}
