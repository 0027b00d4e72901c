/** The last evening of the month: the cells of a province close their meetings at the same time, while others read. */

import { openToken } from '../../../src/accounts/sessions.ts';
import { meetingStat } from '../../../src/meetings/stat.ts';
import { markPathsStale } from '../../../src/organization/store/parts.ts';
import { today } from '../../../src/platform/clock.ts';
import { type Measure, median, percentile } from '../../measure.ts';
import { serverOn } from '../../server.ts';
import { type Ground, secretaryAccounts } from '../ground.ts';
import { DATA } from '../place.ts';

const WRITERS = 32;
const READERS = 8;
const SECONDS = 40;
/** A server that was started a moment ago plans its statements first; that of a month's end was not. */
const WARM = 5;
/** Nobody's phone waits longer for its meeting to be closed. */
const MOST = 1000;
const CELLS = 6000;

type Meeting = { id: string; unit_id: string; division: string; version: number; token: string; grant: string };

export async function storm(ground: Ground): Promise<Measure[]> {
  const { chibo, sql, units, server } = ground;
  const open = await openMeetings(ground);
  if (open.length === 0)
    throw new Error('No meeting is open in the province of the storm: load the nation of this month.');
  const board = await ground.token('province');
  const running = await serverOn({ url: server.url, dataDir: DATA });
  const call = async (method: string, path: string, token: string, body?: unknown, grant?: string) => {
    const answer = await fetch(`${running.address}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        ...(grant !== undefined && { 'Chibo-Acting-As': grant }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  };
  const closed: Meeting[] = [];
  const [closing, reading]: [number[], number[]] = [[], []];
  try {
    await call('GET', `/units/${units.province.id}/overview`, board);
    const queue = [...open];
    const start = performance.now() + WARM * 1000;
    const end = start + SECONDS * 1000;
    const timed = (times: number[], began: number) => {
      if (began >= start) times.push(performance.now() - began);
    };
    const writer = async () => {
      for (let meeting = queue.shift(); meeting && performance.now() < end; meeting = queue.shift()) {
        const began = performance.now();
        await call(
          'POST',
          `/meetings/${meeting.id}/closure`,
          meeting.token,
          { version: meeting.version },
          meeting.grant,
        );
        timed(closing, began);
        closed.push(meeting);
      }
    };
    let writing = WRITERS;
    const writers = Array.from({ length: WRITERS }, async () => {
      await writer().finally(() => writing--);
    });
    const paths = [
      `/units/${units.province.id}/overview`,
      `/units/${units.commune.id}/overview`,
      `/units/${units.commune.id}/children?limit=100`,
      `/units/${units.cell.id}/members?limit=50`,
    ];
    const readers = Array.from({ length: READERS }, async (_, r) => {
      for (let i = r; writing > 0; i++) {
        const began = performance.now();
        await call('GET', paths[i % paths.length] ?? '', board);
        timed(reading, began);
      }
    });
    const wrote = await Promise.allSettled(writers);
    const seconds = (performance.now() - start) / 1000;
    const read = await Promise.allSettled(readers);
    for (const each of [...wrote, ...read]) if (each.status === 'rejected') throw each.reason;
    return [
      {
        id: 'nation.storm.rate',
        what: `meetings of a province closed by ${WRITERS} secretaries at a time, beside ${READERS} readers`,
        value: closing.length / seconds,
        unit: 'meetings/s',
        note: `${closing.length} of ${open.length} meetings in ${Math.round(seconds)} s`,
      },
      timesOf('nation.storm.close', 'closing one of them', closing, { kind: 'value', most: MOST }),
      timesOf('nation.storm.read', 'reading meanwhile (overviews, children, members)', reading),
    ];
  } finally {
    await running.stop();
    await reopen(ground, closed);
    await sql.query('delete from access_token where account_id in (select id from account where login like $1)', [
      'bi-thu-0%',
    ]);
  }

  function timesOf(id: string, what: string, times: number[], goal?: Measure['goal']): Measure {
    return {
      id,
      what: `${what}, p99`,
      value: percentile(times, 0.99),
      unit: 'ms',
      ...(goal && { goal }),
      note: `p50 ${median(times).toFixed(1)} ms; ${times.length} in all; most ${Math.round(Math.max(...times))} ms`,
    };
  }

  /** The open meetings of the province with a token of each cell's secretary. */
  async function openMeetings({ stormy }: Ground): Promise<Meeting[]> {
    const { rows } = await sql.query<Omit<Meeting, 'token' | 'grant'>>(
      `select id, unit_id, division, version from meeting where division = $1 and state = 'open' order by id limit $2`,
      [stormy.place.code, CELLS],
    );
    const accounts = await secretaryAccounts(
      sql,
      rows.map((row) => row.unit_id),
    );
    const meetings: Meeting[] = [];
    for (const [i, row] of rows.entries()) {
      const secretary = accounts[i];
      if (!secretary) throw new Error('A cell has no secretary.');
      const token = await openToken(chibo.app.db, chibo.clock, secretary.id, 2);
      meetings.push({ ...row, token, grant: secretary.grant });
    }
    return meetings;
  }
}

/**
 * Opens the closed meetings again, so that the next run finds them; the ledger keeps that they were closed. Sums that the server's job has made of the closed
 * ones no longer hold, as after a command.
 */
async function reopen({ sql, chibo, stormy }: Ground, closed: readonly Meeting[]): Promise<void> {
  await sql.query(
    `update meeting set state = 'open', closed_at = null, eligible = null, present = null, excused = null, absent = null where division = $1 and id = any($2::uuid[])`,
    [stormy.place.code, closed.map((meeting) => meeting.id)],
  );
  const ids = closed.map((meeting) => meeting.unit_id);
  await meetingStat(chibo.rulebook).recount(stormy.place.code, ids, today(chibo.clock)).execute(chibo.owner.db);
  const { rows } = await sql.query<{ path: string }>('select path from unit where id = any($1::uuid[])', [ids]);
  const paths = rows.map(({ path }) => path);
  await chibo.owner.db.transaction().execute(async (tx) => await markPathsStale(tx, stormy.place.code, paths));
}
