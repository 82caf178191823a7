// What the server would tell on the day that the pictures of the README show. Everybody here is invented.
import { bag, brief, catalogue, document, hands, hours_ago, run } from './custody_answers.mjs';

const words = (id, en) => ({ id, en });
const named = (code, id, en) => ({ code, name: words(id, en) });

const event = (order, code, icon, id, en, brings_id, brings_en) => ({ code, name: words(id, en), brings: words(brings_id, brings_en), words: [], icon, order });
const kEvents = [
  event(1, 'birth', 'baby', 'Anak lahir', 'A child is born', 'Akta kelahiran, KK, KIA', 'Birth certificate, family card, child card'),
  event(2, 'marriage', 'rings', 'Baru menikah', 'Just married', 'KK baru, KTP-el suami dan istri', 'New family card, both identity cards'),
  event(3, 'arrival', 'move', 'Pindah rumah', 'Moved house', 'KK, KTP-el, KIA alamat baru', 'Family card and cards with the new address'),
  event(4, 'lost', 'lost', 'KTP hilang atau rusak', 'Identity card lost or broken', 'KTP-el pengganti', 'A new identity card'),
  event(5, 'seventeen', 'card', 'Umur 17', 'Turned 17', 'KTP-el pertama, perlu rekam sidik jari', 'First identity card, with fingerprints'),
  event(6, 'death', 'grave', 'Ada yang meninggal', 'Somebody died', 'Akta kematian, KK baru', 'Death certificate, new family card'),
  event(7, 'wrong', 'fix', 'Data salah', 'Data is wrong', 'Nama, tanggal lahir, pekerjaan, agama', 'Name, date of birth, occupation, religion'),
];
const service = (code, id, en, life_events) => ({ ...named(code, id, en), gloss: words('', ''), life_events, roles: [{ ...named('child', 'Anak', 'Child'), birth_date_field: 'born' }, named('mother', 'Ibu', 'Mother'), named('father', 'Ayah', 'Father')], fields: [{ key: 'born', label: words('Tanggal lahir', 'Date of birth'), choices: [] }, { key: 'place', label: words('Tempat lahir', 'Place of birth'), choices: [] }] });
const places = [
  ['35.03.02.2001', 'Besuki', 'Panggul', -8244167, 111413532, 38070],
  ['35.03.02.2004', 'Tawing', 'Munjungan', -8306222, 111598563, 29890],
  ['35.03.05.2003', 'Botoputih', 'Bendungan', -7912481, 111735339, 16600],
  ['35.03.06.2002', 'Joho', 'Pule', -8163531, 111526826, 22750],
  ['35.03.08.2001', 'Prigi', 'Watulimo', -8273287, 111718292, 23930],
];
const rules = {
  ...catalogue,
  life_events: kEvents,
  services: [
    service('birth', 'Akta kelahiran', 'Birth certificate', ['birth']),
    service('birth-family', 'KK karena kelahiran', 'Family card after a birth', ['birth']),
    service('card', 'KTP-el hilang', 'Identity card lost', ['lost']),
    service('arrival', 'Pindah datang', 'Moving in', ['arrival']),
    service('death', 'Akta kematian', 'Death certificate', ['death']),
  ],
  requirements: [named('form', 'Formulir F-2.01', 'Form F-2.01'), named('letter', 'Surat kelahiran', 'Letter of birth'), named('parents', 'KTP-el orang tua', "Parents' cards"), named('marriage', 'F-2.04 pengganti buku nikah', 'F-2.04 for the marriage book'), named('family', 'KK lama', 'Old family card')],
  reasons: [
    ...catalogue.reasons,
    ...[named('blurred', 'Tidak terbaca', 'Cannot be read'), named('differs', 'Nama berbeda', 'The name differs'), named('unstamped', 'Tanpa cap', 'No stamp'), named('wrong', 'Bukan yang diminta', 'Not what was asked')].map((one) => ({ kind: 'return', ...one, note_required: false })),
    ...[named('recording', 'Menunggu perekaman', 'Waiting for the recording'), named('centre', 'Siap cetak dari pusat', 'Print-ready from the centre')].map((one) => ({ kind: 'clock_stop', ...one, note_required: false })),
    { kind: 'unmask', ...named('look', 'Memeriksa berkas', 'Checking the dossier'), note_required: false },
  ],
  documents: [named('deed', 'Akta kelahiran', 'Birth certificate'), named('family', 'Kartu Keluarga', 'Family card'), named('child', 'KIA', 'Child card')],
  villages: places.map(([code, name, district, lat_e6, lon_e6, straight_to_office]) => ({ code, name, district, district_code: code.slice(0, 8), lat_e6, lon_e6, straight_to_office })),
  desks: [],
};

