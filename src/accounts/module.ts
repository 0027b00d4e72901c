import type { Module } from '../platform/bus/command.ts';
import { changePassword, makeAccount, switchAccount } from './commands.ts';
import { followMember } from './following.ts';
import { accountFind, accountList, ledgerList } from './queries.ts';
import { accountsReorganizing } from './reorganizing.ts';
import { dropView, keepView, listViews } from './views.ts';

/** Floor 6: accounts, sessions, grants that follow from posts. */
export const accounts: Module = {
  name: 'accounts',
  commands: [makeAccount, switchAccount, changePassword, keepView, dropView],
  queries: [accountList, accountFind, ledgerList, listViews],
  ownedTables: [],
  reorganizing: accountsReorganizing,
  cases: { effects: { move_member: followMember } },
};
