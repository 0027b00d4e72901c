/** Words of a reorganization: its acts, the plan, what was handed over. Shared with the browser: types and schemas only. */
import { PERIOD_KINDS } from '../periods/period.ts';
import { mayShape, reasonShape, reasonsShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

export const ACTS = ['found', 'merge', 'split', 'move', 'close', 'rename', 'change_kind'] as const;
export type ActKind = (typeof ACTS)[number];
/** What may become of a unit. */
export const CHANGES = ['closed', 'founded', 'moved', 'renamed', 'changed_kind'] as const;
export type ChangeKind = (typeof CHANGES)[number];
export const STATES = ['draft', 'decided', 'applied', 'annulled', 'dropped'] as const;
export type State = (typeof STATES)[number];

/** How many acts one decision may hold: the villages of a province are merged in one. */
const MOST_ACTS = 5000;
const MOST_PARTS = 50;

/** A unit by its id, or `#key` of one that the same decision founds. */
const place = s.text(60);
const part = s.object({ unit: place, groups: s.optional(s.list(s.id(), MOST_PARTS)) });

/** One thing the decision does; which fields it takes, `act` says (rules/acts.ts). */
export const act = s.object({
  act: s.oneOf(ACTS),
  /** found: by which the other acts name it */
  key: s.optional(s.text(40)),
  unit: s.optional(s.id()),
  sources: s.optional(s.list(s.id(), 200)),
  into: s.optional(place),
  source: s.optional(s.id()),
  parts: s.optional(s.list(part, MOST_PARTS)),
  /** split: who gets what is not said; the source itself where it stays */
  core: s.optional(place),
  stays: s.optional(s.flag()),
  children: s.optional(s.list(s.object({ unit: s.id(), to: place }), 1000)),
  parent: s.optional(place),
  successor: s.optional(place),
  name: s.optional(s.text(200)),
  kind: s.optional(s.code()),
  setting: s.optional(s.nullable(s.code())),
  code: s.optional(s.nullable(s.text(40))),
});
export type ActInput = s.Infer<typeof act>;
/** As it is kept: units founded here have their id already, and every place is an id. */
export type Act = ActInput & { id?: string };

export const actsInput = s.list(act, MOST_ACTS);

export const decisionInput = {
  title: s.text(300),
  number: s.optional(s.nullable(s.text(60))),
  decidedOn: s.optional(s.nullable(s.date())),
  signerName: s.optional(s.nullable(s.text(120))),
  signerPost: s.optional(s.nullable(s.text(120))),
  effectiveOn: s.date(),
  note: s.optional(s.nullable(s.text(2000))),
  acts: actsInput,
};

export const listed = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  title: s.anyText(),
  number: s.nullable(s.anyText()),
  decidedOn: s.nullable(s.anyText()),
  effectiveOn: s.anyText(),
  state: s.oneOf(STATES),
  acts: s.anyNumber(),
  version: s.anyNumber(),
});
export type Listed = s.Infer<typeof listed>;

export const shownAct = s.object({
  act: s.oneOf(ACTS),
  id: s.optional(s.anyText()),
  key: s.optional(s.anyText()),
  unit: s.optional(s.anyText()),
  sources: s.optional(s.list(s.anyText(), 200)),
  into: s.optional(s.anyText()),
  source: s.optional(s.anyText()),
  parts: s.optional(s.list(s.object({ unit: s.anyText(), groups: s.optional(s.list(s.anyText(), MOST_PARTS)) }), 50)),
  core: s.optional(s.anyText()),
  stays: s.optional(s.flag()),
  children: s.optional(s.list(s.object({ unit: s.anyText(), to: s.anyText() }), 1000)),
  parent: s.optional(s.anyText()),
  successor: s.optional(s.anyText()),
  name: s.optional(s.anyText()),
  kind: s.optional(s.anyText()),
  setting: s.optional(s.nullable(s.anyText())),
  code: s.optional(s.nullable(s.anyText())),
});

export const reorganizationRecord = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  title: s.anyText(),
  number: s.nullable(s.anyText()),
  decidedOn: s.nullable(s.anyText()),
  signerName: s.nullable(s.anyText()),
  signerPost: s.nullable(s.anyText()),
  effectiveOn: s.anyText(),
  note: s.nullable(s.anyText()),
  acts: s.list(shownAct, MOST_ACTS),
  /** names of the units the acts speak of, those to be founded among them, and of the groups that go to parts */
  names: s.record(s.anyText(), s.anyText()),
  state: s.oneOf(STATES),
  failure: reasonsShape,
  progress: s.nullable(s.object({ step: s.anyText(), done: s.anyNumber(), steps: s.anyNumber() })),
  draftedName: s.anyText(),
  draftedAt: s.anyText(),
  approvedName: s.nullable(s.anyText()),
  approvedAt: s.nullable(s.anyText()),
  appliedAt: s.nullable(s.anyText()),
  annulledAt: s.nullable(s.anyText()),
  annulledName: s.nullable(s.anyText()),
  annulReason: s.nullable(s.anyText()),
  version: s.anyNumber(),
  may: mayShape,
});
export type ReorganizationRecord = s.Infer<typeof reorganizationRecord>;

