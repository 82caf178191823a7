export const id = {
  loading: 'Kejanggalan',
  things: (n: number) => `${n} kejanggalan`,
  say: ' perlu penjelasan.',
  none: 'Tidak ada kejanggalan.',
  none_text: 'Laporan yang tidak sesuai aturan tetap tercatat dan muncul di sini.',
  events: (seq: number, other: number) => (other ? `Catatan ${seq}, berlawanan dengan ${other}` : `Catatan ${seq}`),
  owner: (role: string) => `Dijawab ${role}`,
  since: (when: string) => `Sejak ${when}`,
  reason: 'Penyelesaian',
  choose: 'Pilih alasan',
  note: 'Penjelasan',
  note_hint: 'Tanpa nama dan NIK.',
  resolve: 'Selesaikan',
  resolved: 'Kejanggalan selesai',
};

export type Words = typeof id;
