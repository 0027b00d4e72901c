/** tasks.yaml, meetings.yaml, votes.yaml, targets.yaml. */
import * as z from 'zod/mini';
import { confidence, id, label, noun, ruleId, text } from './schemaBase.ts';

/** A clear slot: its meaning is fixed by the program, label and order by the organization (D19). */
export const taskSlot = z.strictObject({
  id,
  meaning: z.enum(['assignee', 'work', 'accountability', 'due', 'result', 'checker', 'text']),
  required: z.boolean(),
  label,
  help: label,
});

const wordsByLanguage = z.strictObject({ vi: z.array(text), en: z.array(text), ar: z.array(text) });

export const tasksFile = z.strictObject({
  rule: ruleId,
  name: label,
  slots: z.array(taskSlot),
  /** usual: where a task comes from when nobody says: one that serves a resolution from above, one of the unit's own */
  sources: z.array(z.strictObject({ id, label, usual: z.optional(z.enum(['from_above', 'own'])) })),
  states: z.array(
    z.strictObject({ id, label, ends: z.boolean(), waitsFor: z.enum(['giver', 'assignee', 'checker', 'nobody']) }),
  ),
  /** the first day of a year, MM-DD, on which its work may be closed (M43) */
  yearCloses: z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
  vagueWords: wordsByLanguage,
  productWords: wordsByLanguage,
});

/** What an overlay may change about tasks: its slots stand in place of the national ones. */
export const tasksOverlay = z.strictObject({ slots: z.array(taskSlot) });

export const meetingsFile = z.strictObject({
  kinds: z.array(
    z.strictObject({
      id,
      label,
      at: z.array(id).check(z.minLength(1)),
      /** how many per month, quarter or year: the number is the rule's value */
      frequency: z.optional(z.strictObject({ rule: ruleId, per: z.enum(['month', 'quarter', 'year']) })),
      /** how many minutes at least: the number stands in the rule's value under `key` */
      duration: z.optional(z.strictObject({ rule: ruleId, key: text })),
      /** which duties such a meeting fulfils */
      fulfils: z.array(id),
      base: id,
      /** the form of its minutes in documents.yaml; left out: the minutes of a cell's meeting */
      minutes: z.optional(id),
      /** which period its report on tasks covers, before the month it belongs to; a month where left out */
      reports: z.optional(z.enum(['month', 'half_year', 'year'])),
    }),
  ),
  notice: z.strictObject({ rule: ruleId, unit: id, tells: z.array(id) }),
  preparation: z.strictObject({ rule: ruleId, meetingKind: id }),
  qualityRule: ruleId,
  minutesRule: ruleId,
  onlineRule: ruleId,
  /** how long the level addressed has to answer a proposal; counted in calendar days */
  proposals: z.strictObject({
    /** the days are its value; an overlay may set others */
    rule: ruleId,
    unit: z.literal('days'),
    /** how many days late it must be until the level above the one addressed is told; 0 where left out */
    escalateAfter: z.optional(z.int().check(z.nonnegative())),
    confidence,
    note: z.optional(text),
  }),
  /** those who answer for a field report at each meeting that fulfils this duty (M31); left out: nobody owes a report */
  fieldReports: z.optional(z.strictObject({ duty: id, confidence, note: z.optional(text) })),
  /** when an agenda says nothing new (M23); left out: nobody is told */
  repeats: z.optional(
    z.strictObject({
      /** how many per cent of its points stood the same at the meeting before, at least */
      percent: z.int().check(z.positive(), z.maximum(100)),
      /** from how many meetings running it is told */
      running: z.int().check(z.positive()),
      /** kinds of points that every meeting has; they do not count */
      formal: z.array(id),
      confidence,
      note: z.optional(text),
    }),
  ),
  /** the score of a meeting (M28, M32); left out: meetings are not scored */
  quality: z.optional(
    z.strictObject({
      /** meetings that fulfil this duty are scored */
      duty: id,
      /** where the points stand: the list of maxima under `maxima`, the lower bounds of all levels but the last under `levels` */
      rule: ruleId,
      maxima: text,
      levels: text,
      /** in the order of the list of maxima */
      criteria: z.array(z.strictObject({ id, label })).check(z.minLength(1)),
      /** the best first, in the order of the bounds; the last is what is left */
      levelNames: z.array(z.strictObject({ id, label })).check(z.minLength(2)),
      /** the matter on which the cell votes its own score; left out: no vote */
      matter: z.optional(id),
      /** calendar days from the scoring until the level above has confirmed */
      confirmWithin: z.int().check(z.positive()),
      /** whoever confirms other points says why */
      remarkWhenDifferent: z.boolean(),
      /** a year is `id` when every meeting reached `every` and at least the number under `key` reached `most` */
      year: z.optional(z.strictObject({ id, label, every: id, most: id, key: text })),
      confidence,
      note: z.optional(text),
    }),
  ),
  modes: z.array(
    z.strictObject({
      id,
      label,
      rule: z.optional(ruleId),
      /** the cell meets in its groups: it must have some, and its roll is called group by group */
      byGroups: z.optional(z.literal(true)),
    }),
  ),
  absenceReasons: z.array(
    z.strictObject({
      id,
      label,
      excused: z.boolean(),
      mark: z.optional(id),
      /** proposed for who is away in these months of every year */
      season: z.optional(z.literal(true)),
    }),
  ),
  itemKinds: z.array(
    z.strictObject({
      id,
      label,
      offers: z.enum([
        'roll',
        'implementation',
        'documents',
        'notes',
        'fields',
        'speakers',
        'proposals',
        'tasks',
        'vote',
        'score',
        'minutes',
      ]),
    }),
  ),
  agendas: z.array(
    z.strictObject({
      id,
      meetingKind: id,
      /** settings it is made for, or `any` */
      for: z.array(id).check(z.minLength(1)),
      rule: ruleId,
      items: z.array(z.strictObject({ key: id, kind: id, minutes: z.number(), rule: z.optional(ruleId), label })),
    }),
  ),
});

