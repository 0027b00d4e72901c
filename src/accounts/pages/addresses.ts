/** Addresses of the administrator's pages. */
export const addresses = {
  accounts: (made?: string) => (made ? `/accounts?made=${encodeURIComponent(made)}` : '/accounts'),
  newAccount: () => '/accounts/new',
} as const;
