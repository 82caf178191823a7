// What a desk has written down for one dossier: kept as a draft until the server has it. It must survive JSON.
import { uuid_v7 } from '../../device/uuid';

export const kSteps = ['siapa', 'isian', 'syarat', 'penyerahan', 'kirim'] as const;
export type StepName = (typeof kSteps)[number];

export interface Human {
  id: string;
  name: string;
  nik: string;
}

/** A photo that lies in the draft. */
export interface Shot {
  id: string;
  type: string;
  blurred: boolean;
}

export interface PaperSheet {
  /** The paper that is brought instead, or null. */
  substitute: string | null;
  shots: Shot[];
  /** The original has been looked at (or is kept, where the row says so). */
  seen: boolean;
}

export const no_paper = (): PaperSheet => ({ substitute: null, shots: [], seen: false });

export interface Sheet {
  dossier: string;
  /** The life event that it began with, or null when the service was searched. */
  event: string | null;
  applications: { id: string; service: string }[];
  people: Human[];
  /** Who takes which part; one person may take several. */
  parts: { part: string; human: string }[];
  answers: Record<string, string>;
  papers: Record<string, PaperSheet>;
  /** Where it is taken in: "" for the person's first desk. */
  desk: string;
  village: string;
  hamlet: string;
  rt: string;
  rw: string;
  phone: string;
  delivery: 'home' | 'village_hall';
  receivers: (Human & { relation: string })[];
  consent: boolean;
  /** Steps that were left at least once. */
  been: StepName[];
  /** The act that carries it, once it was sent. */
  sent: { item: string; code: string | null } | null;
}

export function new_sheet(event: string | null, services: string[], village: string | null): Sheet {
  return {
    dossier: uuid_v7(),
    event,
    applications: services.map((service) => ({ id: uuid_v7(), service })),
    people: [],
    parts: [],
    answers: {},
    papers: {},
    desk: '',
    village: village ?? '',
    hamlet: '',
    rt: '',
    rw: '',
    phone: '',
    delivery: 'home',
    receivers: [],
    consent: false,
    been: [],
    sent: null,
  };
}

/** A draft as it is read: receivers of one that was kept before they had ids get theirs. */
export function sheet_of(kept: Sheet): Sheet {
  return { ...kept, receivers: kept.receivers.map((one) => ({ ...one, id: one.id || uuid_v7() })) };
}

/** A person who takes a part from now on. */
export function add_human(sheet: Sheet, part: string): void {
  const human = { id: uuid_v7(), name: '', nik: '' };
  sheet.people.push(human);
  sheet.parts.push({ part, human: human.id });
}

/** Who no longer takes any part is forgotten. */
export function leave_part(sheet: Sheet, part: string, human: string): void {
  sheet.parts = sheet.parts.filter((one) => one.part !== part || one.human !== human);
  if (!sheet.parts.some((one) => one.human === human)) sheet.people = sheet.people.filter((one) => one.id !== human);
}

export function humans_in(sheet: Sheet, part: string): Human[] {
  return sheet.parts.flatMap((one) => (one.part === part ? (sheet.people.find((human) => human.id === one.human) ?? []) : []));
}
