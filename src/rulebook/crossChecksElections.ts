/** What committees.yaml says of elections, against posts, kinds of units, votes and the figures of rules. */
import { demand, demandKey, ids, noDoubles, type Report } from './demands.ts';
import type { RulebookContent } from './schema.ts';

/** Checks bodies and offices of elections, appointments, endings and limits of terms; calls `report` for every fault. */
export function checkElections({ parts, rules }: RulebookContent, report: Report): void {
  const { elections, appointments, postEndings, terms } = parts.committees;
  const posts = ids(parts.posts.posts);
  const kinds = ids(parts.unitKinds.unitKinds);
  const bodies = ids(elections.bodies);
  const all = (
    list: readonly string[] | undefined,
    path: (string | number)[],
    defined: ReadonlySet<string>,
    what: string,
  ) => {
    for (const [i, name] of (list ?? []).entries()) demand(defined, name, report, 'committees', [...path, i], what);
  };
  demand(ids(parts.votes.matters), elections.matter, report, 'committees', ['elections', 'matter'], 'matter of a vote');
  noDoubles(elections.bodies, report, 'committees', 'elections');
  noDoubles(elections.refusals, report, 'committees', 'elections');
  noDoubles(appointments.reasons, report, 'committees', 'appointments');
  noDoubles(postEndings, report, 'committees', 'postEndings');
  elections.bodies.forEach((body, i) => {
    all(body.at, ['elections', 'bodies', i, 'at'], kinds, 'kind of unit');
    demand(ids(parts.votes.bases), body.base, report, 'committees', ['elections', 'bodies', i, 'base'], 'base');
  });
  elections.offices.forEach((office, i) => {
    const path = ['elections', 'offices', i];
    demand(posts, office.post, report, 'committees', [...path, 'post'], 'post');
    all(office.bodies, [...path, 'bodies'], bodies, 'body that elects');
    all(office.among, [...path, 'among'], posts, 'post');
    if (elections.offices.findIndex((other) => other.post === office.post) < i)
      report('committees', [...path, 'post'], `"${office.post}" stands here twice`);
  });
  if (elections.committeeFrom)
    demandKey(rules, elections.committeeFrom, report, 'committees', ['elections', 'committeeFrom', 'key']);
  for (const way of ['term', 'resignation', 'dismissal'] as const)
    if (!postEndings.some((ending) => ending.way === way))
      report('committees', ['postEndings'], `no reason ends a post by ${way}`);
  terms.consecutive?.forEach((line, i) => {
    all(line.posts, ['terms', 'consecutive', i, 'posts'], posts, 'post');
  });
}
