// Every screen of every role, before answers that stand still: who may open it, where it is, and what of those answers it shows.
import { of_accounts, of_late_acts } from './admin_answers.mjs';
import { bag, brief, catalogue, content, day, document, hands, hours_ago, run } from './custody_answers.mjs';
import { kBirth } from './birth_catalogue.mjs';
import { kCatalogue } from './office_people.mjs';
import { kin, verification } from './picture_answers.mjs';

const kBesuki = { village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' };
const kBag = 'TKB2-1W6R-DXXX';
const arrived = bag('b1', kBag, 'arrived', { things: 2, contents: [content('c1', 'TK7K-4Q2M-9XHC', 'KTP-el', 'Sri W•••'), content('c2', '', 'Kartu Keluarga', 'Sup•••')] });
const old = (n, state) => ({ old_document: `l${n}`, kind: 'k', kind_name: 'KTP-el', dossier: 'd1', ...kBesuki, state, holder: 'Siti R•••', taken_at: hours_ago(2) });
const original = (state) => ({ original: 'o1', kind: 'k', kind_name: 'Buku nikah', dossier: 'd1', village: kBesuki.village, village_name: kBesuki.village_name, state, hands: hands('village', '') });

const returned = {
  id: 'd9', code: 'TK00-0000-0000', desk: kBesuki.village, village: kBesuki.village, submitted_at: hours_ago(50), target_due: hours_ago(20), applicant: { name: 'Suyatno' },
  applications: [{ id: 'a1', service: 'lahir', state: 'returned' }],
};
const whole = {
  ...returned, delivery: 'home', masked: true, receivers: [], history: [], duplicates: [],
  applications: [
    {
      id: 'a1', service: 'lahir', rule: 'lahir@2020-01-01', state: 'returned', revision: 1, persons: [{ role: 'mother', name: 'Siti R•••', nik: '••••27', answers: [] }],
      answers: [{ field: 'place', value: 'Pangul' }], returned: [{ code: 'blurred', note: 'Nomor surat tidak terbaca.', paper: 0 }, { code: 'wrong', note: 'Salah eja.', field: 'answers.place' }],
    },
  ],
  papers: ['letter', 'cards', 'marriage', 'kk', 'form'].map((requirement, paper) => ({ paper, requirement, applications: ['a1'], blobs: ['s1'], original: 'seen', replaced_for: [] })),
};

const village = {
  '/catalogue': { ...kBirth, reasons: [...kBirth.reasons, ...catalogue.reasons], identifications: catalogue.identifications, villages: catalogue.villages },
  '/bags': { items: [arrived, bag('b3', 'TKB2-7M3C-AXXX', 'sealed', { direction: 'inward', hands: hands('village', 'Di Desa Besuki') })] },
  '/bags/b1': arrived,
  '/documents': { items: [...kin['/documents'].items, document('k3', 'TK', 'd2', 'KIA', 'Wi•••', { attempts: 2 })] },
  '/documents/k1': kin['/documents/k1'],
  '/documents/k2': kin['/documents/k2'],
  '/old-documents': { items: [old(1, 'at_village'), old(2, 'at_village')] },
  '/originals': { items: [original('kept')] },
  '/dossiers': { items: [returned] },
  '/dossiers/d9': whole,
  '/hamlets': { items: ['Krajan'] },
};

const printed = (n, state, more = {}) => ({ document: `p${n}`, code: 'TK7K-4Q2M-9XHC', kind: 'card', medium: 'blank', dossier: 'd', dossier_code: 'x', ...kBesuki, state, ordered_at: hours_ago(30), holder: `Siti R••• ${n}`, ...more });
const stock_day = { medium: 'blank', date: day(0), state: 'open', opening: 150, received: 0, adjusted: 0, used: 8, spoiled: 0, used_bad: 0, reserved: 2, available: 140, balance: 142 };
const fare = { total: 126500, distance: 55000, parts: [], tariff_row: 'ANTAR-2022B (KP-1001-2022)', distance_source: 'estimate' };
const stop = (more = {}) => ({ stop: 1, ...kBesuki, ...more });
const office_run = { ...run([stop()], [brief('b1', kBag, kBesuki.village, 'Besuki')], 'planned'), fare, rider: 's', rider_name: 'Slamet', letter_number: '094/001/2026', problem: 'road_cut' };
const anomaly = { id: 'n1', rule: 'seal-broken', about: 'bag', other_seq: 1, seq: 41, area: kBesuki.village, owner_role: 'dispatcher', detail: '', may_resolve: true, raised_at: hours_ago(3) };
const late = { id: 'l1', account: 'a1', login: 'lastri.besuki', by: 'Lastri Contoh', device: 'Ponsel Bu Lastri', cause: 'account_removed', operation: 'submit_dossier', path: [], occurred_at: hours_ago(30), received_at: hours_ago(28), state: 'waiting' };
const shelved = document('k9', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Siti R•••', { ...kBesuki, state: 'at_office', attempts: 2 });
const inward = bag('b1', kBag, 'arrived', { direction: 'inward', contents: [{ ...content('l1', '', 'KTP-el', 'Siti R•••'), kind: 'old_document' }] });

const office = {
  '/catalogue': kCatalogue,
  '/print-queue': { items: [printed(1, 'ordered'), printed(2, 'printed'), printed(3, 'queued', { place: 1 })] },
  '/stock': { items: [{ medium: 'blank', waiting: 1, days: [stock_day] }] },
  '/packing': { villages: [{ ...kBesuki, twin: true, documents: [document('p1', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Siti R•••', { ...kBesuki, shelf: '141', state: 'shelved' })] }] },
  '/bags': { items: [] },
  '/bags?state=sealed': { items: [bag('b5', kBag, 'sealed')] },
  '/bags?state=arrived': { items: [inward] },
  '/bags/b1': inward,
  '/runs': { items: [office_run] },
  '/riders': { items: [{ id: 's', full_name: 'Slamet' }] },
  '/old-documents': { items: [old(5, 'at_office'), old(6, 'at_office')] },
  '/documents': { items: [shelved] },
  '/originals': { items: [original('at_office')] },
  '/anomalies': { items: [anomaly] },
  '/anomalies/n1': { ...anomaly, pictures: [] },
};
const admin = {
  '/catalogue': kCatalogue,
  ...of_accounts(
    [{ id: 'a1', full_name: 'Lastri Contoh', login: 'lastri.besuki', disabled: false, grants: [{ role: 'registrar', area: kBesuki.village }] }],
    [{ id: 'd1', account: 'a1', login: '', name: 'Ponsel Bu Lastri', revoked: false, enrolled_at: hours_ago(30), last_heard: hours_ago(2), missing: [7] }],
  ),
  ...of_late_acts([late]),
};
const on_board = [brief('b1', kBag, kBesuki.village, 'Besuki', 'carried')];
const rider = (answer) => ({ '/catalogue': catalogue, '/my-run': { run: answer } });

const back_office = [
  ['/dukcapil/kembali', kBag],
  ['/dukcapil/kembali/b1', kBag],
  ['/dukcapil/kembali/musnah', null],
  ['/dukcapil/kembali/arsip', null],
  ['/dukcapil/rak', null],
];
const doors = [
  ['/desa', 'Sri W•••••'],
  ['/desa/serahkan', 'Sri W•••••'],
  ['/desa/serahkan/d1', 'Sri W•••••'],
];

/** The wall's great letters are measured by the test of packing. `login` has the role and these rights; each screen is its path and a text of the answers that stands on it once they have come. */
export const kRoles = [
  {
    role: 'registrar', login: 'lastri', rights: ['submit_dossier', 'see_dossiers', 'see_custody', 'receive_bags', 'hand_over'], reads: village,
    screens: [
      ...doors,
      ['/desa/berkas-baru', 'Anak lahir'],
      ['/desa/berkas-baru?kejadian=child_born', 'KK karena kelahiran'],
      ['/desa/dikembalikan', 'Suyatno'],
      ['/desa/dikembalikan/a1', 'Nomor surat tidak terbaca.'],
      ['/desa/tanda-terima/d9', 'TK00-0000-0000'],
      ['/desa/terima', kBag],
      ['/desa/terima/b1', kBag],
      ['/desa/kirim-kembali', null],
      ['/kotak-keluar', null],
    ],
  },
  { role: 'hamlet_head', login: 'lastri', rights: ['see_custody', 'hand_over'], reads: village, screens: doors },
  {
    role: 'verifier', login: 'budi', rights: ['see_dossiers', 'unmask', 'verify', 'report_siak'], reads: verification().reads,
    screens: [['/dukcapil/verifikasi', 'Aminah'], ['/dukcapil/verifikasi?berkas=a1', 'Puskesmas Panggul']],
  },
  { role: 'stock_keeper', login: 'budi', rights: ['see_printing', 'see_stock', 'keep_stock'], reads: office, screens: [['/dukcapil/stok', '142']] },
  { role: 'printer', login: 'budi', rights: ['see_printing', 'print', 'see_stock'], reads: office, screens: [['/dukcapil/cetak', 'Siti R••• 1']] },
  { role: 'packer', login: 'budi', rights: ['see_printing', 'see_custody', 'pack'], reads: office, screens: [['/dukcapil/kemas', 'Besuki'], ...back_office] },
  { role: 'dispatcher', login: 'budi', rights: ['see_custody', 'plan_runs'], reads: office, screens: [['/dukcapil/rit', 'Besuki'], ['/dukcapil/rit?rit=r1', 'Slamet']] },
  { role: 'rider', login: 'slamet', rights: ['ride'], reads: rider({ ...run([stop()], [brief('b1', kBag, kBesuki.village, 'Besuki')]), letter_number: '094/001/2026' }), screens: [['/kurir', kBag], ['/kurir/masalah', 'Jalan putus']] },
  { role: 'rider', login: 'slamet', rights: ['ride'], reads: rider(run([stop()], on_board, 'started')), screens: [['/kurir', 'Besuki']] },
  { role: 'rider', login: 'slamet', rights: ['ride'], reads: rider(run([stop({ reached_at: hours_ago(1) })], on_board, 'started')), screens: [['/kurir', kBag]] },
  { role: 'lead', login: 'budi', rights: ['see_anomalies', 'resolve_anomalies'], reads: office, screens: [['/dukcapil/kejanggalan', 'Besuki'], ['/dukcapil/kejanggalan?kejanggalan=n1', 'Besuki']] },
  {
    role: 'admin', login: 'budi', rights: ['see_accounts', 'manage_accounts'], reads: admin,
    screens: [['/admin', 'Lastri Contoh'], ['/admin/baru', null], ['/admin/akun/a1', 'Ponsel Bu Lastri'], ['/admin/karantina', null], ['/admin/karantina/l1', null]],
  },
];
