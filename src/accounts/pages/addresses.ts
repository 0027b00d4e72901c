/** Addresses of the administrator's pages. */
export const addresses = {
  newAccount: () => '/accounts/new',
} as const;
