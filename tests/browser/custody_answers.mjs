// Bags, documents and runs as the server tells them, for the screens of village and rider.
export const hours_ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString().replace('Z', '000Z');
export const day = (shift) => new Date(Date.now() + 7 * 3_600_000 + shift * 86_400_000).toISOString().slice(0, 10);

const place = { village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' };
export const hands = (holder, sentence, since = hours_ago(20)) => ({ holder, place: holder === 'village' ? place.village : '', since, confirmed: true, sentence, sentence_en: sentence, public_sentence: '' });

export const content = (id, code, name, holder) => ({ kind: 'document', id, code, name, holder, nik: '••••12', outcome: 'listed' });
export const bag = (id, code, state, more = {}) => ({
  bag: id, code, seal: 'SG-004417', direction: 'outward', ...place, state, things: 3, sealed_at: hours_ago(30),
  hands: hands('courier', 'Di tangan Slamet (kurir), sejak 09.14'), contents: [], handovers: [{ from: 'office', to: 'rider', taken_at: hours_ago(3) }], ...more,
});
export const document = (id, code, dossier, kind_name, holder, more = {}) => ({
  document: id, code, dossier, kind: 'k', kind_name, ...place, state: 'at_village', holder, nik: '••••••••••••••12', shelf: '', hands: hands('village', 'Di Desa Besuki'), attempts: 0, damaged: false, ...more,
});
export const run = (stops, bags, state = 'planned') => ({ run: 'r1', code: 'TKR7-4Q2M-9XHC', day: day(0), state, fare: {}, stops, bags });
export const brief = (id, code, village, village_name, state = 'sealed') => ({ bag: id, code, direction: 'outward', village, village_name, district_name: 'Panggul', state, things: 4 });

const reason = (kind, code, name, note_required = false) => ({ kind, code, name: { id: name, en: name }, note_required });
export const catalogue = {
  date: day(0),
  services: [{ code: 'contoh', name: { id: 'Akta kelahiran', en: 'Birth certificate' } }],
  identifications: [
    { code: 'known_to_officer', name: { id: 'Dikenal petugas', en: 'Known to the officer' }, device_required: false },
    { code: 'card_shown', name: { id: 'Menunjukkan KTP-el', en: 'Card shown' }, device_required: false },
  ],
  reasons: [
    reason('attempt_failed', 'nobody_home', 'Tidak ada orang di rumah'),
    reason('old_excused', 'lost_with_letter', 'Hilang, ada surat polisi'),
    reason('run_problem', 'road_cut', 'Jalan putus'),
    reason('run_problem', 'other', 'Lain, jelaskan', true),
  ],
  villages: [{ code: '35.03.02.2001', name: 'Besuki', district_code: '35.03.02', district: 'Panggul', lat_e6: -8250000, lon_e6: 111450000 }],
};
