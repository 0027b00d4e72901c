/** Addresses of the unit's forms; those other modules link to are in web/paths.ts. */
import { paths } from '../../web/paths.ts';
import { queryString } from '../../web/request.ts';
import { actingGrant } from '../../web/session.ts';

export const addresses = {
  newPost: (unit: string, post?: string) => `/units/${unit}/posts/new${post ? `?post=${post}` : ''}`,
  appoint: (unit: string) => `/units/${unit}/posts/appoint`,
  newOverseer: (unit: string) => `/units/${unit}/overseers/new`,
  found: (unit: string) => `/units/${unit}/found`,
  change: (unit: string) => `/units/${unit}/change`,
  letterhead: (unit: string) => `/units/${unit}/letterhead`,
  newTerm: (unit: string) => `/units/${unit}/terms/new`,
  editTerm: (unit: string, term: string) => `/units/${unit}/terms/${term}/edit`,
  editDivision: (unit: string) => `/units/${unit}/division/edit`,
  newRegulation: (unit: string) => `/units/${unit}/regulations/new`,
  editRegulation: (id: string) => `${paths.regulation(id)}/edit`,
  /** A file is fetched by the browser itself, so the address says under which grant. */
  file: (id: string) => `/api/v1/files/${id}${queryString({ acting: actingGrant()?.id })}`,
} as const;