export const votesFile = z.strictObject({
  /** the share stands in the rule's value (under `key` where it has several) */
  majorities: z.array(
    z.strictObject({ id, label, rule: ruleId, key: z.optional(text), base: id, note: z.optional(text) }),
  ),
  bases: z.array(
    z.strictObject({
      id,
      label,
      /** statuses counted */
      counts: z.array(id),
      /** marks not counted when the person is absent */
      leaveOutIfAbsent: z.array(id),
      /** marks never counted */
      leaveOut: z.array(id),
      excusedAbsenceLeavesOut: z.boolean(),
      /** whether the base is those present alone; a body that counts so names its quorum */
      onlyPresent: z.optional(z.boolean()),
      /** whether those who meet are the committee, not all members */
      ofCommittee: z.optional(z.boolean()),
      guestsCount: z.boolean(),
      rules: z.array(ruleId),
      quorum: z.optional(ruleId),
      note: z.optional(text),
    }),
  ),
  forms: z.array(z.strictObject({ id, label, secret: z.boolean(), rule: z.optional(ruleId) })),
  matters: z.array(
    z.strictObject({ id, label, majority: id, forms: z.array(id).check(z.minLength(1)), rule: z.optional(ruleId) }),
  ),
  minorityRule: ruleId,
  smallestSecretElectorate: z.number(),
});

export const targetsFile = z.strictObject({
  measures: z.array(
    z.strictObject({
      id,
      kind: z.enum(['count', 'share', 'money', 'measure']),
      label,
      /** how it is counted after a number; without it the label stands there as it is */
      noun: z.optional(noun),
    }),
  ),
  indicators: z.array(
    z.strictObject({
      id,
      measure: id,
      better: z.enum(['up', 'down']),
      source: z.enum(['records', 'entered']),
      /** the number of the overview that shows it; only where Chibo counts it */
      counts: z.optional(id),
      rule: z.optional(ruleId),
      label,
    }),
  ),
});
