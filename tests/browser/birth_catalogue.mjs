// Rules as the server tells them, of a birth: two services, five papers; and the way to what people say. Everybody and
// everything here is invented.
import { open_browser, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

const both = (id, en = id) => ({ id, en });
const named = (code, id, en) => ({ code, name: both(id, en) });
const event = (order, code, icon, id, brings, ...words) => ({ code, name: both(id), brings: both(brings), words, icon, order });
const role = (code, id, nik) => ({ ...named(code, id), min: 1, max: 1, nik });
const use = (code, original, substitutes = []) => ({ code, per: 'application', original, substitutes });
const paper = (code, id, must_show, pages_max = 1) => ({ ...named(code, id), must_show: both(must_show), pages_max });
const output = (document, surrenders = []) => ({ document, per: 'application', count: 1, receiver: 'A', surrenders });

const kFamily = [role('child', 'Anak', 'none'), role('mother', 'Ibu', 'required'), { ...role('witness', 'Saksi', 'optional'), min: 0, max: 2 }];

const service = (code, id, gloss, requirements, outputs, fields = []) => ({
  code, valid_from: '2020-01-01', name: both(id), gloss: both(gloss), life_events: ['child_born'], roles: kFamily, fields, requirements, outputs, biometrics: false, waits_for: [],
});

export const kBirth = {
  date: '2026-11-24',
  life_events: [
    event(10, 'child_born', 'baby', 'Anak lahir', 'Akta kelahiran, KK, KIA', 'bayi', 'lairan'),
    event(20, 'married', 'rings', 'Baru menikah', 'KK baru, KTP-el suami dan istri', 'nikah', 'kawin'),
    event(30, 'moved_in', 'move', 'Pindah rumah', 'KK, KTP-el, KIA alamat baru', 'boyongan'),
    event(40, 'lost', 'lost', 'KTP hilang atau rusak', 'KTP-el pengganti', 'ilang', 'kecopetan'),
    event(50, 'seventeen', 'card', 'Umur 17', 'KTP-el pertama, perlu rekam sidik jari', 'pemula'),
    event(60, 'died', 'grave', 'Ada yang meninggal', 'Akta kematian, KK baru', 'wafat'),
    event(70, 'data_wrong', 'fix', 'Data salah', 'Nama, tanggal lahir, pekerjaan, agama', 'keliru'),
  ],
  services: [
    service('lahir', 'Akta kelahiran', 'Pencatatan kelahiran', [use('letter', 'shown'), use('cards', 'shown'), use('marriage', 'shown', [{ code: 'sptjm', witnesses: 2 }]), use('kk', 'kept'), use('form', 'none')], [output('akta'), output('kia')], [
      { key: 'place', label: both('Tempat lahir'), kind: 'text', per: 'application', required: true, choices: [] },
    ]),
    service('kk', 'KK karena kelahiran', 'Anggota bertambah', [use('kk', 'kept')], [output('kk', [{ document: 'kk' }])]),
    { ...service('cerai', 'Perceraian', 'Pencatatan perceraian', [], []), life_events: [] },
  ],
  requirements: [
    paper('letter', 'Surat keterangan kelahiran', 'nomor surat, tanggal lahir, dan cap'),
    paper('cards', 'KTP-el kedua orang tua', 'NIK, nama, dan alamat', 2),
    paper('marriage', 'Buku nikah', 'nama suami dan istri', 2),
    paper('sptjm', 'Surat pernyataan F-2.04', 'tanda tangan dan saksi'),
    paper('kk', 'KK lama', 'nomor KK dan semua anggota'),
    paper('form', 'Formulir F-2.01', 'tanda tangan pelapor'),
  ],
  documents: [named('akta', 'Akta kelahiran'), named('kk', 'Kartu Keluarga'), named('kia', 'KIA')],
  reasons: [{ kind: 'return', code: 'blurred', name: both('Foto tidak terbaca'), note_required: false }, { kind: 'return', code: 'wrong', name: both('Isian salah'), note_required: false }, { kind: 'unmask', code: 'look', name: both('Memeriksa berkas'), note_required: false }],
  media: [], policies: [], identifications: [],
  receiver_rules: [{ code: 'A', name: both('Pemohon'), allowed: [{ relation: 'self', name: both('Pemohon'), identified: [], papers: [] }] }],
  villages: [], desks: [],
};

/** A registrar who has touched Berkas baru, before rules that stand still. */
export async function at_events(end, catalogue = kBirth) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/catalogue', catalogue);
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.getByRole('link', { name: /Berkas baru/ }).click();
  return { mock, context, page };
}

/** A sheet with letters, leaning on a dark table: a PNG drawn in a page. `blur` in points. */
export async function photo_of_sheet(page, blur = 0) {
  const base64 = await page.evaluate(async (points) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 1600 });
    const context = canvas.getContext('2d');
    context.fillStyle = '#4a3b2f';
    context.fillRect(0, 0, 1200, 1600);
    context.translate(600, 800);
    context.rotate(-0.08);
    context.filter = points ? `blur(${points}px)` : 'none';
    context.fillStyle = '#f6f3ea';
    context.fillRect(-420, -600, 840, 1200);
    context.fillStyle = '#15151b';
    context.font = '30px serif';
    context.textAlign = 'center';
    context.fillText('CONTOH, bukan dokumen', 0, -520);
    context.textAlign = 'left';
    for (let line = 0; line < 22; line++) context.fillText(`${line + 1}. Surat keterangan kelahiran nomor ${line * 17}`, -360, -420 + line * 45);
    return canvas.toDataURL('image/png').split(',')[1];
  }, blur);
  return Buffer.from(base64, 'base64');
}
