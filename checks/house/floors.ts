import { type Import, importsOf, isTest, moduleOf, type Source } from './source.ts';

/** The floors of docs/architecture.md, the ground first. A module stands on the floors before its own. */
export const FLOORS: readonly (readonly string[])[] = [
  ['platform'],
  ['rulebook'],
  ['organization'],
  ['register', 'votes', 'procedures'],
  ['members'],
  ['accounts'],
  [
    'admissions',
    'dues',
    'elections',
    'honours',
    'residence',
    'resolutions',
    'meetings',
    'supervision',
    'appraisals',
    'community',
  ],
  [
    'indicators',
    'integrity',
    'exchange',
    'documents',
    'attention',
    'periods',
    'pictures',
    'reportCheck',
    'publications',
    'reorganization',
  ],
];
const ROOF = ['web', 'http', 'cli'];
const ROOF_FILES = ['src/main.ts', 'src/jobs.ts', 'src/open.ts', 'src/chibo.ts', 'src/modules.ts'];

/** The only arrows between modules of one floor. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  procedures: ['register', 'votes'],
  meetings: ['resolutions', 'dues'],
  elections: ['meetings'],
  supervision: ['meetings', 'resolutions'],
  community: ['meetings', 'resolutions'],
  appraisals: ['meetings', 'resolutions', 'supervision'],
  periods: ['indicators'],
  pictures: ['indicators', 'documents'],
  reportCheck: ['indicators', 'exchange'],
  publications: ['indicators', 'periods', 'reportCheck'],
  reorganization: ['exchange', 'periods'],
};

/** What is wrong with the imports of these files; empty when they point down the floors only. */
export function floorFaults(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [
    ...standing(source),
    ...importsOf(source).flatMap((each) => faultOf(source.path, each)),
  ]);
}

function standing({ path }: Source): string[] {
  const faults: string[] = [];
  if (/(^|\/)index\.tsx?$/.test(path))
    faults.push(`${path} is a barrel. Name the file by what it holds, and import that file.`);
  if (path.startsWith('src/') && heightOf(path) === undefined) {
    faults.push(
      `${path} stands on no floor. Give its folder a floor in docs/architecture.md and in checks/house/floors.ts.`,
    );
  }
  return faults;
}

function faultOf(from: string, { specifier, target }: Import): string[] {
  if (target === null || target.startsWith('node_modules/')) return [];
  if (!/\.(ts|tsx|json|css|mjs|svg)$/.test(target)) {
    return [
      `${from} imports "${specifier}". Write the file with its ending (.ts, .tsx): folders and bare names are not imported.`,
    ];
  }
  if (target.startsWith('gen/') || !from.startsWith('src/') || isTest(from)) return [];
  if (target.startsWith('demo/')) {
    return ROOF_FILES.includes(from) || from.startsWith('src/cli/')
      ? []
      : [`${from} imports ${target}: only the roof knows the demo.`];
  }
  if (!target.startsWith('src/')) return [`${from} imports ${target}: the product stands on src/ and gen/ only.`];
  const [a, b] = [moduleOf(from), moduleOf(target)];
  if (a === b && a !== '') return [];
  if (isScreen(from) && target.startsWith('src/web/')) return [];
  const [above, below] = [heightOf(from), heightOf(target)];
  if (above === undefined || below === undefined || below < above || above > FLOORS.length) return [];
  if (above === below && ARROWS[a]?.includes(b)) return [];
  const why = above === below ? 'they stand on one floor without an arrow between them' : 'that is up the floors';
  return [`${from} imports ${target}: ${why}. Move what is needed to a lower floor, or let the upper module ask.`];
}

/** Pages and routes belong to their module, and are drawn with what the roof's web/ has. */
function isScreen(path: string): boolean {
  return /^src\/[^/]+\/(pages\/|routes\.tsx$)/.test(path);
}

function heightOf(path: string): number | undefined {
  if (ROOF_FILES.includes(path)) return FLOORS.length + 1;
  const module = moduleOf(path);
  if (ROOF.includes(module)) return FLOORS.length + 1;
  const floor = FLOORS.findIndex((modules) => modules.includes(module));
  return floor < 0 ? undefined : floor + 1;
}

/** The files that the floors hold for: the product, not its tests. */
export function onFloors(sources: readonly Source[]): Source[] {
  return sources.filter(({ path }) => !isTest(path));
}
