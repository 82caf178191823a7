export const id = {
  over: 'Di rak kantor',
  things: (n: number) => `${n} barang`,
  more_than: (n: number) => `Lebih dari ${n} barang`,
  rest: ' kembali dari desa dan menunggu diambil atau dikirim lagi.',
  none: 'Rak yang kembali kosong.',
  none_rest: 'Muncul di sini: dokumen yang tidak diambil warga dan berkas asli, setelah tasnya dibuka.',
  original: (name: string) => `${name} asli`,
  tried: (n: number) => (n ? `Tidak diambil, ${n} kali dicoba` : 'Belum pernah dicoba'),
  damaged: 'Rusak',
  village: 'Desa',
  things_of: (village: string, n: number) => `${village}: ${n}`,
  give_back: 'Diberikan kembali kepada pemiliknya',
  given_back: 'Berkas asli kembali ke pemiliknya',
  seal: 'Nomor segel',
  seal_hint: 'Yang dicentang masuk satu tas ke desa ini.',
  send: (n: number) => `Segel tas, ${n} barang`,
  sent: (village: string) => `Tas ke ${village}`,
  need_things: 'Centang yang dikirim lagi ke desa; yang diambil di loket biarkan.',
  need_seal: 'Kurang: nomor segel.',
};

export type Words = typeof id;
