export const id = {
  begin: 'Keluarkan isi',
  how: 'Centang yang salah masuk, keluarkan dari tas, lalu segel lagi dengan segel baru.',
  nameless: 'Isi tas',
  seal: 'Segel baru',
  do: (n: number) => (n ? `Keluarkan ${n} dan segel lagi` : 'Keluarkan dan segel lagi'),
  done: 'Isi dikeluarkan dari tas',
  cancel: 'Tidak jadi',
  empty: 'Tas ini kosong.',
  empty_rest: 'Semua isinya sudah dikeluarkan.',
};

export type Words = typeof id;
