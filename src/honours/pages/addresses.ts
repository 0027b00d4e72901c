import { queryString } from '../../web/request.ts';
import { actingGrant } from '../../web/session.ts';

/** Addresses that only these pages use; those others link to are in web/paths.ts. */
export const addresses = {
  // fetched by the browser itself, so it says under which grant
  file: (id: string) => `/api/v1/files/${id}${queryString({ acting: actingGrant()?.id })}`,
} as const;
