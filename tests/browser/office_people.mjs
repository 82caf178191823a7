// A person of the office at one screen, before an answer that stands still.
import { kNoWorker, open_browser, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

const named = (code, id, en = id) => ({ code, name: { id, en } });
const reason = (kind, code, id, note_required = false) => ({ kind, ...named(code, id), note_required });

export const kCatalogue = {
  date: '2026-11-24',
  services: [{ ...named('contoh', 'Akta kelahiran'), roles: [named('child', 'Anak')], fields: [{ key: 'place', label: { id: 'Tempat lahir', en: 'Place' }, choices: [] }] }],
  requirements: [named('form', 'Formulir'), named('letter', 'Surat kelahiran')],
  documents: [named('card', 'KTP-el')],
  media: [named('blank', 'Blangko KTP-el')],
  reasons: [
    reason('return', 'blurred', 'Foto tidak terbaca'),
    reason('return', 'missing', 'Berkas kurang'),
    reason('reject', 'not_entitled', 'Tidak berhak'),
    reason('spoil', 'smudged', 'Tinta luntur'),
    reason('document_cancelled', 'holder_died', 'Pemilik meninggal'),
    reason('document_lost', 'mislaid', 'Tidak ditemukan di tempatnya'),
    reason('document_damaged', 'wet', 'Basah'),
    reason('bag_lost', 'stolen', 'Dicuri', true),
    reason('bag_damaged', 'torn', 'Sobek'),
    reason('bag_resealed', 'seal_broken', 'Segel rusak'),
    reason('stock_adjust', 'found', 'Ditemukan'),
    reason('unmask', 'look', 'Memeriksa identitas'),
    reason('account_disabled', 'moved', 'Pindah tugas'),
    reason('device_revoked', 'lost', 'Hilang'),
    reason('late_act_discarded', 'outdated', 'Sudah tidak berlaku'),
    reason('late_act_discarded', 'not_done', 'Tidak benar terjadi', true),
    reason('run_cancelled', 'weather', 'Cuaca'),
    reason('run_problem', 'road_cut', 'Jalan putus'),
    reason('run_problem', 'weather', 'Cuaca'),
    reason('anomaly_resolved', 'explained', 'Sudah dijelaskan'),
    reason('anomaly_resolved', 'corrected', 'Sudah diperbaiki', true),
  ],
  villages: [{ code: '35.03.02.2001', name: 'Besuki', district: 'Panggul', district_code: '35.03.02' }],
  desks: [],
};

const kRoles = { verify: 'verifier', pack: 'packer', print: 'printer', keep_stock: 'stock_keeper', plan_runs: 'dispatcher', resolve_anomalies: 'lead', own_anomalies: 'printer', report_siak: 'counter' };

/** `reads`: answers by path; `prepare`: what is done to the browser before its first page. Lands on the page of `path`. */
export async function office(end, rights, path, reads, prepare = async () => {}) {
  const mock = await start_mock();
  end(mock.close);
  mock.rights = rights;
  mock.role = kRoles[rights.find((right) => kRoles[right])] ?? null;
  mock.reads.set('/catalogue', kCatalogue);
  for (const [at, answer] of Object.entries(reads)) mock.reads.set(at, answer);
  const context = await open_browser(undefined, kNoWorker);
  end(() => context.close());
  await prepare(context);
  const page = await visit(context, `${mock.url}/masuk`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await first_log_in(page, mock.url, 'budi', '482913');
  await page.waitForURL((at) => at.pathname === path);
  return { mock, page };
}
