// What people are called by their role.
import { language } from './index';

const kRoles: Record<string, { id: string; en: string }> = {
  registrar: { id: 'registrar desa', en: 'village registrar' },
  hamlet_head: { id: 'kepala dusun', en: 'hamlet head' },
  counter: { id: 'petugas loket', en: 'counter' },
  verifier: { id: 'verifikator', en: 'verifier' },
  printer: { id: 'petugas cetak', en: 'printer' },
  stock_keeper: { id: 'penjaga stok', en: 'stock keeper' },
  packer: { id: 'petugas kemas', en: 'packer' },
  dispatcher: { id: 'pengatur rit', en: 'dispatcher' },
  rider: { id: 'kurir', en: 'rider' },
  finance: { id: 'keuangan', en: 'finance' },
  mobile_team: { id: 'tim keliling', en: 'mobile team' },
  lead: { id: 'pimpinan', en: 'lead' },
  auditor: { id: 'pemeriksa', en: 'auditor' },
  operator: { id: 'operator', en: 'operator' },
  admin: { id: 'admin', en: 'admin' },
};

/** The role's own word where this app does not know it yet. */
export function role_name(role: string): string {
  return kRoles[role]?.[language === 'en' ? 'en' : 'id'] ?? role;
}
