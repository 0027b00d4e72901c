/** Addresses of this module's forms and files; those other modules link to are in web/paths.ts. */
import { paths } from '../../web/paths.ts';
import { queryString } from '../../web/request.ts';
import { actingGrant } from '../../web/session.ts';

export const addresses = {
  edit: (id: string) => `${paths.meeting(id)}/edit`,
  /** Fetched by the browser itself, so the address says under which grant. */
  calendar: (id: string) => `/api/v1/meetings/${id}/calendar${queryString({ acting: actingGrant()?.id })}`,
  pack: (id: string) => `/api/v1/meetings/${id}/pack${queryString({ acting: actingGrant()?.id })}`,
  file: (id: string) => `/api/v1/files/${id}${queryString({ acting: actingGrant()?.id })}`,
} as const;
