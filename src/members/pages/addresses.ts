/** Addresses of the register's forms; those other modules link to are in web/paths.ts. */
export const addresses = {
  register: (unit: string) => `/units/${unit}/members/new`,
  correct: (id: string) => `/members/${id}/correct`,
  end: (id: string) => `/members/${id}/end`,
  own: () => '/my/record',
} as const;
