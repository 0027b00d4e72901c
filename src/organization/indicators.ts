/** The indicators of this module: units by kind, posts, overseers, visits. */
import type { Rulebook } from '../rulebook/rulebook.ts';
import { codesOf, type Indicator } from './measure.ts';

export function organizationIndicators({ unitKinds }: Rulebook): Indicator[] {
  const number = (
    what: string,
    group: Indicator['group'],
    measure: string,
    better: Indicator['better'] = null,
  ): Indicator => ({
    id: measure,
    group,
    text: `measure.organization.${what}`,
    form: 'number',
    numerator: { measure },
    better,
  });
  const share = (what: string, of: string, goal: string): Indicator => ({
    id: `unit.${what}`,
    group: 'posts',
    text: `indicator.organization.${what}`,
    form: 'share',
    numerator: { measure: `unit.${what}` },
    denominator: { measure: of },
    better: 'up',
    goal,
  });
  return [
    number('unit', 'units', 'unit.all'),
    ...unitKinds.map(
      ({ id, label }): Indicator => ({
        id: `unit.kind.${id}`,
        group: 'units',
        label: codesOf([{ id, label }])[0]?.label ?? { vi: id, en: id, ar: id },
        form: 'number',
        numerator: { measure: 'unit.all', filters: { kind: [id] } },
        better: null,
      }),
    ),
    number('grassroots', 'units', 'unit.grassroots'),
    number('cell', 'units', 'unit.cell'),
    number('residential', 'units', 'unit.residential'),
    number('non_state', 'units', 'unit.non_state', 'up'),
    number('foreign', 'units', 'unit.foreign', 'up'),
    share('committee', 'unit.residential', 'committee'),
    {
      id: 'unit.any_committee',
      group: 'posts',
      text: 'indicator.organization.any_committee',
      form: 'share',
      numerator: { measure: 'unit.any_committee' },
      denominator: { measure: 'unit.cell' },
      better: 'up',
    },
    number('head_known', 'posts', 'unit.head_known', 'up'),
    share('head_member', 'unit.head_known', 'head_member'),
    share('dual', 'unit.residential', 'dual'),
    share('dual_head', 'unit.residential', 'dual_head'),
    share('dual_front', 'unit.residential', 'dual_front'),
    number('post', 'posts', 'post.held'),
    number('regulation', 'posts', 'regulation.running'),
    number('visit', 'work', 'visit.made', 'up'),
    {
      id: 'visit.counted',
      group: 'work',
      text: 'indicator.organization.visit_counted',
      form: 'number',
      numerator: { measure: 'visit.made', filters: { counts: ['yes'] } },
      better: 'up',
    },
    {
      id: 'visit.unit',
      group: 'work',
      text: 'indicator.organization.visited',
      form: 'share',
      numerator: { measure: 'visit.unit' },
      denominator: { measure: 'unit.in_charge' },
      better: 'up',
    },
  ];
}
