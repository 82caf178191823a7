// What the shell says, Indonesian. What the kit says stands in `desks/`, a desk's own words in its folder.

export const id = {
  app: 'Layang',
  in_other: 'English',
  home: 'Beranda',
  skip: 'Langsung ke isi',
  line: { up: 'Tersambung', weak: 'Sinyal lemah', down: 'Tanpa sinyal', login: 'Masuk lagi untuk mengirim', revoked: 'Akses ditutup' },
  unsent: (n: number) => `${n} belum terkirim`,
  refused: (n: number) => `${n} ditolak`,
  new_version: 'Ada versi baru. Muat ulang halaman ini; yang belum terkirim tetap tersimpan.',
  reload: 'Muat ulang',
  not_found: 'Halaman ini tidak ada.',
  not_found_rest: 'Periksa alamatnya, atau mulai dari beranda.',
};
