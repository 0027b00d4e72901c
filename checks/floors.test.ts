import { describe, expect, it } from 'vitest';
import { floorFaults, onFloors } from './house/floors.ts';
import { importsOf, type Source, sourcesOf } from './house/source.ts';

const faults = (path: string, ...lines: string[]) => floorFaults([{ path, text: lines.join('\n') }]);

it('every file of the house imports down the floors, by the name of a file', () => {
  const house = onFloors(sourcesOf(['src/**/*.{ts,tsx}', 'demo/**/*.ts']));
  expect(house.length).toBeGreaterThan(50);
  expect(floorFaults(house)).toEqual([]);
});

it('tests and tools write file endings and import no folder', () => {
  const tools = sourcesOf(['{checks,bench,e2e,scripts}/**/*.{ts,tsx}', 'src/**/*.test.{ts,tsx}']);
  expect(tools.length).toBeGreaterThan(10);
  expect(floorFaults(tools)).toEqual([]);
});

describe('the check finds', () => {
  it('an import up the floors', () => {
    expect(faults('src/platform/clock.ts', `import { cell } from '../organization/unit.ts';`)).toEqual([
      expect.stringContaining('up the floors'),
    ]);
    expect(faults('src/members/rules.ts', `import type { Meeting } from '../meetings/meeting.ts';`)).toHaveLength(1);
    expect(faults('src/meetings/commands.ts', `import { makeServer } from '../http/server.ts';`)).toHaveLength(1);
    expect(faults('src/indicators/recount.ts', `import type { Chibo } from '../chibo.ts';`)).toHaveLength(1);
  });

  it('an import between modules of one floor, but for the allowed arrows', () => {
    expect(faults('src/resolutions/store.ts', `import { meeting } from '../meetings/meeting.ts';`)).toEqual([
      expect.stringContaining('without an arrow'),
    ]);
    expect(faults('src/meetings/store.ts', `import { adopt } from '../resolutions/adopt.ts';`)).toEqual([]);
    expect(faults('src/procedures/step.ts', `import { next } from '../register/number.ts';`)).toEqual([]);
    expect(faults('src/votes/poll.ts', `import { next } from '../register/number.ts';`)).toHaveLength(1);
  });

  it('an import spread over lines, a lazy one, and one given on', () => {
    const long = ['import {', '  cell,', '  type Committee,', `} from '../organization/unit.ts';`];
    expect(faults('src/platform/clock.ts', ...long)).toHaveLength(1);
    expect(faults('src/platform/clock.ts', `const a = await import('../organization/unit.ts');`)).toHaveLength(1);
    expect(faults('src/platform/clock.ts', `export { cell } from '../organization/unit.ts';`)).toHaveLength(1);
  });

  it('a folder, a bare name, a barrel, a module without a floor', () => {
    expect(faults('src/members/rules.ts', `import { s } from '../platform';`)).toEqual([
      expect.stringContaining('with its ending'),
    ]);
    expect(faults('src/members/rules.ts', `import { s } from '../platform/schema';`)).toHaveLength(1);
    expect(faults('src/members/index.ts', '')).toEqual([expect.stringContaining('barrel')]);
    expect(faults('src/payroll/rules.ts', '')).toEqual([expect.stringContaining('no floor')]);
  });

  it('the product leaning on tests or on the demo', () => {
    expect(faults('src/members/store.ts', `import { bareWorld } from '../../checks/world/world.ts';`)).toHaveLength(1);
    expect(faults('src/members/store.ts', `import { loadDemo } from '../../demo/load.ts';`)).toHaveLength(1);
    expect(faults('src/main.ts', `import { loadDemo } from '../demo/load.ts';`)).toEqual([]);
  });
});

describe('the check leaves alone', () => {
  it('pages that use the web’s parts, a comment, a package, made types', () => {
    expect(faults('src/members/pages/list.tsx', `import { Page } from '../../web/ui/page.tsx';`)).toEqual([]);
    expect(faults('src/members/routes.tsx', `import { paths } from '../web/paths.ts';`)).toEqual([]);
    expect(faults('src/members/rules.ts', `import { paths } from '../web/paths.ts';`)).toHaveLength(1);
    expect(
      faults(
        'src/platform/clock.ts',
        `// import { cell } from '../organization/unit.ts';`,
        `import fc from 'fast-check';`,
        `import type { DB } from '../../gen/db.ts';`,
      ),
    ).toEqual([]);
  });

  it('types are told from what is loaded', () => {
    const source: Source = {
      path: 'src/members/a.ts',
      text: `import type { A } from './b.ts';\nimport { type C, type D } from './c.ts';\nimport { type E, f } from './e.ts';\nimport './g.css';`,
    };
    expect(importsOf(source).map((each) => [each.target, each.typeOnly])).toEqual([
      ['src/members/b.ts', true],
      ['src/members/c.ts', true],
      ['src/members/e.ts', false],
      ['src/members/g.css', false],
    ]);
  });
});
