// Made by "npm run gen" from the registry of commands and queries; not edited by hand.
import { type RequestOptions, request } from '../src/web/request.ts';

type CallOptions = Pick<RequestOptions, 'commandId' | 'signal'>;

function call<T>(method: string, path: string, input: object, options: CallOptions = {}): Promise<T> {
  const rest: Record<string, unknown> = { ...input };
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]));
    delete rest[name];
    return value;
  });
  return request<T>(method, `/api/v1${address}`, { ...options, ...(method === 'GET' ? { query: rest as RequestOptions['query'] } : { body: rest }) });
}

export interface AccountListInput {
search?: string
limit?: number
after?: string
}
export interface AccountListResult {
items: {
id: string
login: string
name: string
personId: (string | null)
language: string
active: boolean
version: number
}[]
total: number
next: (string | null)
}
export interface AccountMakeInput {
login: string
name: string
password: string
personId?: string
language?: ("vi" | "en" | "ar")
demoOrder?: number
}
export interface AccountMakeResult {
id: string
}
export interface AccountPasswordInput {
present: string
password: string
}
export interface AccountPasswordResult {
id: string
}
export interface AccountSwitchInput {
id: string
active: boolean
version: number
}
export interface AccountSwitchResult {
id: string
}
export interface LedgerListInput {
id: string
limit?: number
after?: string
}
export interface LedgerListResult {
items: {
id: string
at: string
command: string
who: string
subjectKind: string
subjectId: string
reason: (string | null)
sealed: boolean
}[]
total: number
next: (string | null)
}
export interface OverseerAssignInput {
unitId: string
fromUnitId: string
personId: string
from: string
}
export interface OverseerAssignResult {
id: string
}
export interface OverseerEndInput {
id: string
on: string
version: number
}
export interface OverseerEndResult {
id: string
}
export interface PostBeginInput {
unitId: string
post: string
personId?: string
accountId?: string
holderName?: string
from: string
termEnds?: (string | null)
decision?: (string | null)
}
export interface PostBeginResult {
id: string
}
export interface PostEndInput {
id: string
on: string
reason: string
version: number
}
export interface PostEndResult {
id: string
}
export interface UnitChangeInput {
id: string
version: number
on: string
decision?: (string | null)
name: string
setting?: (string | null)
foundedOn?: (string | null)
households?: (number | null)
poorHouseholds?: (number | null)
temporaryHouses?: (number | null)
}
export interface UnitChangeResult {
id: string
}
export interface UnitFoundInput {
parentId: string
kind: string
code?: (string | null)
name: string
setting?: (string | null)
foundedOn?: (string | null)
households?: (number | null)
poorHouseholds?: (number | null)
temporaryHouses?: (number | null)
}
export interface UnitFoundResult {
id: string
}
export interface UnitGetInput {
id: string
}
export interface UnitGetResult {
id: string
code: (string | null)
name: string
kind: string
setting: (string | null)
foundedOn: (string | null)
closedOn: (string | null)
households: (number | null)
poorHouseholds: (number | null)
temporaryHouses: (number | null)
path: {
id: string
name: string
kind: string
readable: boolean
}[]
children: number
letterhead: ({
documentCode: string
upperName: string
issuerName: string
place: string
hasSeal: boolean
} | null)
posts: {
id: string
post: string
side: string
personId: (string | null)
name: string
isMember: boolean
from: string
to: (string | null)
termEnds: (string | null)
decision: (string | null)
version: number
}[]
overseers: {
id: string
personId: string
name: string
fromUnit: string
from: string
to: (string | null)
version: number
}[]
version: number
may: string[]
}
export interface UnitHistoryInput {
id: string
}
export interface UnitHistoryResult {
name: string
periods: {
name: string
kind: string
parent: (string | null)
from: string
to: (string | null)
decision: (string | null)
}[]
}
export interface UnitLetterheadInput {
id: string
letterhead: {
documentCode: string
upperName: string
issuerName: string
place: string
hasSeal: boolean
}
}
export interface UnitLetterheadResult {
id: string
}
export interface UnitListInput {
parent?: string
search?: string
limit?: number
after?: string
}
export interface UnitListResult {
items: {
id: string
name: string
kind: string
setting: (string | null)
children: number
}[]
total: number
next: (string | null)
}
export const api = {
  /** Accounts */
  accountList: (input: AccountListInput, options?: CallOptions) => call<AccountListResult>('GET', '/accounts', input, options),
  /** Make an account */
  accountMake: (input: AccountMakeInput, options?: CallOptions) => call<AccountMakeResult>('POST', '/accounts', input, options),
  /** Change one's own password */
  accountPassword: (input: AccountPasswordInput, options?: CallOptions) => call<AccountPasswordResult>('PUT', '/account/password', input, options),
  /** Close or open an account */
  accountSwitch: (input: AccountSwitchInput, options?: CallOptions) => call<AccountSwitchResult>('PUT', '/accounts/{id}/active', input, options),
  /** The ledger of a unit and all below */
  ledgerList: (input: LedgerListInput, options?: CallOptions) => call<LedgerListResult>('GET', '/units/{id}/ledger', input, options),
  /** Put a committee member in charge of a unit */
  overseerAssign: (input: OverseerAssignInput, options?: CallOptions) => call<OverseerAssignResult>('POST', '/units/{unitId}/overseers', input, options),
  /** End an overseer's charge */
  overseerEnd: (input: OverseerEndInput, options?: CallOptions) => call<OverseerEndResult>('POST', '/overseers/{id}/end', input, options),
  /** Let somebody begin a post */
  postBegin: (input: PostBeginInput, options?: CallOptions) => call<PostBeginResult>('POST', '/units/{unitId}/posts', input, options),
  /** End a post on a day */
  postEnd: (input: PostEndInput, options?: CallOptions) => call<PostEndResult>('POST', '/posts/{id}/end', input, options),
  /** Change the name and facts of a unit */
  unitChange: (input: UnitChangeInput, options?: CallOptions) => call<UnitChangeResult>('PUT', '/units/{id}', input, options),
  /** Found a unit under another */
  unitFound: (input: UnitFoundInput, options?: CallOptions) => call<UnitFoundResult>('POST', '/units', input, options),
  /** A unit: place in the tree, posts, overseers, letterhead */
  unitGet: (input: UnitGetInput, options?: CallOptions) => call<UnitGetResult>('GET', '/units/{id}', input, options),
  /** Names, kinds, places and posts of a unit over time */
  unitHistory: (input: UnitHistoryInput, options?: CallOptions) => call<UnitHistoryResult>('GET', '/units/{id}/history', input, options),
  /** Set the letterhead of a unit */
  unitLetterhead: (input: UnitLetterheadInput, options?: CallOptions) => call<UnitLetterheadResult>('PUT', '/units/{id}/letterhead', input, options),
  /** Children of a unit, or units found by name */
  unitList: (input: UnitListInput, options?: CallOptions) => call<UnitListResult>('GET', '/units', input, options),
};
