import type { Words } from './id';

export const en: Words = {
  loading: 'Anomalies',
  things: (n) => `${n} ${n === 1 ? 'anomaly' : 'anomalies'}`,
  say: ' to be explained.',
  none: 'No anomaly.',
  none_text: 'Reports that broke a rule are recorded all the same and stand here.',
  events: (seq, other) => (other ? `Entry ${seq}, against ${other}` : `Entry ${seq}`),
  owner: (role) => `Answered by: ${role}`,
  since: (when) => `Since ${when}`,
  reason: 'Resolution',
  choose: 'Choose a reason',
  note: 'Explanation',
  note_hint: 'Without names and NIK.',
  resolve: 'Resolve',
  resolved: 'Anomaly resolved',
};
