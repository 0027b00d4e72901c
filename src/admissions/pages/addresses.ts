import { queryString } from '../../web/request.ts';
import { actingGrant } from '../../web/session.ts';

/** A file is fetched by the browser itself, so its address says under which grant. */
export const addresses = {
  file: (id: string) => `/api/v1/files/${id}${queryString({ acting: actingGrant()?.id })}`,
};
