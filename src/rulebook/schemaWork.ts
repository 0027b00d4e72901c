/** tasks.yaml, meetings.yaml, votes.yaml, targets.yaml. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

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
  sources: z.array(z.strictObject({ id, label })),
  states: z.array(
    z.strictObject({ id, label, ends: z.boolean(), waitsFor: z.enum(['giver', 'assignee', 'checker', 'nobody']) }),
  ),
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
    }),
  ),
  notice: z.strictObject({ rule: ruleId, unit: id, tells: z.array(id) }),
  preparation: z.strictObject({ rule: ruleId, meetingKind: id }),
  qualityRule: ruleId,
  minutesRule: ruleId,
  onlineRule: ruleId,
  /** how long the level addressed has to answer a proposal; counted in calendar days */
  proposals: z.strictObject({
    replyWithin: z.int().check(z.positive()),
    unit: z.literal('days'),
    confidence,
    note: z.optional(text),
  }),
  modes: z.array(z.strictObject({ id, label, rule: z.optional(ruleId) })),
  absenceReasons: z.array(z.strictObject({ id, label, excused: z.boolean(), mark: z.optional(id) })),
  itemKinds: z.array(
    z.strictObject({
      id,
      label,
      offers: z.enum([
        'roll',
        'implementation',
        'documents',
        'notes',
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
  measures: z.array(z.strictObject({ id, kind: z.enum(['count', 'share', 'money', 'measure']), label })),
  indicators: z.array(
    z.strictObject({
      id,
      measure: id,
      better: z.enum(['up', 'down']),
      source: z.enum(['records', 'entered']),
      rule: z.optional(ruleId),
      label,
    }),
  ),
});
