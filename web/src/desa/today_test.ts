import { expect, test } from 'vitest';
import { by_hamlet, returned_of, urgent_lines, type Returned, type Today } from './today';

const ready = (code: string, hamlet: string, promised_on: string | null, documents = ['KK']): Today['ready'][number] => ({
  dossier: code, code, person: code, hamlet, rt: '01', documents, promised_on, attempts: 0, since: '2026-11-23T01:00:00.000000Z',
});
const today: Today = {
  bags: [{ bag: 'b', code: 'B', things: 3, arrived_at: null, hands: '' }],
  ready: [ready('today', 'Krajan', '2026-11-24'), ready('late', 'Ngasem', '2026-11-23'), ready('later', 'Krajan', '2026-11-20', ['KK', 'KIA']), ready('early', 'Sumber', '2026-11-25')],
  due_back: [],
  promises: [],
};

const returned: Returned[] = [{ application: 'r', dossier: 'r', code: 'R', person: 'R', service: 's' }];

test('the latest comes first, then what came back, then today, then bags; what is not due is left out', () => {
  expect(urgent_lines(today, returned, '2026-11-24').map((line) => [line.id, line.days_late])).toEqual([
    ['ready later', 4],
    ['ready late', 1],
    ['returned r', null],
    ['ready today', 0],
    ['bag b', null],
  ]);
});

test('hamlets are counted by documents and by people', () => {
  expect(by_hamlet(today)).toEqual([
    { hamlet: 'Krajan', documents: 3, people: 2 },
    { hamlet: 'Ngasem', documents: 1, people: 1 },
    { hamlet: 'Sumber', documents: 1, people: 1 },
  ]);
});

test('of a dossier only the applications that came back are told', () => {
  const line = { id: 'd', code: 'TK00-0000-000X', desk: 'x', village: 'x', submitted_at: '', target_due: '', applicant: { name: 'Siti R•••••' } };
  const applications = [{ id: 'a', service: 's', state: 'returned' as const }, { id: 'b', service: 's', state: 'verified' as const }];
  expect(returned_of({ dossiers: [{ ...line, applications }] }).map((one) => one.application)).toEqual(['a']);
});
