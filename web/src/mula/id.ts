export const id = {
  over: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Trenggalek',
  title: 'Dokumen Anda sampai di mana?',
  code: 'Kode pada tanda terima',
  hint: '12 huruf dan angka, misalnya TK00-0000-000X',
  wrong: 'Kode salah ketik. Baca lagi dari tanda terima.',
  follow: 'Lacak',
  how: 'Begini caranya',
  steps: {
    apply: { title: 'Ajukan di balai desa', text: 'Sekali datang. Anda membawa pulang tanda terima dengan kode.' },
    made: { title: 'Dikerjakan, lalu diantar', text: 'Dukcapil memeriksa dan mencetak. Kurir mengantar tas bersegel ke desa.' },
    receive: { title: 'Terima di desa atau di rumah', text: 'Dokumen diserahkan kepada Anda, atau kepada orang yang Anda sebut di berkas.' },
  },
  staff: 'Petugas: masuk untuk bekerja',
  work: 'Kembali ke meja kerja',
};

export type Words = typeof id;
