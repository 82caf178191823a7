import { expect, test } from 'vitest';
import { by_hamlet, urgent_lines, type Today } from './today';

const ready = (code: string, hamlet: string, promised_on: string | null, documents = ['KK']): Today['ready'][number] => ({
  dossier: code, code, person: code, hamlet, rt: '01', documents, promised_on, attempts: 0, since: '2026-11-23T01:00:00.000000Z',
});
const today: Today = {
  bags: [{ bag: 'b', code: 'B', things: 3, arrived_at: null, hands: '' }],
  ready: [ready('today', 'Krajan', '2026-11-24'), ready('late', 'Ngasem', '2026-11-23'), ready('later', 'Krajan', '2026-11-20', ['KK', 'KIA']), ready('early', 'Sumber', '2026-11-25')],
  returned: [{ application: 'r', dossier: 'r', code: 'R', person: 'R', service: 's', reason: 'x', returned_at: '2026-11-24T01:00:00.000000Z' }],
  due_back: [],
  promises: [],
};

test('the latest comes first, then what came back, then today, then bags; what is not due is left out', () => {
  expect(urgent_lines(today, '2026-11-24').map((line) => [line.id, line.days_late])).toEqual([
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
