// The rules of the least service there is: one person, one word to be told, no papers, one card.
const both = (text) => ({ id: text, en: text });

/** Answered as GET /catalogue. */
export const card_catalogue = {
  date: '2026-11-24',
  services: [
    {
      code: 'contoh', valid_from: '2020-01-01', name: both('Kartu contoh'), gloss: both('Satu kartu'), life_events: ['terjadi'],
      roles: [{ code: 'holder', name: both('Pemilik'), min: 1, max: 1, nik: 'required' }],
      fields: [{ key: 'color', label: both('Warna'), kind: 'text', per: 'application', required: true, choices: [] }],
      requirements: [], outputs: [{ document: 'kartu', per: 'holder', count: 1, receiver: 'A', surrenders: [] }], biometrics: false, waits_for: [],
    },
  ],
  life_events: [{ code: 'terjadi', name: both('Kartu hilang'), brings: both('Kartu'), words: ['ilang'], icon: 'lost', order: 1 }],
  requirements: [], documents: [{ code: 'kartu', name: both('Kartu') }], media: [], reasons: [], policies: [], identifications: [],
  receiver_rules: [{ code: 'A', name: both('Pemohon'), allowed: [] }], villages: [], desks: [],
};
