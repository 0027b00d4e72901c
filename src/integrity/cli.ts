/** The integrity checks from the command line: run to their end here, then told check by check. */
import type { Actor } from '../platform/access.ts';
import { found } from '../platform/refusal.ts';
import type { CheckLine } from './finding.ts';
import { type Installation, type Step, stepThrough } from './running.ts';

export type Report = {
  units: { unit: string; name: string; checks: Pick<CheckLine, 'check' | 'severity' | 'n' | 'explained'>[] }[];
  /** open errors that nobody explained */
  errors: number;
  lines: string[];
};

/** Runs the checks over one unit, or over every organization of the database. `lines`: the same in words. Refuses as `integrity.run` does, 404 for no unit. */
export async function checkFromHere(
  chibo: Installation,
  actor: Actor,
  unit: string | undefined,
  progress: (step: Step) => void,
): Promise<Report> {
  const asked = await chibo.bus.read(actor, ({ tx }) =>
    tx
      .selectFrom('unit')
      .select(['id', 'name', 'division'])
      .$if(unit !== undefined, (q) => q.where('id', '=', unit ?? ''))
      .$if(unit === undefined, (q) => q.where('parent_id', 'is', null).where('closed_on', 'is', null))
      .orderBy('path')
      .execute(),
  );
  found(asked[0]);
  const units: Report['units'] = [];
  for (const { id, name, division } of asked) {
    const run = (await chibo.bus.run('integrity.run', { unit: id }, { actor })) as { id: string };
    await stepThrough(chibo, { division, id: run.id }, progress);
    const { checks } = (await chibo.bus.ask('integrity.overview', { unit: id }, { actor })) as { checks: CheckLine[] };
    const open = checks.filter(({ n }) => n > 0);
    units.push({
      unit: id,
      name,
      checks: open.map(({ check, severity, n, explained }) => ({ check, severity, n, explained })),
    });
  }
  const lines = units.flatMap(({ name, checks }) => [
    `${name}: ${checks.length === 0 ? 'nothing found' : `${checks.reduce((sum, { n }) => sum + n, 0)} findings`}`,
    ...checks.map(
      ({ check, severity, n, explained }) =>
        `  ${severity} ${check}: ${n}${explained > 0 ? ` (${explained} explained)` : ''}`,
    ),
  ]);
  const errors = units
    .flatMap(({ checks }) => checks)
    .reduce((sum, { severity, n, explained }) => sum + (severity === 'error' ? n - explained : 0), 0);
  return { units, errors, lines };
}
