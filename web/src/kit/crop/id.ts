export const id = {
  over: (what: string) => `Rapikan foto ${what}`,
  title: 'Rapikan fotonya',
  how: 'Geser keempat sudut ke tepi kertas.',
  found: 'Tepi kertas sudah ditemukan. Geser sudutnya bila kurang pas.',
  corners: ['Sudut kiri atas', 'Sudut kanan atas', 'Sudut kanan bawah', 'Sudut kiri bawah'],
  keys: 'Geser dengan tombol panah; dengan Shift lebih jauh.',
  turn: 'Putar',
  whole: 'Seluruh foto',
  use: 'Pakai foto ini',
  drop: 'Batal',
};

export type Words = typeof id;
