export const id = {
  loading: 'Kejanggalan',
  things: (n: number) => `${n} kejanggalan`,
  say: ' perlu penjelasan.',
  none: 'Tidak ada kejanggalan.',
  none_text: 'Laporan yang tidak sesuai aturan tetap tercatat dan muncul di sini.',
  events: (seq: number, other: number) => (other ? `catatan ${seq}, berlawanan dengan catatan ${other}` : `catatan ${seq}`),
  owner: (role: string) => `dijawab ${role}`,
  since: (when: string) => `sejak ${when}`,
  reason: 'Penyelesaian',
  choose: 'Pilih alasan',
  note: 'Penjelasan',
  note_hint: 'Tanpa nama dan NIK.',
  resolve: 'Selesaikan',
  resolved: 'Kejanggalan selesai',
};

export type Words = typeof id;
