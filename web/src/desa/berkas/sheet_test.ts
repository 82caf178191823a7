import { expect, test } from 'vitest';
import { new_sheet, sheet_of, type Sheet } from './sheet';

test('receivers of a draft from before they had ids get one each, which stays theirs', () => {
  const old = { ...new_sheet(null, ['s'], 'v'), receivers: ['Budi', 'Citra'].map((name) => ({ name, nik: '', relation: 'proxy' })) } as unknown as Sheet;
  const sheet = sheet_of(old);
  expect(new Set(sheet.receivers.map((one) => one.id || 'none')).size).toBe(2);
  expect(sheet.receivers.map((one) => one.name)).toEqual(['Budi', 'Citra']);
  expect(sheet_of(sheet)).toEqual(sheet);
});
