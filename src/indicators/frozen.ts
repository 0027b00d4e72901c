/** Which state of the numbers is shown: reckoned from the records today, or as a closing froze them with its corrections (STA-04). */
import type { Part } from '../organization/measure.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context, Module } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import type { Counted } from './asOf.ts';

/** `live`: whatever is closed, the records are asked. */
export const READINGS = ['live'] as const;
export type Reading = (typeof READINGS)[number];

/** What a page or a paper says of its numbers. */
export const numbersState = s.object({
  /** `closed`: frozen numbers with their corrections; `live`: reckoned on the day `on` */
  kind: s.oneOf(['live', 'closed']),
  on: s.anyText(),
  /** the period that ends on the day asked for and is or was closed over the unit */
  period: s.nullable(s.object({ kind: s.anyText(), startsOn: s.anyText(), endsOn: s.anyText() })),
  /** who closed it, at which unit; null where no closing holds */
  closed: s.nullable(
    s.object({ on: s.anyText(), name: s.anyText(), unit: s.object({ id: s.anyText(), name: s.anyText() }) }),
  ),
  /** it was closed and has been opened again since */
  opened: s.nullable(s.object({ on: s.anyText(), name: s.anyText(), reason: s.anyText() })),
  /** corrections of its frozen numbers at the unit and below */
  corrections: s.anyNumber(),
});
export type NumbersState = s.Infer<typeof numbersState>;

/** A period that ends on a day, as it stands over a unit. `numberOf`: its frozen numbers with corrections; null where it is not closed now. */
export type Closing = Pick<NumbersState, 'period' | 'closed' | 'opened' | 'corrections'> & {
  numberOf: ((part: Part) => number) | null;
};

declare module '../platform/bus/command.ts' {
  interface ModuleParts {
    /** the module that freezes numbers answers for a unit and a day; null where no period that ends on it was ever closed over the unit */
    closingOn?: (ctx: Context, unit: UnitRef, on: string) => Promise<Closing | null>;
  }
  interface Services {
    closingOn: NonNullable<Module['closingOn']>;
  }
}

/** The one module that closes periods; without one nothing is ever closed. */
export function closingsOf(modules: readonly Module[]): NonNullable<Module['closingOn']> {
  return modules.find(({ closingOn }) => closingOn)?.closingOn ?? (async () => null);
}

/** Reckoned from the records today: what is said where no closing holds, or the records are asked all the same. */
export function liveState(ctx: Context, closing: Closing | null = null): NumbersState {
  return {
    kind: 'live',
    on: ctx.today,
    period: closing?.period ?? null,
    closed: closing?.closed ?? null,
    opened: closing?.opened ?? null,
    corrections: closing?.corrections ?? 0,
  };
}

/** The numbers of an overview as a closing froze them. */
export function countedIn(
  numberOf: (part: Part) => number,
  codes: { female: string },
  kinds: readonly string[],
): { counted: Counted; kinds: { kind: string; n: number }[] } {
  const members = (filters: NonNullable<Part['filters']> = {}) => numberOf({ measure: 'member.head', filters });
  const units = (what: string) => numberOf({ measure: `unit.${what}` });
  return {
    counted: {
      members: members(),
      official: members({ status: ['official'] }),
      probationary: members({ status: ['probationary'] }),
      female: members({ sex: [codes.female] }),
      minority: members({ minority: ['yes'] }),
      cells: units('cell'),
      grassroots: units('grassroots'),
      residential: units('residential'),
      committee: units('committee'),
      headKnown: units('head_known'),
      headMember: units('head_member'),
      dualHead: units('dual_head'),
      dualFront: units('dual_front'),
      dual: units('dual'),
      nonState: units('non_state'),
      foreignInvested: units('foreign'),
    },
    kinds: kinds
      .map((kind) => ({ kind, n: numberOf({ measure: 'unit.all', filters: { kind: [kind] } }) }))
      .filter(({ n }) => n > 0),
  };
}
