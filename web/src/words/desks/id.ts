// What the kit says on the screens of every desk, Indonesian. It comes with the desks, since the landing page says none of it.

/** Exactly the digits and letters of one thing: `3 berkas`. */
const many = (n: number, thing: string) => `${n} ${thing}`;

export const id = {
  office_of: (regency: string) => `Dukcapil ${regency}`,
  desks: 'Meja Anda',
  retry: 'Coba lagi',
  loading: 'Memuat',
  more: 'Muat lagi',
  more_than: (things: string) => `lebih dari ${things}`,
  undo: 'Batalkan',
  undo_in: (s: number) => `Batalkan (${s})`,
  next: 'Lanjut',
  close: 'Tutup',
  step_of: (n: number, all: number) => `Langkah ${n} dari ${all}`,
  stamp: { saved: 'Tersimpan' },
  scan: {
    button: 'Pindai',
    label: 'Pindai atau ketik kode',
    hint: 'Pindai atau ketik kode, tas, segel',
    wrong: 'Kode salah ketik. Baca lagi dari kertasnya.',
    camera: 'Arahkan kamera ke kode QR',
    no_camera: 'Kamera tidak dapat dibuka. Ketik kodenya.',
  },
  photo: {
    take: 'Ambil foto',
    again: 'Foto ulang',
    file: 'Pilih file',
    blurred: 'Foto buram.',
    blurred_now: 'Foto ulang di tempat terang, tangan bertumpu.',
    dark: 'Foto gelap.',
    dark_now: 'Foto ulang dekat jendela.',
    unreadable: 'Berkas ini bukan foto yang dapat dibaca.',
    alt: (what: string) => `Foto ${what}`,
  },
  old_data: (time: string) => `Data per ${time}.`,
  old_data_rest: 'Yang Anda kerjakan tetap tersimpan.',
  no_data: 'Tanpa sinyal, dan daftar ini belum pernah dibuka di sini.',
  failed: 'Daftar belum terbuka.',
  failed_rest: 'Isian Anda aman.',
  wrong_desk: 'Halaman ini untuk meja lain.',
  wrong_desk_rest: 'Akun Anda tidak bekerja di sini.',
  reason_unknown: 'Ditolak tanpa alasan yang dapat dibaca.',
  broke_rule: (what: string, who = 'petugas yang berwenang') => `Tercatat, perlu penjelasan: ${what.replace(/\.$/, '')}. Yang akan bertanya kepada Anda: ${who}.`,
  of_batch: (recorded: number, refused: string[]) => `${recorded} tercatat, ${refused.length} ditolak: ${refused.join(', ')}.`,
  full: 'Perangkat ini penuh.',
  full_now: 'Yang terakhir belum tersimpan, tetapi masih ada di layar ini. Jangan tutup halaman ini. Hapus foto atau aplikasi yang tidak dipakai, lalu tekan lagi.',
  lost_ground: 'Kiriman yang mendahuluinya sudah disingkirkan.',
  unlock: {
    title: 'Buka dengan PIN',
    hello: (name: string) => `Perangkat ini terkunci untuk ${name}.`,
    pin: 'PIN 6 angka',
    wrong: 'PIN salah.',
    wait: (s: number) => `Terlalu sering salah. Coba lagi dalam ${s} detik.`,
    open: 'Buka',
    other: 'Masuk sebagai orang lain',
  },
  ago: {
    now: 'baru saja',
    minutes: (n: number) => many(n, 'menit lalu'),
    hours: (n: number) => many(n, 'jam lalu'),
    yesterday: (time: string) => `kemarin ${time}`,
  },
};

export type DeskWords = typeof id;