const flow = s.object({
  fromId: s.anyText(),
  from: s.anyText(),
  toId: s.anyText(),
  to: s.anyText(),
  n: s.anyNumber(),
});
export const planRecord = s.object({
  id: s.anyText(),
  state: s.oneOf(STATES),
  version: s.anyNumber(),
  /** what stands against it; `field` names the act: `acts.3` */
  refusals: s.list(reasonShape, 10_000),
  warnings: s.list(reasonShape, 10_000),
  totals: s.object({
    acts: s.anyNumber(),
    closed: s.anyNumber(),
    founded: s.anyNumber(),
    moved: s.anyNumber(),
    renamed: s.anyNumber(),
    changedKind: s.anyNumber(),
    people: s.anyNumber(),
    work: s.anyNumber(),
  }),
  people: s.list(flow, 10_000),
  work: s.list(s.object({ kind: s.anyText(), n: s.anyNumber(), mustEnd: s.anyNumber() }), 200),
  /** posts that end, those proposed anew, and how many of these nobody has judged yet */
  posts: s.object({ ends: s.anyNumber(), begins: s.anyNumber(), waiting: s.anyNumber() }),
  /** by post of the rulebook: how many grants of it end and begin with the posts, and what each carries */
  rights: s.list(
    s.object({
      post: s.anyText(),
      ends: s.anyNumber(),
      begins: s.anyNumber(),
      capabilities: s.list(s.anyText(), 200),
    }),
    200,
  ),
  /** series of document numbers at units that close; each successor goes on with its own */
  numbers: s.list(
    s.object({ unitId: s.anyText(), unit: s.anyText(), documentType: s.anyText(), last: s.anyNumber() }),
    10_000,
  ),
  /** of each kind of period, the last that is closed over units it changes: its numbers stay as they were frozen, under the old names */
  periods: s.list(
    s.object({
      unitId: s.anyText(),
      unit: s.anyText(),
      kind: s.oneOf(PERIOD_KINDS),
      startsOn: s.anyText(),
      endsOn: s.anyText(),
      closedOn: s.anyText(),
      closedName: s.anyText(),
    }),
    10_000,
  ),
  /** the last month of dues that is closed at a unit that closes, null: none */
  dues: s.list(
    s.object({ unitId: s.anyText(), unit: s.anyText(), closedMonth: s.nullable(s.anyText()), open: s.anyNumber() }),
    10_000,
  ),
  /** accounts that work at units that close: a phone may hold what was not sent yet */
  devices: s.list(
    s.object({
      name: s.anyText(),
      unitId: s.anyText(),
      unit: s.anyText(),
      seenAt: s.nullable(s.anyText()),
      sessions: s.anyNumber(),
    }),
    10_000,
  ),
  /** tables with rows there that no module claims */
  unclaimed: s.list(s.anyText(), 500),
});
export type PlanRecord = s.Infer<typeof planRecord>;

export const plannedUnit = s.object({
  id: s.anyText(),
  act: s.nullable(s.anyNumber()),
  founded: s.flag(),
  closes: s.flag(),
  successors: s.list(s.object({ id: s.anyText(), name: s.anyText() }), 50),
  oldName: s.nullable(s.anyText()),
  oldKind: s.nullable(s.anyText()),
  oldParent: s.nullable(s.anyText()),
  newName: s.anyText(),
  newKind: s.anyText(),
  newParent: s.nullable(s.anyText()),
});
export type PlannedUnit = s.Infer<typeof plannedUnit>;

export const plannedPerson = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  seat: s.nullable(s.anyText()),
  fromId: s.anyText(),
  from: s.anyText(),
  toId: s.anyText(),
  to: s.anyText(),
});
export type PlannedPerson = s.Infer<typeof plannedPerson>;

export const plannedWork = s.object({
  kind: s.anyText(),
  id: s.anyText(),
  /** null: only who may see such things is told what it is called */
  title: s.nullable(s.anyText()),
  link: s.nullable(s.anyText()),
  due: s.nullable(s.anyText()),
  holder: s.nullable(s.anyText()),
  mustEnd: s.flag(),
  fromId: s.anyText(),
  from: s.anyText(),
  toId: s.anyText(),
  to: s.anyText(),
});
export type PlannedWork = s.Infer<typeof plannedWork>;

export const plannedPost = s.object({
  key: s.anyText(),
  what: s.oneOf(['ends', 'begins']),
  /** somebody judges it; what ends with its unit is not asked */
  proposed: s.flag(),
  /** a post of the rulebook, or `overseer` */
  post: s.anyText(),
  unitId: s.anyText(),
  unit: s.anyText(),
  personId: s.nullable(s.anyText()),
  name: s.anyText(),
  termEnds: s.nullable(s.anyText()),
  /** of what is proposed: null until somebody has judged it */
  approved: s.nullable(s.flag()),
  against: reasonsShape,
});
export type PlannedPost = s.Infer<typeof plannedPost>;

/** A unit before or after one; `opens`: the reader may open its page. */
const kin = s.object({
  unitId: s.anyText(),
  name: s.anyText(),
  on: s.anyText(),
  living: s.flag(),
  chain: s.anyNumber(),
  opens: s.flag(),
});
export const lineage = s.object({
  becameOf: s.list(kin, 1000),
  madeOf: s.list(kin, 10_000),
  decisions: s.list(
    s.object({ id: s.anyText(), title: s.anyText(), number: s.nullable(s.anyText()), effectiveOn: s.anyText() }),
    100,
  ),
});
export type Lineage = s.Infer<typeof lineage>;

/** What was handed over, and what of it is found without an owner now: all of the latter are 0, or something was left behind. */
export const orphanCheck = s.object({
  people: s.anyNumber(),
  work: s.anyNumber(),
  /** people still on the roster of a closed unit */
  astray: s.anyNumber(),
  /** open work still at a closed unit, or waiting for one */
  left: s.anyNumber(),
  /** posts and charges still held there */
  posts: s.anyNumber(),
});
export type OrphanCheck = s.Infer<typeof orphanCheck>;
