// The rules that judge an application: those of the row by which it was taken in, whatever is in force today.
import type { Api } from './types';

type Catalogue = Api['Catalogue'];
export type Judged = Pick<Api['Application'], 'rule'>;

/** The row that judges the application, where these rules hold it; an application names it by code and first day. */
export function row_of(rules: Catalogue | null, application: Judged): Api['Service'] | undefined {
  return rules?.services.find((row) => `${row.code}@${row.valid_from}` === application.rule);
}

/** Today's rules as long as the row is in force, else those of the day on which it began. */
export function rules_path(today: Catalogue | null, application: Judged | null | undefined): string {
  return !today || !application || row_of(today, application) ? '/catalogue' : `/catalogue?date=${application.rule.slice(application.rule.indexOf('@') + 1)}`;
}
