// What a person must read of an act that the server has taken all the same.
import type { Api } from '../api/types';
import { language, w } from '../words';
import { broken_rule } from '../words/broken_rules';
import { role_name } from '../words/roles';

interface Answer extends Partial<Pick<Api['Envelope'], 'anomalies' | 'owners'>> {
  result?: Partial<Api['PrintBatchResult']> | null;
}

const bare = (sentence: string) => sentence.replace(/\.$/, '');

/**
 * A batch tells of each of its things that was refused, by the code in `codes`; a report that broke a rule is recorded, with an anomaly that
 * asks a question, and with the role whose people ask it. Null when all is well.
 */
export function question_of(answer: unknown, codes: Record<string, string> = {}): string | null {
  const { anomalies = [], owners = {}, result } = (answer ?? {}) as Answer;
  const items = Array.isArray(result?.items) ? result.items : [];
  const refused = items.filter((one) => one.refused);
  const said = refused.map((one) => `${codes[one.document] ?? one.document} (${bare((language === 'en' ? one.reason_en : one.reason) ?? one.refused ?? '')})`);
  const asked = [...new Set(anomalies)].map((rule) => w.broke_rule(broken_rule(rule), owners[rule] && role_name(owners[rule])));
  const lines = [...(refused.length ? [w.of_batch(items.length - refused.length, said)] : []), ...asked];
  return lines.length ? lines.join(' ') : null;
}
