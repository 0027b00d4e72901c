/** Puts the parts together: database, keys, rulebook, modules, bus. Used by the server, the command line, the demo and tests. */

import { OPERATOR_ID } from './accounts/grants.ts';
import { closingsOf } from './indicators/frozen.ts';
import { memberEndsOf } from './members/ending.ts';
import { memberYearOf } from './members/year/part.ts';
import { modulesOf } from './modules.ts';
import { integrityOf } from './organization/integrity.ts';
import { measureBookOf } from './organization/measure.ts';
import { reorganizingOf } from './organization/reorganizing.ts';
import type { Bus } from './platform/bus/bus.ts';
import { makeBus } from './platform/bus/bus.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Connection, connect, rolesOf } from './platform/db/connect.ts';
import { openReplicas, type Replicas } from './platform/db/replicas.ts';
import { type Keys, openKeys } from './platform/files/keys.ts';
import { demandOwnKeys } from './platform/files/keysOf.ts';
import { caseWorkOf, demandCaseWork } from './procedures/work.ts';
import { noteStep } from './reorganization/progress.ts';
import { keptRulebooks, type Rulebooks } from './rulebook/kept.ts';
import type { Rulebook } from './rulebook/rulebook.ts';

declare module './platform/bus/command.ts' {
  interface Services {
    rulebook: Rulebook;
    /** the rulebooks of earlier days, for cases that were opened under them */
    rulebooks: Rulebooks;
    keys: Keys;
  }
}

export type Chibo = {
  bus: Bus;
  rulebook: Rulebook;
  keys: Keys;
  clock: Clock;
  /** the restricted connection: everything a person asks for goes through it */
  app: Connection;
  /** the owner's connection, for jobs and what belongs to nobody */
  owner: Connection;
  sealer: Connection;
  /** standbys that answer what may be seconds old; null where there are none */
  replicas: Replicas | null;
  demo: boolean;
  close(): Promise<void>;
};

export type Opening = {
  url: string;
  /** addresses of read replicas of the same database */
  replicaUrls?: readonly string[];
  keysDir: string;
  rulebook: Rulebook;
  clock?: Clock;
  demo?: boolean;
};

/** Opens a migrated database. The caller closes it. */
export async function openChibo({
  url,
  replicaUrls = [],
  keysDir,
  rulebook,
  clock,
  demo = false,
}: Opening): Promise<Chibo> {
  const roles = await rolesOf(url);
  const app = connect(url, roles.app, 12);
  const owner = connect(url, null, 3);
  const sealer = connect(url, roles.sealer, 2);
  const keys = await openKeys(keysDir);
  await demandOwnKeys(owner.db, keys, keysDir).catch(async (error: unknown) => {
    await Promise.all([app.close(), owner.close(), sealer.close()]);
    throw error;
  });
  const replicas =
    replicaUrls.length > 0 ? await openReplicas({ primary: url, urls: replicaUrls, role: roles.app }) : null;
  const time = clock ?? systemClock(rulebook.about.timeZone);
  await owner.db
    .insertInto('account')
    .values({ id: OPERATOR_ID, login: 'operator', name: 'operator', created_at: time.now() })
    .onConflict((c) => c.doNothing())
    .execute();
  await owner.db
    .insertInto('rulebook_version')
    .values({ hash: rulebook.hash, name: rulebook.id, body: JSON.stringify(rulebook), loaded_at: time.now() })
    .onConflict((c) => c.doNothing())
    .execute();
  const parts = { rulebook, keys, app, owner, sealer, replicas, demo };
  return {
    ...parts,
    bus: busOf(parts, time),
    clock: time,
    close: async () => {
      await Promise.all([app.close(), owner.close(), sealer.close(), replicas?.close()]);
    },
  };
}

/** The same organization, over the same connections, at the time of another clock: for the demo loader, whose provinces live side by side. */
export function atClock(chibo: Chibo, clock: Clock): Chibo {
  return { ...chibo, bus: busOf(chibo, clock), clock };
}

function busOf({ rulebook, keys, app, replicas }: Omit<Chibo, 'bus' | 'clock' | 'close'>, clock: Clock): Bus {
  const modules = modulesOf(rulebook);
  const caseWork = caseWorkOf(modules);
  demandCaseWork(rulebook, caseWork);
  return makeBus(
    app.db,
    modules,
    {
      rulebook,
      rulebooks: keptRulebooks(app.db, rulebook),
      keys,
      caseWork,
      memberEnds: memberEndsOf(modules),
      memberYear: memberYearOf(modules),
      closingOn: closingsOf(modules),
      integrity: integrityOf(modules),
      measures: measureBookOf(modules, rulebook),
      reorganizing: reorganizingOf(modules),
      deeds: modules.flatMap(({ commands }) => commands.map(({ name }) => name)),
      // beside the transaction it is about, so that its page sees it
      reorganizationStep: async ({ division, id }, how) => await noteStep(app.db, { division, id }, how),
    },
    clock,
    replicas,
  );
}