const card = document('k1', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Sri W•••••', { attempts: 1 });
const sheet = document('k2', 'TK7K-4Q2M-9XHD', 'd1', 'Kartu Keluarga', 'Sri W•••••');
const waiting = document('k3', 'TK7M-2R5T-8VWX', 'd2', 'KTP-el', 'Tuk•••••', { hands: hands('village', '', hours_ago(9 * 24)), attempts: 2 });
const others = [document('k4', 'TK7N-3S6V-2ABC', 'd3', 'KIA', 'Wib•••'), document('k5', 'TK7P-6T8W-4DEF', 'd4', 'Kartu Keluarga', 'Sup•••••')];
const old = [1, 2, 3].map((n) => ({ old_document: `l${n}`, kind: 'k', kind_name: 'KTP-el', dossier: 'd1', state: 'at_village', holder: ['Siti R•••', 'Wagi•••', 'Sri W•••'][n - 1], taken_at: hours_ago(2) }));
const carried = hands('courier', 'Di tangan Slamet (Blojek), sejak 09.14', hours_ago(0.5));
carried.sentence_en = 'In the hands of Slamet (Blojek), since 09:14';

export const home = {
  '/catalogue': rules,
  '/bags': { items: [bag('b1', 'TKB2-1W6R-DXXX', 'arrived', { things: 11, hands: carried }), bag('b2', 'TKB2-7M3C-AXXX', 'carried', { hands: carried })] },
  '/documents': { items: [waiting, card, sheet, ...others] },
  '/old-documents': { items: old },
  '/originals': { items: [] },
  '/dossiers': {
    items: [{ id: 'd9', code: 'TK8D-5R3T-7HJK', desk: '35.03.02.2001', village: '35.03.02.2001', submitted_at: hours_ago(50), target_due: hours_ago(20), applicant: { name: 'Suyatno' }, applications: [{ id: 'a1', service: 'birth', state: 'returned' }] }],
  },
};
export const village = { '/catalogue': rules };

const receivers = [{ to: 'holder', relation: 'self', name: 'Sri W•••••', identified: ['known_to_officer'], papers: [] }];
export const kin = {
  '/catalogue': rules,
  '/documents': { items: [card, sheet] },
  '/documents/k1': { document: card, receivers, dues: [{ kind: 'k', name: 'KTP-el', count: 1, settled: 0, if_held: false }], with_device: [] },
  '/documents/k2': { document: sheet, receivers, dues: [{ kind: 'f', name: 'Kartu Keluarga', count: 1, settled: 0, if_held: false }], with_device: [] },
};

const line = (n, of, at, name, left, state = 'submitted', stopped = []) => ({
  application: `a${n}`, dossier: `d${n}`, code: 'TK7K-4Q2M-9XHC', service: of, village: places[at][0], state, revision: 0, submitted_at: hours_ago(20), clock: { target_due: hours_ago(-left / 3600), legal_due: hours_ago(-left / 3600), stopped }, applicant: { name },
});
const person = (role, name, nik) => ({ role, name, nik, answers: [] });
const application = (id, of, persons, more = {}) => ({ id, service: of, state: 'submitted', revision: 0, awaits: [], persons, answers: [], outputs: [], returned: [], ...more });
const output = (kind) => ({ kind, medium: 'm', stock_counted: false, role: 'child', receiver_rule: 'F', surrenders: [] });
const paper = (n, requirement) => ({ paper: n, requirement, applications: ['a1'], blobs: [`s${n}`], original: 'seen', replaced_for: [] });
const halted = (reason, hours) => [{ reason, since: hours_ago(hours) }];
/** A queue of which everything is listed; `beyond`: how many there are besides. */
export const queue_of = ({ waiting = [], running = [], stopped = [], late = 0, to_report = stopped.length, beyond = {} }) => {
  const total = (part, lines) => lines.length + (beyond[part] ?? 0);
  return { waiting, running, stopped, counts: { waiting: total('waiting', waiting), running: total('running', running), stopped: total('stopped', stopped), late, to_report } };
};
/** Deadlines are counted from the moment of the call: what is left of them is on the screen. */
export const verification = () => ({
  reads: {
    '/catalogue': rules,
    '/queue/verification': queue_of({
      waiting: [
        { ...line(1, 'birth', 0, 'Suyatno', -7500), revision: 1 }, line(2, 'arrival', 1, 'Aminah', -4200), line(3, 'card', 2, 'Wagimin', -1500), line(4, 'death', 3, 'Paijan', 6000), line(5, 'arrival', 4, 'Agus', 19200), line(9, 'card', 4, 'Nur Hidayah', 26100),
        ...[10, 11, 12, 13, 14, 15].map((n) => line(n, 'birth', n % 5, 'Tuminah', 25000 + n * 600)),
      ],
      stopped: [line(6, 'card', 0, 'Dimas', 0, 'verified', halted('recording', 30)), line(7, 'birth', 3, 'Sulastri', 0, 'verified', halted('centre', 50)), line(8, 'card', 1, 'Parmin', 0, 'verified', halted('recording', 5))],
      late: 3,
    }),
    '/dossiers/d1': {
      id: 'd1', code: 'TK7K-4Q2M-9XHC', duplicates: [], masked: true,
      applications: [
        application('a1', 'birth', [person('child', 'Bagas A•••', ''), person('mother', 'Siti R•••••', '••••27'), person('father', 'Suyatno', '••••41')], {
          revision: 1, answers: [{ field: 'place', value: 'Puskesmas Panggul' }], outputs: ['deed', 'family', 'child'].map(output), returned: [{ code: 'differs', field: 'persons.1.name', note: 'Siti Rokhmah' }],
        }),
        application('a0', 'birth-family', [person('father', 'Suyatno', '••••41')]),
      ],
      papers: [...['form', 'letter', 'parents', 'marriage', 'family'].map((requirement, n) => paper(n, requirement)), { ...paper(9, 'letter'), replaced_for: ['a1'] }],
      receivers: [], history: [],
    },
  },
  scan: `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="760" font-family="serif" font-size="19" fill="#1b1b2e">
<rect width="600" height="760" fill="#fffef8"/><g text-anchor="middle"><text x="300" y="60" font-size="17">PEMERINTAH KABUPATEN TRENGGALEK</text>
<text x="300" y="86" font-size="22" font-weight="700">PUSKESMAS PANGGUL</text><text x="300" y="152" font-weight="700">SURAT KETERANGAN KELAHIRAN</text>
<text x="300" y="178" font-size="16">Nomor: 474.1/212/PKM-PGL/2026</text></g><path d="M40 108H560M40 113H560" stroke="#1b1b2e" stroke-width="2"/>
<text x="60" y="230">Hari, tanggal : Rabu, 18 November 2026</text><text x="60" y="262">Pukul : 03.25 WIB</text><text x="60" y="310">telah lahir seorang anak laki-laki, dari:</text>
<text x="60" y="348">Ibu : Siti Rohmah</text><text x="60" y="380">Ayah : Suyatno</text><text x="60" y="412">Alamat : Dusun Krajan RT 05, Besuki</text><text x="60" y="444">Berat, panjang : 3.150 gram, 49 cm</text>
<text x="350" y="530">Panggul, 19 November 2026</text><text x="350" y="558">Bidan penolong,</text><circle cx="345" cy="610" r="46" fill="none" stroke="#5b5bb0" stroke-width="3"/>
<path d="M360 620c30-60 34 40 48 0s20-30 30 4 30-20 50-16" fill="none" stroke="#1b1b6e" stroke-width="3"/><text x="350" y="676">Winarsih, A.Md.Keb.</text></svg>`,
});

const stop = (n, at) => ({ stop: n, village: places[at][0], village_name: places[at][1], district_name: places[at][2], ...(n < 2 ? { reached_at: hours_ago(1) } : {}) });
export const ride = {
  '/catalogue': rules,
  '/my-run': {
    run: run(
      [stop(1, 1), stop(2, 0), stop(3, 4)],
      [brief('b0', 'TKB1-2C3D-4EXX', places[1][0], 'Tawing', 'opened'), brief('b1', 'TK7K-4Q2M-9XHC', places[0][0], 'Besuki', 'carried'), brief('b3', 'TK8R-3V5W-6YXX', places[0][0], 'Besuki', 'carried'), brief('b2', 'TKB2-7M3C-AXXX', places[4][0], 'Prigi', 'carried')],
      'started',
    ),
  },
};
