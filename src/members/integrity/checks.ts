/** What this module brings to the integrity checks. */
import type { IntegrityCheck } from '../../organization/integrity.ts';
import { dateIntegrity } from './dates.ts';
import { homeIntegrity } from './homes.ts';
import { lineIntegrity } from './lines.ts';

export const memberIntegrity: readonly IntegrityCheck[] = [...homeIntegrity, ...lineIntegrity, ...dateIntegrity];

export const memberSubjects = {
  member: { table: 'person', name: 'full_name', needs: 'member.read', link: (id: string) => `/members/${id}` },
  correction: {
    table: 'correction',
    name: 'person_name',
    needs: 'member.read',
    link: (id: string) => `/corrections/${id}`,
  },
};
