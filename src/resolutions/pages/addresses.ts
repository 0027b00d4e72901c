/** Addresses of this module's forms and parts; those other modules link to are in web/paths.ts. */
import { paths } from '../../web/paths.ts';
import { type Query, queryString } from '../../web/request.ts';
import { actingGrant } from '../../web/session.ts';

export const addresses = {
  editResolution: (id: string) => `${paths.resolution(id)}/edit`,
  issue: (id: string) => `${paths.resolution(id)}/issue`,
  recipients: (id: string, query?: Query) => `${paths.resolution(id)}/recipients${queryString(query)}`,
  editPlan: (id: string) => `${paths.plan(id)}/edit`,
  coverage: (unit: string, query?: Query) => `/units/${unit}/coverage${queryString(query)}`,
  levels: (id: string) => `${paths.resolution(id)}/levels`,
  amendments: (id: string) => `${paths.resolution(id)}/amendments`,
  amend: (id: string) => `${paths.resolution(id)}/amend`,
  checksOf: (id: string) => `${paths.resolution(id)}/checks`,
  adjustPlan: (id: string) => `${paths.plan(id)}/adjust`,
  taskSheet: (unit: string) => `/units/${unit}/tasks/sheet`,
  closeYear: (unit: string, year: number) => `${paths.year(unit, year)}/close`,
  /** A file is fetched by the browser itself, so the address says under which grant. */
  file: (id: string) => `/api/v1/files/${id}${queryString({ acting: actingGrant()?.id })}`,
} as const;
