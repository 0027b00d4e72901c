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

export interface AccountFindInput {
search: string
}
export interface AccountFindResult {
items: {
id: string
login: string
name: string
}[]
}
export interface AccountListInput {
search?: string
active?: boolean
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
posts: {
post: string
unitId: string
unit: string
}[]
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
export interface AdmissionAdoptInput {
id: string
version: number
on: string
number?: (string | null)
}
export interface AdmissionAdoptResult {
id: string
}
export interface AdmissionAnnulInput {
id: string
version: number
reason: string
}
export interface AdmissionAnnulResult {
id: string
}
export interface AdmissionDivideInput {
id: string
version: number
shares: {
unit: string
group: (string | "")
min: number
max: number
}[]
}
export interface AdmissionDivideResult {
id: string
}
export interface AdmissionIdleInput {
unit: string
search?: string
sort?: ("last" | "-last" | "unit" | "-unit" | "members" | "-members")
limit?: number
after?: string
}
export interface AdmissionIdleResult {
items: {
id: string
name: string
parent: (string | null)
setting: (string | null)
last: (string | null)
members: number
candidates: number
}[]
total: number
next: (string | null)
}
export interface AdmissionListInput {
unit: string
from?: string
to?: string
group?: string
setting?: string
ownership?: string
nonState?: boolean
probation?: ("recognized" | "not_recognized")
search?: string
sort?: ("on" | "-on" | "name" | "-name" | "unit" | "-unit")
limit?: number
after?: string
}
export interface AdmissionListResult {
items: {
id: string
personId: string
name: string
unit: {
id: string
name: string
}
on: string
admittedOn: (string | null)
ceremonyOn: (string | null)
officialOn: (string | null)
groups: string[]
ownership: (string | null)
}[]
total: number
next: (string | null)
}
export interface AdmissionOverviewInput {
unit: string
from?: string
to?: string
}
export interface AdmissionOverviewResult {
from: string
to: string
term: boolean
members: number
admitted: number
recognized: number
notRecognized: number
refused: number
dropped: number
drops: {
code: string
n: (number | null)
}[]
groups: {
code: string
n: (number | null)
}[]
settings: {
code: (string | null)
n: number
}[]
ownerships: {
code: (string | null)
n: number
}[]
nonState: number
candidates: number
expiring: number
idleCells: number
cells: number
overdueCases: number
openCases: number
quarters: {
quarter: string
from: string
to: string
expected: number
sum: number
}[]
months: {
month: string
n: number
}[]
forecastMark: string
idleYears: number
countedSince: number
}
export interface AdmissionPlanInput {
unit: string
title: string
period: ("year" | "term")
startsOn: string
endsOn: string
goals: {
group: (string | "")
min: number
max: number
}[]
note?: (string | null)
}
export interface AdmissionPlanResult {
id: string
}
export interface AdmissionPlannedInput {
id: string
}
export interface AdmissionPlannedResult {
id: string
title: string
unit: {
id: string
name: string
}
period: string
startsOn: string
endsOn: string
state: string
min: number
max: number
result: (number | null)
divided: number
below: number
number: (string | null)
adoptedOn: (string | null)
note: (string | null)
goals: {
group: string
min: number
max: number
result: (number | null)
given: {
group: string
min: number
max: number
}
}[]
shares: {
unit: {
id: string
name: string
kind: string
}
goals: {
group: string
min: number
max: number
}[]
result: (number | null)
}[]
months: {
month: string
n: number
sum: number
}[]
expected: number
changes: {
on: string
by: string
reason: string
before: {
group: string
min: number
max: number
}[]
}[]
madeBy: string
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface AdmissionPlansInput {
unit: string
own?: boolean
period?: ("year" | "term")
state?: ("draft" | "adopted" | "annulled")
sort?: ("on" | "-on" | "unit" | "-unit")
limit?: number
after?: string
}
export interface AdmissionPlansResult {
items: {
id: string
title: string
unit: {
id: string
name: string
}
period: string
startsOn: string
endsOn: string
state: string
min: number
max: number
result: (number | null)
divided: number
below: number
}[]
total: number
next: (string | null)
}
export interface AdmissionReviseInput {
id: string
version: number
goals: {
group: (string | "")
min: number
max: number
}[]
reason?: (string | null)
}
export interface AdmissionReviseResult {
id: string
}
export interface AdmissionSharesInput {
unit: string
}
export interface AdmissionSharesResult {
items: {
planId: string
title: string
from: {
id: string
name: string
}
period: string
startsOn: string
endsOn: string
goals: {
group: string
min: number
max: number
}[]
result: (number | null)
}[]
}
export interface AgendaUnheardInput {
unit: string
below?: boolean
resolution?: string
limit?: number
after?: string
}
export interface AgendaUnheardResult {
items: {
id: string
unit: {
id: string
name: string
kind: string
}
resolution: {
id: string
title: string
numberText: string
}
issuerName: string
issuedOn: string
acknowledged: boolean
}[]
total: number
next: (string | null)
}
export interface AmendmentAcknowledgeInput {
unit: string
id: string
version: number
}
export interface AmendmentAcknowledgeResult {
id: string
}
export interface ArchiveDescribeInput {
unit: string
}
export interface ArchiveDescribeResult {
tables: {
name: string
part: string
rows: number
}[]
reveals: boolean
}
export interface AttendanceMineInput {
limit?: number
after?: string
}
export interface AttendanceMineResult {
items: {
id: string
meetingId: string
title: (string | null)
month: (string | null)
plannedAt: (string | null)
unit: {
id: string
name: string
kind: string
}
role: string
state: string
reason: (string | null)
}[]
total: number
next: (string | null)
}
export interface BadgeDecideInput {
awards: string[]
decidedOn: string
number: string
byUnitId?: string
byKind?: string
byName?: string
}
export interface BadgeDecideResult {
ids: string[]
}
export interface BadgeDueInput {
unit: string
on?: string
round?: string
years?: number
search?: string
sort?: ("due" | "-due" | "name" | "-name" | "unit" | "-unit" | "years" | "-years")
limit?: number
after?: string
}
export interface BadgeDueResult {
items: {
personId: string
name: string
unitId: string
unitName: string
admittedOn: string
years: number
dueOn: string
roundOn: string
bonus: (number | null)
cautions: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}[]
total: number
next: (string | null)
rounds: string[]
steps: number[]
}
export interface BadgeHandInput {
handedOn: string
items: {
award: string
badgeNo?: string
}[]
}
export interface BadgeHandResult {
ids: string[]
}
export interface BadgeListInput {
unit: string
state?: ("proposed" | "decided" | "handed" | "skipped")
given?: "yes"
years?: number
year?: number
round?: string
search?: string
sort?: ("due" | "-due" | "name" | "-name" | "unit" | "-unit" | "years" | "-years" | "round" | "-round")
limit?: number
after?: string
}
export interface BadgeListResult {
items: {
id: string
personId: string
name: string
unitId: string
unitName: string
years: number
admittedOn: string
dueOn: string
roundOn: string
state: ("proposed" | "decided" | "handed" | "skipped")
early: (string | null)
note: (string | null)
proposedOn: (string | null)
proposedName: (string | null)
decidedOn: (string | null)
number: (string | null)
decidedBy: (string | null)
bonus: (number | null)
badgeNo: (string | null)
handedOn: (string | null)
skipReason: (string | null)
skippedOn: (string | null)
version: number
cautions: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}[]
total: number
next: (string | null)
}
export interface BadgeProposeInput {
roundOn: string
items: {
personId: string
years: number
early?: string
note?: string
}[]
}
export interface BadgeProposeResult {
ids: string[]
}
export interface BadgeRecordInput {
personId: string
years: number
decidedOn: string
number?: string
decidedBy?: string
handedOn: string
badgeNo?: string
}
export interface BadgeRecordResult {
id: string
}
export interface BadgeSkipInput {
personId: string
years: number
roundOn: string
reason: string
note?: string
}
export interface BadgeSkipResult {
id: string
}
export interface BoundaryImportInput {
unit: string
fileId: string
}
export interface BoundaryImportResult {
matched: number
unmatched: string[]
twice: string[]
}
export interface BoundaryMapInput {
unit: string
}
export interface BoundaryMapResult {
unit: {
id: string
name: string
}
shapes: {
id: string
name: string
shape: {
type: string
coordinates: number[][][][]
}
}[]
without: number
}
export interface CandidateAcceptInput {
id: string
version: number
on: string
}
export interface CandidateAcceptResult {
id: string
}
export interface CandidateCorrectInput {
id: string
version: number
fullName?: string
sortName?: (string | null)
sex?: string
ethnicity?: (string | null)
birthDate?: string
birthYearOnly?: boolean
education?: (string | null)
occupation?: (string | null)
employer?: (string | null)
ownership?: (string | null)
homePlace?: (string | null)
residence?: (string | null)
unionBody?: (string | null)
unionSince?: (string | null)
phone?: (string | null)
groups?: string[]
formerPerson?: (string | null)
leftOn?: (string | null)
}
export interface CandidateCorrectResult {
id: string
warnings: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
export interface CandidateCountsInput {
unit: string
group?: string
}
export interface CandidateCountsResult {
total: (number | null)
stages: {
code: string
n: (number | null)
}[]
groups: {
code: string
n: (number | null)
}[]
}
export interface CandidateDropInput {
id: string
version: number
on: string
reason: string
note?: (string | null)
}
export interface CandidateDropResult {
id: string
}
export interface CandidateGetInput {
id: string
}
export interface CandidateGetResult {
id: string
unit: {
id: string
name: string
}
name: string
sortName: (string | null)
sex: string
ethnicity: (string | null)
birthYear: number
birthDate: (string | null)
birthYearOnly: boolean
age: number
education: (string | null)
occupation: (string | null)
employer: (string | null)
ownership: (string | null)
homePlace: (string | null)
residence: (string | null)
unionBody: (string | null)
unionSince: (string | null)
phoneTail: (string | null)
groups: {
id: string
byHand: boolean
}[]
formerPersonId: (string | null)
leftOn: (string | null)
state: string
stage: string
enteredOn: string
enteredBy: string
listedOn: (string | null)
closedOn: (string | null)
closeReason: (string | null)
closeNote: (string | null)
personId: (string | null)
nominations: {
id: string
body: string
bodyName: string
number: (string | null)
on: string
votesFor: (number | null)
votesOf: (number | null)
remarks: (string | null)
fileId: (string | null)
by: string
}[]
helpers: {
id: string
personId: string
name: string
togetherSince: string
from: string
to: (string | null)
endReason: (string | null)
remarkDue: (string | null)
mayRemark: boolean
version: number
}[]
remarks: {
id: string
on: string
body: string
by: string
}[]
tasks: {
id: string
what: string
givenOn: string
givenBy: string
due: string
result: (string | null)
judgedOn: (string | null)
verdict: (string | null)
judgedBy: (string | null)
version: number
}[]
places: {
id: string
course: string
state: string
askedOn: string
classId: (string | null)
className: (string | null)
endedOn: (string | null)
note: (string | null)
number: (string | null)
certifiedOn: (string | null)
validUntil: (string | null)
issuer: (string | null)
version: number
}[]
verdicts: {
id: string
month: string
on: string
verdict: string
reason: (string | null)
note: (string | null)
}[]
cases: {
id: string
procedure: string
state: string
step: string
stepLabel: ({
vi: string
en: string
ar: string
} | null)
outcome: (string | null)
openedOn: string
endedOn: (string | null)
due: (string | null)
}[]
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface CandidateListInput {
unit: string
state?: ("proposed" | "listed" | "admitted" | "refused" | "dropped" | "open" | "closed")
stage?: string
group?: string
reason?: string
certificate?: ("valid" | "expiring" | "expired" | "none")
closedFrom?: string
closedTo?: string
search?: string
sort?: ("name" | "-name" | "entered" | "-entered" | "unit" | "-unit" | "closed" | "-closed" | "certificate")
limit?: number
after?: string
}
export interface CandidateListResult {
items: {
id: string
name: string
unit: {
id: string
name: string
}
sex: string
birthYear: number
state: string
stage: string
groups: string[]
enteredOn: string
listedOn: (string | null)
closedOn: (string | null)
closeReason: (string | null)
helpers: (string | null)
certificateUntil: (string | null)
hasCertificate: boolean
caseId: (string | null)
caseDue: (string | null)
}[]
total: number
next: (string | null)
}
export interface CandidateNominateInput {
unit: string
fullName: string
sortName?: (string | null)
sex: string
ethnicity?: (string | null)
birthDate: string
birthYearOnly?: boolean
education?: (string | null)
occupation?: (string | null)
employer?: (string | null)
ownership?: (string | null)
homePlace?: (string | null)
residence?: (string | null)
unionBody?: (string | null)
unionSince?: (string | null)
phone?: (string | null)
groups?: string[]
formerPerson?: (string | null)
leftOn?: (string | null)
nomination: {
body: string
bodyName: string
number?: (string | null)
on: string
votesFor?: (number | null)
votesOf?: (number | null)
remarks?: (string | null)
file?: (string | null)
}
listedOn?: (string | null)
}
export interface CandidateNominateResult {
id: string
warnings: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
export interface CandidateRevealInput {
id: string
}
export interface CandidateRevealResult {
id: string
birthDate: string
phone: (string | null)
}
export interface CandidateReviewInput {
unit: string
month: string
on: string
lines: {
candidate: string
verdict: ("kept" | "taken_up" | "dropped")
reason?: (string | null)
note?: (string | null)
}[]
}
export interface CandidateReviewResult {
id: string
dropped: number
}
export interface CandidateReviewedInput {
unit: string
month: string
}
export interface CandidateReviewedResult {
month: string
done: boolean
on: (string | null)
by: (string | null)
lines: {
candidateId: string
name: string
state: string
enteredOn: string
inCase: boolean
verdict: (string | null)
reason: (string | null)
note: (string | null)
}[]
mayReview: boolean
rule: (string | null)
}
export interface CandidateReviewsInput {
unit: string
month?: string
sort?: ("month" | "-month" | "unit" | "-unit")
limit?: number
after?: string
}
export interface CandidateReviewsResult {
items: {
id: string
unit: {
id: string
name: string
}
month: string
on: string
kept: number
dropped: number
by: string
}[]
total: number
next: (string | null)
}
export interface CandidateSecondInput {
id: string
body: string
bodyName: string
number?: (string | null)
on: string
votesFor?: (number | null)
votesOf?: (number | null)
remarks?: (string | null)
file?: (string | null)
}
export interface CandidateSecondResult {
id: string
}
export interface CardIssueInput {
personId: string
kind: string
reason: string
issuedOn: string
cardNo: string
number?: string
note?: string
}
export interface CardIssueResult {
id: string
}
export interface CardListInput {
unit: string
cardState?: ("valid" | "lost" | "damaged" | "returned" | "replaced")
cardKind?: string
reason?: string
year?: number
search?: string
sort?: ("on" | "-on" | "name" | "-name" | "unit" | "-unit")
limit?: number
after?: string
}
export interface CardListResult {
items: {
id: string
personId: string
name: string
unitId: string
unitName: string
kind: (string | null)
reason: (string | null)
issuedOn: (string | null)
number: (string | null)
tail: (string | null)
state: ("valid" | "lost" | "damaged" | "returned" | "replaced")
stateOn: (string | null)
stateReason: (string | null)
note: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface CardReportInput {
personId: string
what: ("lost" | "damaged")
on: string
note?: string
}
export interface CardReportResult {
id: string
}
export interface CardReturnInput {
personId: string
on: string
reason: string
note?: string
}
export interface CardReturnResult {
id: string
}
export interface CaseAskInput {
id: string
kind: string
from?: (string | null)
unit?: (string | null)
due?: (string | null)
}
export interface CaseAskResult {
id: string
}
export interface CaseClocksInput {
unit: string
within?: number
procedure?: string
limit?: number
after?: string
}
export interface CaseClocksResult {
items: {
id: string
caseId: string
subject: string
unit: {
id: string
name: string
}
procedure: {
id: string
label: {
vi: string
en: string
ar: string
}
}
step: {
id: string
label: {
vi: string
en: string
ar: string
}
}
rule: string
due: string
overdue: boolean
}[]
total: number
next: (string | null)
}
export interface CaseCountsInput {
unit: string
from?: string
to?: string
}
export interface CaseCountsResult {
counts: {
procedure: string
state: string
mark: string
n: number
}[]
}
export interface CaseDropInput {
id: string
version: number
reason: string
on: string
note?: (string | null)
}
export interface CaseDropResult {
id: string
}
export interface CaseExportInput {
unit: string
procedure?: string[]
step?: string[]
outcome?: string
state?: ("open" | "paused" | "ended" | "overdue" | "in_hand")
dueBy?: string
endedFrom?: string
endedTo?: string
side?: ("own" | "other")
subject?: string
search?: string
}
export interface CaseExportResult {
rows: {
id: string
unit: {
id: string
name: string
kind: string
}
other: ({
id: string
name: string
} | null)
procedure: {
id: string
label: {
vi: string
en: string
ar: string
}
}
subject: {
kind: string
id: string
name: string
}
state: string
step: {
id: string
label: {
vi: string
en: string
ar: string
}
}
outcome: ({
id: string
label: {
vi: string
en: string
ar: string
}
} | null)
openedOn: string
endedOn: (string | null)
due: (string | null)
overdue: boolean
restricted: boolean
}[]
}
export interface CaseExtendInput {
id: string
clock: string
version: number
n: number
reason: string
}
export interface CaseExtendResult {
id: string
due: string
}
export interface CaseGetInput {
id: string
}
export interface CaseGetResult {
id: string
unit: {
id: string
name: string
kind: string
}
other: ({
id: string
name: string
} | null)
procedure: {
id: string
label: {
vi: string
en: string
ar: string
}
}
subject: {
kind: string
id: string
name: string
}
state: string
step: {
id: string
label: {
vi: string
en: string
ar: string
}
}
outcome: ({
id: string
label: {
vi: string
en: string
ar: string
}
} | null)
openedOn: string
endedOn: (string | null)
due: (string | null)
overdue: boolean
restricted: boolean
facts: {
field: {
id: string
label: {
vi: string
en: string
ar: string
}
help: ({
vi: string
en: string
ar: string
} | null)
kind: string
required: boolean
past: boolean
choices: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
}
text: string
value: string
link: ({
kind: string
id: string
} | null)
}[]
steps: {
id: string
label: {
vi: string
en: string
ar: string
}
help: ({
vi: string
en: string
ar: string
} | null)
by: string
state: ("done" | "now" | "later" | "left")
entries: {
begunOn: string
takenOn: (string | null)
outcome: ({
id: string
name: {
vi: string
en: string
ar: string
}
shows: string
} | null)
note: (string | null)
by: (string | null)
unit: ({
id: string
name: string
} | null)
pollId: (string | null)
meetingId: (string | null)
}[]
clocks: {
id: string
rule: string
startedOn: string
n: number
unit: string
due: string
firstDue: string
state: string
endedOn: (string | null)
pausedOn: (string | null)
left: (number | null)
uncertain: boolean
extensions: {
on: string
n: number
reason: string
by: string
}[]
pauses: {
from: string
to: string
reason: string
}[]
version: number
}[]
length: ({
n: number
unit: string
rule: string
} | null)
otherSide: boolean
earliest: ({
on: string
rule: string
} | null)
needs: {
kind: ("paper" | "opinion" | "vote" | "check")
id: string
label: {
vi: string
en: string
ar: string
}
body: (string | null)
rule: (string | null)
warns: boolean
met: boolean
reasons: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}[]
fields: {
id: string
label: {
vi: string
en: string
ar: string
}
help: ({
vi: string
en: string
ar: string
} | null)
kind: string
required: boolean
past: boolean
choices: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
}[]
outcomes: {
id: string
label: {
vi: string
en: string
ar: string
}
reason: boolean
shows: string
next: ({
id: string
label: {
vi: string
en: string
ar: string
}
} | null)
effect: (string | null)
without: boolean
reasons: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}[]
}[]
papers: {
id: string
form: string
code: (string | null)
label: {
vi: string
en: string
ar: string
}
common: boolean
state: string
dated: (string | null)
numberText: (string | null)
issuer: (string | null)
note: (string | null)
fileId: (string | null)
by: string
at: string
version: number
}[]
forms: {
id: string
code: (string | null)
label: {
vi: string
en: string
ar: string
}
many: boolean
}[]
documents: {
kind: string
code: (string | null)
label: {
vi: string
en: string
ar: string
}
steps: string[]
}[]
opinions: {
id: string
kind: {
id: string
label: {
vi: string
en: string
ar: string
}
}
from: string
unit: ({
id: string
name: string
} | null)
askedOn: string
due: (string | null)
answeredOn: (string | null)
stance: (string | null)
votesFor: (number | null)
votesAgainst: (number | null)
body: (string | null)
by: (string | null)
version: number
}[]
opinionKinds: {
id: string
label: {
vi: string
en: string
ar: string
}
counts: boolean
unit: boolean
}[]
polls: {
id: string
question: string
form: string
majority: string
baseKind: string
rule: string
rulebookHash: string
ruledOn: (string | null)
eligible: number
present: number
base: number
threshold: number
votesFor: number
votesAgainst: number
votesOther: number
passed: boolean
reservedOpinions: (string | null)
takenAt: string
}[]
voting: ({
matter: string
majority: string
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
base: {
id: string
onlyPresent: boolean
leaveOutIfAbsent: string[]
leaveOut: string[]
excusedAbsenceLeavesOut: boolean
}
quorum: ({
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
} | null)
forms: string[]
smallestSecretElectorate: number
secretForms: string[]
rulebookHash: string
ruledOn: string
citation: {
vi: string
en: string
ar: string
}
} | null)
pauses: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
drops: {
id: string
label: {
vi: string
en: string
ar: string
}
effect: (string | null)
}[]
affair: ({
id: string
subject: {
id: string
name: string
}
state: string
step: {
id: string
label: {
vi: string
en: string
ar: string
}
}
outcome: ({
id: string
label: {
vi: string
en: string
ar: string
}
} | null)
}[] | null)
decidedAbove: boolean
openedBy: string
ruledOn: string
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface CaseJoinInput {
id: string
version: number
subject: string
facts: {
field: string
value: (string | null)
}[]
on?: string
}
export interface CaseJoinResult {
id: string
}
export interface CaseListInput {
unit: string
procedure?: string[]
step?: string[]
outcome?: string
state?: ("open" | "paused" | "ended" | "overdue" | "in_hand")
dueBy?: string
endedFrom?: string
endedTo?: string
side?: ("own" | "other")
subject?: string
search?: string
sort?: ("due" | "-due" | "name" | "-name" | "opened" | "-opened")
limit?: number
after?: string
}
export interface CaseListResult {
items: {
id: string
unit: {
id: string
name: string
kind: string
}
other: ({
id: string
name: string
} | null)
procedure: {
id: string
label: {
vi: string
en: string
ar: string
}
}
subject: {
kind: string
id: string
name: string
}
state: string
step: {
id: string
label: {
vi: string
en: string
ar: string
}
}
outcome: ({
id: string
label: {
vi: string
en: string
ar: string
}
} | null)
openedOn: string
endedOn: (string | null)
due: (string | null)
overdue: boolean
restricted: boolean
}[]
total: number
next: (string | null)
}
export interface CaseMineInput {
limit?: number
after?: string
}
export interface CaseMineResult {
items: {
id: string
unit: {
id: string
name: string
kind: string
}
other: ({
id: string
name: string
} | null)
procedure: {
id: string
label: {
vi: string
en: string
ar: string
}
}
subject: {
kind: string
id: string
name: string
}
state: string
step: {
id: string
label: {
vi: string
en: string
ar: string
}
}
outcome: ({
id: string
label: {
vi: string
en: string
ar: string
}
} | null)
openedOn: string
endedOn: (string | null)
due: (string | null)
overdue: boolean
restricted: boolean
}[]
total: number
next: (string | null)
}
export interface CaseOfferInput {
kind: ("member" | "candidate" | "unit")
subject: string
}
export interface CaseOfferResult {
subject: {
kind: string
id: string
name: string
}
unit: {
id: string
name: string
}
procedures: {
id: string
label: {
vi: string
en: string
ar: string
}
subject: string
rule: string
byHand: boolean
opensBy: string
otherSide: (string | null)
restricted: boolean
fields: {
id: string
label: {
vi: string
en: string
ar: string
}
help: ({
vi: string
en: string
ar: string
} | null)
kind: string
required: boolean
past: boolean
choices: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
}[]
steps: {
id: string
label: {
vi: string
en: string
ar: string
}
otherSide: boolean
}[]
outcomes: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
papers: {
id: string
code: (string | null)
label: {
vi: string
en: string
ar: string
}
}[]
reasons: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
openCase: (string | null)
}[]
}
export interface CaseOpenInput {
procedure: string
subject: string
facts: {
field: string
value: (string | null)
}[]
on?: string
}
export interface CaseOpenResult {
id: string
}
export interface CaseOpineInput {
id: string
version: number
on: string
stance: ("for" | "against" | "neither")
votesFor?: (number | null)
votesAgainst?: (number | null)
body: string
}
export interface CaseOpineResult {
id: string
}
export interface CasePaperInput {
id: string
form: string
state: ("received" | "checked" | "returned")
dated?: (string | null)
numberText?: (string | null)
issuer?: (string | null)
note?: (string | null)
fileId?: (string | null)
common?: boolean
}
export interface CasePaperResult {
id: string
}
export interface CasePaperStateInput {
id: string
version: number
state: ("received" | "checked" | "returned")
dated?: (string | null)
numberText?: (string | null)
issuer?: (string | null)
note?: (string | null)
fileId?: (string | null)
}
export interface CasePaperStateResult {
id: string
}
export interface CasePauseInput {
id: string
version: number
reason: string
note?: (string | null)
}
export interface CasePauseResult {
id: string
}
export interface CaseQuestionsInput {
unit: string
state?: ("open" | "answered")
limit?: number
after?: string
}
export interface CaseQuestionsResult {
items: {
id: string
subject: string
asker: {
id: string
name: string
}
procedure: {
id: string
label: {
vi: string
en: string
ar: string
}
}
kind: {
id: string
label: {
vi: string
en: string
ar: string
}
}
counts: boolean
askedOn: string
due: (string | null)
answeredOn: (string | null)
stance: (string | null)
body: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface CaseResumeInput {
id: string
version: number
}
export interface CaseResumeResult {
id: string
}
export interface CaseTakeInput {
id: string
version: number
step: string
outcome: string
on: string
note?: (string | null)
facts?: {
field: string
value: (string | null)
}[]
}
export interface CaseTakeResult {
id: string
step: string
state: string
}
export interface CaseUnitsInput {
search: string
}
export interface CaseUnitsResult {
items: {
id: string
name: string
kind: string
above: string[]
}[]
}
export interface CaseVoteInput {
id: string
step: string
eligible: number
present: number
votesFor: number
votesAgainst: number
votesOther: number
form: string
reservedOpinions?: (string | null)
}
export interface CaseVoteResult {
pollId: string
passed: boolean
threshold: number
base: number
}
export interface CellUnplannedInput {
unit: string
search?: string
limit?: number
after?: string
}
export interface CellUnplannedResult {
items: {
id: string
name: string
kind: string
}[]
total: number
next: (string | null)
}
export interface CheckDropInput {
id: string
version: number
reason: string
}
export interface CheckDropResult {
id: string
}
export interface CheckListInput {
unit: string
resolution?: string
state?: ("planned" | "recorded" | "dropped" | "overdue")
search?: string
sort?: ("due" | "-due" | "state" | "-state")
limit?: number
after?: string
}
export interface CheckListResult {
items: {
id: string
unit: {
id: string
name: string
}
resolution: {
id: string
title: string
}
due: string
what: string
checker: {
id: string
name: string
}
state: string
overdue: boolean
recordedOn: (string | null)
recordedBy: (string | null)
findings: (string | null)
outcome: (string | null)
taskId: (string | null)
dropReason: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
total: number
next: (string | null)
}
export interface CheckPlanInput {
id: string
checks: {
due: string
checkerId: string
what: string
}[]
}
export interface CheckPlanResult {
ids: string[]
}
export interface CheckRecordInput {
id: string
version: number
on: string
findings: string
outcome: ("met" | "partly" | "not_met")
followUp?: ({
assigneeId?: ((string | "") | null)
work?: (string | null)
accountability?: (string | null)
due?: ((string | "") | null)
result?: (string | null)
checkerId?: ((string | "") | null)
authority?: (string | null)
source?: (string | null)
theme?: (string | null)
planItemId?: (string | null)
} | null)
}
export interface CheckRecordResult {
id: string
taskId: (string | null)
}
export interface ClassCancelInput {
id: string
version: number
reason: string
}
export interface ClassCancelResult {
id: string
waiting: number
}
export interface ClassCorrectInput {
id: string
version: number
name: string
place: string
heldBy: string
startsOn: string
endsOn: string
seats: number
note?: (string | null)
}
export interface ClassCorrectResult {
id: string
}
export interface ClassEnrolInput {
id: string
places: string[]
}
export interface ClassEnrolResult {
id: string
enrolled: number
}
export interface ClassFinishInput {
id: string
version: number
on: string
results: {
place: string
finished: boolean
number?: (string | null)
note?: (string | null)
}[]
}
export interface ClassFinishResult {
id: string
finished: number
failed: number
}
export interface ClassGetInput {
id: string
}
export interface ClassGetResult {
id: string
course: string
name: string
place: string
heldBy: string
unit: {
id: string
name: string
}
startsOn: string
endsOn: string
seats: number
enrolled: number
finished: number
state: string
note: (string | null)
finishedOn: (string | null)
places: {
id: string
course: string
name: string
candidateId: (string | null)
personId: (string | null)
unit: {
id: string
name: string
}
state: string
askedOn: string
className: (string | null)
classId: (string | null)
number: (string | null)
certifiedOn: (string | null)
validUntil: (string | null)
note: (string | null)
version: number
}[]
waiting: number
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ClassListInput {
unit: string
course?: string
state?: ("open" | "finished" | "cancelled")
sort?: ("on" | "-on" | "name" | "-name")
limit?: number
after?: string
}
export interface ClassListResult {
items: {
id: string
course: string
name: string
place: string
heldBy: string
unit: {
id: string
name: string
}
startsOn: string
endsOn: string
seats: number
enrolled: number
finished: number
state: string
}[]
total: number
next: (string | null)
}
export interface ClassOpenInput {
unit: string
course: string
name: string
place: string
heldBy: string
startsOn: string
endsOn: string
seats: number
note?: (string | null)
}
export interface ClassOpenResult {
id: string
}
export interface CommendationAnnulInput {
id: string
version: number
on: string
number?: string
reason: string
}
export interface CommendationAnnulResult {
id: string
}
export interface CommendationGetInput {
id: string
}
export interface CommendationGetResult {
id: string
unitId: string
unitName: string
personId: (string | null)
name: string
form: string
byUnitId: (string | null)
byKind: string
byName: string
number: (string | null)
decidedOn: string
forYear: number
reason: string
annulledOn: (string | null)
version: number
recordedName: string
recordedAt: string
annulledNumber: (string | null)
annulledReason: (string | null)
annulledName: (string | null)
caseId: (string | null)
files: {
id: string
name: string
bytes: number
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface CommendationListInput {
unit: string
form?: string
to?: ("member" | "unit")
year?: number
inForce?: ("yes" | "no")
search?: string
sort?: ("on" | "-on" | "name" | "-name" | "unit" | "-unit")
limit?: number
after?: string
}
export interface CommendationListResult {
items: {
id: string
unitId: string
unitName: string
personId: (string | null)
name: string
form: string
byUnitId: (string | null)
byKind: string
byName: string
number: (string | null)
decidedOn: string
forYear: number
reason: string
annulledOn: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface CommendationProposeInput {
unitId: string
people?: string[]
units?: string[]
form: string
year: number
reason: string
}
export interface CommendationProposeResult {
ids: string[]
}
export interface CommendationRecordInput {
unitId: string
personId?: string
form: string
byUnitId?: string
byKind?: string
byName?: string
number?: string
decidedOn: string
forYear?: number
reason: string
fileIds?: string[]
}
export interface CommendationRecordResult {
id: string
}
export interface ConflictCloseInput {
id: string
decision: string
version: number
}
export interface ConflictCloseResult {
id: string
}
export interface ConflictNoteInput {
id: string
what: string
}
export interface ConflictNoteResult {
id: string
}
export interface ContactAnswerInput {
id: string
version: number
accept: boolean
on: string
note?: string
}
export interface ContactAnswerResult {
id: string
}
export interface ContactCellsInput {
search: string
}
export interface ContactCellsResult {
items: {
id: string
name: string
kind: string
above: string[]
}[]
}
export interface ContactEndInput {
id: string
version: number
on: string
reason: string
}
export interface ContactEndResult {
id: string
}
export interface ContactGetInput {
id: string
}
export interface ContactGetResult {
id: string
personId: string
name: string
home: {
id: string
name: string
}
residence: ({
id: string
name: string
} | null)
category: string
state: ("noted" | "waiting" | "received" | "refused")
reason: (string | null)
letterNumber: (string | null)
letterOn: (string | null)
from: string
to: (string | null)
endReason: (string | null)
answeredOn: (string | null)
answerNote: (string | null)
answeredName: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ContactIntroduceInput {
personId: string
category: string
residence?: string
from: string
reason?: string
letterNumber?: string
letterOn?: string
}
export interface ContactIntroduceResult {
id: string
}
export interface ContactListInput {
unit: string
side: ("home" | "residence")
category?: string
state?: ("noted" | "waiting" | "received" | "refused")
ended?: "yes"
search?: string
sort?: ("name" | "-name" | "from" | "-from" | "unit" | "-unit")
limit?: number
after?: string
}
export interface ContactListResult {
items: {
id: string
personId: string
name: string
home: {
id: string
name: string
}
residence: ({
id: string
name: string
} | null)
category: string
state: ("noted" | "waiting" | "received" | "refused")
reason: (string | null)
letterNumber: (string | null)
letterOn: (string | null)
from: string
to: (string | null)
endReason: (string | null)
answeredOn: (string | null)
answerNote: (string | null)
answeredName: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
total: number
next: (string | null)
}
export interface ContactMissingInput {
unit: string
search?: string
sort?: ("name" | "-name" | "unit" | "-unit")
limit?: number
after?: string
}
export interface ContactMissingResult {
items: {
personId: string
name: string
unitId: string
unitName: string
}[]
total: number
next: (string | null)
}
export interface CorrectionAskInput {
field: ("fullName" | "sex" | "ethnicity" | "birthDate" | "admittedOn" | "ceremonyOn" | "officialOn" | "education" | "theory" | "cardNo" | "phone")
after?: (string | null)
reason: string
}
export interface CorrectionAskResult {
id: string
due: string
}
export interface CorrectionContestInput {
year: number
figure: string
ref: string
reason: string
}
export interface CorrectionContestResult {
id: string
due: string
}
export interface CorrectionDecideInput {
id: string
agreed: boolean
answer: string
version: number
}
export interface CorrectionDecideResult {
id: string
}
export interface CorrectionGetInput {
id: string
}
export interface CorrectionGetResult {
id: string
personId: string
personName: string
unit: {
id: string
name: string
}
field: string
before: (string | null)
after: (string | null)
reason: string
askedOn: string
due: string
rule: string
state: string
decidedOn: (string | null)
decidedName: (string | null)
answer: (string | null)
fact: ({
figure: {
vi: string
en: string
ar: string
}
year: number
what: {
vi: string
en: string
ar: string
}
why: ({
vi: string
en: string
ar: string
} | null)
on: string
by: (string | null)
link: string
changed: (boolean | null)
} | null)
movedTo: (string | null)
source: (string | null)
askedName: (string | null)
own: boolean
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface CorrectionListInput {
unit: string
state?: ("open" | "agreed" | "refused" | "withdrawn" | "moved")
person?: string
year?: number
overdue?: boolean
sort?: ("due" | "-due")
limit?: number
after?: string
}
export interface CorrectionListResult {
items: {
id: string
personName: string
unitName: string
field: string
figure: ({
vi: string
en: string
ar: string
} | null)
askedOn: string
due: string
state: string
decidedOn: (string | null)
}[]
total: number
next: (string | null)
}
export interface CorrectionMineInput {
year?: number
limit?: number
after?: string
}
export interface CorrectionMineResult {
items: {
id: string
personName: string
unitName: string
field: string
figure: ({
vi: string
en: string
ar: string
} | null)
askedOn: string
due: string
state: string
decidedOn: (string | null)
}[]
total: number
next: (string | null)
}
export interface CorrectionWithdrawInput {
id: string
version: number
}
export interface CorrectionWithdrawResult {
id: string
}
export interface DashboardDropInput {
id: string
version: number
}
export interface DashboardDropResult {
id: string
}
export interface DashboardListInput {
unit: string
}
export interface DashboardListResult {
unit: {
id: string
name: string
}
may: boolean
items: {
id: string
unitId: string
name: string
tiles: {
indicator: string
form: ("number" | "trend" | "children")
unit?: string
}[]
version: number
madeName: string
changedOn: string
here: boolean
}[]
indicators: {
id: string
name: {
vi: string
en: string
ar: string
}
}[]
units: {
id: string
name: string
}[]
}
export interface DashboardSaveInput {
unit: string
id?: string
version?: number
name: string
tiles: {
indicator: string
form: ("number" | "trend" | "children")
unit?: string
}[]
}
export interface DashboardSaveResult {
id: string
}
export interface DivisionAdoptInput {
id: string
version: number
from: string
decision?: (string | null)
}
export interface DivisionAdoptResult {
id: string
}
export interface DivisionAnswersInput {
unit: string
on?: string
field?: string
about?: string
}
export interface DivisionAnswersResult {
on: string
answers: {
field: string
ownField: boolean
personId: string
personName: string
role: ("lead" | "support")
units: {
id: string
name: string
}[]
from: string
to: (string | null)
}[]
}
export interface DivisionDraftInput {
unitId: string
id?: string
version?: number
note?: (string | null)
lines: {
field: string
ownField?: boolean
personId: string
role: ("lead" | "support")
units?: string[]
}[]
}
export interface DivisionDraftResult {
id: string
}
export interface DivisionDropInput {
id: string
version: number
}
export interface DivisionDropResult {
id: string
}
export interface DivisionGetInput {
unit: string
on?: string
divisionId?: string
}
export interface DivisionGetResult {
unitId: string
unitName: string
shown: ({
id: string
state: ("draft" | "adopted")
decision: (string | null)
note: (string | null)
from: (string | null)
to: (string | null)
lines: number
version: number
} | null)
lines: {
field: string
ownField: boolean
personId: string
personName: string
role: ("lead" | "support")
units: {
id: string
name: string
}[]
}[]
openFields: string[]
openUnits: {
id: string
name: string
}[]
}
export interface DivisionVersionsInput {
unit: string
}
export interface DivisionVersionsResult {
versions: {
id: string
state: ("draft" | "adopted")
decision: (string | null)
note: (string | null)
from: (string | null)
to: (string | null)
lines: number
version: number
}[]
seated: {
id: string
name: string
post: string
}[]
below: {
id: string
name: string
}[]
}
export interface DualCohortCellsInput {
unit: string
from?: string
to?: string
cohort: ("dual" | "single" | "changed" | "vacant")
search?: string
sort?: ("name" | "-name")
limit?: number
after?: string
}
export interface DualCohortCellsResult {
items: {
id: string
name: string
parent: (string | null)
}[]
total: number
next: (string | null)
}
export interface DualCohortsInput {
unit: string
from?: string
to?: string
}
export interface DualCohortsResult {
unit: {
id: string
name: string
}
from: string
to: string
cells: {
dual: (number | null)
single: (number | null)
changed: (number | null)
vacant: (number | null)
}
lines: {
measure: ("meetings" | "attendance" | "plans" | "tasks" | "proposals" | "admissions")
dual: ({
n: number
of: number
} | null)
single: ({
n: number
of: number
} | null)
}[]
smallest: number
}
export interface DualListInput {
unit: string
apart?: boolean
search?: string
sort?: ("name" | "-name" | "ends" | "-ends")
limit?: number
after?: string
}
export interface DualListResult {
items: {
id: string
unitId: string
unitName: string
pair: string
name: string
first: string
firstEnds: (string | null)
second: string
secondEnds: (string | null)
soonest: (string | null)
apart: (boolean | null)
}[]
total: number
next: (string | null)
}
export interface DuesArrearsInput {
unit: string
year?: number
signal?: "yes"
search?: string
sort?: ("months" | "-months" | "name" | "-name" | "owed" | "-owed")
limit?: number
after?: string
}
export interface DuesArrearsResult {
items: {
personId: string
name: string
unit: {
id: string
name: string
}
months: number
first: string
last: string
owed: number
signal: boolean
}[]
total: number
next: (string | null)
year: number
months: (number | null)
rule: (string | null)
}
export interface DuesAssessInput {
unit: string
from: string
items: {
personId: string
category: string
base: number
voluntary?: number
consent?: string
}[]
}
export interface DuesAssessResult {
set: number
}
export interface DuesCloseMonthInput {
unit: string
month: string
}
export interface DuesCloseMonthResult {
id: string
collected: number
unpaid: number
}
export interface DuesCollectInput {
unit: string
month: string
paidOn: string
method: string
handedBy?: string
items: {
personId: string
amount?: number
}[]
}
export interface DuesCollectResult {
amount: number
entries: {
id: string
personId: string
amount: number
}[]
}
export interface DuesConfirmRemittanceInput {
id: string
outcome: ("received" | "returned")
amount?: number
on: string
note?: string
version: number
}
export interface DuesConfirmRemittanceResult {
id: string
}
export interface DuesCorrectInput {
id: string
what: ("paid" | "due")
amount: number
on: string
reason: string
}
export interface DuesCorrectResult {
id: string
change: number
}
export interface DuesMineInput {
year?: number
}
export interface DuesMineResult {
personId: string
name: string
unit: {
id: string
name: string
kind: string
}
own: boolean
year: number
bases: {
id: string
category: string
base: (number | null)
voluntary: number
consent: (string | null)
from: string
to: (string | null)
setName: string
}[]
months: {
id: string
unitId: string
unitName: string
month: string
closed: boolean
category: string
rule: string
due: number
dueChange: number
voluntary: number
paid: number
entries: {
id: string
kind: string
amount: number
booked: string
on: string
method: (string | null)
receipt: (string | null)
handedBy: (string | null)
reason: (string | null)
takenName: string
}[]
}[]
totals: {
due: number
voluntary: number
paid: number
}
arrears: {
months: string[]
owed: number
signal: boolean
rule: (string | null)
from: (number | null)
}
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface DuesNextRemittanceInput {
unit: string
}
export interface DuesNextRemittanceResult {
year: (number | null)
fromMonth: (string | null)
toMonth: (string | null)
own: number
received: number
kept: (number | null)
remitted: (number | null)
percent: (number | null)
rule: (string | null)
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface DuesPersonInput {
id: string
year?: number
}
export interface DuesPersonResult {
personId: string
name: string
unit: {
id: string
name: string
kind: string
}
own: boolean
year: number
bases: {
id: string
category: string
base: (number | null)
voluntary: number
consent: (string | null)
from: string
to: (string | null)
setName: string
}[]
months: {
id: string
unitId: string
unitName: string
month: string
closed: boolean
category: string
rule: string
due: number
dueChange: number
voluntary: number
paid: number
entries: {
id: string
kind: string
amount: number
booked: string
on: string
method: (string | null)
receipt: (string | null)
handedBy: (string | null)
reason: (string | null)
takenName: string
}[]
}[]
totals: {
due: number
voluntary: number
paid: number
}
arrears: {
months: string[]
owed: number
signal: boolean
rule: (string | null)
from: (number | null)
}
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface DuesReceiptInput {
id: string
}
export interface DuesReceiptResult {
id: string
number: string
unit: {
id: string
name: string
kind: string
}
personId: string
name: string
month: string
amount: number
on: string
method: string
handedBy: (string | null)
takenName: string
}
export interface DuesRemitInput {
unit: string
on: string
}
export interface DuesRemitResult {
id: string
kept: number
remitted: number
}
export interface DuesRemittanceInput {
id: string
}
export interface DuesRemittanceResult {
id: string
unit: {
id: string
name: string
kind: string
}
to: ({
id: string
name: string
kind: string
} | null)
number: string
year: number
fromMonth: string
toMonth: string
own: number
received: number
kept: number
remitted: number
percent: number
rule: string
state: string
sentOn: string
sentName: string
confirmedOn: (string | null)
confirmedName: (string | null)
note: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface DuesRemittancesInput {
unit: string
year?: number
state?: ("sent" | "confirmed" | "returned")
of?: ("own" | "incoming")
sort?: ("sent_on" | "-sent_on")
limit?: number
after?: string
}
export interface DuesRemittancesResult {
items: {
id: string
unit: {
id: string
name: string
kind: string
}
to: ({
id: string
name: string
kind: string
} | null)
number: string
year: number
fromMonth: string
toMonth: string
own: number
received: number
kept: number
remitted: number
percent: number
rule: string
state: string
sentOn: string
sentName: string
confirmedOn: (string | null)
confirmedName: (string | null)
note: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
total: number
next: (string | null)
}
export interface DuesSetKeepInput {
unit: string
forUnitId?: string
percent: number
from: string
decision?: string
}
export interface DuesSetKeepResult {
id: string
}
export interface DuesSettingsInput {
unit: string
}
export interface DuesSettingsResult {
unit: {
id: string
name: string
kind: string
}
collects: boolean
categories: {
id: string
kind: ("share" | "amount")
percent: (number | null)
least: (number | null)
most: (number | null)
factor: (number | null)
base: {
vi: string
en: string
ar: string
}
help: ({
vi: string
en: string
ar: string
} | null)
rule: string
citation: {
vi: string
en: string
ar: string
}
}[]
keeps: ({
least: number
most: number
rule: string
citation: {
vi: string
en: string
ar: string
}
percent: (number | null)
setBy: (string | null)
} | null)
sets: ({
least: number
most: number
rule: string
citation: {
vi: string
en: string
ar: string
}
units: {
id: string
name: string
kind: string
}[]
shares: {
id: string
forUnit: (string | null)
percent: number
from: string
to: (string | null)
decision: (string | null)
}[]
} | null)
unassessed: {
personId: string
name: string
}[]
arrears: ({
months: number
rule: string
citation: {
vi: string
en: string
ar: string
}
} | null)
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface DuesSettleYearInput {
unit: string
year: number
note?: string
}
export interface DuesSettleYearResult {
id: string
}
export interface DuesSheetInput {
unit: string
month?: string
}
export interface DuesSheetResult {
unit: {
id: string
name: string
kind: string
}
month: string
state: ("open" | "closed")
closedOn: (string | null)
closedName: (string | null)
lines: {
lineId: (string | null)
personId: string
name: string
seat: string
marks: string[]
category: (string | null)
due: (number | null)
voluntary: number
paid: number
paidOn: (string | null)
}[]
others: {
lineId: string
personId: string
name: string
month: string
amount: number
on: string
}[]
totals: {
members: number
due: number
voluntary: number
paid: number
collected: number
paidMembers: number
unassessed: number
}
methods: string[]
previous: string
next: (string | null)
rule: string
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface DuesUnitsInput {
unit: string
year?: number
missing?: ("month" | "slip")
month?: string
search?: string
sort?: ("name" | "-name" | "collected" | "-collected" | "unsent" | "-unsent")
limit?: number
after?: string
}
export interface DuesUnitsResult {
items: {
id: string
name: string
kind: string
closedMonths: number
lastClosed: (string | null)
due: number
collected: number
remitted: number
confirmed: number
unsent: number
settled: boolean
}[]
total: number
next: (string | null)
year: number
month: string
}
export interface DuesYearInput {
unit: string
year: number
}
export interface DuesYearResult {
unit: {
id: string
name: string
kind: string
}
collects: boolean
year: number
account: {
due: number
collected: number
received: number
kept: number
remitted: number
undivided: number
unpaid: number
unpaidMembers: number
}
settled: ({
on: string
name: string
note: (string | null)
} | null)
months: {
month: string
payers: number
unpaid: number
due: number
paid: number
collected: number
kept: number
remitted: number
confirmed: number
closed: number
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ElectionAppointInput {
id: string
personIds: string[]
byUnitId: string
number: string
decidedOn: string
from: string
termEnds?: (string | null)
version: number
}
export interface ElectionAppointResult {
id: string
posts: string[]
}
export interface ElectionApproveInput {
id: string
byUnitId: string
number: string
decidedOn: string
from: string
termEnds?: (string | null)
version: number
}
export interface ElectionApproveResult {
id: string
posts: string[]
}
export interface ElectionBallotInput {
id: string
form: string
issued: number
collected: number
valid: number
votes: {
candidateId: string
votes: number
}[]
version: number
}
export interface ElectionBallotResult {
id: string
elected: string[]
state: string
threshold: number
}
export interface ElectionCancelInput {
id: string
reason: string
version: number
}
export interface ElectionCancelResult {
id: string
}
export interface ElectionCloseInput {
id: string
reason: string
version: number
}
export interface ElectionCloseResult {
id: string
state: string
}
export interface ElectionGetInput {
id: string
}
export interface ElectionGetResult {
id: string
unit: {
id: string
name: string
kind: string
}
body: string
post: string
purpose: ("term" | "vacancy")
seats: number
heldOn: string
state: ("open" | "elected" | "failed" | "approved" | "refused" | "appointed" | "cancelled")
meetingId: (string | null)
eligible: number
present: number
leftOut: number
base: number
threshold: number
seatsLeft: number
ballotsAtMost: ({
n: number
rule: string
} | null)
voting: {
matter: string
majority: string
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
base: {
id: string
onlyPresent: boolean
leaveOutIfAbsent: string[]
leaveOut: string[]
excusedAbsenceLeavesOut: boolean
}
quorum: ({
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
} | null)
forms: string[]
smallestSecretElectorate: number
secretForms: string[]
rulebookHash: string
ruledOn: string
citation: {
vi: string
en: string
ar: string
}
}
candidates: {
id: string
personId: string
name: string
nominatedBy: ("committee" | "congress" | "self")
withdrawnAfter: (number | null)
withdrawnReason: (string | null)
electedBallot: (number | null)
postId: (string | null)
}[]
ballots: {
id: string
no: number
seats: number
form: string
issued: number
collected: number
valid: number
recordedName: string
votes: {
candidateId: string
name: string
votes: number
elected: boolean
}[]
}[]
papers: {
kind: ("election-ballot" | "election-ballot-held" | "election-count" | "election-request" | "election-elected")
id: string
ballot: (number | null)
}[]
stateReason: (string | null)
decision: (string | null)
decidedOn: (string | null)
decidedBy: (string | null)
beginsOn: (string | null)
termEnds: (string | null)
usualTermEnd: (string | null)
leaving: {
id: string
name: string
from: string
}[]
above: {
id: string
name: string
}[]
recordedName: string
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ElectionListInput {
unit: string
state?: ("open" | "elected" | "failed" | "approved" | "refused" | "appointed" | "cancelled")
post?: string
sort?: ("held" | "-held")
limit?: number
after?: string
}
export interface ElectionListResult {
items: {
id: string
unit: {
id: string
name: string
kind: string
}
body: string
post: string
purpose: ("term" | "vacancy")
seats: number
heldOn: string
state: ("open" | "elected" | "failed" | "approved" | "refused" | "appointed" | "cancelled")
candidates: number
elected: number
ballots: number
}[]
total: number
next: (string | null)
}
export interface ElectionOfferInput {
unit: string
}
export interface ElectionOfferResult {
unit: {
id: string
name: string
kind: string
}
today: string
official: number
bodies: {
id: string
electors: string
known: (number | null)
voting: {
matter: string
majority: string
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
base: {
id: string
onlyPresent: boolean
leaveOutIfAbsent: string[]
leaveOut: string[]
excusedAbsenceLeavesOut: boolean
}
quorum: ({
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
} | null)
forms: string[]
smallestSecretElectorate: number
secretForms: string[]
rulebookHash: string
ruledOn: string
citation: {
vi: string
en: string
ar: string
}
}
}[]
offices: {
post: string
bodies: string[]
single: boolean
maximum: ({
n: number
rule: string
} | null)
held: number
surplus: string
among: string[]
}[]
surplus: ({
share: number
rule: string
} | null)
meetings: {
id: string
title: string
on: string
kind: string
}[]
}
export interface ElectionOpenInput {
unitId: string
body: string
post: string
purpose: ("term" | "vacancy")
seats: number
heldOn: string
meetingId?: (string | null)
eligible?: number
present?: number
leftOut?: number
candidates: {
personId: string
nominatedBy: ("committee" | "congress" | "self")
}[]
}
export interface ElectionOpenResult {
id: string
}
export interface ElectionPaperInput {
id: string
kind: ("election-ballot" | "election-ballot-held" | "election-count" | "election-request" | "election-elected")
ballot?: number
language: ("vi" | "en" | "ar")
}
export interface ElectionPaperResult {
language: ("vi" | "en" | "ar")
direction: ("ltr" | "rtl")
orientation: ("portrait" | "landscape")
letterhead: {
left: {
upper: (string | null)
issuer: string
separator: string
number: (string | null)
}
right: {
banner: string
placeAndDate: string
}
}
title: string
subject: (string | null)
rule: (string | null)
blocks: ({
kind: "heading"
text: string
} | {
kind: "paragraph"
text: string
label?: string
look?: ("basis" | "note")
} | {
kind: "list"
ordered: boolean
items: string[]
} | {
kind: "table"
head: string[]
rows: string[][]
columns?: {
wide?: number
align?: ("start" | "center" | "end")
}[]
})[]
signatures: {
lines: string[]
note: (string | null)
name: string
}[]
recipients: ({
heading: string
lines: string[]
} | null)
mark: (string | null)
}
export interface ElectionRefuseInput {
id: string
byUnitId: string
number: string
decidedOn: string
reason: string
version: number
}
export interface ElectionRefuseResult {
id: string
}
export interface ElectionWithdrawInput {
id: string
candidateId: string
reason: string
version: number
}
export interface ElectionWithdrawResult {
id: string
}
export interface EmployerPeopleInput {
unit: string
employer: string
limit?: number
after?: string
}
export interface EmployerPeopleResult {
items: {
id: string
name: string
unitId: string
unitName: string
occupation: (string | null)
since: string
}[]
total: number
next: (string | null)
}
export interface EmployerScatteredInput {
unit: string
all?: boolean
search?: string
sort?: ("official" | "-official" | "employer" | "-employer")
limit?: number
after?: string
}
export interface EmployerScatteredResult {
items: {
key: string
employer: string
ownership: (string | null)
foreignInvested: boolean
official: number
cells: number
enough: boolean
}[]
total: number
next: (string | null)
least: number
rule: string
}
export interface FieldReportOverdueInput {
unit: string
field?: string
limit?: number
after?: string
}
export interface FieldReportOverdueResult {
items: {
id: string
unit: {
id: string
name: string
kind: string
}
field: string
personId: string
personName: string
meetingId: string
heldOn: string
missedRunning: number
}[]
total: number
next: (string | null)
}
export interface FieldReportWriteInput {
id: string
field: string
personId?: string
body: string
}
export interface FieldReportWriteResult {
id: string
}
export interface GapExplainInput {
unitId: string
reason: string
note?: (string | null)
on: string
}
export interface GapExplainResult {
id: string
}
export interface GapListInput {
unit: string
reason?: string
search?: string
sort?: ("name" | "-name" | "since" | "-since")
limit?: number
after?: string
}
export interface GapListResult {
items: {
id: string
unitId: string
unitName: string
parent: (string | null)
secretary: (string | null)
head: (string | null)
reason: (string | null)
note: (string | null)
since: (string | null)
}[]
total: number
next: (string | null)
byReason: {
reason: (string | null)
n: number
}[]
cells: number
}
export interface GraduationForecastInput {
unit: string
span?: ("quarter" | "half")
}
export interface GraduationForecastResult {
unit: {
id: string
name: string
}
span: string
late: {
n: number
begun: number
}
unknown: number
periods: {
from: string
to: string
year: number
part: number
n: number
begun: number
}[]
units: {
id: string
name: string
late: number
counts: number[]
}[]
remindDays: number
rule: (string | null)
}
export interface GraduationListInput {
unit: string
from?: string
to?: string
state?: ("late" | "unknown" | "soon")
transfer?: ("begun" | "none")
search?: string
sort?: ("graduates" | "-graduates")
limit?: number
after?: string
}
export interface GraduationListResult {
items: {
id: string
personId: string
name: string
unit: {
id: string
name: string
}
school: string
graduatesOn: (string | null)
state: string
caseId: (string | null)
mayOpen: boolean
}[]
total: number
next: (string | null)
procedure: (string | null)
}
export interface HelperAssignInput {
id: string
person: string
togetherSince: string
from: string
}
export interface HelperAssignResult {
id: string
}
export interface HelperEndInput {
id: string
version: number
on: string
reason?: (string | null)
}
export interface HelperEndResult {
id: string
}
export interface HelperMineInput {
limit?: number
after?: string
}
export interface HelperMineResult {
items: {
id: string
candidateId: string
name: string
unitName: string
from: string
lastRemark: (string | null)
}[]
total: number
next: (string | null)
}
export interface HelperRemarkInput {
id: string
on: string
body: string
}
export interface HelperRemarkResult {
id: string
}
export interface HonourCountInput {
unit: string
}
export interface HonourCountResult {
lines: {
kind: ("member" | "unit" | "badge")
year: number
form: string
n: number
}[]
}
export interface HonourMineInput {

}
export interface HonourMineResult {
personId: string
name: string
unitId: string
unitName: string
admittedOn: (string | null)
partyAge: (number | null)
next: ({
years: number
dueOn: string
roundOn: string
bonus: (number | null)
} | null)
hasBadges: boolean
hasCards: boolean
cardTail: (string | null)
issueReasons: string[]
steps: number[]
commendations: {
id: string
unitId: string
unitName: string
personId: (string | null)
name: string
form: string
byUnitId: (string | null)
byKind: string
byName: string
number: (string | null)
decidedOn: string
forYear: number
reason: string
annulledOn: (string | null)
version: number
}[]
badges: {
id: string
personId: string
name: string
unitId: string
unitName: string
years: number
admittedOn: string
dueOn: string
roundOn: string
state: ("proposed" | "decided" | "handed" | "skipped")
early: (string | null)
note: (string | null)
proposedOn: (string | null)
proposedName: (string | null)
decidedOn: (string | null)
number: (string | null)
decidedBy: (string | null)
bonus: (number | null)
badgeNo: (string | null)
handedOn: (string | null)
skipReason: (string | null)
skippedOn: (string | null)
version: number
}[]
cards: {
id: string
personId: string
name: string
unitId: string
unitName: string
kind: (string | null)
reason: (string | null)
issuedOn: (string | null)
number: (string | null)
tail: (string | null)
state: ("valid" | "lost" | "damaged" | "returned" | "replaced")
stateOn: (string | null)
stateReason: (string | null)
note: (string | null)
version: number
}[]
own: boolean
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface HonourPersonInput {
id: string
}
export interface HonourPersonResult {
personId: string
name: string
unitId: string
unitName: string
admittedOn: (string | null)
partyAge: (number | null)
next: ({
years: number
dueOn: string
roundOn: string
bonus: (number | null)
} | null)
hasBadges: boolean
hasCards: boolean
cardTail: (string | null)
issueReasons: string[]
steps: number[]
commendations: {
id: string
unitId: string
unitName: string
personId: (string | null)
name: string
form: string
byUnitId: (string | null)
byKind: string
byName: string
number: (string | null)
decidedOn: string
forYear: number
reason: string
annulledOn: (string | null)
version: number
}[]
badges: {
id: string
personId: string
name: string
unitId: string
unitName: string
years: number
admittedOn: string
dueOn: string
roundOn: string
state: ("proposed" | "decided" | "handed" | "skipped")
early: (string | null)
note: (string | null)
proposedOn: (string | null)
proposedName: (string | null)
decidedOn: (string | null)
number: (string | null)
decidedBy: (string | null)
bonus: (number | null)
badgeNo: (string | null)
handedOn: (string | null)
skipReason: (string | null)
skippedOn: (string | null)
version: number
}[]
cards: {
id: string
personId: string
name: string
unitId: string
unitName: string
kind: (string | null)
reason: (string | null)
issuedOn: (string | null)
number: (string | null)
tail: (string | null)
state: ("valid" | "lost" | "damaged" | "returned" | "replaced")
stateOn: (string | null)
stateReason: (string | null)
note: (string | null)
version: number
}[]
own: boolean
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ImportApplyInput {
id: string
version: number
}
export interface ImportApplyResult {
id: string
counts: {
units: {
new: number
changed: number
same: number
refused: number
}
members: {
new: number
changed: number
same: number
refused: number
}
posts: number
duties?: number
warnings: number
problems: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
state: string
}
export interface ImportDecideInput {
id: string
row: string
decision: (("same" | "other") | null)
personId?: (string | null)
version: number
}
export interface ImportDecideResult {
id: string
verdict: string
}
export interface ImportDropInput {
id: string
version: number
}
export interface ImportDropResult {
id: string
}
export interface ImportFoundInput {
fileId: string
division: string
asOf?: string
}
export interface ImportFoundResult {
id: string
counts: {
units: {
new: number
changed: number
same: number
refused: number
}
members: {
new: number
changed: number
same: number
refused: number
}
posts: number
duties?: number
warnings: number
problems: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
state: string
}
export interface ImportGetInput {
id: string
}
export interface ImportGetResult {
id: string
unitId: string
unitName: string
fileId: string
fileName: string
asOf: string
state: string
madeAt: string
appliedAt: (string | null)
undoneAt: (string | null)
steps: number
stepsDone: number
mapping: {
workbook: string
sheets: {
sheet: (string | null)
name: string
headingRow: number
columns: {
column: number
heading: string
field: (string | null)
}[]
}[]
}
counts: {
units: {
new: number
changed: number
same: number
refused: number
}
members: {
new: number
changed: number
same: number
refused: number
}
posts: number
duties?: number
warnings: number
problems: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
guide: {
sheet: string
label: {
[k: string]: string
}
columns: {
field: string
required: boolean
label: {
[k: string]: string
}
}[]
}[]
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ImportListInput {
unit: string
limit?: number
after?: string
}
export interface ImportListResult {
items: {
id: string
unitId: string
fileName: string
asOf: string
state: string
madeAt: string
appliedAt: (string | null)
undoneAt: (string | null)
steps: number
stepsDone: number
counts: {
units: {
new: number
changed: number
same: number
refused: number
}
members: {
new: number
changed: number
same: number
refused: number
}
posts: number
duties?: number
warnings: number
problems: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
version: number
}[]
total: number
next: (string | null)
}
export interface ImportRefusedInput {
id: string
language?: ("vi" | "en" | "ar")
}
export interface ImportRefusedResult {
name: string
mediaType: string
base64: string
}
export interface ImportRemapInput {
id: string
mapping?: {
workbook: string
sheets: {
sheet: (string | null)
name: string
headingRow: number
columns: {
column: number
heading: string
field: (string | null)
}[]
}[]
}
asOf?: string
version: number
}
export interface ImportRemapResult {
id: string
counts: {
units: {
new: number
changed: number
same: number
refused: number
}
members: {
new: number
changed: number
same: number
refused: number
}
posts: number
duties?: number
warnings: number
problems: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ImportRowsInput {
id: string
verdict?: ("new" | "changed" | "same" | "warning" | "refused")
sheet?: string
language?: ("vi" | "en" | "ar")
limit?: number
after?: string
}
export interface ImportRowsResult {
items: {
id: string
sheet: string
sheetName: string
row: number
verdict: string
code: (string | null)
name: string
reasons: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
message: string
}[]
cells: {
field: string
value: string
verdict: string
before?: string
reasons: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}[]
match: {
by: (("card" | "name" | "decision") | null)
candidates: {
personId: string
name: string
unitName: string
here: boolean
differences: {
field: string
before: string
after: string
}[]
}[]
}
decision: (string | null)
decidedFor: (string | null)
open: boolean
}[]
total: number
next: (string | null)
}
export interface ImportStageInput {
unit: string
fileId: string
asOf?: string
mapping?: {
workbook: string
sheets: {
sheet: (string | null)
name: string
headingRow: number
columns: {
column: number
heading: string
field: (string | null)
}[]
}[]
}
}
export interface ImportStageResult {
id: string
counts: {
units: {
new: number
changed: number
same: number
refused: number
}
members: {
new: number
changed: number
same: number
refused: number
}
posts: number
duties?: number
warnings: number
problems: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ImportStepInput {
id: string
step: number
}
export interface ImportStepResult {
id: string
state: string
done: number
steps: number
counts: {
units: {
new: number
changed: number
same: number
refused: number
}
members: {
new: number
changed: number
same: number
refused: number
}
posts: number
duties?: number
warnings: number
problems: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ImportTakeInput {
unit: string
fileId: string
asOf?: string
}
export interface ImportTakeResult {
id: string
counts: {
units: {
new: number
changed: number
same: number
refused: number
}
members: {
new: number
changed: number
same: number
refused: number
}
posts: number
duties?: number
warnings: number
problems: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
state: string
}
export interface ImportTemplateInput {
unit: string
language?: ("vi" | "en" | "ar")
}
export interface ImportTemplateResult {
name: string
mediaType: string
base64: string
}
export interface ImportUndoInput {
id: string
version: number
}
export interface ImportUndoResult {
id: string
persons: number
units: number
posts: number
duties: number
restored: number
}
export interface ImportUndoingInput {
id: string
}
export interface ImportUndoingResult {
id: string
persons: number
units: number
posts: number
duties: number
restored: number
reasons: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
version: number
}
export interface IndicatorChildrenInput {
unit: string
id: string
search?: string
sort?: ("value" | "-value" | "name" | "-name" | "n" | "-n")
from?: string
on?: string
tree?: ("now" | "then")
limit?: number
after?: string
}
export interface IndicatorChildrenResult {
items: {
id: string
name: string
kind: string
n: (number | null)
of: (number | null)
value: (number | null)
}[]
total: number
next: (string | null)
rest: {
n: (number | null)
of: (number | null)
}
hidden: boolean
}
export interface IndicatorDefineInput {
unit: string
name: string
purpose?: (string | null)
form: ("number" | "share" | "mean")
numerator: {
measure: string
filters?: {
dimension: string
codes: string[]
}[]
}
denominator?: ({
measure: string
filters?: {
dimension: string
codes: string[]
}[]
} | null)
better?: (("up" | "down") | null)
target?: (string | null)
targetSource?: (string | null)
}
export interface IndicatorDefineResult {
id: string
}
export interface IndicatorGetInput {
unit: string
id: string
before?: string
from?: string
on?: string
tree?: ("now" | "then")
}
export interface IndicatorGetResult {
unit: {
id: string
name: string
parentId: (string | null)
}
id: string
group: string
name: {
vi: string
en: string
ar: string
}
formula: {
vi: string
en: string
ar: string
}
form: string
counts: string
nature: string
better: (string | null)
who: {
part: {
vi: string
en: string
ar: string
}
says: {
vi: string
en: string
ar: string
}
}[]
sources: string[]
rule: (string | null)
target: ({
value: number
rule: (string | null)
resolutionId: (string | null)
resolution: (string | null)
deadline: (string | null)
source: (string | null)
} | null)
state: ("reached" | "missed" | "none")
current: {
from: string
to: string
tree: ("now" | "then")
n: (number | null)
of: (number | null)
value: (number | null)
recorded: boolean
hidden: boolean
}
before: ({
from: string
to: string
tree: ("now" | "then")
n: (number | null)
of: (number | null)
value: (number | null)
recorded: boolean
hidden: boolean
} | null)
other: ({
from: string
to: string
tree: ("now" | "then")
n: (number | null)
of: (number | null)
value: (number | null)
recorded: boolean
hidden: boolean
} | null)
numbers: {
kind: ("live" | "closed")
on: string
period: ({
kind: string
startsOn: string
endsOn: string
} | null)
closed: ({
on: string
name: string
unit: {
id: string
name: string
}
} | null)
opened: ({
on: string
name: string
reason: string
} | null)
corrections: number
}
frozen: ({
n: number
of: (number | null)
value: (number | null)
} | null)
formers: {
until: string
name: string
formula: {
vi: string
en: string
ar: string
}
by: string
reason: (string | null)
}[]
formerly: ({
form: string
until: string
from: string
to: string
tree: ("now" | "then")
n: (number | null)
of: (number | null)
value: (number | null)
recorded: boolean
hidden: boolean
} | null)
opens: {
numerator: boolean
denominator: boolean
}
dimensions: {
id: string
name: {
vi: string
en: string
ar: string
}
codes: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
}[]
smallest: number
smallRule: (string | null)
}
export interface IndicatorHeatInput {
unit: string
id: string
step?: ("month" | "quarter" | "year")
points?: number
tree?: ("now" | "then")
}
export interface IndicatorHeatResult {
hidden: boolean
periods: {
from: string
to: string
}[]
units: {
id: string
name: string
values: {
n: (number | null)
of: (number | null)
value: (number | null)
}[]
}[]
more: number
}
export interface IndicatorListInput {
unit: string
group?: ("members" | "changes" | "units" | "posts" | "meetings" | "work" | "admissions" | "dues" | "honours" | "cases" | "residence" | "village" | "own")
search?: string
from?: string
on?: string
tree?: ("now" | "then")
}
export interface IndicatorListResult {
unit: {
id: string
name: string
}
on: string
groups: {
group: string
n: number
}[]
items: {
id: string
group: string
name: {
vi: string
en: string
ar: string
}
formula: {
vi: string
en: string
ar: string
}
form: string
counts: string
nature: string
better: (string | null)
from: string
to: string
n: (number | null)
of: (number | null)
value: (number | null)
hidden: boolean
recorded: boolean
later: boolean
dimensions: {
id: string
name: {
vi: string
en: string
ar: string
}
}[]
target: ({
value: number
rule: (string | null)
resolutionId: (string | null)
resolution: (string | null)
deadline: (string | null)
source: (string | null)
} | null)
state: ("reached" | "missed" | "none")
}[]
}
export interface IndicatorMeasuresInput {
unit: string
}
export interface IndicatorMeasuresResult {
unit: {
id: string
name: string
}
may: boolean
measures: {
id: string
name: {
vi: string
en: string
ar: string
}
who: {
vi: string
en: string
ar: string
}
counts: string
nature: string
dimensions: {
id: string
name: {
vi: string
en: string
ar: string
}
codes: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
}[]
}[]
own: {
id: string
indicator: string
unitId: string
name: string
purpose: (string | null)
formula: {
vi: string
en: string
ar: string
}
madeName: string
madeOn: string
version: number
here: boolean
definition: {
form: ("number" | "share" | "mean")
numerator: {
measure: string
filters?: {
dimension: string
codes: string[]
}[]
}
denominator: ({
measure: string
filters?: {
dimension: string
codes: string[]
}[]
} | null)
better: (("up" | "down") | null)
target: (string | null)
targetSource: (string | null)
}
formers: {
until: string
name: string
formula: {
vi: string
en: string
ar: string
}
by: string
reason: (string | null)
}[]
}[]
}
export interface IndicatorPartsInput {
unit: string
id: string
dimension: string
from?: string
on?: string
tree?: ("now" | "then")
}
export interface IndicatorPartsResult {
name: {
vi: string
en: string
ar: string
}
parts: {
code: string
label: {
vi: string
en: string
ar: string
}
n: (number | null)
}[]
hidden: boolean
}
export interface IndicatorRecordsInput {
unit: string
id: string
part?: ("numerator" | "denominator")
dimension?: string
code?: string
from?: string
on?: string
tree?: ("now" | "then")
search?: string
sort?: ("unit" | "-unit" | "name" | "-name" | "day" | "-day")
limit?: number
after?: string
}
export interface IndicatorRecordsResult {
what: {
vi: string
en: string
ar: string
}
items: {
id: string
label: string
note: (string | null)
day: (string | null)
unitId: string
unitName: string
link: (string | null)
amount: (number | null)
}[]
total: number
amount: (number | null)
next: (string | null)
}
export interface IndicatorRetireInput {
id: string
version: number
reason: string
}
export interface IndicatorRetireResult {
id: string
}
export interface IndicatorReviseInput {
id: string
version: number
reason: string
name: string
purpose?: (string | null)
form: ("number" | "share" | "mean")
numerator: {
measure: string
filters?: {
dimension: string
codes: string[]
}[]
}
denominator?: ({
measure: string
filters?: {
dimension: string
codes: string[]
}[]
} | null)
better?: (("up" | "down") | null)
target?: (string | null)
targetSource?: (string | null)
}
export interface IndicatorReviseResult {
id: string
}
export interface IndicatorSiblingsInput {
unit: string
id: string
search?: string
sort?: ("value" | "-value" | "name" | "-name" | "n" | "-n")
from?: string
on?: string
tree?: ("now" | "then")
limit?: number
after?: string
}
export interface IndicatorSiblingsResult {
items: {
id: string
name: string
kind: string
n: (number | null)
of: (number | null)
value: (number | null)
}[]
total: number
next: (string | null)
rest: {
n: (number | null)
of: (number | null)
}
hidden: boolean
}
export interface IndicatorTrendInput {
unit: string
id: string
step?: ("month" | "quarter" | "year")
points?: number
tree?: ("now" | "then")
}
export interface IndicatorTrendResult {
hidden: boolean
points: {
from: string
to: string
n: (number | null)
of: (number | null)
value: (number | null)
}[]
target: ({
value: number
rule: (string | null)
resolutionId: (string | null)
resolution: (string | null)
deadline: (string | null)
source: (string | null)
} | null)
}
export interface InstrumentGetInput {
id: string
unit?: string
}
export interface InstrumentGetResult {
id: string
name: {
vi: string
en: string
ar: string
}
title: {
vi: string
en: string
ar: string
}
number: string
date: string
effective: (string | null)
status: string
confidence: string
mark: {
vi: string
en: string
ar: string
}
url: string[]
note: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
replaces: {
id: string
name: {
vi: string
en: string
ar: string
}
title: {
vi: string
en: string
ar: string
}
}[]
replacedBy: {
id: string
name: {
vi: string
en: string
ar: string
}
title: {
vi: string
en: string
ar: string
}
}[]
sameNumber: {
id: string
name: {
vi: string
en: string
ar: string
}
title: {
vi: string
en: string
ar: string
}
}[]
rules: {
id: string
now: {
text: {
vi: string
en: string
ar: string
}
values: {
key: (string | null)
value: string
}[]
unit: ({
vi: string
en: string
ar: string
} | null)
citation: {
vi: string
en: string
ar: string
}
sources: {
instrument: (string | null)
text: {
vi: string
en: string
ar: string
}
}[]
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
local: (string | null)
note: (string | null)
}
}[]
}
export interface IntegrityExplainInput {
id: string
reason: string
}
export interface IntegrityExplainResult {
id: string
}
export interface IntegrityFindingsInput {
unit: string
check?: string
severity?: ("error" | "warning" | "note")
own?: boolean
gone?: boolean
explained?: boolean
limit?: number
after?: string
}
export interface IntegrityFindingsResult {
items: {
id: string
check: string
severity: string
unitId: string
unitName: string
name: (string | null)
link: string
facts: {
key: string
value: (string | number)
}[]
foundAt: string
seenAt: string
goneAt: (string | null)
explainedOn: (string | null)
notes: {
reason: string
on: string
name: string
}[]
version: number
may: {
[k: string]: {
code: string
}[]
}
}[]
total: number
next: (string | null)
}
export interface IntegrityOverviewInput {
unit: string
}
export interface IntegrityOverviewResult {
last: ({
id: string
unitId: string
unitName: string
state: string
pieces: number
piecesDone: number
checks: number
units: number
found: number
gone: number
open: (number | null)
beganAt: string
endedAt: (string | null)
ranName: string
} | null)
running: ({
id: string
unitId: string
unitName: string
state: string
pieces: number
piecesDone: number
checks: number
units: number
found: number
gone: number
open: (number | null)
beganAt: string
endedAt: (string | null)
ranName: string
} | null)
checks: {
check: string
severity: string
rules: string[]
n: number
own: number
explained: number
since: (string | null)
}[]
may: {
[k: string]: {
code: string
}[]
}
}
export interface IntegrityRunInput {
unit: string
}
export interface IntegrityRunResult {
id: string
units: number
pieces: number
}
export interface IntegrityUnitsInput {
unit: string
limit?: number
after?: string
}
export interface IntegrityUnitsResult {
items: {
unitId: string
unitName: string
errors: number
warnings: number
notes: number
}[]
total: number
next: (string | null)
}
export interface LedgerListInput {
id: string
who?: string
month?: string
subject?: string
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
unit: {
id: string
name: string
}
}[]
total: number
next: (string | null)
}
export interface LineageDownInput {
id: string
within?: string
}
export interface LineageDownResult {
standing: {
id: string
name: string
}
resolution: {
id: string
title: string
numberText: (string | null)
issuer: {
id: string
name: string
}
issuedOn: (string | null)
state: string
kind: string
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
}
targets: {
id: string
indicator: string
measure: string
baseText: (string | null)
baseValue: (string | null)
goalMin: string
goalMax: string
deadline: string
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
items: {
id: string
unit: {
id: string
name: string
}
planId: string
planTitle: string
what: string
weight: number
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
tasks: {
id: string
work: string
assigneeName: string
due: string
state: string
overdue: boolean
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
evidence: {
id: string
name: string
at: string
by: string
}[]
}[]
}[]
}[]
carried: {
id: string
indicator: string
measure: string
baseText: (string | null)
baseValue: (string | null)
goalMin: string
goalMax: string
deadline: string
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
of: string
resolution: {
id: string
title: string
numberText: (string | null)
issuer: {
id: string
name: string
}
}
items: {
id: string
unit: {
id: string
name: string
}
planId: string
planTitle: string
what: string
weight: number
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
tasks: {
id: string
work: string
assigneeName: string
due: string
state: string
overdue: boolean
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
evidence: {
id: string
name: string
at: string
by: string
}[]
}[]
}[]
}[]
others: {
id: string
unit: {
id: string
name: string
}
planId: string
planTitle: string
what: string
weight: number
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
tasks: {
id: string
work: string
assigneeName: string
due: string
state: string
overdue: boolean
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
evidence: {
id: string
name: string
at: string
by: string
}[]
}[]
}[]
tasks: {
id: string
work: string
assigneeName: string
due: string
state: string
overdue: boolean
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
evidence: {
id: string
name: string
at: string
by: string
}[]
}[]
more: number
}
export interface LineageUpInput {
id: string
}
export interface LineageUpResult {
task: {
id: string
work: string
unit: {
id: string
name: string
}
state: string
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
meetingId: (string | null)
}
month: ({
id: string
title: string
numberText: (string | null)
} | null)
item: ({
id: string
what: string
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
} | null)
plan: ({
id: string
title: string
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
} | null)
target: ({
id: string
indicator: string
measure: string
goalMin: string
goalMax: string
deadline: string
droppedOn: (string | null)
} | null)
above: {
resolution: {
id: string
title: string
numberText: (string | null)
issuer: {
id: string
name: string
}
readable: boolean
}
target: ({
id: string
indicator: string
measure: string
goalMin: string
goalMax: string
deadline: string
droppedOn: (string | null)
} | null)
}[]
resolution: ({
id: string
title: string
numberText: (string | null)
issuer: {
id: string
name: string
}
} | null)
}
export interface MeetingAddItemInput {
id: string
version: number
kind: string
title: string
preparation?: string
resolutionId?: (string | null)
targetId?: (string | null)
}
export interface MeetingAddItemResult {
id: string
}
export interface MeetingAdoptInput {
id: string
version: number
title: string
body: string
tasks: {
assigneeId?: ((string | "") | null)
work?: (string | null)
accountability?: (string | null)
due?: ((string | "") | null)
result?: (string | null)
checkerId?: ((string | "") | null)
authority?: (string | null)
source?: (string | null)
theme?: (string | null)
planItemId?: (string | null)
}[]
votesFor: number
votesAgainst: number
votesOther: number
form: string
reservedOpinions?: (string | null)
}
export interface MeetingAdoptResult {
passed: boolean
pollId: string
eligible: number
present: number
base: number
threshold: number
resolutionId: (string | null)
numberText: (string | null)
}
export interface MeetingByCodeInput {
code: string
}
export interface MeetingByCodeResult {
id: string
}
export interface MeetingCallInput {
unit: string
kind: string
month?: string
date: string
time: string
place: string
mode: string
title?: string
agenda?: {
kind: string
title: string
preparation?: string
resolutionId?: (string | null)
targetId?: (string | null)
}[]
agendaFrom?: ("template" | "last")
}
export interface MeetingCallResult {
id: string
}
export interface MeetingCancelInput {
id: string
version: number
reason: string
}
export interface MeetingCancelResult {
id: string
}
export interface MeetingCloseInput {
id: string
version: number
repliesRead?: string[]
}
export interface MeetingCloseResult {
id: string
eligible: number
present: number
excused: number
absent: number
}
export interface MeetingConfirmInput {
id: string
version: number
readOut: boolean
}
export interface MeetingConfirmResult {
id: string
hash: string
}
export interface MeetingGetInput {
id: string
}
export interface MeetingGetResult {
id: string
unit: {
id: string
name: string
kind: string
}
kind: string
month: string
title: string
plannedAt: string
place: string
mode: string
state: string
version: number
date: string
time: string
calledName: string
chair: ({
id: (string | null)
name: string
} | null)
clerk: ({
id: (string | null)
name: string
} | null)
openedAt: (string | null)
closedAt: (string | null)
cancelReason: (string | null)
items: {
id: string
position: number
kind: string
title: string
preparation: string
discussion: string
conclusion: string
taken: boolean
resolutionId: (string | null)
targetId: (string | null)
serves: (string | null)
version: number
}[]
roll: {
id: string
personId: (string | null)
name: string
role: string
votes: boolean
exempt: boolean
away: boolean
season: boolean
state: string
reason: (string | null)
markedAt: (string | null)
group: ({
id: string
name: string
} | null)
}[]
counts: {
[k: string]: {
total: number
present: number
excused: number
absent: number
unknown: number
}
}
report: {
from: string
to: string
counts: {
open: number
reported: number
returned: number
done: number
overdue: number
}
lines: {
id: string
work: string
assigneeName: string
due: string
state: string
progress: number
overdue: boolean
doneOn: (string | null)
}[]
}
dues: ({
itemId: (string | null)
collected: number
paidMembers: number
members: number
} | null)
proposals: {
id: string
unit: {
id: string
name: string
kind: string
}
meetingId: (string | null)
personId: string
personName: string
onBehalf: boolean
body: string
addressed: {
id: string
name: string
kind: string
}
taskId: (string | null)
targetId: (string | null)
madeAt: string
replyDue: string
overdue: boolean
daysLate: number
state: string
reply: (string | null)
repliedName: (string | null)
repliedAt: (string | null)
readOutMeetingId: (string | null)
version: number
}[]
replies: {
id: string
unit: {
id: string
name: string
kind: string
}
meetingId: (string | null)
personId: string
personName: string
onBehalf: boolean
body: string
addressed: {
id: string
name: string
kind: string
}
taskId: (string | null)
targetId: (string | null)
madeAt: string
replyDue: string
overdue: boolean
daysLate: number
state: string
reply: (string | null)
repliedName: (string | null)
repliedAt: (string | null)
readOutMeetingId: (string | null)
version: number
}[]
addressees: {
id: string
name: string
kind: string
}[]
voting: {
matter: string
majority: string
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
base: {
id: string
onlyPresent: boolean
leaveOutIfAbsent: string[]
leaveOut: string[]
excusedAbsenceLeavesOut: boolean
}
quorum: ({
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
} | null)
forms: string[]
smallestSecretElectorate: number
secretForms: string[]
rulebookHash: string
ruledOn: string
citation: {
vi: string
en: string
ar: string
}
}
judgedBy: ({
on: string
rulebook: string
rule: string
citation: {
vi: string
en: string
ar: string
}
} | null)
polls: {
id: string
question: string
form: string
majority: string
baseKind: string
rule: string
rulebookHash: string
ruledOn: (string | null)
eligible: number
present: number
base: number
threshold: number
votesFor: number
votesAgainst: number
votesOther: number
passed: boolean
reservedOpinions: (string | null)
takenAt: string
}[]
cases: {
id: string
number: string
subject: (string | null)
procedure: {
vi: string
en: string
ar: string
}
step: {
vi: string
en: string
ar: string
}
restricted: boolean
voting: {
matter: string
majority: string
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
base: {
id: string
onlyPresent: boolean
leaveOutIfAbsent: string[]
leaveOut: string[]
excusedAbsenceLeavesOut: boolean
}
quorum: ({
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
} | null)
forms: string[]
smallestSecretElectorate: number
secretForms: string[]
rulebookHash: string
ruledOn: string
citation: {
vi: string
en: string
ar: string
}
}
poll: ({
id: string
question: string
form: string
majority: string
baseKind: string
rule: string
rulebookHash: string
ruledOn: (string | null)
eligible: number
present: number
base: number
threshold: number
votesFor: number
votesAgainst: number
votesOther: number
passed: boolean
reservedOpinions: (string | null)
takenAt: string
} | null)
reasons: {
code: string
field?: string
}[]
}[]
resolution: ({
id: string
numberText: (string | null)
title: string
body: string
state: string
} | null)
tasks: {
id: string
work: string
accountability: string
due: string
result: string
assigneeName: string
checkerName: string
state: string
}[]
absenceReasons: {
id: string
excused: boolean
mark: (string | null)
season: boolean
}[]
minutesHash: (string | null)
paperCode: string
repeats: ({
id: string
month: string
times: number
told: boolean
} | null)
links: {
resolutionId: string
title: string
numberText: (string | null)
targets: {
id: string
indicator: string
}[]
}[]
fieldReports: {
id: (string | null)
field: string
personId: string
personName: string
state: ("due" | "given" | "missed")
body: string
onBehalf: boolean
own: boolean
missedRunning: number
version: number
}[]
speeches: {
name: string
office: string
said: string
}[]
papers: {
id: string
fileId: string
name: string
bytes: number
kind: string
addedName: string
addedAt: string
}[]
quality: ({
scale: {
rule: string
confidence: string
criteria: {
id: string
maximum: number
}[]
levels: {
id: string
least: number
}[]
voted: boolean
confirmWithin: number
remarkWhenDifferent: boolean
year: ({
every: string
most: string
least: number
} | null)
}
sheet: ({
id: string
state: string
lines: {
criterion: string
maximum: number
self: number
upper: (number | null)
}[]
maximum: number
selfTotal: number
selfLevel: string
upperTotal: (number | null)
upperLevel: (string | null)
version: number
} | null)
} | null)
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface MeetingImportResultsInput {
id: string
version: number
results: {
format: string
version: number
meeting: {
[k: string]: unknown
}
roll?: {
line?: (number | null)
attendanceId?: (string | null)
personId?: (string | null)
name?: (string | null)
role?: (string | null)
votes?: (boolean | null)
state?: (("unknown" | "present" | "excused" | "absent") | null)
reason?: (string | null)
}[]
ballots?: {
line?: (number | null)
itemId?: (string | null)
question?: (string | null)
forms?: string[]
form?: (string | null)
title?: (string | null)
body?: (string | null)
votesFor?: (number | null)
votesAgainst?: (number | null)
votesOther?: (number | null)
reservedOpinions?: (string | null)
}[]
madeAt?: unknown
invitation?: unknown
agenda?: unknown
papers?: unknown
}
}
export interface MeetingImportResultsResult {
id: string
marked: number
voted: boolean
passed: (boolean | null)
}
export interface MeetingItemInput {
id: string
version: number
discussion: string
conclusion: string
taken: boolean
}
export interface MeetingItemResult {
id: string
version: number
}
export interface MeetingListInput {
unit: string
below?: boolean
month?: string
state?: ("called" | "open" | "closed" | "confirmed" | "signed" | "cancelled")[]
kind?: string
repeats?: boolean
limit?: number
after?: string
}
export interface MeetingListResult {
items: {
id: string
unit: {
id: string
name: string
kind: string
}
kind: string
month: string
title: string
plannedAt: string
place: string
mode: string
state: string
version: number
eligible: (number | null)
present: (number | null)
excused: (number | null)
absent: (number | null)
repeated: (number | null)
}[]
total: number
next: (string | null)
}
export interface MeetingMinutesInput {
id: string
}
export interface MeetingMinutesResult {
meetingId: string
unit: {
id: string
name: string
kind: string
}
meetingTitle: string
meetingDate: string
state: string
frozen: boolean
body: {
form: string
language: ("vi" | "en" | "ar")
rulebookHash: string
letterhead: {
left: {
upper: (string | null)
issuer: string
separator: string
number: (string | null)
}
right: {
banner: string
placeAndDate: string
}
}
title: string
subject: string
rule: string
sections: {
id: string
fill: string
label: string
lines: string[]
table: ({
head: string[]
rows: string[][]
} | null)
}[]
signers: {
role: string
lines: string[]
name: string
}[]
}
hash: (string | null)
intact: boolean
confirmedName: (string | null)
confirmedAt: (string | null)
signedName: (string | null)
signedAt: (string | null)
signedMark: string
draftMark: string
scanFileId: (string | null)
notes: {
id: string
note: string
decidedOn: string
byName: string
at: string
}[]
cases: {
id: string
number: string
subject: (string | null)
procedure: {
vi: string
en: string
ar: string
}
step: {
vi: string
en: string
ar: string
}
restricted: boolean
voting: {
matter: string
majority: string
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
base: {
id: string
onlyPresent: boolean
leaveOutIfAbsent: string[]
leaveOut: string[]
excusedAbsenceLeavesOut: boolean
}
quorum: ({
rule: string
fraction: {
numerator: number
denominator: number
strict: boolean
}
} | null)
forms: string[]
smallestSecretElectorate: number
secretForms: string[]
rulebookHash: string
ruledOn: string
citation: {
vi: string
en: string
ar: string
}
}
poll: ({
id: string
question: string
form: string
majority: string
baseKind: string
rule: string
rulebookHash: string
ruledOn: (string | null)
eligible: number
present: number
base: number
threshold: number
votesFor: number
votesAgainst: number
votesOther: number
passed: boolean
reservedOpinions: (string | null)
takenAt: string
} | null)
reasons: {
code: string
field?: string
}[]
}[]
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface MeetingNoteInput {
id: string
note: string
decidedOn: string
}
export interface MeetingNoteResult {
id: string
}
export interface MeetingOfferInput {
unit: string
}
export interface MeetingOfferResult {
unit: {
id: string
name: string
kind: string
}
today: string
kinds: string[]
modes: string[]
itemKinds: string[]
agendas: {
[k: string]: {
kind: string
title: string
preparation: string
}[]
}
last: ({
id: string
month: string
place: string
mode: string
time: string
agenda: {
kind: string
title: string
}[]
} | null)
links: {
resolutionId: string
title: string
numberText: (string | null)
targets: {
id: string
indicator: string
}[]
}[]
open: ({
id: string
date: string
} | null)
}
export interface MeetingOpenInput {
id: string
version: number
chairId: string
clerkId: string
}
export interface MeetingOpenResult {
id: string
}
export interface MeetingPackInput {
id: string
}
export interface MeetingPackResult {
format: "chibo-meeting-pack"
version: 1
madeAt: string
meeting: {
id: string
unit: {
id: string
name: string
code: (string | null)
}
kind: string
kindLabel: string
title: string
month: string
date: string
time: string
timeZone: string
place: string
mode: string
state: string
paperCode: string
}
invitation: {
language: string
lines: string[]
}
agenda: {
position: number
kind: string
title: string
preparation: string
resolution: (string | null)
}[]
papers: {
name: string
kind: string
mediaType: string
bytes: number
sha256: string
base64: string
}[]
roll: {
line: number
attendanceId: string
personId: (string | null)
name: string
role: string
votes: boolean
state: (string | null)
reason: (string | null)
}[]
ballots: {
line: number
itemId: string
question: string
forms: string[]
form: (string | null)
title: (string | null)
body: (string | null)
votesFor: (number | null)
votesAgainst: (number | null)
votesOther: (number | null)
reservedOpinions: (string | null)
}[]
}
export interface MeetingPaperInput {
id: string
kind: ("paper" | "invitation" | "roll" | "ballot")
fileIds: string[]
}
export interface MeetingPaperResult {
id: string
}
export interface MeetingPreviewResultsInput {
id: string
results: {
format: string
version: number
meeting: {
[k: string]: unknown
}
roll?: {
line?: (number | null)
attendanceId?: (string | null)
personId?: (string | null)
name?: (string | null)
role?: (string | null)
votes?: (boolean | null)
state?: (("unknown" | "present" | "excused" | "absent") | null)
reason?: (string | null)
}[]
ballots?: {
line?: (number | null)
itemId?: (string | null)
question?: (string | null)
forms?: string[]
form?: (string | null)
title?: (string | null)
body?: (string | null)
votesFor?: (number | null)
votesAgainst?: (number | null)
votesOther?: (number | null)
reservedOpinions?: (string | null)
}[]
madeAt?: unknown
invitation?: unknown
agenda?: unknown
papers?: unknown
}
}
export interface MeetingPreviewResultsResult {
roll: {
line: number
attendanceId: string
name: string
recorded: string
recordedReason: (string | null)
given: string
givenReason: (string | null)
}[]
ballot: ({
line: number
title: string
body: string
form: string
votesFor: number
votesAgainst: number
votesOther: number
reservedOpinions: (string | null)
} | null)
same: number
}
export interface MeetingReorderInput {
id: string
version: number
order: string[]
}
export interface MeetingReorderResult {
id: string
}
export interface MeetingReviseInput {
id: string
version: number
date: string
time: string
place: string
mode: string
title?: string
agenda?: {
kind: string
title: string
preparation?: string
resolutionId?: (string | null)
targetId?: (string | null)
}[]
}
export interface MeetingReviseResult {
id: string
}
export interface MeetingRollInput {
id: string
marks: {
attendanceId: string
state: ("present" | "excused" | "absent")
reason?: (string | null)
}[]
}
export interface MeetingRollResult {
id: string
left: number
}
export interface MeetingScanInput {
id: string
fileId: string
}
export interface MeetingScanResult {
id: string
}
export interface MeetingSignInput {
id: string
version: number
password: string
}
export interface MeetingSignResult {
id: string
}
export interface MeetingSpeechInput {
id: string
version: number
speeches: {
name: string
office: string
said: string
}[]
}
export interface MeetingSpeechResult {
id: string
}
export interface MeetingVoteCaseInput {
id: string
caseId: string
votesFor: number
votesAgainst: number
votesOther: number
form: string
reservedOpinions?: (string | null)
}
export interface MeetingVoteCaseResult {
pollId: string
passed: boolean
base: number
threshold: number
}
export interface MemberApartInput {
one: string
other: string
}
export interface MemberApartResult {
id: string
}
export interface MemberCopyInput {

}
export interface MemberCopyResult {
madeAt: string
person: {
[k: string]: unknown
}
memberships: {
[k: string]: unknown
}[]
records: {
table: string
rows: {
[k: string]: unknown
}[]
}[]
}
export interface MemberCorrectInput {
id: string
version: number
fullName?: string
sortName?: (string | null)
sex?: string
ethnicity?: (string | null)
birthDate?: string
birthYearOnly?: boolean
admittedOn?: string
ceremonyOn?: (string | null)
officialOn?: (string | null)
education?: (string | null)
theory?: (string | null)
note?: (string | null)
cardNo?: (string | null)
phone?: (string | null)
reason?: string
}
export interface MemberCorrectResult {
id: string
membershipId: string
warnings: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
export interface MemberCountedInput {
unit: string
}
export interface MemberCountedResult {
nonState: number
foreignInvested: number
graduating: number
year: number
ownerships: {
code: string
n: number
}[]
groups: {
code: string
n: number
}[]
}
export interface MemberDisciplineInput {
id: string
}
export interface MemberDisciplineResult {
inForce: {
caseId: string
label: ({
vi: string
en: string
ar: string
} | null)
since: (string | null)
until: (string | null)
rule: (string | null)
contested: boolean
}[]
underReview: {
caseId: string
label: ({
vi: string
en: string
ar: string
} | null)
since: (string | null)
until: (string | null)
rule: (string | null)
contested: boolean
}[]
over: {
caseId: string
label: ({
vi: string
en: string
ar: string
} | null)
since: (string | null)
until: (string | null)
rule: (string | null)
contested: boolean
}[]
}
export interface MemberDuplicatesInput {
unit: string
limit?: number
after?: string
}
export interface MemberDuplicatesResult {
items: {
one: {
id: string
name: string
birthYear: number
admittedOn: (string | null)
unitId: string
unitName: string
}
other: {
id: string
name: string
birthYear: number
admittedOn: (string | null)
unitId: string
unitName: string
}
same: ("name" | "birth" | "card" | "phone")[]
mayMerge: boolean
}[]
total: number
next: (string | null)
}
export interface MemberExportInput {
unit: string
search?: string
status?: ("official" | "probationary")
sex?: string
ethnicity?: string
education?: string
theory?: string
minority?: ("yes" | "no")
setting?: string
kind?: string
post?: string
dual?: string
seat?: ("own" | "guest")
mark?: ("exempt" | "away" | "suspended")
bornFrom?: number
bornTo?: number
employer?: string
ownership?: string
sector?: ("non_state" | "foreign")
graduates?: number
occupation?: string
studies?: "yes"
group?: string
partyGroup?: (("any" | "none") | string)
on?: string
language?: ("vi" | "en" | "ar")
}
export interface MemberExportResult {
columns: string[]
rows: string[][]
}
export interface MemberGetInput {
id: string
}
export interface MemberGetResult {
id: string
name: string
sortName: (string | null)
sex: string
ethnicity: (string | null)
birthYear: number
birthDate: (string | null)
birthYearOnly: boolean
admittedOn: (string | null)
ceremonyOn: (string | null)
officialOn: (string | null)
partyAge: (number | null)
education: (string | null)
theory: (string | null)
note: (string | null)
cardTail: (string | null)
phoneTail: (string | null)
unitId: string
unitName: string
memberships: {
id: string
unitId: string
unitName: string
seat: string
status: string
exempt: boolean
suspended: boolean
away: boolean
from: string
to: (string | null)
beginReason: string
endReason: (string | null)
version: number
}[]
posts: {
id: string
post: string
side: string
unitId: string
unitName: string
from: string
to: (string | null)
}[]
readers: {
post: string
unitId: string
unitName: string
names: string[]
unmasked: boolean
}[]
particulars: {
work: {
id: string
from: string
to: (string | null)
employer: (string | null)
ownership: (string | null)
foreignInvested: boolean
occupation: (string | null)
}[]
study: {
id: string
from: string
to: (string | null)
school: string
graduatesOn: (string | null)
}[]
seasons: {
id: string
from: string
to: (string | null)
fromMonth: number
toMonth: number
reason: string
}[]
groups: string[]
conflicts: {
id: string
what: string
notedOn: string
notedName: string
decision: (string | null)
closedOn: (string | null)
closedName: (string | null)
version: number
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
groups: {
groupId: string
name: string
unitId: string
unitName: string
office: (string | null)
from: string
to: (string | null)
}[]
own: boolean
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface MemberGroupInput {
id: string
groups: string[]
}
export interface MemberGroupResult {
id: string
}
export interface MemberIdleInput {
unit: string
search?: string
limit?: number
after?: string
}
export interface MemberIdleResult {
items: {
id: string
name: string
unit: {
id: string
name: string
}
}[]
total: number
next: (string | null)
}
export interface MemberListInput {
unit: string
search?: string
status?: ("official" | "probationary")
sex?: string
ethnicity?: string
education?: string
theory?: string
minority?: ("yes" | "no")
setting?: string
kind?: string
post?: string
dual?: string
seat?: ("own" | "guest")
mark?: ("exempt" | "away" | "suspended")
bornFrom?: number
bornTo?: number
employer?: string
ownership?: string
sector?: ("non_state" | "foreign")
graduates?: number
occupation?: string
studies?: "yes"
group?: string
partyGroup?: (("any" | "none") | string)
on?: string
sort?: ("name" | "-name" | "admitted" | "-admitted" | "birth" | "-birth")
limit?: number
after?: string
}
export interface MemberListResult {
items: {
personId: string
membershipId: string
name: string
sex: string
ethnicity: (string | null)
birthYear: number
birthDate: (string | null)
status: string
seat: string
exempt: boolean
suspended: boolean
away: boolean
unitId: string
unitName: string
admittedOn: (string | null)
officialOn: (string | null)
posts: string[]
}[]
total: (number | null)
more: boolean
next: (string | null)
recorded: boolean
recordedSince: (string | null)
}
export interface MemberLooksInput {
limit?: number
after?: string
}
export interface MemberLooksResult {
items: {
id: string
at: string
command: string
who: string
unitName: string
own: boolean
}[]
total: number
next: (string | null)
}
export interface MemberMeInput {

}
export interface MemberMeResult {
id: string
name: string
sortName: (string | null)
sex: string
ethnicity: (string | null)
birthYear: number
birthDate: (string | null)
birthYearOnly: boolean
admittedOn: (string | null)
ceremonyOn: (string | null)
officialOn: (string | null)
partyAge: (number | null)
education: (string | null)
theory: (string | null)
note: (string | null)
cardTail: (string | null)
phoneTail: (string | null)
unitId: string
unitName: string
memberships: {
id: string
unitId: string
unitName: string
seat: string
status: string
exempt: boolean
suspended: boolean
away: boolean
from: string
to: (string | null)
beginReason: string
endReason: (string | null)
version: number
}[]
posts: {
id: string
post: string
side: string
unitId: string
unitName: string
from: string
to: (string | null)
}[]
readers: {
post: string
unitId: string
unitName: string
names: string[]
unmasked: boolean
}[]
particulars: {
work: {
id: string
from: string
to: (string | null)
employer: (string | null)
ownership: (string | null)
foreignInvested: boolean
occupation: (string | null)
}[]
study: {
id: string
from: string
to: (string | null)
school: string
graduatesOn: (string | null)
}[]
seasons: {
id: string
from: string
to: (string | null)
fromMonth: number
toMonth: number
reason: string
}[]
groups: string[]
conflicts: {
id: string
what: string
notedOn: string
notedName: string
decision: (string | null)
closedOn: (string | null)
closedName: (string | null)
version: number
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
groups: {
groupId: string
name: string
unitId: string
unitName: string
office: (string | null)
from: string
to: (string | null)
}[]
own: boolean
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface MemberMergeInput {
winner: string
loser: string
taken: ("fullName" | "sortName" | "sex" | "ethnicity" | "birthDate" | "admittedOn" | "ceremonyOn" | "officialOn" | "education" | "theory" | "note" | "cardNo" | "phone")[]
reason: string
}
export interface MemberMergeResult {
id: string
moved: number
stayed: number
}
export interface MemberRegisterInput {
unit: string
from?: string
reason?: string
fullName: string
sortName?: (string | null)
sex: string
ethnicity?: (string | null)
birthDate: string
birthYearOnly?: boolean
admittedOn: string
ceremonyOn?: (string | null)
officialOn?: (string | null)
education?: (string | null)
theory?: (string | null)
note?: (string | null)
cardNo?: (string | null)
phone?: (string | null)
}
export interface MemberRegisterResult {
id: string
membershipId: string
warnings: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
export interface MemberRevealInput {
id: string
}
export interface MemberRevealResult {
id: string
birthDate: string
birthYearOnly: boolean
cardNo: (string | null)
phone: (string | null)
}
export interface MemberSeasonInput {
id: string
seasons: {
fromMonth: number
toMonth: number
reason: string
}[]
}
export interface MemberSeasonResult {
id: string
}
export interface MemberStudyInput {
id: string
on: string
school?: (string | null)
graduatesOn?: (string | null)
}
export interface MemberStudyResult {
id: string
}
export interface MemberUnmergeInput {
id: string
version: number
}
export interface MemberUnmergeResult {
id: string
}
export interface MemberWorkInput {
id: string
on: string
employer?: (string | null)
ownership?: (string | null)
foreignInvested?: boolean
occupation?: (string | null)
}
export interface MemberWorkResult {
id: string
}
export interface MemberYearCellInput {
unit: string
year: number
search?: string
sort?: string
limit?: number
after?: string
}
export interface MemberYearCellResult {
items: {
id: string
name: string
counts: {
[k: string]: number
}
}[]
total: number
next: (string | null)
unit: {
id: string
name: string
}
year: number
groups: {
text: {
vi: string
en: string
ar: string
}
figures: {
id: string
text: {
vi: string
en: string
ar: string
}
sign: (string | null)
main: boolean
}[]
}[]
}
export interface MemberYearExportInput {
unit: string
year: number
language?: ("vi" | "en" | "ar")
}
export interface MemberYearExportResult {
name: string
mediaType: string
base64: string
}
export interface MemberYearFactsInput {
id: string
year: number
figure: string
limit?: number
after?: string
}
export interface MemberYearFactsResult {
items: {
ref: string
link: string
on: string
what: {
vi: string
en: string
ar: string
}
why: ({
vi: string
en: string
ar: string
} | null)
by: (string | null)
unit: {
id: string
name: string
}
contest: ({
id: string
state: string
changed: (boolean | null)
due: string
} | null)
mayContest: boolean
}[]
total: number
next: (string | null)
person: {
id: string
name: string
}
unit: {
id: string
name: string
}
year: number
group: {
vi: string
en: string
ar: string
}
figure: {
id: string
text: {
vi: string
en: string
ar: string
}
sign: (string | null)
main: boolean
}
own: boolean
appeal: boolean
}
export interface MemberYearGetInput {
id: string
year: number
}
export interface MemberYearGetResult {
person: {
id: string
name: string
}
unit: {
id: string
name: string
}
year: number
years: number[]
groups: {
text: {
vi: string
en: string
ar: string
}
figures: {
id: string
text: {
vi: string
en: string
ar: string
}
sign: (string | null)
main: boolean
}[]
}[]
counts: {
[k: string]: number
}
contested: {
all: number
open: number
}
own: boolean
}
export interface MembershipEndInput {
id: string
on: string
reason: string
note?: string
version: number
}
export interface MembershipEndResult {
id: string
}
export interface MembershipMarkInput {
id: string
exempt?: boolean
away?: boolean
decision?: string
version: number
}
export interface MembershipMarkResult {
id: string
}
export interface MergeListInput {
unit: string
limit?: number
after?: string
}
export interface MergeListResult {
items: {
id: string
winnerId: string
name: string
unitId: string
unitName: string
loserUnitName: string
reason: string
taken: string[]
moved: number
stayed: number
mergedOn: string
mergedName: string
undoneOn: (string | null)
undoneName: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
total: number
next: (string | null)
}
export interface MergePreviewInput {
id: string
loser: string
}
export interface MergePreviewResult {
winner: {
id: string
name: string
birthYear: number
admittedOn: (string | null)
unitId: string
unitName: string
}
loser: {
id: string
name: string
birthYear: number
admittedOn: (string | null)
unitId: string
unitName: string
}
fields: {
field: ("fullName" | "sortName" | "sex" | "ethnicity" | "birthDate" | "admittedOn" | "ceremonyOn" | "officialOn" | "education" | "theory" | "note" | "cardNo" | "phone")
winner: (string | null)
loser: (string | null)
same: boolean
}[]
parts: {
part: string
moves: number
stays: number
}[]
lines: {
moves: number
ends: {
unitId: string
unitName: string
}[]
}
reasons: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
export interface NominationMineInput {
limit?: number
after?: string
}
export interface NominationMineResult {
items: {
id: string
name: string
unitName: string
body: string
on: string
state: (string | null)
}[]
total: number
next: (string | null)
}
export interface OrganizationFoundInput {
kind: string
code?: (string | null)
division: string
name: string
setting?: (string | null)
foundedOn?: (string | null)
households?: (number | null)
poorHouseholds?: (number | null)
temporaryHouses?: (number | null)
ownership?: (string | null)
foreignInvested?: (boolean | null)
}
export interface OrganizationFoundResult {
id: string
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
export interface OverseerCellsInput {
sort?: ("missing" | "name" | "members" | "open" | "overdue" | "proposals" | "visit" | "-missing" | "-name" | "-members" | "-open" | "-overdue" | "-proposals" | "-visit")
limit?: number
after?: string
}
export interface OverseerCellsResult {
items: {
id: string
name: string
kind: string
members: number
met: boolean
confirmed: boolean
planned: boolean
open: number
overdue: number
proposals: number
lastVisit: (string | null)
visits: number
since: string
}[]
total: number
next: (string | null)
month: string
quotas: {
fromUnitId: string
fromUnit: string
personId: string
made: number
counted: number
quota: ({
n: number
rule: string
} | null)
}[]
unseen: number
}
export interface OverseerEndInput {
id: string
on: string
version: number
}
export interface OverseerEndResult {
id: string
}
export interface OwnershipListInput {
unit: string
ownership?: string
nonState?: boolean
foreignInvested?: boolean
search?: string
sort?: ("name" | "-name")
limit?: number
after?: string
}
export interface OwnershipListResult {
items: {
id: string
name: string
kind: string
setting: (string | null)
parent: (string | null)
ownership: string
foreignInvested: boolean
nonState: boolean
since: (string | null)
}[]
total: number
next: (string | null)
byOwnership: {
ownership: string
n: number
}[]
nonState: number
foreignInvested: number
}
export interface PartyGroupCellsInput {
unit: string
groups?: ("yes" | "no")
search?: string
sort?: ("name" | "-name" | "people" | "-people" | "groups" | "-groups")
limit?: number
after?: string
}
export interface PartyGroupCellsResult {
items: {
unitId: string
name: string
parent: (string | null)
people: number
groups: number
grouped: number
headless: number
}[]
total: number
next: (string | null)
figures: {
cells: number
withGroups: number
groups: number
grouped: number
headless: number
}
}
export interface PartyGroupCloseInput {
id: string
on: string
reason: string
version: number
}
export interface PartyGroupCloseResult {
id: string
}
export interface PartyGroupFoundInput {
unit: string
name: string
on: string
members: string[]
officers: {
office: string
personId: string
}[]
basis?: (string | null)
}
export interface PartyGroupFoundResult {
id: string
}
export interface PartyGroupGetInput {
id: string
on?: string
}
export interface PartyGroupGetResult {
id: string
name: string
unit: {
id: string
name: string
}
rule: (string | null)
offices: {
id: string
required: boolean
}[]
foundedOn: string
closedOn: (string | null)
closeReason: (string | null)
on: string
members: {
lineId: string
personId: string
name: string
seat: (string | null)
status: (string | null)
office: (string | null)
from: string
version: number
}[]
officers: {
office: string
personId: string
name: string
}[]
history: {
id: string
what: ("name" | "member" | "office")
from: string
to: (string | null)
name: string
personId: (string | null)
office: (string | null)
basis: (string | null)
endReason: (string | null)
}[]
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface PartyGroupLeadInput {
id: string
office: string
personId: (string | null)
on: string
basis?: (string | null)
}
export interface PartyGroupLeadResult {
id: string
}
export interface PartyGroupListInput {
unit: string
on?: string
state?: ("open" | "closed")
headless?: "yes"
search?: string
sort?: ("name" | "-name" | "size" | "-size" | "founded" | "-founded")
limit?: number
after?: string
}
export interface PartyGroupListResult {
items: {
id: string
name: string
unitId: string
unitName: string
foundedOn: string
closedOn: (string | null)
size: number
officers: {
office: string
personId: string
name: string
}[]
}[]
total: number
next: (string | null)
}
export interface PartyGroupMembersInput {
unit: string
}
export interface PartyGroupMembersResult {
unit: {
id: string
name: string
}
rule: (string | null)
offices: {
id: string
required: boolean
}[]
groups: {
id: string
name: string
foundedOn: string
officers: {
office: string
personId: string
name: string
}[]
}[]
members: {
personId: string
name: string
birthYear: number
seat: string
status: string
suspended: boolean
groupId: (string | null)
office: (string | null)
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface PartyGroupRenameInput {
id: string
name: string
on: string
version: number
}
export interface PartyGroupRenameResult {
id: string
}
export interface PartyGroupSeatInput {
unit: string
on: string
members: {
personId: string
groupId: (string | null)
}[]
}
export interface PartyGroupSeatResult {
changed: number
}
export interface PartyGroupTakeBackInput {
id: string
version: number
}
export interface PartyGroupTakeBackResult {
id: string
backIn: (string | null)
}
export interface PeriodCloseInput {
unit: string
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
note?: string
}
export interface PeriodCloseResult {
id: string
units: number
corrections: number
}
export interface PeriodCorrectInput {
unit: string
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
key: string
becomes: number
reason: string
}
export interface PeriodCorrectResult {
id: string
}
export interface PeriodCorrectionsInput {
unit: string
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
limit?: number
after?: string
}
export interface PeriodCorrectionsResult {
items: {
id: string
unit: {
id: string
name: string
}
measure: string
was: number
becomes: number
reason: string
source: ("hand" | "closing")
made: {
on: string
name: string
}
}[]
total: number
next: (string | null)
}
export interface PeriodGetInput {
unit: string
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
}
export interface PeriodGetResult {
unit: {
id: string
name: string
}
line: {
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
endsOn: string
state: ("running" | "open" | "opened" | "closed")
due: (string | null)
at: ({
id: string
name: string
} | null)
closed: ({
on: string
name: string
} | null)
corrections: number
before: boolean
}
closing: ({
id: string
unitId: string
unitName: string
closingNo: number
closed: {
on: string
name: string
}
note: (string | null)
rule: string
opened: ({
on: string
name: string
reason: string
} | null)
units: number
openers: {
vi: string
en: string
ar: string
}[]
openedFirst: (string | null)
version: number
} | null)
numbers: {
id: string
group: string
label: {
vi: string
en: string
ar: string
}
form: ("number" | "share" | "mean")
opens: boolean
key: (string | null)
frozen: ({
n: number
of: (number | null)
} | null)
corrected: ({
n: number
of: (number | null)
} | null)
live: {
n: number
of: (number | null)
}
}[]
hidden: number
unfinished: {
what: string
n: number
link: (string | null)
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface PeriodListInput {
unit: string
year?: number
}
export interface PeriodListResult {
unit: {
id: string
name: string
}
year: number
closesHere: boolean
rule: (string | null)
periods: {
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
endsOn: string
state: ("running" | "open" | "opened" | "closed")
due: (string | null)
at: ({
id: string
name: string
} | null)
closed: ({
on: string
name: string
} | null)
corrections: number
before: boolean
}[]
}
export interface PeriodOpenInput {
id: string
version: number
reason: string
}
export interface PeriodOpenResult {
id: string
}
export interface PlaceAskInput {
of: ("candidate" | "member")
attendee: string
course: string
on: string
}
export interface PlaceAskResult {
id: string
}
export interface PlaceCertifyInput {
of: ("candidate" | "member")
attendee: string
course: string
number: string
certifiedOn: string
issuer: string
}
export interface PlaceCertifyResult {
id: string
validUntil: (string | null)
}
export interface PlaceListInput {
unit: string
course?: string
person?: string
state?: ("waiting" | "enrolled" | "finished" | "failed" | "withdrawn")
certificate?: ("expiring" | "expired")
search?: string
sort?: ("asked" | "-asked" | "name" | "-name" | "until" | "-until" | "unit" | "-unit")
limit?: number
after?: string
}
export interface PlaceListResult {
items: {
id: string
course: string
name: string
candidateId: (string | null)
personId: (string | null)
unit: {
id: string
name: string
}
state: string
askedOn: string
className: (string | null)
classId: (string | null)
number: (string | null)
certifiedOn: (string | null)
validUntil: (string | null)
note: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface PlaceWithdrawInput {
id: string
version: number
note: string
}
export interface PlaceWithdrawResult {
id: string
}
export interface PlanAdjustInput {
id: string
version: number
on: string
decision: string
reason: string
changes: {
itemId: string
what: string
measure?: (string | null)
goalMin?: (string | null)
goalMax?: (string | null)
deadline?: (string | null)
weight: number
}[]
added?: {
what: string
targetId?: (string | null)
measure?: (string | null)
goalMin?: (string | null)
goalMax?: (string | null)
deadline?: (string | null)
weight: number
carriedFrom?: (string | null)
}[]
}
export interface PlanAdjustResult {
id: string
}
export interface PlanAdoptInput {
id: string
version: number
on: string
}
export interface PlanAdoptResult {
id: string
}
export interface PlanAnnulInput {
id: string
version: number
on: string
decision: string
reason: string
}
export interface PlanAnnulResult {
id: string
}
export interface PlanDraftInput {
unit: string
resolutionId?: (string | null)
title: string
body: string
startsOn: string
endsOn: string
theme?: (string | null)
items: {
what: string
targetId?: (string | null)
measure?: (string | null)
goalMin?: (string | null)
goalMax?: (string | null)
deadline?: (string | null)
weight: number
carriedFrom?: (string | null)
}[]
}
export interface PlanDraftResult {
id: string
}
export interface PlanGetInput {
id: string
}
export interface PlanGetResult {
id: string
unit: {
id: string
name: string
}
title: string
body: string
startsOn: string
endsOn: string
state: string
adoptedOn: (string | null)
annulled: ({
on: string
decision: (string | null)
reason: (string | null)
} | null)
resolution: ({
id: string
title: string
numberText: (string | null)
} | null)
theme: (string | null)
items: {
id: string
what: string
targetId: (string | null)
measure: (string | null)
goalMin: (string | null)
goalMax: (string | null)
deadline: (string | null)
weight: number
carriedFrom: (string | null)
amendedBy: (string | null)
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
tasks: {
id: string
work: string
assigneeName: string
due: string
state: string
overdue: boolean
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
}[]
}[]
adjustments: {
id: string
on: string
decision: string
reason: string
by: string
changes: {
itemId: (string | null)
before: ({
[k: string]: string | number
} | null)
after: ({
[k: string]: string | number
} | null)
}[]
}[]
targets: {
id: string
indicator: string
measure: string
baseText: (string | null)
baseValue: (string | null)
goalMin: string
goalMax: string
deadline: string
progress?: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
}[]
untaken: string[]
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface PlanListInput {
unit: string
state?: ("draft" | "adopted" | "annulled")
year?: number
resolution?: string
adopted?: string
flagged?: boolean
search?: string
sort?: ("starts_on" | "-starts_on" | "title" | "-title" | "state" | "-state")
limit?: number
after?: string
}
export interface PlanListResult {
items: {
id: string
unit: {
id: string
name: string
}
title: string
state: string
startsOn: string
endsOn: string
adoptedOn: (string | null)
resolutionId: (string | null)
items: number
}[]
total: number
next: (string | null)
}
export interface PlanReviseInput {
id: string
version: number
resolutionId?: (string | null)
title: string
body: string
startsOn: string
endsOn: string
theme?: (string | null)
items: {
what: string
targetId?: (string | null)
measure?: (string | null)
goalMin?: (string | null)
goalMax?: (string | null)
deadline?: (string | null)
weight: number
carriedFrom?: (string | null)
}[]
}
export interface PlanReviseResult {
id: string
}
export interface PostAppointInput {
unitId: string
post: string
personId: string
reason: string
from: string
termEnds?: (string | null)
byUnitId: string
number: string
decidedOn: string
}
export interface PostAppointResult {
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
export interface PostDismissInput {
id: string
reason: string
on: string
byUnitId: string
number: string
decidedOn: string
version: number
}
export interface PostDismissResult {
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
export interface PostExpireInput {
id: string
reason: string
on: string
number?: (string | null)
version: number
}
export interface PostExpireResult {
id: string
}
export interface PostHistoryInput {
id: string
}
export interface PostHistoryResult {
person: {
id: string
name: string
unitId: string
}
posts: {
id: string
post: string
side: string
unitId: string
unitName: string
readable: boolean
from: string
to: (string | null)
termEnds: (string | null)
begunBy: (string | null)
beginReason: (string | null)
decision: (string | null)
decidedOn: (string | null)
decidedBy: (string | null)
electionId: (string | null)
endedBy: (string | null)
endReason: (string | null)
endDecision: (string | null)
endDecidedOn: (string | null)
endBy: (string | null)
nth: number
limit: ({
terms: number
confidence: string
} | null)
}[]
}
export interface PostKindsInput {
id: string
}
export interface PostKindsResult {
posts: {
post: string
side: string
single: boolean
membersOnly: boolean
maximum: (number | null)
rule: (string | null)
grants: {
at: ("unit" | "subtree" | "overseen")
capabilities: string[]
}[]
}[]
pairs: {
id: string
posts: string[]
rule: string
}[]
}
export interface PostOwnInput {

}
export interface PostOwnResult {
person: {
id: string
name: string
unitId: string
}
posts: {
id: string
post: string
side: string
unitId: string
unitName: string
readable: boolean
from: string
to: (string | null)
termEnds: (string | null)
begunBy: (string | null)
beginReason: (string | null)
decision: (string | null)
decidedOn: (string | null)
decidedBy: (string | null)
electionId: (string | null)
endedBy: (string | null)
endReason: (string | null)
endDecision: (string | null)
endDecidedOn: (string | null)
endBy: (string | null)
nth: number
limit: ({
terms: number
confidence: string
} | null)
}[]
}
export interface ProcedureListInput {

}
export interface ProcedureListResult {
procedures: {
id: string
label: {
vi: string
en: string
ar: string
}
subject: string
rule: string
byHand: boolean
opensBy: string
otherSide: (string | null)
restricted: boolean
fields: {
id: string
label: {
vi: string
en: string
ar: string
}
help: ({
vi: string
en: string
ar: string
} | null)
kind: string
required: boolean
past: boolean
choices: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
}[]
steps: {
id: string
label: {
vi: string
en: string
ar: string
}
otherSide: boolean
}[]
outcomes: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
papers: {
id: string
code: (string | null)
label: {
vi: string
en: string
ar: string
}
}[]
}[]
}
export interface ProposalAnswerInput {
id: string
version: number
reply: string
}
export interface ProposalAnswerResult {
id: string
}
export interface ProposalForwardInput {
id: string
version: number
toUnitId: string
reason: string
}
export interface ProposalForwardResult {
id: string
}
export interface ProposalGetInput {
id: string
}
export interface ProposalGetResult {
id: string
unit: {
id: string
name: string
kind: string
}
meetingId: (string | null)
personId: string
personName: string
onBehalf: boolean
body: string
addressed: {
id: string
name: string
kind: string
}
taskId: (string | null)
targetId: (string | null)
madeAt: string
replyDue: string
overdue: boolean
daysLate: number
state: string
reply: (string | null)
repliedName: (string | null)
repliedAt: (string | null)
readOutMeetingId: (string | null)
version: number
forwards: {
id: string
from: {
id: string
name: string
kind: string
}
to: {
id: string
name: string
kind: string
}
reason: string
byName: string
at: string
}[]
subject: ({
kind: ("task" | "target")
id: string
text: string
resolutionId: (string | null)
} | null)
levels: {
id: string
name: string
kind: string
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ProposalListInput {
unit: string
box?: ("made" | "addressed" | "late_below" | "unread")
state?: ("open" | "answered" | "overdue")
mine?: boolean
limit?: number
after?: string
}
export interface ProposalListResult {
items: {
id: string
unit: {
id: string
name: string
kind: string
}
meetingId: (string | null)
personId: string
personName: string
onBehalf: boolean
body: string
addressed: {
id: string
name: string
kind: string
}
taskId: (string | null)
targetId: (string | null)
madeAt: string
replyDue: string
overdue: boolean
daysLate: number
state: string
reply: (string | null)
repliedName: (string | null)
repliedAt: (string | null)
readOutMeetingId: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface ProposalRateInput {
unit: string
since?: string
}
export interface ProposalRateResult {
all: {
due: number
onTime: number
late: number
overdue: number
waiting: number
}
below: {
unit: {
id: string
name: string
kind: string
}
due: number
onTime: number
late: number
overdue: number
waiting: number
}[]
}
export interface ProposalRecordInput {
id: string
personId: string
body: string
addressedUnitId: string
taskId?: (string | null)
targetId?: (string | null)
}
export interface ProposalRecordResult {
id: string
replyDue: string
}
export interface ProposalSubmitInput {
unit: string
personId?: string
body: string
addressedUnitId: string
taskId?: (string | null)
targetId?: (string | null)
}
export interface ProposalSubmitResult {
id: string
replyDue: string
}
export interface PublicationChangeInput {
id: string
version: number
title: string
on: string
from?: (string | null)
whole: {
name?: (string | null)
n?: (number | null)
people: boolean
indicator?: (string | null)
outOf?: (number | null)
leftOut?: (string | null)
}
divides: boolean
decimals: number
source: {
kind: ("own" | "others")
name?: (string | null)
number?: (string | null)
on?: (string | null)
}
note?: (string | null)
lines: {
label: string
n?: (number | null)
share?: (string | null)
partOf: ("whole" | "line" | "nothing")
parent?: (number | null)
indicator?: (string | null)
dimension?: (string | null)
code?: (string | null)
}[]
}
export interface PublicationChangeResult {
id: string
}
export interface PublicationCorrectInput {
id: string
version: number
reason: string
}
export interface PublicationCorrectResult {
id: string
}
export interface PublicationDiscardInput {
id: string
version: number
}
export interface PublicationDiscardResult {
id: string
}
export interface PublicationDraftInput {
unit: string
title: string
on: string
from?: (string | null)
whole: {
name?: (string | null)
n?: (number | null)
people: boolean
indicator?: (string | null)
outOf?: (number | null)
leftOut?: (string | null)
}
divides: boolean
decimals: number
source: {
kind: ("own" | "others")
name?: (string | null)
number?: (string | null)
on?: (string | null)
}
note?: (string | null)
lines: {
label: string
n?: (number | null)
share?: (string | null)
partOf: ("whole" | "line" | "nothing")
parent?: (number | null)
indicator?: (string | null)
dimension?: (string | null)
code?: (string | null)
}[]
}
export interface PublicationDraftResult {
id: string
}
export interface PublicationDrawInput {
unit: string
indicator: string
on: string
from?: string
dimension?: string
}
export interface PublicationDrawResult {
whole: {
name: {
vi: string
en: string
ar: string
}
n: (number | null)
people: boolean
}
known: ({
indicator: string
dimension: (string | null)
code: (string | null)
n: (number | null)
of: (number | null)
people: boolean
personal: boolean
state: ("live" | "frozen")
} | null)
divides: boolean
lines: {
label: {
vi: string
en: string
ar: string
}
partOf: ("whole" | "line" | "nothing")
parent: (number | null)
indicator: string
dimension: (string | null)
code: (string | null)
n: (number | null)
of: (number | null)
people: boolean
personal: boolean
state: ("live" | "frozen")
}[]
}
export interface PublicationDrawableInput {
unit: string
}
export interface PublicationDrawableResult {
unit: {
id: string
name: string
}
smallest: number
items: {
id: string
group: string
name: {
vi: string
en: string
ar: string
}
form: string
own: boolean
dimensions: {
id: string
name: {
vi: string
en: string
ar: string
}
}[]
}[]
below: boolean
}
export interface PublicationGetInput {
id: string
}
export interface PublicationGetResult {
id: string
unit: {
id: string
name: string
}
state: ("draft" | "published" | "replaced" | "withdrawn" | "discarded")
edition: number
version: number
title: string
on: string
from: (string | null)
whole: {
name: (string | null)
n: (number | null)
people: boolean
indicator: (string | null)
outOf: (number | null)
leftOut: (string | null)
}
divides: boolean
decimals: number
source: {
kind: ("own" | "others")
name: (string | null)
number: (string | null)
on: (string | null)
}
note: (string | null)
reason: (string | null)
lines: {
label: string
n: (number | null)
share: (string | null)
partOf: ("whole" | "line" | "nothing")
parent: (number | null)
indicator: (string | null)
dimension: (string | null)
code: (string | null)
level: number
printed: (number | null)
of: (number | null)
register: (("live" | "frozen") | null)
definition: (number | null)
}[]
drafted: {
on: string
name: string
}
published: ({
on: string
name: string
} | null)
ended: ({
on: string
name: string
reason: (string | null)
} | null)
editions: {
id: string
edition: number
state: ("draft" | "published" | "replaced" | "withdrawn" | "discarded")
published: ({
on: string
name: string
} | null)
reason: (string | null)
}[]
rule: (string | null)
smallest: number
registered: {
indicator: string
dimension: (string | null)
code: (string | null)
n: (number | null)
of: (number | null)
people: boolean
personal: boolean
state: ("live" | "frozen")
}[]
sources: {
indicator: string
name: {
vi: string
en: string
ar: string
}
formula: {
vi: string
en: string
ar: string
}
own: ({
no: number
since: string
by: string
} | null)
lines: number
states: ("live" | "frozen")[]
below: boolean
}[]
findings: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface PublicationListInput {
unit: string
box?: ("own" | "below" | "above")
state?: ("draft" | "published" | "replaced" | "withdrawn" | "discarded")
year?: number
search?: string
sort?: ("on_day" | "-on_day" | "title" | "-title")
limit?: number
after?: string
}
export interface PublicationListResult {
items: {
id: string
unit: {
id: string
name: string
}
title: string
on: string
from: (string | null)
state: ("draft" | "published" | "replaced" | "withdrawn" | "discarded")
edition: number
lines: number
published: ({
on: string
name: string
} | null)
}[]
total: number
next: (string | null)
unit: {
id: string
name: string
}
mayDraft: boolean
}
export interface PublicationPublishInput {
id: string
version: number
publishedOn?: string
}
export interface PublicationPublishResult {
id: string
}
export interface PublicationWithdrawInput {
id: string
version: number
reason: string
}
export interface PublicationWithdrawResult {
id: string
}
export interface QualityConfirmInput {
id: string
version: number
points: {
criterion: string
points: number
}[]
remark?: (string | null)
}
export interface QualityConfirmResult {
id: string
total: number
level: string
gap: number
}
export interface QualityGetInput {
id: string
}
export interface QualityGetResult {
id: string
meetingId: string
unit: {
id: string
name: string
kind: string
}
month: string
state: string
maximum: number
selfTotal: number
selfLevel: string
upperTotal: (number | null)
upperLevel: (string | null)
gap: (number | null)
confirmDue: string
overdue: boolean
version: number
meetingTitle: string
lines: {
criterion: string
maximum: number
self: number
upper: (number | null)
}[]
rule: string
remarkWhenDifferent: boolean
poll: ({
id: string
question: string
form: string
majority: string
baseKind: string
rule: string
rulebookHash: string
ruledOn: (string | null)
eligible: number
present: number
base: number
threshold: number
votesFor: number
votesAgainst: number
votesOther: number
passed: boolean
reservedOpinions: (string | null)
takenAt: string
} | null)
scoredName: string
scoredAt: string
confirmedName: (string | null)
confirmedAt: (string | null)
remark: (string | null)
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface QualityListInput {
unit: string
month?: string
state?: ("scored" | "confirmed" | "overdue" | "gap")
limit?: number
after?: string
}
export interface QualityListResult {
items: {
id: string
meetingId: string
unit: {
id: string
name: string
kind: string
}
month: string
state: string
maximum: number
selfTotal: number
selfLevel: string
upperTotal: (number | null)
upperLevel: (string | null)
gap: (number | null)
confirmDue: string
overdue: boolean
version: number
}[]
total: number
next: (string | null)
count: {
held: number
scored: number
confirmed: number
overdue: number
}
}
export interface QualityScoreInput {
id: string
version?: (number | null)
points: {
criterion: string
points: number
}[]
votesFor?: (number | null)
votesAgainst?: (number | null)
votesOther?: (number | null)
form?: (string | null)
}
export interface QualityScoreResult {
id: (string | null)
total: number
level: string
passed: boolean
}
export interface QualityYearInput {
unit: string
year: number
limit?: number
after?: string
}
export interface QualityYearResult {
items: {
unit: {
id: string
name: string
kind: string
}
meetings: number
scored: number
confirmed: number
levels: {
[k: string]: number
}
verdict: ("reached" | "not_reached" | "open")
}[]
total: number
next: (string | null)
}
export interface RecipientListInput {
unit: string
acknowledged?: boolean
planned?: boolean
search?: string
limit?: number
after?: string
}
export interface RecipientListResult {
items: {
id: string
unit: {
id: string
name: string
}
acknowledgedAt: (string | null)
acknowledgedName: (string | null)
planId: (string | null)
version: number
resolution: {
id: string
title: string
numberText: (string | null)
}
issuerName: string
issuedOn: string
}[]
total: number
next: (string | null)
}
export interface RegulationAdoptInput {
id: string
version: number
on: string
number?: (string | null)
}
export interface RegulationAdoptResult {
id: string
}
export interface RegulationDraftInput {
unitId: string
title: string
body: string
files?: string[]
}
export interface RegulationDraftResult {
id: string
}
export interface RegulationGetInput {
id: string
}
export interface RegulationGetResult {
id: string
unitId: string
unitName: string
termId: string
term: string
versionNo: number
title: string
state: ("draft" | "adopted" | "lapsed")
number: (string | null)
adoptedOn: (string | null)
lapsedOn: (string | null)
version: number
body: string
files: {
id: string
name: string
bytes: number
}[]
versions: {
id: string
unitId: string
unitName: string
termId: string
term: string
versionNo: number
title: string
state: ("draft" | "adopted" | "lapsed")
number: (string | null)
adoptedOn: (string | null)
lapsedOn: (string | null)
version: number
}[]
may: string[]
}
export interface RegulationListInput {
unit: string
}
export interface RegulationListResult {
items: {
id: string
unitId: string
unitName: string
termId: string
term: string
versionNo: number
title: string
state: ("draft" | "adopted" | "lapsed")
number: (string | null)
adoptedOn: (string | null)
lapsedOn: (string | null)
version: number
}[]
termRuns: boolean
rule: string
}
export interface RegulationReviseInput {
id: string
version: number
title: string
body: string
files?: string[]
}
export interface RegulationReviseResult {
id: string
}
export interface RemarkAskInput {
id: string
why: string
}
export interface RemarkAskResult {
id: string
}
export interface RemarkCorrectInput {
id: string
version: number
discussedOn: string
reason: string
level: (string | null)
texts: {
part: string
text: string
}[]
}
export interface RemarkCorrectResult {
id: string
}
export interface RemarkDraftInput {
round: string
lines: {
id: string
version: number
level: (string | null)
texts: {
part: string
text: string
}[]
}[]
}
export interface RemarkDraftResult {
ids: string[]
}
export interface RemarkDropInput {
id: string
version: number
reason: string
}
export interface RemarkDropResult {
id: string
}
export interface RemarkGetInput {
id: string
}
export interface RemarkGetResult {
id: string
roundId: string
personId: string
name: string
home: {
id: string
name: string
}
residence: {
id: string
name: string
}
year: number
due: string
askedFor: (string | null)
state: ("open" | "sent" | "dropped")
late: boolean
level: (string | null)
texts: {
part: string
text: string
}[]
discussedOn: (string | null)
sentOn: (string | null)
sentName: (string | null)
corrections: number
contactEnded: ({
on: string
reason: string
} | null)
dropReason: (string | null)
version: number
wordings: {
number: number
on: string
byName: string
discussedOn: string
level: string
texts: {
part: string
text: string
}[]
reason: (string | null)
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface RemarkListInput {
unit: string
side: ("home" | "residence")
round?: string
year?: number
state?: ("open" | "sent" | "dropped" | "late" | "counted")
level?: string
search?: string
sort?: ("name" | "-name" | "due" | "-due" | "sent" | "-sent" | "year" | "-year")
limit?: number
after?: string
}
export interface RemarkListResult {
items: {
id: string
roundId: string
personId: string
name: string
home: {
id: string
name: string
}
residence: {
id: string
name: string
}
year: number
due: string
askedFor: (string | null)
state: ("open" | "sent" | "dropped")
late: boolean
level: (string | null)
texts: {
part: string
text: string
}[]
discussedOn: (string | null)
sentOn: (string | null)
sentName: (string | null)
corrections: number
contactEnded: ({
on: string
reason: string
} | null)
dropReason: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface RemarkSendInput {
round: string
discussedOn: string
lines: {
id: string
version: number
level: (string | null)
texts: {
part: string
text: string
}[]
}[]
}
export interface RemarkSendResult {
ids: string[]
}
export interface ReorganizationAnnulInput {
id: string
version: number
reason: string
}
export interface ReorganizationAnnulResult {
id: string
}
export interface ReorganizationApplyInput {
id: string
}
export interface ReorganizationApplyResult {
id: string
state: string
}
export interface ReorganizationApproveInput {
id: string
version: number
posts?: {
key: string
approved: boolean
}[]
all?: true
add?: {
unitId: string
post: string
personId: string
}[]
}
export interface ReorganizationApproveResult {
id: string
waiting: number
}
export interface ReorganizationAssignInput {
id: string
version: number
people?: {
personId: string
to: string
}[]
work?: {
kind: string
id: string
to: string
}[]
kinds?: {
kind: string
from?: string
to: string
}[]
}
export interface ReorganizationAssignResult {
id: string
}
export interface ReorganizationCertificateInput {
id: string
language: ("vi" | "en" | "ar")
}
export interface ReorganizationCertificateResult {
language: ("vi" | "en" | "ar")
direction: ("ltr" | "rtl")
orientation: ("portrait" | "landscape")
letterhead: {
left: {
upper: (string | null)
issuer: string
separator: string
number: (string | null)
}
right: {
banner: string
placeAndDate: string
}
}
title: string
subject: (string | null)
rule: (string | null)
blocks: ({
kind: "heading"
text: string
} | {
kind: "paragraph"
text: string
label?: string
look?: ("basis" | "note")
} | {
kind: "list"
ordered: boolean
items: string[]
} | {
kind: "table"
head: string[]
rows: string[][]
columns?: {
wide?: number
align?: ("start" | "center" | "end")
}[]
})[]
signatures: {
lines: string[]
note: (string | null)
name: string
}[]
recipients: ({
heading: string
lines: string[]
} | null)
mark: (string | null)
}
export interface ReorganizationCheckInput {
id: string
}
export interface ReorganizationCheckResult {
people: number
work: number
astray: number
left: number
posts: number
}
export interface ReorganizationDecideInput {
id: string
version: number
}
export interface ReorganizationDecideResult {
id: string
state: string
}
export interface ReorganizationDraftInput {
unit: string
title: string
number?: (string | null)
decidedOn?: (string | null)
signerName?: (string | null)
signerPost?: (string | null)
effectiveOn: string
note?: (string | null)
acts: {
act: ("found" | "merge" | "split" | "move" | "close" | "rename" | "change_kind")
key?: string
unit?: string
sources?: string[]
into?: string
source?: string
parts?: {
unit: string
groups?: string[]
}[]
core?: string
stays?: boolean
children?: {
unit: string
to: string
}[]
parent?: string
successor?: string
name?: string
kind?: string
setting?: (string | null)
code?: (string | null)
}[]
}
export interface ReorganizationDraftResult {
id: string
}
export interface ReorganizationDropInput {
id: string
version: number
}
export interface ReorganizationDropResult {
id: string
}
export interface ReorganizationGetInput {
id: string
}
export interface ReorganizationGetResult {
id: string
unitId: string
unitName: string
title: string
number: (string | null)
decidedOn: (string | null)
signerName: (string | null)
signerPost: (string | null)
effectiveOn: string
note: (string | null)
acts: {
act: ("found" | "merge" | "split" | "move" | "close" | "rename" | "change_kind")
id?: string
key?: string
unit?: string
sources?: string[]
into?: string
source?: string
parts?: {
unit: string
groups?: string[]
}[]
core?: string
stays?: boolean
children?: {
unit: string
to: string
}[]
parent?: string
successor?: string
name?: string
kind?: string
setting?: (string | null)
code?: (string | null)
}[]
names: {
[k: string]: string
}
state: ("draft" | "decided" | "applied" | "annulled" | "dropped")
failure: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
progress: ({
step: string
done: number
steps: number
} | null)
draftedName: string
draftedAt: string
approvedName: (string | null)
approvedAt: (string | null)
appliedAt: (string | null)
annulledAt: (string | null)
annulledName: (string | null)
annulReason: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ReorganizationHandedInput {
id: string
kind?: string
from?: string
to?: string
search?: string
limit?: number
after?: string
}
export interface ReorganizationHandedResult {
items: {
kind: string
id: string
title: (string | null)
link: (string | null)
due: (string | null)
holder: (string | null)
mustEnd: boolean
fromId: string
from: string
toId: string
to: string
}[]
total: number
next: (string | null)
}
export interface ReorganizationListInput {
unit: string
state?: ("draft" | "decided" | "applied" | "annulled" | "dropped")
search?: string
sort?: ("effective_on" | "-effective_on" | "title" | "-title")
limit?: number
after?: string
}
export interface ReorganizationListResult {
items: {
id: string
unitId: string
unitName: string
title: string
number: (string | null)
decidedOn: (string | null)
effectiveOn: string
state: ("draft" | "decided" | "applied" | "annulled" | "dropped")
acts: number
version: number
}[]
total: number
next: (string | null)
}
export interface ReorganizationPeopleInput {
id: string
from?: string
to?: string
search?: string
limit?: number
after?: string
}
export interface ReorganizationPeopleResult {
items: {
personId: string
name: string
seat: (string | null)
fromId: string
from: string
toId: string
to: string
}[]
total: number
next: (string | null)
}
export interface ReorganizationPlanInput {
id: string
}
export interface ReorganizationPlanResult {
id: string
state: ("draft" | "decided" | "applied" | "annulled" | "dropped")
version: number
refusals: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
warnings: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
totals: {
acts: number
closed: number
founded: number
moved: number
renamed: number
changedKind: number
people: number
work: number
}
people: {
fromId: string
from: string
toId: string
to: string
n: number
}[]
work: {
kind: string
n: number
mustEnd: number
}[]
posts: {
ends: number
begins: number
waiting: number
}
rights: {
post: string
ends: number
begins: number
capabilities: string[]
}[]
numbers: {
unitId: string
unit: string
documentType: string
last: number
}[]
periods: {
unitId: string
unit: string
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
endsOn: string
closedOn: string
closedName: string
}[]
dues: {
unitId: string
unit: string
closedMonth: (string | null)
open: number
}[]
devices: {
name: string
unitId: string
unit: string
seenAt: (string | null)
sessions: number
}[]
unclaimed: string[]
}
export interface ReorganizationPostPlacesInput {
id: string
}
export interface ReorganizationPostPlacesResult {
items: {
id: string
name: string
posts: string[]
}[]
}
export interface ReorganizationPostsInput {
id: string
what?: ("ends" | "begins")
waiting?: boolean
unit?: string
search?: string
limit?: number
after?: string
}
export interface ReorganizationPostsResult {
items: {
key: string
what: ("ends" | "begins")
proposed: boolean
post: string
unitId: string
unit: string
personId: (string | null)
name: string
termEnds: (string | null)
approved: (boolean | null)
against: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}[]
total: number
next: (string | null)
}
export interface ReorganizationReadSheetInput {
unit: string
fileId: string
}
export interface ReorganizationReadSheetResult {
rows: number
acts: {
act: ("found" | "merge" | "split" | "move" | "close" | "rename" | "change_kind")
id?: string
key?: string
unit?: string
sources?: string[]
into?: string
source?: string
parts?: {
unit: string
groups?: string[]
}[]
core?: string
stays?: boolean
children?: {
unit: string
to: string
}[]
parent?: string
successor?: string
name?: string
kind?: string
setting?: (string | null)
code?: (string | null)
}[]
names: {
[k: string]: string
}
problems: {
sheet: string
row: number
column: ("old" | "name" | "kind" | "what" | "parent")
reason: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}
}[]
}
export interface ReorganizationReviseInput {
id: string
version: number
title: string
number?: (string | null)
decidedOn?: (string | null)
signerName?: (string | null)
signerPost?: (string | null)
effectiveOn: string
note?: (string | null)
acts: {
act: ("found" | "merge" | "split" | "move" | "close" | "rename" | "change_kind")
key?: string
unit?: string
sources?: string[]
into?: string
source?: string
parts?: {
unit: string
groups?: string[]
}[]
core?: string
stays?: boolean
children?: {
unit: string
to: string
}[]
parent?: string
successor?: string
name?: string
kind?: string
setting?: (string | null)
code?: (string | null)
}[]
}
export interface ReorganizationReviseResult {
id: string
}
export interface ReorganizationUnitsInput {
id: string
named?: boolean
what?: ("closed" | "founded" | "moved" | "renamed" | "changed_kind")
search?: string
sort?: ("act" | "name" | "-name")
limit?: number
after?: string
}
export interface ReorganizationUnitsResult {
items: {
id: string
act: (number | null)
founded: boolean
closes: boolean
successors: {
id: string
name: string
}[]
oldName: (string | null)
oldKind: (string | null)
oldParent: (string | null)
newName: string
newKind: string
newParent: (string | null)
}[]
total: number
next: (string | null)
}
export interface ReorganizationWorkInput {
id: string
kind?: string
from?: string
to?: string
search?: string
limit?: number
after?: string
}
export interface ReorganizationWorkResult {
items: {
kind: string
id: string
title: (string | null)
link: (string | null)
due: (string | null)
holder: (string | null)
mustEnd: boolean
fromId: string
from: string
toId: string
to: string
}[]
total: number
next: (string | null)
}
export interface ReportCheckInput {
id: string
text: string
on?: string
}
export interface ReportCheckResult {
text: string
languages: ("vi" | "en" | "ar")[]
findings: {
kind: ("wrong_share" | "impossible_share" | "not_a_whole_person" | "cut_not_rounded" | "part_above_whole" | "parts_do_not_add_up" | "shares_do_not_add_up")
start: number
end: number
quote: string
language: ("vi" | "en" | "ar")
given: number
computed: (number | null)
why: {
code: string
values: {
[k: string]: number | number[]
}
}[]
nearest: {
what: ("share" | "part" | "whole" | "sum")
value: number
gives: (number | null)
}[]
}[]
fits: {
kind: ("share" | "shares" | "parts" | "part")
start: number
end: number
quote: string
bases: number[]
}[]
on: string
dayFrom: ("given" | "text" | "today")
compared: {
start: number
end: number
quote: string
unit: {
id: string
name: string
}
key: string
code: (string | null)
given: number
registered: number
same: boolean
link: (string | null)
}[]
}
export interface ResidenceCellsInput {
unit: string
year: number
only?: ("late" | "unopened" | "waiting")
search?: string
sort?: ("unit" | "-unit" | "introduced" | "-introduced" | "late" | "-late")
limit?: number
after?: string
}
export interface ResidenceCellsResult {
items: {
unitId: string
unitName: string
introduced: number
waiting: number
roundId: (string | null)
due: (string | null)
closedOn: (string | null)
lines: number
sent: number
late: number
}[]
total: number
next: (string | null)
sums: {
introduced: number
waiting: number
lines: number
sent: number
late: number
}
}
export interface ResidenceHomesInput {
unit: string
year: number
only?: "unrecorded"
search?: string
limit?: number
after?: string
}
export interface ResidenceHomesResult {
items: {
unitId: string
unitName: string
members: number
categories: {
category: string
n: number
}[]
unrecorded: number
lines: number
received: number
}[]
total: number
next: (string | null)
sums: {
unitId?: string
unitName?: string
members: number
categories: {
category: string
n: number
}[]
unrecorded: number
lines: number
received: number
}
}
export interface ResidenceMineInput {

}
export interface ResidenceMineResult {
personId: string
name: string
unitId: string
unitName: string
contacts: {
id: string
personId: string
name: string
home: {
id: string
name: string
}
residence: ({
id: string
name: string
} | null)
category: string
state: ("noted" | "waiting" | "received" | "refused")
reason: (string | null)
letterNumber: (string | null)
letterOn: (string | null)
from: string
to: (string | null)
endReason: (string | null)
answeredOn: (string | null)
answerNote: (string | null)
answeredName: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
remarks: {
id: string
roundId: string
personId: string
name: string
home: {
id: string
name: string
}
residence: {
id: string
name: string
}
year: number
due: string
askedFor: (string | null)
state: ("open" | "sent" | "dropped")
late: boolean
level: (string | null)
texts: {
part: string
text: string
}[]
discussedOn: (string | null)
sentOn: (string | null)
sentName: (string | null)
corrections: number
contactEnded: ({
on: string
reason: string
} | null)
dropReason: (string | null)
version: number
}[]
own: boolean
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ResidencePersonInput {
id: string
}
export interface ResidencePersonResult {
personId: string
name: string
unitId: string
unitName: string
contacts: {
id: string
personId: string
name: string
home: {
id: string
name: string
}
residence: ({
id: string
name: string
} | null)
category: string
state: ("noted" | "waiting" | "received" | "refused")
reason: (string | null)
letterNumber: (string | null)
letterOn: (string | null)
from: string
to: (string | null)
endReason: (string | null)
answeredOn: (string | null)
answerNote: (string | null)
answeredName: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
remarks: {
id: string
roundId: string
personId: string
name: string
home: {
id: string
name: string
}
residence: {
id: string
name: string
}
year: number
due: string
askedFor: (string | null)
state: ("open" | "sent" | "dropped")
late: boolean
level: (string | null)
texts: {
part: string
text: string
}[]
discussedOn: (string | null)
sentOn: (string | null)
sentName: (string | null)
corrections: number
contactEnded: ({
on: string
reason: string
} | null)
dropReason: (string | null)
version: number
}[]
own: boolean
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ResignationAcceptInput {
id: string
on: string
byUnitId: string
number: string
decidedOn: string
version: number
}
export interface ResignationAcceptResult {
id: string
}
export interface ResignationAskInput {
postId: string
on: string
reason: string
note?: (string | null)
}
export interface ResignationAskResult {
id: string
}
export interface ResignationDeclineInput {
id: string
byUnitId: string
decidedOn: string
answer: string
number?: (string | null)
version: number
}
export interface ResignationDeclineResult {
id: string
}
export interface ResignationListInput {
unit: string
state?: ("asked" | "accepted" | "declined" | "withdrawn")
sort?: ("asked" | "-asked")
limit?: number
after?: string
}
export interface ResignationListResult {
items: {
id: string
postId: string
post: string
unitId: string
unitName: string
personId: string
name: string
askedOn: string
reason: string
note: (string | null)
state: string
endsOn: (string | null)
answer: (string | null)
decision: (string | null)
decidedOn: (string | null)
decidedBy: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
total: number
next: (string | null)
}
export interface ResignationWithdrawInput {
id: string
version: number
}
export interface ResignationWithdrawResult {
id: string
}
export interface ResolutionAcknowledgeInput {
unit: string
id: string
version: number
}
export interface ResolutionAcknowledgeResult {
id: string
}
export interface ResolutionAmendInput {
id: string
version: number
on: string
act: ("resolution" | "decision")
reason: string
changes: {
kind: ("change" | "add" | "drop")
targetId?: (string | null)
target?: ({
indicator: string
measure: string
baseText?: (string | null)
baseValue?: (string | null)
goalMin: string
goalMax: string
deadline: string
carries?: (string | null)
steps?: {
year: number
goal: string
}[]
} | null)
}[]
}
export interface ResolutionAmendResult {
id: string
numberText: string
told: number
}
export interface ResolutionAmendmentsInput {
id: string
on?: string
}
export interface ResolutionAmendmentsResult {
day: string
targets: {
id: string
indicator: string
measure: string
baseText: (string | null)
baseValue: (string | null)
goalMin: string
goalMax: string
deadline: string
}[]
amendments: {
id: string
act: ("resolution" | "decision")
numberText: string
on: string
reason: string
signerName: string
signerPost: string
changes: {
targetId: string
before: ({
indicator: string
measure: string
baseText: (string | null)
baseValue: (string | null)
goalMin: string
goalMax: string
deadline: string
} | null)
after: ({
indicator: string
measure: string
baseText: (string | null)
baseValue: (string | null)
goalMin: string
goalMax: string
deadline: string
} | null)
}[]
notices: ({
total: number
acknowledged: number
} | null)
mine: ({
id: string
unit: string
acknowledgedAt: (string | null)
version: number
} | null)
}[]
flagged: number
}
export interface ResolutionAnnulInput {
id: string
version: number
on: string
decision: string
reason: string
}
export interface ResolutionAnnulResult {
id: string
}
export interface ResolutionCarryingInput {
id: string
search?: string
limit?: number
after?: string
}
export interface ResolutionCarryingResult {
items: {
id: string
title: string
numberText: (string | null)
issuer: {
id: string
name: string
}
issuedOn: string
targets: number
linked: number
}[]
total: number
next: (string | null)
}
export interface ResolutionCoverageInput {
unit: string
}
export interface ResolutionCoverageResult {
cells: number
cellsWithPlan: number
members: number
membersWithTask: number
namesShown: boolean
}
export interface ResolutionDraftInput {
unit: string
title: string
body: string
theme?: (string | null)
targets: {
indicator: string
measure: string
baseText?: (string | null)
baseValue?: (string | null)
goalMin: string
goalMax: string
deadline: string
carries?: (string | null)
steps?: {
year: number
goal: string
}[]
}[]
carries?: (string | null)
}
export interface ResolutionDraftResult {
id: string
}
export interface ResolutionGetInput {
id: string
}
export interface ResolutionGetResult {
id: string
unit: {
id: string
name: string
}
kind: string
state: string
numberText: (string | null)
title: string
body: string
theme: (string | null)
signerName: (string | null)
signerPost: (string | null)
issuedOn: (string | null)
meetingId: (string | null)
pollId: (string | null)
annulled: ({
on: string
decision: (string | null)
reason: (string | null)
} | null)
targets: {
id: string
indicator: string
measure: string
baseText: (string | null)
baseValue: (string | null)
goalMin: string
goalMax: string
deadline: string
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
carries: (string | null)
steps: {
year: number
goal: string
value: (string | null)
measuredOn: (string | null)
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
}[]
values: {
on: string
value: string
source: string
by: string
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
carries: ({
id: string
title: string
numberText: (string | null)
readable: boolean
} | null)
carriedOut: number
themeOf: ({
unit: string
year: number
} | null)
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
recipients: ({
total: number
acknowledged: number
planned: number
} | null)
received: ({
id: string
unit: {
id: string
name: string
}
acknowledgedAt: (string | null)
acknowledgedName: (string | null)
planId: (string | null)
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
} | null)
tasks: number
amendments: number
checks: number
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ResolutionIssueInput {
id: string
version: number
on: string
recipients: ("all" | "cells" | "direct" | string[] | {
under?: (string | null)
kinds: string[]
})
}
export interface ResolutionIssueResult {
id: string
numberText: string
recipients: number
}
export interface ResolutionLevelsInput {
id: string
}
export interface ResolutionLevelsResult {
levels: ({
kind: string
units: number
reached: number
acknowledged: number
planned: number
carried: number
}[] | null)
}
export interface ResolutionListInput {
unit: string
box?: ("own" | "received")
state?: ("draft" | "issued" | "annulled" | "waiting" | "acknowledged" | "planned")
year?: number
search?: string
sort?: ("day" | "-day" | "title" | "-title" | "state" | "-state")
limit?: number
after?: string
}
export interface ResolutionListResult {
items: {
id: string
box: ("own" | "received")
kind: string
state: string
numberText: (string | null)
title: string
theme: (string | null)
issuer: {
id: string
name: string
}
issuedOn: (string | null)
acknowledgedAt: (string | null)
planId: (string | null)
recipientId: (string | null)
}[]
total: number
next: (string | null)
}
export interface ResolutionRecipientsInput {
id: string
state?: ("waiting" | "acknowledged" | "planned" | "unplanned")
search?: string
limit?: number
after?: string
}
export interface ResolutionRecipientsResult {
items: {
id: string
unit: {
id: string
name: string
}
acknowledgedAt: (string | null)
acknowledgedName: (string | null)
planId: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface ResolutionReviseInput {
id: string
version: number
title: string
body: string
theme?: (string | null)
targets: {
indicator: string
measure: string
baseText?: (string | null)
baseValue?: (string | null)
goalMin: string
goalMax: string
deadline: string
carries?: (string | null)
steps?: {
year: number
goal: string
}[]
}[]
carries?: (string | null)
}
export interface ResolutionReviseResult {
id: string
}
export interface RosterBookInput {
unit: string
period?: string
}
export interface RosterBookResult {
unit: {
id: string
name: string
}
period: string
until: string
asOf: string
months: number
rule: string
standing: string
checkId: (string | null)
periods: {
period: string
until: string
standing: string
checkId: (string | null)
}[]
lines: {
membershipId: string
personId: string
name: string
birthYear: number
seat: string
status: string
exempt: boolean
suspended: boolean
away: boolean
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface RosterCellsInput {
unit: string
period?: string
standing?: ("confirmed" | "confirmed_late" | "waiting" | "late")
differences?: ("any" | "open")
search?: string
sort?: ("name" | "-name" | "open" | "-open")
limit?: number
after?: string
}
export interface RosterCellsResult {
items: {
unitId: string
name: string
parent: (string | null)
standing: string
checkId: (string | null)
members: number
registered: (number | null)
confirmed: (number | null)
differences: number
open: number
signedOn: (string | null)
signedName: (string | null)
}[]
total: number
next: (string | null)
period: string
until: string
rule: string
periods: string[]
figures: {
cells: number
confirmed: number
confirmedLate: number
waiting: number
late: number
open: number
registered: number
counted: number
}
}
export interface RosterCheckInput {
id: string
}
export interface RosterCheckResult {
id: string
unit: {
id: string
name: string
}
period: string
until: string
asOf: string
registered: number
confirmed: number
guests: number
signedOn: string
signedName: string
late: boolean
rule: string
differences: {
id: string
kind: string
personId: (string | null)
name: string
note: (string | null)
foundOn: string
settledOn: (string | null)
settledName: (string | null)
settlement: (string | null)
version: number
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface RosterConfirmInput {
unit: string
period: string
lines: {
membershipId: string
verdict: ("present" | "left" | "unknown" | "wrong")
note?: (string | null)
}[]
missing?: {
name: string
note?: (string | null)
}[]
}
export interface RosterConfirmResult {
id: string
differences: number
}
export interface RosterListInput {
unit: string
on?: string
}
export interface RosterListResult {
items: {
personId: string
name: string
status: string
seat: string
votes: boolean
exempt: boolean
away: boolean
}[]
}
export interface RosterSettleInput {
id: string
settlement: string
version: number
}
export interface RosterSettleResult {
id: string
}
export interface RoundCloseInput {
id: string
version: number
}
export interface RoundCloseResult {
id: string
}
export interface RoundGetInput {
id: string
}
export interface RoundGetResult {
id: string
unitId: string
unitName: string
year: number
openedOn: string
due: string
openedName: string
closedOn: (string | null)
lines: number
sent: number
late: number
version: number
rule: string
levels: string[]
parts: {
id: string
required: boolean
most: number
}[]
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface RoundListInput {
unit: string
year?: number
limit?: number
after?: string
}
export interface RoundListResult {
items: {
id: string
unitId: string
unitName: string
year: number
openedOn: string
due: string
openedName: string
closedOn: (string | null)
lines: number
sent: number
late: number
version: number
}[]
total: number
next: (string | null)
season: ({
year: number
due: string
} | null)
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface RoundOpenInput {
unit: string
year: number
due?: string
}
export interface RoundOpenResult {
ids: string[]
lines: number
}
export interface RuleGetInput {
id: string
on?: string
unit?: string
rulebook?: string
}
export interface RuleGetResult {
id: string
chapter: {
id: string
name: ({
vi: string
en: string
ar: string
} | null)
}
topic: string
on: string
unit: ({
id: string
name: string
} | null)
earlier: boolean
now: ({
text: {
vi: string
en: string
ar: string
}
values: {
key: (string | null)
value: string
}[]
unit: ({
vi: string
en: string
ar: string
} | null)
citation: {
vi: string
en: string
ar: string
}
sources: {
instrument: (string | null)
text: {
vi: string
en: string
ar: string
}
}[]
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
local: (string | null)
note: (string | null)
} | null)
replaces: ({
text: {
vi: string
en: string
ar: string
}
values: {
key: (string | null)
value: string
}[]
unit: ({
vi: string
en: string
ar: string
} | null)
citation: {
vi: string
en: string
ar: string
}
sources: {
instrument: (string | null)
text: {
vi: string
en: string
ar: string
}
}[]
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
local: (string | null)
note: (string | null)
} | null)
versions: {
text: {
vi: string
en: string
ar: string
}
values: {
key: (string | null)
value: string
}[]
unit: ({
vi: string
en: string
ar: string
} | null)
citation: {
vi: string
en: string
ar: string
}
sources: {
instrument: (string | null)
text: {
vi: string
en: string
ar: string
}
}[]
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
local: (string | null)
note: (string | null)
}[]
elsewhere: {
text: {
vi: string
en: string
ar: string
}
values: {
key: (string | null)
value: string
}[]
unit: ({
vi: string
en: string
ar: string
} | null)
citation: {
vi: string
en: string
ar: string
}
sources: {
instrument: (string | null)
text: {
vi: string
en: string
ar: string
}
}[]
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
local: (string | null)
note: (string | null)
}[]
beside: {
id: string
now: {
text: {
vi: string
en: string
ar: string
}
values: {
key: (string | null)
value: string
}[]
unit: ({
vi: string
en: string
ar: string
} | null)
citation: {
vi: string
en: string
ar: string
}
sources: {
instrument: (string | null)
text: {
vi: string
en: string
ar: string
}
}[]
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
local: (string | null)
note: (string | null)
}
}[]
uses: {
use: string
bites: string
by: string[]
}[]
marks: {
id: string
label: {
vi: string
en: string
ar: string
}
meaning: {
vi: string
en: string
ar: string
}
}[]
}
export interface RuleListInput {
search?: string
topic?: string
chapter?: string
confidence?: ("P" | "P-old" | "L" | "S" | "GK")
instrument?: string
origin?: "local"
on?: string
unit?: string
rulebook?: string
}
export interface RuleListResult {
on: string
unit: ({
id: string
name: string
} | null)
earlier: boolean
overlays: {
id: string
name: {
vi: string
en: string
ar: string
}
documents: {
id: string
name: {
vi: string
en: string
ar: string
}
title: {
vi: string
en: string
ar: string
}
}[]
}[]
items: {
id: string
chapter: string
topic: string
now: {
text: {
vi: string
en: string
ar: string
}
values: {
key: (string | null)
value: string
}[]
unit: ({
vi: string
en: string
ar: string
} | null)
citation: {
vi: string
en: string
ar: string
}
sources: {
instrument: (string | null)
text: {
vi: string
en: string
ar: string
}
}[]
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
local: (string | null)
note: (string | null)
}
replaces: ({
text: {
vi: string
en: string
ar: string
}
values: {
key: (string | null)
value: string
}[]
unit: ({
vi: string
en: string
ar: string
} | null)
citation: {
vi: string
en: string
ar: string
}
sources: {
instrument: (string | null)
text: {
vi: string
en: string
ar: string
}
}[]
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
local: (string | null)
note: (string | null)
} | null)
others: number
}[]
total: number
all: number
chapters: {
id: string
name: ({
vi: string
en: string
ar: string
} | null)
}[]
documents: {
id: string
name: {
vi: string
en: string
ar: string
}
title: {
vi: string
en: string
ar: string
}
rules: number
}[]
marks: {
id: string
label: {
vi: string
en: string
ar: string
}
meaning: {
vi: string
en: string
ar: string
}
}[]
}
export interface SearchFindInput {
q: string
kind?: ("unit" | "member")
}
export interface SearchFindResult {
items: {
kind: ("unit" | "member")
id: string
title: string
unit: ({
id: string
name: string
} | null)
link: string
closed: ({
on: string
successors: string[]
} | null)
former: ({
name: string
until: string
} | null)
}[]
}
export interface SeriesAdvanceInput {
id: string
on: string
}
export interface SeriesAdvanceResult {
taskId: (string | null)
}
export interface SeriesListInput {
unit: string
state?: ("running" | "held" | "over")
search?: string
limit?: number
after?: string
}
export interface SeriesListResult {
items: {
id: string
unit: {
id: string
name: string
}
work: string
result: string
assignee: {
id: string
name: string
}
checker: {
id: string
name: string
}
every: string
firstDue: string
endsOn: string
nextDue: (string | null)
heldBy: (string | null)
stopped: ({
on: string
reason: string
} | null)
given: number
done: number
version: number
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}[]
total: number
next: (string | null)
}
export interface SeriesStartInput {
unit: string
assigneeId?: ((string | "") | null)
work?: (string | null)
accountability?: (string | null)
due?: ((string | "") | null)
result?: (string | null)
checkerId?: ((string | "") | null)
authority?: (string | null)
source?: (string | null)
theme?: (string | null)
planItemId?: (string | null)
every: ("month" | "quarter" | "year")
endsOn: string
}
export interface SeriesStartResult {
id: string
taskId: string
}
export interface SeriesStopInput {
id: string
version: number
reason: string
}
export interface SeriesStopResult {
id: string
}
export interface StatisticsFormInput {
unit: string
form: string
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
}
export interface StatisticsFormResult {
id: string
code: string
label: {
vi: string
en: string
ar: string
}
rule: (string | null)
confidence: string
note: ({
vi: string
en: string
ar: string
} | null)
columns: {
id: string
label: {
vi: string
en: string
ar: string
}
}[]
lines: {
id: string
row: string
code: (string | null)
label: {
vi: string
en: string
ar: string
}
level: number
values: number[]
heading: boolean
opens: {
row: string
cells: (("records" | "period") | null)[]
}
}[]
unequal: {
rows: {
vi: string
en: string
ar: string
}[]
}[]
state: {
kind: ("closed" | "open" | "running")
on: string
at: (string | null)
corrections: number
}
}
export interface StatisticsFormsInput {
unit: string
}
export interface StatisticsFormsResult {
unit: {
id: string
name: string
}
forms: {
id: string
code: string
label: {
vi: string
en: string
ar: string
}
confidence: string
kinds: ("month" | "quarter" | "half_year" | "year")[]
}[]
}
export interface StatisticsRecordsInput {
unit: string
form: string
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
row: string
column: string
code?: string
others?: "yes"
search?: string
sort?: ("unit" | "-unit" | "name" | "-name" | "day" | "-day")
limit?: number
after?: string
}
export interface StatisticsRecordsResult {
unit: {
id: string
name: string
}
form: {
id: string
code: string
label: {
vi: string
en: string
ar: string
}
}
row: {
vi: string
en: string
ar: string
}
column: {
vi: string
en: string
ar: string
}
from: string
to: string
state: {
kind: ("closed" | "open" | "running")
on: string
at: (string | null)
corrections: number
}
frozen: (number | null)
items: {
id: string
label: string
note: (string | null)
day: (string | null)
unitId: string
unitName: string
link: (string | null)
amount: (number | null)
}[]
total: number
amount: (number | null)
next: (string | null)
}
export interface StatisticsWorkbookInput {
unit: string
form: string
kind: ("month" | "quarter" | "half_year" | "year")
startsOn: string
language?: ("vi" | "en" | "ar")
}
export interface StatisticsWorkbookResult {
name: string
mediaType: string
base64: string
}
export interface SummaryDecideInput {
id: string
lines?: string[]
filter?: {
kind?: ("same" | "differs" | "only_here" | "only_there" | "ambiguous")
field?: ("name" | "birthDate" | "sex" | "ethnicity" | "cardNumber" | "cell" | "status" | "admittedOn" | "ceremonyOn" | "officialOn" | "education" | "theory" | "partyPosts" | "civilPosts" | "exempt" | "state")
decision?: ("none" | "ours" | "theirs" | "look")
outcome?: ("settled" | "changed" | "remains")
members?: boolean
}
decision: ("ours" | "theirs" | "look")
note?: (string | null)
}
export interface SummaryDecideResult {
decided: number
written: number
asked: number
}
export interface SummaryDescribeInput {
unit: string
}
export interface SummaryDescribeResult {
members: number
withheld: string[]
mostInWorkbook: number
}
export interface SummaryDropInput {
id: string
version: number
}
export interface SummaryDropResult {
id: string
}
export interface SummaryEntryInput {
id: string
}
export interface SummaryEntryResult {
unitId: (string | null)
facts: {
[k: string]: string | boolean
}
}
export interface SummaryGetInput {
id: string
}
export interface SummaryGetResult {
id: string
unitId: string
fileName: string
fileHash: string
toldAt: (string | null)
state: string
steps: number
stepsDone: number
counts: {
file: number
register: number
same: number
differs: number
fields: number
onlyHere: number
onlyThere: number
ambiguous: number
}
undecided: number
madeName: string
madeAt: string
version: number
unitName: string
fields: string[]
decided: {
ours: number
theirs: number
look: number
}
before: ({
id: string
madeAt: string
settled: number
changed: number
remains: number
} | null)
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface SummaryLinesInput {
id: string
kind?: ("same" | "differs" | "only_here" | "only_there" | "ambiguous")
field?: ("name" | "birthDate" | "sex" | "ethnicity" | "cardNumber" | "cell" | "status" | "admittedOn" | "ceremonyOn" | "officialOn" | "education" | "theory" | "partyPosts" | "civilPosts" | "exempt" | "state")
decision?: ("none" | "ours" | "theirs" | "look")
outcome?: ("settled" | "changed" | "remains")
members?: boolean
limit?: number
after?: string
}
export interface SummaryLinesResult {
items: {
id: string
lineNo: number
kind: string
cause: (string | null)
personId: (string | null)
name: string
cellName: string
field: (string | null)
fields: string[]
ours: (string | null)
theirs: (string | null)
masked: boolean
decision: (string | null)
note: (string | null)
decidedOn: (string | null)
decidedName: (string | null)
correctionId: (string | null)
written: boolean
carried: boolean
outcome: (string | null)
correctable: boolean
candidates: {
personId: string
name: string
cellName: string
}[]
version: number
}[]
total: number
next: (string | null)
}
export interface SummaryListInput {
unit: string
limit?: number
after?: string
}
export interface SummaryListResult {
items: {
id: string
unitId: string
fileName: string
fileHash: string
toldAt: (string | null)
state: string
steps: number
stepsDone: number
counts: {
file: number
register: number
same: number
differs: number
fields: number
onlyHere: number
onlyThere: number
ambiguous: number
}
undecided: number
madeName: string
madeAt: string
version: number
}[]
total: number
next: (string | null)
}
export interface SummaryMatchInput {
id: string
personId: (string | null)
version: number
}
export interface SummaryMatchResult {
id: string
counts: {
file: number
register: number
same: number
differs: number
fields: number
onlyHere: number
onlyThere: number
ambiguous: number
}
}
export interface SummaryReadInput {
unit: string
fileId: string
}
export interface SummaryReadResult {
id: string
state: string
done: number
steps: number
counts: {
file: number
register: number
same: number
differs: number
fields: number
onlyHere: number
onlyThere: number
ambiguous: number
}
}
export interface SummaryRevealInput {
id: string
}
export interface SummaryRevealResult {
ours: (string | null)
theirs: (string | null)
}
export interface SummaryStepInput {
id: string
step: number
}
export interface SummaryStepResult {
id: string
state: string
done: number
steps: number
counts: {
file: number
register: number
same: number
differs: number
fields: number
onlyHere: number
onlyThere: number
ambiguous: number
}
}
export interface SummaryTableInput {
id: string
which: ("report" | "outgoing")
language?: ("vi" | "en" | "ar")
}
export interface SummaryTableResult {
name: string
mediaType: string
base64: string
}
export interface TargetMeasureInput {
id: string
on: string
value: string
source: string
}
export interface TargetMeasureResult {
id: string
}
export interface TargetUntakenInput {
unit: string
resolution?: string
search?: string
limit?: number
after?: string
}
export interface TargetUntakenResult {
items: {
id: string
indicator: string
measure: string
goalMin: string
goalMax: string
deadline: string
resolution: {
id: string
title: string
}
}[]
total: number
next: (string | null)
}
export interface TaskAssignInput {
unit: string
assigneeId?: ((string | "") | null)
work?: (string | null)
accountability?: (string | null)
due?: ((string | "") | null)
result?: (string | null)
checkerId?: ((string | "") | null)
authority?: (string | null)
source?: (string | null)
theme?: (string | null)
planItemId?: (string | null)
meetingId?: (string | null)
}
export interface TaskAssignResult {
id: string
}
export interface TaskAssignManyInput {
unit: string
shared?: {
assigneeId?: ((string | "") | null)
work?: (string | null)
accountability?: (string | null)
due?: ((string | "") | null)
result?: (string | null)
checkerId?: ((string | "") | null)
authority?: (string | null)
source?: (string | null)
theme?: (string | null)
planItemId?: (string | null)
}
lines: {
assigneeId?: ((string | "") | null)
work?: (string | null)
accountability?: (string | null)
due?: ((string | "") | null)
result?: (string | null)
checkerId?: ((string | "") | null)
authority?: (string | null)
source?: (string | null)
theme?: (string | null)
planItemId?: (string | null)
}[]
meetingId?: (string | null)
}
export interface TaskAssignManyResult {
ids: string[]
}
export interface TaskCancelInput {
id: string
version: number
reason: string
}
export interface TaskCancelResult {
id: string
}
export interface TaskChangeDueInput {
id: string
version: number
due: string
reason: string
}
export interface TaskChangeDueResult {
id: string
}
export interface TaskCheckInput {
id: string
version: number
onBehalfOf?: (string | null)
files?: string[]
outcome: ("done" | "returned")
note: string
}
export interface TaskCheckResult {
id: string
}
export interface TaskCommentInput {
id: string
note: string
files?: string[]
}
export interface TaskCommentResult {
id: string
}
export interface TaskGetInput {
id: string
}
export interface TaskGetResult {
id: string
unit: {
id: string
name: string
}
work: string
result: string
assignee: {
id: string
name: string
}
checker: {
id: string
name: string
}
due: string
state: string
overdue: boolean
progress: number
doneOn: (string | null)
source: string
planId: (string | null)
version: number
accountability: string
authority: (string | null)
theme: (string | null)
givenBy: string
createdAt: string
reportedAt: (string | null)
cancelReason: (string | null)
planItemId: (string | null)
meetingId: (string | null)
resolutionId: (string | null)
seriesId: (string | null)
carriedFrom: (string | null)
carriedTo: (string | null)
measured: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
slots: {
id: string
meaning: string
label: {
[k: string]: string
}
}[]
events: {
id: string
kind: string
progress: (number | null)
dueBefore: (string | null)
dueAfter: (string | null)
note: string
by: string
onBehalfOf: (string | null)
at: string
files: {
id: string
name: string
mediaType: string
bytes: number
}[]
}[]
mine: boolean
checks: boolean
onBehalf: boolean
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface TaskListInput {
unit: string
state?: ("open" | "reported" | "returned" | "done" | "cancelled" | "carried" | "in_hand")
overdue?: boolean
assignee?: string
plan?: string
resolution?: string
month?: string
given?: string
done?: string
year?: number
series?: string
search?: string
sort?: ("due" | "-due" | "state" | "-state" | "work" | "-work")
limit?: number
after?: string
}
export interface TaskListResult {
items: {
id: string
unit: {
id: string
name: string
}
work: string
result: string
assignee: {
id: string
name: string
}
checker: {
id: string
name: string
}
due: string
state: string
overdue: boolean
progress: number
doneOn: (string | null)
source: string
planId: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface TaskMineInput {
role: ("do" | "lead" | "check" | "recorded")
all?: boolean
search?: string
sort?: ("due" | "-due" | "state" | "-state" | "work" | "-work")
limit?: number
after?: string
}
export interface TaskMineResult {
items: {
id: string
unit: {
id: string
name: string
}
work: string
result: string
assignee: {
id: string
name: string
}
checker: {
id: string
name: string
}
due: string
state: string
overdue: boolean
progress: number
doneOn: (string | null)
source: string
planId: (string | null)
version: number
}[]
total: number
next: (string | null)
}
export interface TaskOfferInput {
unit: string
}
export interface TaskOfferResult {
slots: {
id: string
meaning: string
required: boolean
label: {
[k: string]: string
}
help: {
[k: string]: string
}
}[]
assignees: {
id: string
name: string
}[]
checkers: {
id: string
name: string
}[]
sources: string[]
items: {
id: string
what: string
planTitle: string
endsOn: string
}[]
}
export interface TaskProgressInput {
id: string
version: number
onBehalfOf?: (string | null)
files?: string[]
percent: number
note: string
}
export interface TaskProgressResult {
id: string
}
export interface TaskReportInput {
id: string
version: number
onBehalfOf?: (string | null)
files?: string[]
note: string
}
export interface TaskReportResult {
id: string
}
export interface TermBeginInput {
unitId: string
name: string
congressOn?: (string | null)
startsOn: string
endsOn: string
decision?: (string | null)
seats?: {
seat: string
seats: number
}[]
}
export interface TermBeginResult {
id: string
}
export interface TermCalendarInput {
unit: string
months?: number
apart?: boolean
search?: string
sort?: ("ends" | "-ends" | "name" | "-name")
limit?: number
after?: string
}
export interface TermCalendarResult {
items: {
id: string
what: ("term" | "post")
endsOn: string
unitId: string
unitName: string
unitKind: string
name: string
personId: (string | null)
post: (string | null)
side: (string | null)
holders: number
other: ({
post: string
endsOn: (string | null)
} | null)
}[]
total: number
next: (string | null)
until: string
months: number
}
export interface TermChangeInput {
id: string
version: number
name: string
congressOn?: (string | null)
startsOn: string
endsOn: string
decision?: (string | null)
seats?: {
seat: string
seats: number
}[]
}
export interface TermChangeResult {
id: string
}
export interface TermEndInput {
id: string
on: string
reason: string
version: number
}
export interface TermEndResult {
id: string
}
export interface TermListInput {
unit: string
}
export interface TermListResult {
terms: {
id: string
name: string
congressOn: (string | null)
startsOn: string
endsOn: string
endedOn: (string | null)
endReason: (string | null)
decision: (string | null)
seats: {
seat: string
seats: number
}[]
version: number
}[]
seats: {
seat: string
seats: (number | null)
held: number
}[]
decided: string[]
usualEnd: (string | null)
}
export interface TermUnderInput {
unit: string
show?: ("all" | "ending" | "over" | "none" | "no_regulation")
search?: string
sort?: ("name" | "-name" | "ends" | "-ends")
limit?: number
after?: string
}
export interface TermUnderResult {
items: {
unitId: string
unitName: string
kind: string
term: (string | null)
startsOn: (string | null)
endsOn: (string | null)
regulationId: (string | null)
regulationOn: (string | null)
}[]
total: number
next: (string | null)
remindDays: number
}
export interface ThemeGetInput {
unit: string
year: number
}
export interface ThemeGetResult {
unit: {
id: string
name: string
}
year: number
themes: {
id: string
year: number
text: string
unit: {
id: string
name: string
}
setBy: string
setAt: string
version: number
own: boolean
}[]
counts: {
resolution: ({
tagged: number
all: number
} | null)
plan: ({
tagged: number
all: number
} | null)
task: ({
tagged: number
all: number
} | null)
}
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export interface ThemeOfferInput {
unit: string
}
export interface ThemeOfferResult {
themes: {
id: string
year: number
text: string
unit: {
id: string
name: string
}
}[]
}
export interface ThemeSetInput {
unit: string
year: number
text: string
version?: number
}
export interface ThemeSetResult {
id: string
}
export interface ThemeTaggedInput {
unit: string
year: number
kind: ("resolution" | "plan" | "task")
search?: string
limit?: number
after?: string
}
export interface ThemeTaggedResult {
items: {
kind: ("resolution" | "plan" | "task")
id: string
title: string
unit: {
id: string
name: string
}
theme: string
on: string
state: string
}[]
total: number
next: (string | null)
}
export interface TrialGiveInput {
id: string
what: string
givenOn: string
due: string
}
export interface TrialGiveResult {
id: string
}
export interface TrialJudgeInput {
id: string
version: number
on: string
verdict: string
result: string
}
export interface TrialJudgeResult {
id: string
}
export interface UnitAgesInput {
id: string
}
export interface UnitAgesResult {
unit: {
id: string
name: string
}
bands: {
code: string
bornFrom: (number | null)
bornTo: number
}[]
occupations: {
code: string
total: number
counts: number[]
}[]
students: {
code: string
total: number
counts: number[]
}
all: {
code: string
total: number
counts: number[]
}
}
export interface UnitBreakdownInput {
id: string
by?: ("sex" | "status" | "age" | "ethnicity" | "education" | "theory")
}
export interface UnitBreakdownResult {
unit: {
id: string
name: string
}
by: string
members: number
parts: {
code: string
n: (number | null)
bornFrom: (number | null)
bornTo: (number | null)
}[]
smallest: number
rule: (string | null)
names: boolean
}
export interface UnitByChildInput {
id: string
measure: ("members" | "official" | "probationary" | "female" | "minority" | "grassroots" | "cells" | "committee" | "head_member" | "dual" | "dual_head" | "dual_front" | "meetings" | "attendance")
sort?: ("gap" | "-gap" | "name" | "-name" | "n" | "-n")
limit?: number
after?: string
}
export interface UnitByChildResult {
items: {
id: string
name: string
kind: string
n: (number | null)
of: (number | null)
}[]
total: number
next: (string | null)
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
ownership?: (string | null)
foreignInvested?: (boolean | null)
}
export interface UnitChangeResult {
id: string
}
export interface UnitChildrenCountsInput {
id: string
on?: string
limit?: number
after?: string
}
export interface UnitChildrenCountsResult {
items: {
id: string
name: string
kind: string
setting: (string | null)
members: (number | null)
cells: (number | null)
met: (number | null)
confirmed: (number | null)
planned: (number | null)
received: (number | null)
acknowledged: (number | null)
open: (number | null)
overdue: (number | null)
proposals: (number | null)
hasSecretary: (boolean | null)
}[]
total: number
next: (string | null)
}
export interface UnitCompareInput {
id: string
from: string
to: string
}
export interface UnitCompareResult {
unit: {
id: string
name: string
}
from: string
to: string
recordedSince: (string | null)
before: (number | null)
after: (number | null)
entered: (number | null)
left: (number | null)
in: {
code: string
n: (number | null)
}[]
out: {
code: string
n: (number | null)
}[]
beyond: number
statuses: {
status: string
before: (number | null)
entered: number
became: number
left: number
ceased: number
after: number
}[]
names: boolean
}
export interface UnitComparedInput {
id: string
from: string
to: string
way: ("in" | "out" | "became")
reason?: string
limit?: number
after?: string
}
export interface UnitComparedResult {
items: {
personId: string
name: string
unitId: string
unitName: string
on: string
}[]
total: number
next: (string | null)
}
export interface UnitCountedInput {
id: string
measure?: ("all" | "direct" | "cells" | "grassroots" | "residential" | "committee" | "no_committee" | "committee_small" | "head_member" | "head_not_member" | "dual" | "not_dual" | "dual_head" | "dual_front" | "non_state" | "foreign_invested" | "meeting_held" | "meeting_not_held" | "with_plan" | "without_plan")
kind?: string
month?: string
on?: string
limit?: number
after?: string
}
export interface UnitCountedResult {
items: {
id: string
name: string
kind: string
setting: (string | null)
parent: (string | null)
members: (number | null)
secretary: (string | null)
}[]
total: number
next: (string | null)
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
ownership?: (string | null)
foreignInvested?: (boolean | null)
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
ownership: (string | null)
foreignInvested: boolean
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
successors: {
id: string
name: string
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
export interface UnitKindsInput {
id: string
}
export interface UnitKindsResult {
items: {
kind: string
isCell: boolean
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
export interface UnitLineageInput {
unit: string
}
export interface UnitLineageResult {
becameOf: {
unitId: string
name: string
on: string
living: boolean
chain: number
opens: boolean
}[]
madeOf: {
unitId: string
name: string
on: string
living: boolean
chain: number
opens: boolean
}[]
decisions: {
id: string
title: string
number: (string | null)
effectiveOn: string
}[]
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
former: ({
name: string
until: string
} | null)
}[]
total: number
next: (string | null)
}
export interface UnitOverviewInput {
id: string
on?: string
numbers?: "live"
}
export interface UnitOverviewResult {
unit: {
id: string
name: string
kind: string
}
on: string
today: string
recordedSince: (string | null)
recorded: boolean
names: boolean
smallest: number
smallRule: (string | null)
countedAt: (string | null)
state: {
kind: ("live" | "closed")
on: string
period: ({
kind: string
startsOn: string
endsOn: string
} | null)
closed: ({
on: string
name: string
unit: {
id: string
name: string
}
} | null)
opened: ({
on: string
name: string
reason: string
} | null)
corrections: number
}
numbers: {
key: string
group: string
code: (string | null)
n: (number | null)
of: (number | null)
link: (string | null)
gapLink: (string | null)
hidden: boolean
}[]
}
export interface UnitReportInput {
id: string
from: string
to: string
numbers?: "live"
}
export interface UnitReportResult {
unit: {
id: string
name: string
kind: string
above: (string | null)
}
from: string
to: string
madeOn: string
recordedSince: (string | null)
members: {
before: (number | null)
after: (number | null)
entered: (number | null)
left: (number | null)
in: {
code: string
n: (number | null)
}[]
out: {
code: string
n: (number | null)
}[]
}
numbers: {
key: string
group: string
code: (string | null)
n: (number | null)
of: (number | null)
link: (string | null)
gapLink: (string | null)
hidden: boolean
}[]
state: {
kind: ("live" | "closed")
on: string
period: ({
kind: string
startsOn: string
endsOn: string
} | null)
closed: ({
on: string
name: string
unit: {
id: string
name: string
}
} | null)
opened: ({
on: string
name: string
reason: string
} | null)
corrections: number
}
meetings: {
month: string
held: number
cells: number
attended: number
expected: number
confirmed: number
}[]
tasks: {
given: number
done: number
onTime: number
open: number
overdue: number
}
resolutions: {
issued: number
received: number
acknowledged: number
planned: number
}
proposals: {
made: number
answered: number
overdue: number
}
children: {
id: string
name: string
kind: string
members: number
cells: number
meetings: number
tasksDone: number
tasksOpen: number
tasksOverdue: number
}[]
childrenTotal: number
}
export interface UnitTrendInput {
id: string
months?: ("12" | "24")
}
export interface UnitTrendResult {
unit: {
id: string
name: string
}
recordedSince: (string | null)
series: {
key: string
points: {
month: string
on: string
n: (number | null)
of: (number | null)
}[]
goal: ({
least: number
deadline: string
resolutionId: string
resolution: string
} | null)
}[]
}
export interface UnitWarningsInput {
id: string
}
export interface UnitWarningsResult {
items: {
key: string
n: number
link: string
rule: (string | null)
}[]
}
export interface UnitWorkMonthsInput {
id: string
}
export interface UnitWorkMonthsResult {
months: {
month: string
on: string
plans: (number | null)
given: (number | null)
done: (number | null)
overdue: (number | null)
}[]
}
export interface VacancyListInput {
unit: string
seat?: string
search?: string
sort?: ("name" | "-name" | "since" | "-since")
limit?: number
after?: string
}
export interface VacancyListResult {
items: {
id: string
unitId: string
unitName: string
seat: string
seats: number
held: number
missing: number
since: (string | null)
}[]
total: number
next: (string | null)
}
export interface ViewDropInput {
id: string
}
export interface ViewDropResult {
id: string
}
export interface ViewKeepInput {
name: string
path: string
query: string
}
export interface ViewKeepResult {
id: string
}
export interface ViewListInput {
path?: string
}
export interface ViewListResult {
items: {
id: string
name: string
path: string
query: string
}[]
}
export interface VillageBeginSeriesInput {
unit: string
name: string
share: boolean
}
export interface VillageBeginSeriesResult {
id: string
}
export interface VillageCorrectInput {
id: string
reason: string
value: string
base?: (string | null)
source: string
}
export interface VillageCorrectResult {
id: string
}
export interface VillageDropSeriesInput {
id: string
version: number
}
export interface VillageDropSeriesResult {
id: string
}
export interface VillageGetInput {
unit: string
}
export interface VillageGetResult {
unit: {
id: string
name: string
}
village: boolean
may: boolean
series: {
series: string
own: boolean
name: {
vi: string
en: string
ar: string
}
share: boolean
noun: ({
vi: string
en: string
ar: string
} | null)
better: (string | null)
version: (number | null)
dropped: (string | null)
lines: {
id: string
on: string
value: number
base: (number | null)
source: string
by: string
replacedOn: (string | null)
reason: (string | null)
}[]
}[]
}
export interface VillageRecordInput {
unit: string
series: string
on: string
value: string
base?: (string | null)
source: string
}
export interface VillageRecordResult {
id: string
}
export interface VisitCorrectInput {
id: string
version: number
kind: string
on: string
seen?: (string | null)
advice?: (string | null)
followUp?: (string | null)
followUpDue?: (string | null)
}
export interface VisitCorrectResult {
id: string
}
export interface VisitFollowUpInput {
id: string
version: number
on: string
result: string
}
export interface VisitFollowUpResult {
id: string
}
export interface VisitGetInput {
id: string
}
export interface VisitGetResult {
id: string
unitId: string
unitName: string
personId: string
personName: string
fromUnit: string
kind: string
on: string
seen: (string | null)
advice: (string | null)
followUp: (string | null)
followUpDue: (string | null)
followUpDone: (string | null)
followUpResult: (string | null)
meetingId: (string | null)
mayChange: boolean
version: number
}
export interface VisitListInput {
unit: string
person?: string
kind?: string
from?: string
to?: string
followUp?: ("open" | "overdue" | "done")
search?: string
sort?: ("on" | "-on" | "name" | "-name" | "unit" | "-unit" | "due" | "-due")
limit?: number
after?: string
}
export interface VisitListResult {
items: {
id: string
unitId: string
unitName: string
personId: string
personName: string
fromUnit: string
kind: string
on: string
seen: (string | null)
advice: (string | null)
followUp: (string | null)
followUpDue: (string | null)
followUpDone: (string | null)
followUpResult: (string | null)
meetingId: (string | null)
mayChange: boolean
version: number
}[]
total: number
next: (string | null)
}
export interface VisitMissingInput {
unit: string
from?: string
to?: string
search?: string
sort?: ("name" | "-name" | "last" | "-last")
limit?: number
after?: string
}
export interface VisitMissingResult {
items: {
id: string
unitId: string
unitName: string
overseers: (string | null)
lastOn: (string | null)
}[]
total: number
next: (string | null)
from: string
to: string
}
export interface VisitQuotaInput {
unit: string
year?: number
sort?: ("name" | "-name" | "made" | "-made")
limit?: number
after?: string
}
export interface VisitQuotaResult {
items: {
id: string
personId: string
name: string
fromUnitId: string
fromUnit: string
units: number
made: number
counted: number
quota: ({
n: number
rule: string
confidence: string
citation: string
} | null)
}[]
total: number
next: (string | null)
year: number
}
export interface VisitRecordInput {
unitId: string
personId: string
kind: string
on: string
seen?: (string | null)
advice?: (string | null)
followUp?: (string | null)
followUpDue?: (string | null)
}
export interface VisitRecordResult {
id: string
}
export interface YearCloseInput {
unit: string
year: number
conclusion: string
programmeTitle: string
seen: number
due?: (string | null)
dues?: {
taskId: string
due: string
}[]
}
export interface YearCloseResult {
id: string
programmeId: string
carried: number
}
export interface YearGetInput {
unit: string
year: number
}
export interface YearGetResult {
unit: {
id: string
name: string
}
year: number
review: {
targets: {
met: number
all: number
}
tasks: {
all: number
done: number
late: number
open: number
carried: number
}
plans: {
adopted: number
whole: number
}
}
targets: {
id: string
indicator: string
resolution: {
id: string
title: string
}
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "step_share" | "nothing")
}
met: boolean
}[]
unfinished: {
id: string
unit: {
id: string
name: string
}
work: string
result: string
assignee: {
id: string
name: string
}
checker: {
id: string
name: string
}
due: string
state: string
overdue: boolean
progress: number
doneOn: (string | null)
source: string
planId: (string | null)
version: number
}[]
closed: ({
on: string
by: string
conclusion: string
carried: number
programme: {
id: string
title: string
state: string
}
} | null)
may: {
[k: string]: {
code: string
field?: string
values?: {
[k: string]: string | number
}
rule?: string
}[]
}
}
export const api = {
  /** Accounts found by name, to give one a post */
  accountFind: (input: AccountFindInput, options?: CallOptions) => call<AccountFindResult>('GET', '/accounts/found', input, options),
  /** Accounts */
  accountList: (input: AccountListInput, options?: CallOptions) => call<AccountListResult>('GET', '/accounts', input, options),
  /** Make an account */
  accountMake: (input: AccountMakeInput, options?: CallOptions) => call<AccountMakeResult>('POST', '/accounts', input, options),
  /** Change one's own password */
  accountPassword: (input: AccountPasswordInput, options?: CallOptions) => call<AccountPasswordResult>('PUT', '/account/password', input, options),
  /** Close or open an account */
  accountSwitch: (input: AccountSwitchInput, options?: CallOptions) => call<AccountSwitchResult>('PUT', '/accounts/{id}/active', input, options),
  /** Adopt a plan of admissions */
  admissionAdopt: (input: AdmissionAdoptInput, options?: CallOptions) => call<AdmissionAdoptResult>('POST', '/admission-plans/{id}/adoption', input, options),
  /** Annul a plan of admissions */
  admissionAnnul: (input: AdmissionAnnulInput, options?: CallOptions) => call<AdmissionAnnulResult>('POST', '/admission-plans/{id}/annulment', input, options),
  /** Divide a plan of admissions among the units below */
  admissionDivide: (input: AdmissionDivideInput, options?: CallOptions) => call<AdmissionDivideResult>('PUT', '/admission-plans/{id}/shares', input, options),
  /** Cells that have admitted nobody for years */
  admissionIdle: (input: AdmissionIdleInput, options?: CallOptions) => call<AdmissionIdleResult>('GET', '/units/{unit}/admissions/idle-cells', input, options),
  /** Who was admitted in a unit and below, and when */
  admissionList: (input: AdmissionListInput, options?: CallOptions) => call<AdmissionListResult>('GET', '/units/{unit}/admissions', input, options),
  /** Admissions of a unit: by group, place and ownership, quality, forecast */
  admissionOverview: (input: AdmissionOverviewInput, options?: CallOptions) => call<AdmissionOverviewResult>('GET', '/units/{unit}/admissions/overview', input, options),
  /** Make a plan of admissions for a year or a term */
  admissionPlan: (input: AdmissionPlanInput, options?: CallOptions) => call<AdmissionPlanResult>('POST', '/units/{unit}/admission-plans', input, options),
  /** A plan of admissions with its division and what came of it */
  admissionPlanned: (input: AdmissionPlannedInput, options?: CallOptions) => call<AdmissionPlannedResult>('GET', '/admission-plans/{id}', input, options),
  /** Plans of admissions of a unit and below, with what came of them */
  admissionPlans: (input: AdmissionPlansInput, options?: CallOptions) => call<AdmissionPlansResult>('GET', '/units/{unit}/admission-plans', input, options),
  /** Change the goals of a plan of admissions */
  admissionRevise: (input: AdmissionReviseInput, options?: CallOptions) => call<AdmissionReviseResult>('PUT', '/admission-plans/{id}', input, options),
  /** What plans of the unit above give to this unit */
  admissionShares: (input: AdmissionSharesInput, options?: CallOptions) => call<AdmissionSharesResult>('GET', '/units/{unit}/admission-shares', input, options),
  /** Resolutions received and never on an agenda */
  agendaUnheard: (input: AgendaUnheardInput, options?: CallOptions) => call<AgendaUnheardResult>('GET', '/units/{unit}/unheard-resolutions', input, options),
  /** Acknowledge an amendment */
  amendmentAcknowledge: (input: AmendmentAcknowledgeInput, options?: CallOptions) => call<AmendmentAcknowledgeResult>('POST', '/units/{unit}/amendment-notices/{id}/acknowledgement', input, options),
  /** What an archive of everything a unit owns would hold; recorded */
  archiveDescribe: (input: ArchiveDescribeInput, options?: CallOptions) => call<ArchiveDescribeResult>('GET', '/units/{unit}/archive', input, options),
  /** One's own attendance */
  attendanceMine: (input: AttendanceMineInput, options?: CallOptions) => call<AttendanceMineResult>('GET', '/my/attendance', input, options),
  /** Enter the decision on proposed badges */
  badgeDecide: (input: BadgeDecideInput, options?: CallOptions) => call<BadgeDecideResult>('POST', '/badges/decision', input, options),
  /** Who becomes due for a badge in the rounds ahead, of a unit and below */
  badgeDue: (input: BadgeDueInput, options?: CallOptions) => call<BadgeDueResult>('GET', '/units/{unit}/badges/due', input, options),
  /** Note that badges were handed over */
  badgeHand: (input: BadgeHandInput, options?: CallOptions) => call<BadgeHandResult>('POST', '/badges/handing', input, options),
  /** Badges proposed, decided, handed or passed over, of a unit and below */
  badgeList: (input: BadgeListInput, options?: CallOptions) => call<BadgeListResult>('GET', '/units/{unit}/badges', input, options),
  /** Propose badges of Party age for a round */
  badgePropose: (input: BadgeProposeInput, options?: CallOptions) => call<BadgeProposeResult>('POST', '/badges', input, options),
  /** Enter a badge that was given before */
  badgeRecord: (input: BadgeRecordInput, options?: CallOptions) => call<BadgeRecordResult>('POST', '/members/{personId}/badges', input, options),
  /** Pass somebody over in a round of badges, with the reason */
  badgeSkip: (input: BadgeSkipInput, options?: CallOptions) => call<BadgeSkipResult>('POST', '/members/{personId}/badges/skip', input, options),
  /** Give the units below their shapes on the map, from a GeoJSON file */
  boundaryImport: (input: BoundaryImportInput, options?: CallOptions) => call<BoundaryImportResult>('POST', '/units/{unit}/boundaries', input, options),
  /** The shapes of the units directly below, for a map */
  boundaryMap: (input: BoundaryMapInput, options?: CallOptions) => call<BoundaryMapResult>('GET', '/units/{unit}/boundaries', input, options),
  /** Take somebody onto the list of candidates */
  candidateAccept: (input: CandidateAcceptInput, options?: CallOptions) => call<CandidateAcceptResult>('POST', '/candidates/{id}/acceptance', input, options),
  /** Correct the facts of a candidate */
  candidateCorrect: (input: CandidateCorrectInput, options?: CallOptions) => call<CandidateCorrectResult>('PUT', '/candidates/{id}', input, options),
  /** Candidates by stage and by target group */
  candidateCounts: (input: CandidateCountsInput, options?: CallOptions) => call<CandidateCountsResult>('GET', '/units/{unit}/candidate-counts', input, options),
  /** Take somebody off the list of candidates */
  candidateDrop: (input: CandidateDropInput, options?: CallOptions) => call<CandidateDropResult>('POST', '/candidates/{id}/drop', input, options),
  /** A candidate's record: facts, nominations, helpers, tasks, courses, cases */
  candidateGet: (input: CandidateGetInput, options?: CallOptions) => call<CandidateGetResult>('GET', '/candidates/{id}', input, options),
  /** Candidates of a unit and of everything below it */
  candidateList: (input: CandidateListInput, options?: CallOptions) => call<CandidateListResult>('GET', '/units/{unit}/candidates', input, options),
  /** Put somebody forward to a cell as a candidate */
  candidateNominate: (input: CandidateNominateInput, options?: CallOptions) => call<CandidateNominateResult>('POST', '/units/{unit}/candidates', input, options),
  /** A candidate's birth date and phone unmasked; the look is recorded */
  candidateReveal: (input: CandidateRevealInput, options?: CallOptions) => call<CandidateRevealResult>('GET', '/candidates/{id}/secrets', input, options),
  /** Write down the cell's monthly review of its candidates */
  candidateReview: (input: CandidateReviewInput, options?: CallOptions) => call<CandidateReviewResult>('POST', '/units/{unit}/candidate-reviews', input, options),
  /** The cell's review of its candidates in a month, or the list to go through */
  candidateReviewed: (input: CandidateReviewedInput, options?: CallOptions) => call<CandidateReviewedResult>('GET', '/units/{unit}/candidate-reviews/{month}', input, options),
  /** Monthly reviews of candidates in a unit and below */
  candidateReviews: (input: CandidateReviewsInput, options?: CallOptions) => call<CandidateReviewsResult>('GET', '/units/{unit}/candidate-reviews', input, options),
  /** Add the nomination of another body to a candidate */
  candidateSecond: (input: CandidateSecondInput, options?: CallOptions) => call<CandidateSecondResult>('POST', '/candidates/{id}/nominations', input, options),
  /** Issue a card */
  cardIssue: (input: CardIssueInput, options?: CallOptions) => call<CardIssueResult>('POST', '/members/{personId}/cards', input, options),
  /** Cards of a unit and below: issued, lost, damaged, taken back */
  cardList: (input: CardListInput, options?: CallOptions) => call<CardListResult>('GET', '/units/{unit}/cards', input, options),
  /** Report a card lost or damaged */
  cardReport: (input: CardReportInput, options?: CallOptions) => call<CardReportResult>('POST', '/members/{personId}/cards/report', input, options),
  /** Take a card back */
  cardReturn: (input: CardReturnInput, options?: CallOptions) => call<CardReturnResult>('POST', '/members/{personId}/cards/return', input, options),
  /** Ask a body or another unit for a remark */
  caseAsk: (input: CaseAskInput, options?: CallOptions) => call<CaseAskResult>('POST', '/cases/{id}/opinions', input, options),
  /** Clocks of cases that run out within so many days */
  caseClocks: (input: CaseClocksInput, options?: CallOptions) => call<CaseClocksResult>('GET', '/units/{unit}/case-clocks', input, options),
  /** Cases by procedure and step, and ended ones by outcome */
  caseCounts: (input: CaseCountsInput, options?: CallOptions) => call<CaseCountsResult>('GET', '/units/{unit}/case-counts', input, options),
  /** End a case before its time, with the reason */
  caseDrop: (input: CaseDropInput, options?: CallOptions) => call<CaseDropResult>('POST', '/cases/{id}/end', input, options),
  /** The filtered list of cases as a table for a file; recorded */
  caseExport: (input: CaseExportInput, options?: CallOptions) => call<CaseExportResult>('GET', '/units/{unit}/cases/table', input, options),
  /** Give a clock of a case more time, with consent */
  caseExtend: (input: CaseExtendInput, options?: CallOptions) => call<CaseExtendResult>('POST', '/cases/{id}/extensions', input, options),
  /** A case with its steps, clocks, papers and votes */
  caseGet: (input: CaseGetInput, options?: CallOptions) => call<CaseGetResult>('GET', '/cases/{id}', input, options),
  /** Bring somebody else into the affair of a case */
  caseJoin: (input: CaseJoinInput, options?: CallOptions) => call<CaseJoinResult>('POST', '/cases/{id}/companions', input, options),
  /** Cases of a unit and below: by procedure, step, state and clock */
  caseList: (input: CaseListInput, options?: CallOptions) => call<CaseListResult>('GET', '/units/{unit}/cases', input, options),
  /** My own cases */
  caseMine: (input: CaseMineInput, options?: CallOptions) => call<CaseMineResult>('GET', '/me/cases', input, options),
  /** Which cases may be opened on somebody now */
  caseOffer: (input: CaseOfferInput, options?: CallOptions) => call<CaseOfferResult>('GET', '/case-offers/{kind}/{subject}', input, options),
  /** Open a case on somebody */
  caseOpen: (input: CaseOpenInput, options?: CallOptions) => call<CaseOpenResult>('POST', '/cases', input, options),
  /** Write down a remark that was asked for */
  caseOpine: (input: CaseOpineInput, options?: CallOptions) => call<CaseOpineResult>('PUT', '/case-opinions/{id}', input, options),
  /** Put a form into the file of a case */
  casePaper: (input: CasePaperInput, options?: CallOptions) => call<CasePaperResult>('POST', '/cases/{id}/papers', input, options),
  /** Change what is said of a form in a case */
  casePaperState: (input: CasePaperStateInput, options?: CallOptions) => call<CasePaperStateResult>('PUT', '/case-papers/{id}', input, options),
  /** Let a case stand still: its clocks stop */
  casePause: (input: CasePauseInput, options?: CallOptions) => call<CasePauseResult>('POST', '/cases/{id}/pause', input, options),
  /** What other units asked of this one about somebody */
  caseQuestions: (input: CaseQuestionsInput, options?: CallOptions) => call<CaseQuestionsResult>('GET', '/units/{unit}/case-questions', input, options),
  /** Let a case go on: its clocks run again */
  caseResume: (input: CaseResumeInput, options?: CallOptions) => call<CaseResumeResult>('POST', '/cases/{id}/resumption', input, options),
  /** Take the step a case stands at, with its outcome */
  caseTake: (input: CaseTakeInput, options?: CallOptions) => call<CaseTakeResult>('POST', '/cases/{id}/steps', input, options),
  /** Units anywhere by name, to send somebody to or to ask */
  caseUnits: (input: CaseUnitsInput, options?: CallOptions) => call<CaseUnitsResult>('GET', '/case-units', input, options),
  /** Enter how a committee voted on a case */
  caseVote: (input: CaseVoteInput, options?: CallOptions) => call<CaseVoteResult>('POST', '/cases/{id}/votes', input, options),
  /** Cells without a plan */
  cellUnplanned: (input: CellUnplannedInput, options?: CallOptions) => call<CellUnplannedResult>('GET', '/units/{unit}/unplanned-cells', input, options),
  /** Take a date out of the check calendar */
  checkDrop: (input: CheckDropInput, options?: CallOptions) => call<CheckDropResult>('POST', '/checks/{id}/drop', input, options),
  /** The check calendar: due, late, recorded */
  checkList: (input: CheckListInput, options?: CallOptions) => call<CheckListResult>('GET', '/units/{unit}/checks', input, options),
  /** Set the dates on which a resolution is checked */
  checkPlan: (input: CheckPlanInput, options?: CallOptions) => call<CheckPlanResult>('POST', '/resolutions/{id}/checks', input, options),
  /** Record what a check found */
  checkRecord: (input: CheckRecordInput, options?: CallOptions) => call<CheckRecordResult>('POST', '/checks/{id}/findings', input, options),
  /** Cancel an open class */
  classCancel: (input: ClassCancelInput, options?: CallOptions) => call<ClassCancelResult>('POST', '/classes/{id}/cancellation', input, options),
  /** Change an open class */
  classCorrect: (input: ClassCorrectInput, options?: CallOptions) => call<ClassCorrectResult>('PUT', '/classes/{id}', input, options),
  /** Enrol people who wait for a course in a class */
  classEnrol: (input: ClassEnrolInput, options?: CallOptions) => call<ClassEnrolResult>('POST', '/classes/{id}/enrolments', input, options),
  /** Finish a class, with the result of everybody in it */
  classFinish: (input: ClassFinishInput, options?: CallOptions) => call<ClassFinishResult>('POST', '/classes/{id}/results', input, options),
  /** A class, and who sits in it */
  classGet: (input: ClassGetInput, options?: CallOptions) => call<ClassGetResult>('GET', '/classes/{id}', input, options),
  /** Classes of a unit, of those below and above it */
  classList: (input: ClassListInput, options?: CallOptions) => call<ClassListResult>('GET', '/units/{unit}/classes', input, options),
  /** Open a class of a course */
  classOpen: (input: ClassOpenInput, options?: CallOptions) => call<ClassOpenResult>('POST', '/units/{unit}/classes', input, options),
  /** Annul a commendation by a dated decision */
  commendationAnnul: (input: CommendationAnnulInput, options?: CallOptions) => call<CommendationAnnulResult>('POST', '/commendations/{id}/annulment', input, options),
  /** A commendation with the papers of its decision */
  commendationGet: (input: CommendationGetInput, options?: CallOptions) => call<CommendationGetResult>('GET', '/commendations/{id}', input, options),
  /** Commendations of a unit and below */
  commendationList: (input: CommendationListInput, options?: CallOptions) => call<CommendationListResult>('GET', '/units/{unit}/commendations', input, options),
  /** Propose members and units for a commendation */
  commendationPropose: (input: CommendationProposeInput, options?: CallOptions) => call<CommendationProposeResult>('POST', '/units/{unitId}/commendation-proposals', input, options),
  /** Record a commendation of a member or of a unit */
  commendationRecord: (input: CommendationRecordInput, options?: CallOptions) => call<CommendationRecordResult>('POST', '/units/{unitId}/commendations', input, options),
  /** What was decided about a conflict of roles */
  conflictClose: (input: ConflictCloseInput, options?: CallOptions) => call<ConflictCloseResult>('POST', '/conflicts/{id}/close', input, options),
  /** Note a conflict of roles of a member */
  conflictNote: (input: ConflictNoteInput, options?: CallOptions) => call<ConflictNoteResult>('POST', '/members/{id}/conflicts', input, options),
  /** Receive somebody who is introduced, or refuse him with a reason */
  contactAnswer: (input: ContactAnswerInput, options?: CallOptions) => call<ContactAnswerResult>('POST', '/residence-contacts/{id}/answer', input, options),
  /** Cells where people live, by name */
  contactCells: (input: ContactCellsInput, options?: CallOptions) => call<ContactCellsResult>('GET', '/residence-cells', input, options),
  /** End the contact with the cell where somebody lives */
  contactEnd: (input: ContactEndInput, options?: CallOptions) => call<ContactEndResult>('POST', '/residence-contacts/{id}/end', input, options),
  /** The contact of somebody with the cell where he lives */
  contactGet: (input: ContactGetInput, options?: CallOptions) => call<ContactGetResult>('GET', '/residence-contacts/{id}', input, options),
  /** Introduce a member to the cell where he lives, or note that he is not introduced */
  contactIntroduce: (input: ContactIntroduceInput, options?: CallOptions) => call<ContactIntroduceResult>('POST', '/members/{personId}/residence', input, options),
  /** Who is introduced to the cell where he lives, or who is introduced here */
  contactList: (input: ContactListInput, options?: CallOptions) => call<ContactListResult>('GET', '/units/{unit}/residence/contacts', input, options),
  /** Members who are to be introduced and are not recorded yet, of a unit and below */
  contactMissing: (input: ContactMissingInput, options?: CallOptions) => call<ContactMissingResult>('GET', '/units/{unit}/residence/missing', input, options),
  /** Ask that a fact of one's own record be put right */
  correctionAsk: (input: CorrectionAskInput, options?: CallOptions) => call<CorrectionAskResult>('POST', '/my/corrections', input, options),
  /** Contest a fact of one's own year */
  correctionContest: (input: CorrectionContestInput, options?: CallOptions) => call<CorrectionContestResult>('POST', '/my/contests', input, options),
  /** Decide on a correction that a member asked for */
  correctionDecide: (input: CorrectionDecideInput, options?: CallOptions) => call<CorrectionDecideResult>('POST', '/corrections/{id}/decision', input, options),
  /** A correction that was asked for, before and after */
  correctionGet: (input: CorrectionGetInput, options?: CallOptions) => call<CorrectionGetResult>('GET', '/corrections/{id}', input, options),
  /** Corrections that members asked for */
  correctionList: (input: CorrectionListInput, options?: CallOptions) => call<CorrectionListResult>('GET', '/units/{unit}/corrections', input, options),
  /** Corrections that one asked for */
  correctionMine: (input: CorrectionMineInput, options?: CallOptions) => call<CorrectionMineResult>('GET', '/my/corrections', input, options),
  /** Take back one's own request for a correction */
  correctionWithdraw: (input: CorrectionWithdrawInput, options?: CallOptions) => call<CorrectionWithdrawResult>('POST', '/corrections/{id}/withdrawal', input, options),
  /** Take a dashboard away */
  dashboardDrop: (input: DashboardDropInput, options?: CallOptions) => call<DashboardDropResult>('POST', '/dashboards/{id}/drop', input, options),
  /** The dashboards of a unit and those inherited from above */
  dashboardList: (input: DashboardListInput, options?: CallOptions) => call<DashboardListResult>('GET', '/units/{unit}/dashboards', input, options),
  /** Save a dashboard */
  dashboardSave: (input: DashboardSaveInput, options?: CallOptions) => call<DashboardSaveResult>('POST', '/units/{unit}/dashboards', input, options),
  /** Adopt a division of work from a day */
  divisionAdopt: (input: DivisionAdoptInput, options?: CallOptions) => call<DivisionAdoptResult>('POST', '/divisions/{id}/adoption', input, options),
  /** Who answers for a field or a unit on a day */
  divisionAnswers: (input: DivisionAnswersInput, options?: CallOptions) => call<DivisionAnswersResult>('GET', '/units/{unit}/division/answers', input, options),
  /** Write the draft of a division of work */
  divisionDraft: (input: DivisionDraftInput, options?: CallOptions) => call<DivisionDraftResult>('PUT', '/units/{unitId}/division/draft', input, options),
  /** Throw away the draft of a division of work */
  divisionDrop: (input: DivisionDropInput, options?: CallOptions) => call<DivisionDropResult>('POST', '/divisions/{id}/dropping', input, options),
  /** Who answers for which field and unit, on a day or by a version */
  divisionGet: (input: DivisionGetInput, options?: CallOptions) => call<DivisionGetResult>('GET', '/units/{unit}/division', input, options),
  /** Versions of a division of work, and who sits on the committee */
  divisionVersions: (input: DivisionVersionsInput, options?: CallOptions) => call<DivisionVersionsResult>('GET', '/units/{unit}/division/versions', input, options),
  /** The cells of one group of the comparison of dual and single posts */
  dualCohortCells: (input: DualCohortCellsInput, options?: CallOptions) => call<DualCohortCellsResult>('GET', '/units/{unit}/dual-posts/cohorts/cells', input, options),
  /** Cells with a dual post compared with those without, on the same indicators */
  dualCohorts: (input: DualCohortsInput, options?: CallOptions) => call<DualCohortsResult>('GET', '/units/{unit}/dual-posts/cohorts', input, options),
  /** Dual posts and the days on which their two terms end */
  dualList: (input: DualListInput, options?: CallOptions) => call<DualListResult>('GET', '/units/{unit}/dual-posts', input, options),
  /** Members with unpaid months */
  duesArrears: (input: DuesArrearsInput, options?: CallOptions) => call<DuesArrearsResult>('GET', '/units/{unit}/dues/arrears', input, options),
  /** Set what the dues of members are based on */
  duesAssess: (input: DuesAssessInput, options?: CallOptions) => call<DuesAssessResult>('POST', '/units/{unit}/dues/bases', input, options),
  /** Close the sheet of a month */
  duesCloseMonth: (input: DuesCloseMonthInput, options?: CallOptions) => call<DuesCloseMonthResult>('POST', '/units/{unit}/dues/months', input, options),
  /** Take the dues of members for a month */
  duesCollect: (input: DuesCollectInput, options?: CallOptions) => call<DuesCollectResult>('POST', '/units/{unit}/dues/payments', input, options),
  /** Confirm or return a slip from below */
  duesConfirmRemittance: (input: DuesConfirmRemittanceInput, options?: CallOptions) => call<DuesConfirmRemittanceResult>('POST', '/dues-remittances/{id}/answer', input, options),
  /** Put right what was paid or owed for a month */
  duesCorrect: (input: DuesCorrectInput, options?: CallOptions) => call<DuesCorrectResult>('POST', '/dues-lines/{id}/corrections', input, options),
  /** One's own dues */
  duesMine: (input: DuesMineInput, options?: CallOptions) => call<DuesMineResult>('GET', '/my/dues', input, options),
  /** What the next slip would hold */
  duesNextRemittance: (input: DuesNextRemittanceInput, options?: CallOptions) => call<DuesNextRemittanceResult>('GET', '/units/{unit}/dues/next-remittance', input, options),
  /** A member's dues */
  duesPerson: (input: DuesPersonInput, options?: CallOptions) => call<DuesPersonResult>('GET', '/members/{id}/dues', input, options),
  /** The receipt of a payment */
  duesReceipt: (input: DuesReceiptInput, options?: CallOptions) => call<DuesReceiptResult>('GET', '/dues-entries/{id}/receipt', input, options),
  /** Send the share of the level above */
  duesRemit: (input: DuesRemitInput, options?: CallOptions) => call<DuesRemitResult>('POST', '/units/{unit}/dues/remittances', input, options),
  /** A slip */
  duesRemittance: (input: DuesRemittanceInput, options?: CallOptions) => call<DuesRemittanceResult>('GET', '/dues-remittances/{id}', input, options),
  /** Slips of a unit and below */
  duesRemittances: (input: DuesRemittancesInput, options?: CallOptions) => call<DuesRemittancesResult>('GET', '/units/{unit}/dues/remittances', input, options),
  /** Set the share that units below keep */
  duesSetKeep: (input: DuesSetKeepInput, options?: CallOptions) => call<DuesSetKeepResult>('PUT', '/units/{unit}/dues/keep', input, options),
  /** What holds for dues at a unit */
  duesSettings: (input: DuesSettingsInput, options?: CallOptions) => call<DuesSettingsResult>('GET', '/units/{unit}/dues/settings', input, options),
  /** Settle the year's account */
  duesSettleYear: (input: DuesSettleYearInput, options?: CallOptions) => call<DuesSettleYearResult>('POST', '/units/{unit}/dues/years', input, options),
  /** A month's list of dues */
  duesSheet: (input: DuesSheetInput, options?: CallOptions) => call<DuesSheetResult>('GET', '/units/{unit}/dues/sheet', input, options),
  /** What each unit below collected and sent */
  duesUnits: (input: DuesUnitsInput, options?: CallOptions) => call<DuesUnitsResult>('GET', '/units/{unit}/dues/units', input, options),
  /** The year's account of a unit */
  duesYear: (input: DuesYearInput, options?: CallOptions) => call<DuesYearResult>('GET', '/units/{unit}/dues/year', input, options),
  /** Appoint to an office after an election without a result */
  electionAppoint: (input: ElectionAppointInput, options?: CallOptions) => call<ElectionAppointResult>('POST', '/elections/{id}/appointments', input, options),
  /** Confirm the result of an election; those elected begin their posts */
  electionApprove: (input: ElectionApproveInput, options?: CallOptions) => call<ElectionApproveResult>('POST', '/elections/{id}/approval', input, options),
  /** Enter the result of a ballot */
  electionBallot: (input: ElectionBallotInput, options?: CallOptions) => call<ElectionBallotResult>('POST', '/elections/{id}/ballots', input, options),
  /** Cancel an election that was entered by mistake */
  electionCancel: (input: ElectionCancelInput, options?: CallOptions) => call<ElectionCancelResult>('POST', '/elections/{id}/cancellation', input, options),
  /** End an election without another ballot */
  electionClose: (input: ElectionCloseInput, options?: CallOptions) => call<ElectionCloseResult>('POST', '/elections/{id}/close', input, options),
  /** An election with candidates, ballots and decision */
  electionGet: (input: ElectionGetInput, options?: CallOptions) => call<ElectionGetResult>('GET', '/elections/{id}', input, options),
  /** Elections to offices of a unit and below */
  electionList: (input: ElectionListInput, options?: CallOptions) => call<ElectionListResult>('GET', '/units/{unit}/elections', input, options),
  /** What can be elected at a unit */
  electionOffer: (input: ElectionOfferInput, options?: CallOptions) => call<ElectionOfferResult>('GET', '/units/{unit}/elections/new', input, options),
  /** Open an election to an office of a unit */
  electionOpen: (input: ElectionOpenInput, options?: CallOptions) => call<ElectionOpenResult>('POST', '/units/{unitId}/elections', input, options),
  /** A paper of an election, to be printed */
  electionPaper: (input: ElectionPaperInput, options?: CallOptions) => call<ElectionPaperResult>('GET', '/elections/{id}/papers/{kind}', input, options),
  /** Do not confirm the result of an election */
  electionRefuse: (input: ElectionRefuseInput, options?: CallOptions) => call<ElectionRefuseResult>('POST', '/elections/{id}/refusal', input, options),
  /** A candidate withdraws from an election */
  electionWithdraw: (input: ElectionWithdrawInput, options?: CallOptions) => call<ElectionWithdrawResult>('POST', '/elections/{id}/withdrawals', input, options),
  /** Official members of one employer in cells where they live */
  employerPeople: (input: EmployerPeopleInput, options?: CallOptions) => call<EmployerPeopleResult>('GET', '/units/{unit}/employers/people', input, options),
  /** Employers whose members are scattered in cells where they live */
  employerScattered: (input: EmployerScatteredInput, options?: CallOptions) => call<EmployerScatteredResult>('GET', '/units/{unit}/employers', input, options),
  /** Members who missed their last field report */
  fieldReportOverdue: (input: FieldReportOverdueInput, options?: CallOptions) => call<FieldReportOverdueResult>('GET', '/units/{unit}/overdue-field-reports', input, options),
  /** Write the report on a field of work for a meeting */
  fieldReportWrite: (input: FieldReportWriteInput, options?: CallOptions) => call<FieldReportWriteResult>('PUT', '/meetings/{id}/field-reports', input, options),
  /** Record why a village has no dual post */
  gapExplain: (input: GapExplainInput, options?: CallOptions) => call<GapExplainResult>('POST', '/units/{unitId}/gap', input, options),
  /** Villages without a dual post, with the reasons */
  gapList: (input: GapListInput, options?: CallOptions) => call<GapListResult>('GET', '/units/{unit}/gaps', input, options),
  /** How many members graduate when, by unit */
  graduationForecast: (input: GraduationForecastInput, options?: CallOptions) => call<GraduationForecastResult>('GET', '/units/{unit}/graduations', input, options),
  /** Members who study, by the day they graduate */
  graduationList: (input: GraduationListInput, options?: CallOptions) => call<GraduationListResult>('GET', '/units/{unit}/graduations/people', input, options),
  /** Charge a member with helping a candidate */
  helperAssign: (input: HelperAssignInput, options?: CallOptions) => call<HelperAssignResult>('POST', '/candidates/{id}/helpers', input, options),
  /** End the charge of a helper */
  helperEnd: (input: HelperEndInput, options?: CallOptions) => call<HelperEndResult>('POST', '/candidate-helpers/{id}/end', input, options),
  /** Candidates whom I help */
  helperMine: (input: HelperMineInput, options?: CallOptions) => call<HelperMineResult>('GET', '/my/candidates', input, options),
  /** Write down a helper's remark on a candidate */
  helperRemark: (input: HelperRemarkInput, options?: CallOptions) => call<HelperRemarkResult>('POST', '/candidate-helpers/{id}/remarks', input, options),
  /** Commendations and badges of a unit and below, by year and form */
  honourCount: (input: HonourCountInput, options?: CallOptions) => call<HonourCountResult>('GET', '/units/{unit}/honours/counts', input, options),
  /** One's own commendations, badges and cards */
  honourMine: (input: HonourMineInput = {}, options?: CallOptions) => call<HonourMineResult>('GET', '/my/honours', input, options),
  /** A member's commendations, badges and cards */
  honourPerson: (input: HonourPersonInput, options?: CallOptions) => call<HonourPersonResult>('GET', '/members/{id}/honours', input, options),
  /** Write a staged import into the register, all of it or nothing */
  importApply: (input: ImportApplyInput, options?: CallOptions) => call<ImportApplyResult>('POST', '/imports/{id}/apply', input, options),
  /** Say whether a row means somebody who is known, or another person */
  importDecide: (input: ImportDecideInput, options?: CallOptions) => call<ImportDecideResult>('PUT', '/imports/{id}/rows/{row}/decision', input, options),
  /** Drop an import that was not applied */
  importDrop: (input: ImportDropInput, options?: CallOptions) => call<ImportDropResult>('POST', '/imports/{id}/drop', input, options),
  /** Found an organization from a workbook in an empty database */
  importFound: (input: ImportFoundInput, options?: CallOptions) => call<ImportFoundResult>('POST', '/imports', input, options),
  /** An import with its mapping and counts */
  importGet: (input: ImportGetInput, options?: CallOptions) => call<ImportGetResult>('GET', '/imports/{id}', input, options),
  /** Imports under a unit, the newest first */
  importList: (input: ImportListInput, options?: CallOptions) => call<ImportListResult>('GET', '/units/{unit}/imports', input, options),
  /** The refused rows as a workbook with the reasons; recorded */
  importRefused: (input: ImportRefusedInput, options?: CallOptions) => call<ImportRefusedResult>('GET', '/imports/{id}/refused', input, options),
  /** Read the file again by another mapping or for another day */
  importRemap: (input: ImportRemapInput, options?: CallOptions) => call<ImportRemapResult>('PUT', '/imports/{id}/mapping', input, options),
  /** Rows of an import with a verdict for every cell */
  importRows: (input: ImportRowsInput, options?: CallOptions) => call<ImportRowsResult>('GET', '/imports/{id}/rows', input, options),
  /** Read a roster workbook and judge every row, without changing anything */
  importStage: (input: ImportStageInput, options?: CallOptions) => call<ImportStageResult>('POST', '/units/{unit}/imports', input, options),
  /** Write the next part of a large import */
  importStep: (input: ImportStepInput, options?: CallOptions) => call<ImportStepResult>('POST', '/imports/{id}/step', input, options),
  /** Read a roster file and write at once what the rules allow */
  importTake: (input: ImportTakeInput, options?: CallOptions) => call<ImportTakeResult>('POST', '/units/{unit}/imports/applied', input, options),
  /** An empty workbook for an import, with what goes into each column */
  importTemplate: (input: ImportTemplateInput, options?: CallOptions) => call<ImportTemplateResult>('GET', '/units/{unit}/imports/template', input, options),
  /** Undo an import while nothing depends on it */
  importUndo: (input: ImportUndoInput, options?: CallOptions) => call<ImportUndoResult>('POST', '/imports/{id}/undo', input, options),
  /** What undoing an import would take back, and what stands in its way */
  importUndoing: (input: ImportUndoingInput, options?: CallOptions) => call<ImportUndoingResult>('GET', '/imports/{id}/undo', input, options),
  /** One indicator for each unit directly below */
  indicatorChildren: (input: IndicatorChildrenInput, options?: CallOptions) => call<IndicatorChildrenResult>('GET', '/units/{unit}/indicators/{id}/children', input, options),
  /** Define an indicator of the committee's own */
  indicatorDefine: (input: IndicatorDefineInput, options?: CallOptions) => call<IndicatorDefineResult>('POST', '/units/{unit}/own-indicators', input, options),
  /** One indicator of a unit: value, formula, comparison, target */
  indicatorGet: (input: IndicatorGetInput, options?: CallOptions) => call<IndicatorGetResult>('GET', '/units/{unit}/indicators/{id}', input, options),
  /** One indicator for each unit directly below, over months, quarters or years */
  indicatorHeat: (input: IndicatorHeatInput, options?: CallOptions) => call<IndicatorHeatResult>('GET', '/units/{unit}/indicators/{id}/heat', input, options),
  /** The indicators of a unit with their values */
  indicatorList: (input: IndicatorListInput, options?: CallOptions) => call<IndicatorListResult>('GET', '/units/{unit}/indicators', input, options),
  /** The measures that a committee's own indicators are made of, and those it has */
  indicatorMeasures: (input: IndicatorMeasuresInput, options?: CallOptions) => call<IndicatorMeasuresResult>('GET', '/units/{unit}/measures', input, options),
  /** An indicator divided by one thing that its records know */
  indicatorParts: (input: IndicatorPartsInput, options?: CallOptions) => call<IndicatorPartsResult>('GET', '/units/{unit}/indicators/{id}/parts', input, options),
  /** The records that an indicator counts */
  indicatorRecords: (input: IndicatorRecordsInput, options?: CallOptions) => call<IndicatorRecordsResult>('GET', '/units/{unit}/indicators/{id}/records', input, options),
  /** Take an indicator of the committee's own out of use */
  indicatorRetire: (input: IndicatorRetireInput, options?: CallOptions) => call<IndicatorRetireResult>('POST', '/own-indicators/{id}/retire', input, options),
  /** Change an indicator of the committee's own */
  indicatorRevise: (input: IndicatorReviseInput, options?: CallOptions) => call<IndicatorReviseResult>('PUT', '/own-indicators/{id}', input, options),
  /** One indicator for the units beside a unit, itself among them */
  indicatorSiblings: (input: IndicatorSiblingsInput, options?: CallOptions) => call<IndicatorSiblingsResult>('GET', '/units/{unit}/indicators/{id}/siblings', input, options),
  /** One indicator of a unit over months, quarters or years */
  indicatorTrend: (input: IndicatorTrendInput, options?: CallOptions) => call<IndicatorTrendResult>('GET', '/units/{unit}/indicators/{id}/trend', input, options),
  /** A document and the rules that rest on it */
  instrumentGet: (input: InstrumentGetInput, options?: CallOptions) => call<InstrumentGetResult>('GET', '/instruments/{id}', input, options),
  /** Explain a finding of the integrity checks with a dated note */
  integrityExplain: (input: IntegrityExplainInput, options?: CallOptions) => call<IntegrityExplainResult>('POST', '/integrity-findings/{id}/notes', input, options),
  /** Findings of the integrity checks at a unit and below */
  integrityFindings: (input: IntegrityFindingsInput, options?: CallOptions) => call<IntegrityFindingsResult>('GET', '/units/{unit}/integrity-findings', input, options),
  /** What the integrity checks found at a unit and below */
  integrityOverview: (input: IntegrityOverviewInput, options?: CallOptions) => call<IntegrityOverviewResult>('GET', '/units/{unit}/integrity', input, options),
  /** Run the integrity checks over a unit and below */
  integrityRun: (input: IntegrityRunInput, options?: CallOptions) => call<IntegrityRunResult>('POST', '/units/{unit}/integrity-runs', input, options),
  /** What the integrity checks found, by the units right below */
  integrityUnits: (input: IntegrityUnitsInput, options?: CallOptions) => call<IntegrityUnitsResult>('GET', '/units/{unit}/integrity-units', input, options),
  /** The ledger of a unit and all below */
  ledgerList: (input: LedgerListInput, options?: CallOptions) => call<LedgerListResult>('GET', '/units/{id}/ledger', input, options),
  /** A resolution down to the evidence */
  lineageDown: (input: LineageDownInput, options?: CallOptions) => call<LineageDownResult>('GET', '/resolutions/{id}/lineage', input, options),
  /** A task up to the resolution it serves */
  lineageUp: (input: LineageUpInput, options?: CallOptions) => call<LineageUpResult>('GET', '/tasks/{id}/lineage', input, options),
  /** Add a point to the agenda */
  meetingAddItem: (input: MeetingAddItemInput, options?: CallOptions) => call<MeetingAddItemResult>('POST', '/meetings/{id}/items', input, options),
  /** Vote on the meeting's resolution and, if it passes, issue it with its tasks */
  meetingAdopt: (input: MeetingAdoptInput, options?: CallOptions) => call<MeetingAdoptResult>('POST', '/meetings/{id}/resolution', input, options),
  /** The meeting behind the code on a paper form */
  meetingByCode: (input: MeetingByCodeInput, options?: CallOptions) => call<MeetingByCodeResult>('GET', '/meeting-codes/{code}', input, options),
  /** Call a meeting */
  meetingCall: (input: MeetingCallInput, options?: CallOptions) => call<MeetingCallResult>('POST', '/units/{unit}/meetings', input, options),
  /** Call off a meeting not yet open */
  meetingCancel: (input: MeetingCancelInput, options?: CallOptions) => call<MeetingCancelResult>('POST', '/meetings/{id}/cancellation', input, options),
  /** Close the meeting */
  meetingClose: (input: MeetingCloseInput, options?: CallOptions) => call<MeetingCloseResult>('POST', '/meetings/{id}/closure', input, options),
  /** Confirm the minutes, read out and adopted */
  meetingConfirm: (input: MeetingConfirmInput, options?: CallOptions) => call<MeetingConfirmResult>('POST', '/meetings/{id}/confirmation', input, options),
  /** A meeting: agenda, roll, report, proposals, votes, resolution */
  meetingGet: (input: MeetingGetInput, options?: CallOptions) => call<MeetingGetResult>('GET', '/meetings/{id}', input, options),
  /** Take over attendance and votes from a meeting pack */
  meetingImportResults: (input: MeetingImportResultsInput, options?: CallOptions) => call<MeetingImportResultsResult>('PUT', '/meetings/{id}/results', input, options),
  /** Write discussion and conclusion of a point of the agenda */
  meetingItem: (input: MeetingItemInput, options?: CallOptions) => call<MeetingItemResult>('PUT', '/meeting-items/{id}', input, options),
  /** Meetings of a unit and below, newest first */
  meetingList: (input: MeetingListInput, options?: CallOptions) => call<MeetingListResult>('GET', '/meetings', input, options),
  /** The minutes of a meeting, frozen or as a preview */
  meetingMinutes: (input: MeetingMinutesInput, options?: CallOptions) => call<MeetingMinutesResult>('GET', '/meetings/{id}/minutes', input, options),
  /** Add a dated note to confirmed minutes */
  meetingNote: (input: MeetingNoteInput, options?: CallOptions) => call<MeetingNoteResult>('POST', '/meetings/{id}/notes', input, options),
  /** What can be called here: kinds, agendas, last time */
  meetingOffer: (input: MeetingOfferInput, options?: CallOptions) => call<MeetingOfferResult>('GET', '/units/{unit}/meetings/offer', input, options),
  /** Open a meeting with its chair and clerk */
  meetingOpen: (input: MeetingOpenInput, options?: CallOptions) => call<MeetingOpenResult>('POST', '/meetings/{id}/opening', input, options),
  /** A meeting as one file for the national e-handbook */
  meetingPack: (input: MeetingPackInput, options?: CallOptions) => call<MeetingPackResult>('GET', '/meetings/{id}/pack', input, options),
  /** Put papers, or scans of paper forms, beside a meeting */
  meetingPaper: (input: MeetingPaperInput, options?: CallOptions) => call<MeetingPaperResult>('POST', '/meetings/{id}/papers', input, options),
  /** See what the results of a meeting pack would change */
  meetingPreviewResults: (input: MeetingPreviewResultsInput, options?: CallOptions) => call<MeetingPreviewResultsResult>('POST', '/meetings/{id}/results/preview', input, options),
  /** Put the points of the agenda in another order */
  meetingReorder: (input: MeetingReorderInput, options?: CallOptions) => call<MeetingReorderResult>('PUT', '/meetings/{id}/order', input, options),
  /** Change time, place or agenda of a meeting not yet open */
  meetingRevise: (input: MeetingReviseInput, options?: CallOptions) => call<MeetingReviseResult>('PUT', '/meetings/{id}', input, options),
  /** Mark the roll: present, excused with a reason, absent */
  meetingRoll: (input: MeetingRollInput, options?: CallOptions) => call<MeetingRollResult>('PUT', '/meetings/{id}/roll', input, options),
  /** Keep the scan of the signed minutes */
  meetingScan: (input: MeetingScanInput, options?: CallOptions) => call<MeetingScanResult>('PUT', '/meetings/{id}/scan', input, options),
  /** Sign the confirmed minutes with the password */
  meetingSign: (input: MeetingSignInput, options?: CallOptions) => call<MeetingSignResult>('POST', '/meetings/{id}/signature', input, options),
  /** Record the words of those from the level above */
  meetingSpeech: (input: MeetingSpeechInput, options?: CallOptions) => call<MeetingSpeechResult>('PUT', '/meetings/{id}/speeches', input, options),
  /** Vote in a meeting on a case that waits for its members */
  meetingVoteCase: (input: MeetingVoteCaseInput, options?: CallOptions) => call<MeetingVoteCaseResult>('POST', '/meetings/{id}/case-votes', input, options),
  /** Note that two records that look alike are two people */
  memberApart: (input: MemberApartInput, options?: CallOptions) => call<MemberApartResult>('POST', '/members/{one}/apart', input, options),
  /** A copy of what is kept about oneself; the copy is recorded */
  memberCopy: (input: MemberCopyInput = {}, options?: CallOptions) => call<MemberCopyResult>('GET', '/my/copy', input, options),
  /** Correct the facts of a person */
  memberCorrect: (input: MemberCorrectInput, options?: CallOptions) => call<MemberCorrectResult>('PUT', '/members/{id}', input, options),
  /** Members counted by work, study and target group */
  memberCounted: (input: MemberCountedInput, options?: CallOptions) => call<MemberCountedResult>('GET', '/units/{unit}/members/counted', input, options),
  /** Discipline of a member: in force, looked into, over */
  memberDiscipline: (input: MemberDisciplineInput, options?: CallOptions) => call<MemberDisciplineResult>('GET', '/members/{id}/discipline', input, options),
  /** Records that look like one person, in a unit and all below */
  memberDuplicates: (input: MemberDuplicatesInput, options?: CallOptions) => call<MemberDuplicatesResult>('GET', '/units/{unit}/duplicates', input, options),
  /** The filtered list of members as a table for a file; recorded */
  memberExport: (input: MemberExportInput, options?: CallOptions) => call<MemberExportResult>('GET', '/units/{unit}/members/table', input, options),
  /** A member's record: facts, memberships, posts */
  memberGet: (input: MemberGetInput, options?: CallOptions) => call<MemberGetResult>('GET', '/members/{id}', input, options),
  /** The target groups of a member */
  memberGroup: (input: MemberGroupInput, options?: CallOptions) => call<MemberGroupResult>('PUT', '/members/{id}/groups', input, options),
  /** Members without a task */
  memberIdle: (input: MemberIdleInput, options?: CallOptions) => call<MemberIdleResult>('GET', '/units/{unit}/members-without-task', input, options),
  /** Members of a unit and of everything below it */
  memberList: (input: MemberListInput, options?: CallOptions) => call<MemberListResult>('GET', '/units/{unit}/members', input, options),
  /** Who has looked at one's own record */
  memberLooks: (input: MemberLooksInput, options?: CallOptions) => call<MemberLooksResult>('GET', '/my/looks', input, options),
  /** One's own record */
  memberMe: (input: MemberMeInput = {}, options?: CallOptions) => call<MemberMeResult>('GET', '/my/record', input, options),
  /** Make two records of one person one */
  memberMerge: (input: MemberMergeInput, options?: CallOptions) => call<MemberMergeResult>('POST', '/members/{winner}/merge', input, options),
  /** Register a person as a member of a cell */
  memberRegister: (input: MemberRegisterInput, options?: CallOptions) => call<MemberRegisterResult>('POST', '/units/{unit}/members', input, options),
  /** Card number and phone unmasked; the look is recorded */
  memberReveal: (input: MemberRevealInput, options?: CallOptions) => call<MemberRevealResult>('GET', '/members/{id}/secrets', input, options),
  /** The months in which a member is away every year */
  memberSeason: (input: MemberSeasonInput, options?: CallOptions) => call<MemberSeasonResult>('PUT', '/members/{id}/seasons', input, options),
  /** A member's school and expected graduation from a day on */
  memberStudy: (input: MemberStudyInput, options?: CallOptions) => call<MemberStudyResult>('PUT', '/members/{id}/study', input, options),
  /** Take the merging of two records back */
  memberUnmerge: (input: MemberUnmergeInput, options?: CallOptions) => call<MemberUnmergeResult>('POST', '/merges/{id}/undo', input, options),
  /** A member's employer and occupation from a day on */
  memberWork: (input: MemberWorkInput, options?: CallOptions) => call<MemberWorkResult>('PUT', '/members/{id}/work', input, options),
  /** The year of each member of a cell in numbers of recorded facts */
  memberYearCell: (input: MemberYearCellInput, options?: CallOptions) => call<MemberYearCellResult>('GET', '/units/{unit}/member-years', input, options),
  /** The year of the members of a cell as a workbook; recorded */
  memberYearExport: (input: MemberYearExportInput, options?: CallOptions) => call<MemberYearExportResult>('GET', '/units/{unit}/member-years/workbook', input, options),
  /** The facts behind a number of a member's year */
  memberYearFacts: (input: MemberYearFactsInput, options?: CallOptions) => call<MemberYearFactsResult>('GET', '/members/{id}/year/facts', input, options),
  /** A member's year in numbers of recorded facts */
  memberYearGet: (input: MemberYearGetInput, options?: CallOptions) => call<MemberYearGetResult>('GET', '/members/{id}/year', input, options),
  /** End a membership on a day */
  membershipEnd: (input: MembershipEndInput, options?: CallOptions) => call<MembershipEndResult>('POST', '/memberships/{id}/end', input, options),
  /** Mark a member as exempt or away, or take the mark off */
  membershipMark: (input: MembershipMarkInput, options?: CallOptions) => call<MembershipMarkResult>('PUT', '/memberships/{id}/marks', input, options),
  /** Records of members that were made one */
  mergeList: (input: MergeListInput, options?: CallOptions) => call<MergeListResult>('GET', '/units/{unit}/merges', input, options),
  /** What making two records one would do */
  mergePreview: (input: MergePreviewInput, options?: CallOptions) => call<MergePreviewResult>('GET', '/members/{id}/merge', input, options),
  /** Whom I put forward, and how it stands */
  nominationMine: (input: NominationMineInput, options?: CallOptions) => call<NominationMineResult>('GET', '/my/nominations', input, options),
  /** Found an organization: its top unit */
  organizationFound: (input: OrganizationFoundInput, options?: CallOptions) => call<OrganizationFoundResult>('POST', '/organizations', input, options),
  /** Put a committee member in charge of a unit */
  overseerAssign: (input: OverseerAssignInput, options?: CallOptions) => call<OverseerAssignResult>('POST', '/units/{unitId}/overseers', input, options),
  /** The units in my charge with meetings, plans, tasks, proposals and visits */
  overseerCells: (input: OverseerCellsInput, options?: CallOptions) => call<OverseerCellsResult>('GET', '/my/cells', input, options),
  /** End an overseer's charge */
  overseerEnd: (input: OverseerEndInput, options?: CallOptions) => call<OverseerEndResult>('POST', '/overseers/{id}/end', input, options),
  /** Organizations in enterprises by ownership, with counts */
  ownershipList: (input: OwnershipListInput, options?: CallOptions) => call<OwnershipListResult>('GET', '/units/{unit}/ownership', input, options),
  /** Cells of a unit and their groups, counted */
  partyGroupCells: (input: PartyGroupCellsInput, options?: CallOptions) => call<PartyGroupCellsResult>('GET', '/units/{unit}/party-group-cells', input, options),
  /** Close a group of a cell on a day */
  partyGroupClose: (input: PartyGroupCloseInput, options?: CallOptions) => call<PartyGroupCloseResult>('POST', '/party-groups/{id}/closure', input, options),
  /** Found a group inside a cell, with its members and its head */
  partyGroupFound: (input: PartyGroupFoundInput, options?: CallOptions) => call<PartyGroupFoundResult>('POST', '/units/{unit}/party-groups', input, options),
  /** A group of a cell on a day: members, head, history */
  partyGroupGet: (input: PartyGroupGetInput, options?: CallOptions) => call<PartyGroupGetResult>('GET', '/party-groups/{id}', input, options),
  /** Name the head or the deputy of a group, or release one */
  partyGroupLead: (input: PartyGroupLeadInput, options?: CallOptions) => call<PartyGroupLeadResult>('PUT', '/party-groups/{id}/officers', input, options),
  /** Groups inside the cells of a unit */
  partyGroupList: (input: PartyGroupListInput, options?: CallOptions) => call<PartyGroupListResult>('GET', '/units/{unit}/party-groups', input, options),
  /** A cell's members and the groups they are in */
  partyGroupMembers: (input: PartyGroupMembersInput, options?: CallOptions) => call<PartyGroupMembersResult>('GET', '/units/{unit}/party-group-members', input, options),
  /** Give a group of a cell another name from a day on */
  partyGroupRename: (input: PartyGroupRenameInput, options?: CallOptions) => call<PartyGroupRenameResult>('PUT', '/party-groups/{id}/name', input, options),
  /** Put members of a cell into its groups, many at once */
  partyGroupSeat: (input: PartyGroupSeatInput, options?: CallOptions) => call<PartyGroupSeatResult>('PUT', '/units/{unit}/party-group-members', input, options),
  /** Take back that a member was put into a group by mistake */
  partyGroupTakeBack: (input: PartyGroupTakeBackInput, options?: CallOptions) => call<PartyGroupTakeBackResult>('POST', '/party-group-lines/{id}/take-back', input, options),
  /** Close a period of a unit and all below it into frozen numbers */
  periodClose: (input: PeriodCloseInput, options?: CallOptions) => call<PeriodCloseResult>('POST', '/units/{unit}/periods/{kind}/{startsOn}/closing', input, options),
  /** Write a dated correction beside a frozen number */
  periodCorrect: (input: PeriodCorrectInput, options?: CallOptions) => call<PeriodCorrectResult>('POST', '/units/{unit}/periods/{kind}/{startsOn}/corrections', input, options),
  /** Dated corrections of the frozen numbers of a period */
  periodCorrections: (input: PeriodCorrectionsInput, options?: CallOptions) => call<PeriodCorrectionsResult>('GET', '/units/{unit}/periods/{kind}/{startsOn}/corrections', input, options),
  /** A period at a unit: frozen numbers, corrections, and what the records say today */
  periodGet: (input: PeriodGetInput, options?: CallOptions) => call<PeriodGetResult>('GET', '/units/{unit}/periods/{kind}/{startsOn}', input, options),
  /** The periods of a year at a unit, and which are closed */
  periodList: (input: PeriodListInput, options?: CallOptions) => call<PeriodListResult>('GET', '/units/{unit}/periods', input, options),
  /** Open a closed period again, with a reason */
  periodOpen: (input: PeriodOpenInput, options?: CallOptions) => call<PeriodOpenResult>('POST', '/periods/{id}/opening', input, options),
  /** Put somebody on the waiting list of a course */
  placeAsk: (input: PlaceAskInput, options?: CallOptions) => call<PlaceAskResult>('POST', '/class-places', input, options),
  /** Enter a certificate that was given elsewhere */
  placeCertify: (input: PlaceCertifyInput, options?: CallOptions) => call<PlaceCertifyResult>('POST', '/class-places/certificates', input, options),
  /** Who waits for a course, sits in a class or holds a certificate */
  placeList: (input: PlaceListInput, options?: CallOptions) => call<PlaceListResult>('GET', '/units/{unit}/class-places', input, options),
  /** Give up a place in a course */
  placeWithdraw: (input: PlaceWithdrawInput, options?: CallOptions) => call<PlaceWithdrawResult>('POST', '/class-places/{id}/withdrawal', input, options),
  /** Adjust an adopted plan by a dated decision */
  planAdjust: (input: PlanAdjustInput, options?: CallOptions) => call<PlanAdjustResult>('POST', '/plans/{id}/adjustments', input, options),
  /** Adopt a plan */
  planAdopt: (input: PlanAdoptInput, options?: CallOptions) => call<PlanAdoptResult>('POST', '/plans/{id}/adoption', input, options),
  /** Annul a plan by a dated decision */
  planAnnul: (input: PlanAnnulInput, options?: CallOptions) => call<PlanAnnulResult>('POST', '/plans/{id}/annulment', input, options),
  /** Draft a plan, of its own or for a resolution */
  planDraft: (input: PlanDraftInput, options?: CallOptions) => call<PlanDraftResult>('POST', '/units/{unit}/plans', input, options),
  /** A plan: items, tasks, progress, targets not taken up */
  planGet: (input: PlanGetInput, options?: CallOptions) => call<PlanGetResult>('GET', '/plans/{id}', input, options),
  /** Plans of a unit and of the units below */
  planList: (input: PlanListInput, options?: CallOptions) => call<PlanListResult>('GET', '/units/{unit}/plans', input, options),
  /** Revise a draft plan */
  planRevise: (input: PlanReviseInput, options?: CallOptions) => call<PlanReviseResult>('PUT', '/plans/{id}', input, options),
  /** Appoint a member to a post by a decision of the level above */
  postAppoint: (input: PostAppointInput, options?: CallOptions) => call<PostAppointResult>('POST', '/units/{unitId}/appointments', input, options),
  /** Let somebody begin a post */
  postBegin: (input: PostBeginInput, options?: CallOptions) => call<PostBeginResult>('POST', '/units/{unitId}/posts', input, options),
  /** Relieve somebody of a post by a decision of the level above */
  postDismiss: (input: PostDismissInput, options?: CallOptions) => call<PostDismissResult>('POST', '/posts/{id}/dismissal', input, options),
  /** End a post on a day */
  postEnd: (input: PostEndInput, options?: CallOptions) => call<PostEndResult>('POST', '/posts/{id}/end', input, options),
  /** End a post whose term is over */
  postExpire: (input: PostExpireInput, options?: CallOptions) => call<PostExpireResult>('POST', '/posts/{id}/expiry', input, options),
  /** The posts of a member over time */
  postHistory: (input: PostHistoryInput, options?: CallOptions) => call<PostHistoryResult>('GET', '/members/{id}/posts', input, options),
  /** The posts that exist at a unit, and the rights that follow from each */
  postKinds: (input: PostKindsInput, options?: CallOptions) => call<PostKindsResult>('GET', '/units/{id}/posts', input, options),
  /** My own posts over time */
  postOwn: (input: PostOwnInput = {}, options?: CallOptions) => call<PostOwnResult>('GET', '/me/posts', input, options),
  /** Procedures of the rulebook, with what is entered to open a case */
  procedureList: (input: ProcedureListInput = {}, options?: CallOptions) => call<ProcedureListResult>('GET', '/procedures', input, options),
  /** Answer a proposal */
  proposalAnswer: (input: ProposalAnswerInput, options?: CallOptions) => call<ProposalAnswerResult>('POST', '/proposals/{id}/answer', input, options),
  /** Pass a proposal on to another level */
  proposalForward: (input: ProposalForwardInput, options?: CallOptions) => call<ProposalForwardResult>('POST', '/proposals/{id}/forwarding', input, options),
  /** A proposal and its answer */
  proposalGet: (input: ProposalGetInput, options?: CallOptions) => call<ProposalGetResult>('GET', '/proposals/{id}', input, options),
  /** Proposals made in a unit, or addressed to it */
  proposalList: (input: ProposalListInput, options?: CallOptions) => call<ProposalListResult>('GET', '/proposals', input, options),
  /** How many proposals were answered on time */
  proposalRate: (input: ProposalRateInput, options?: CallOptions) => call<ProposalRateResult>('GET', '/units/{unit}/proposal-rate', input, options),
  /** Record a member's proposal made at the meeting */
  proposalRecord: (input: ProposalRecordInput, options?: CallOptions) => call<ProposalRecordResult>('POST', '/meetings/{id}/proposals', input, options),
  /** Propose something to the own or a higher level */
  proposalSubmit: (input: ProposalSubmitInput, options?: CallOptions) => call<ProposalSubmitResult>('POST', '/units/{unit}/proposals', input, options),
  /** Change a table that is not published */
  publicationChange: (input: PublicationChangeInput, options?: CallOptions) => call<PublicationChangeResult>('PUT', '/publications/{id}', input, options),
  /** Begin a corrected edition of a published table */
  publicationCorrect: (input: PublicationCorrectInput, options?: CallOptions) => call<PublicationCorrectResult>('POST', '/publications/{id}/correction', input, options),
  /** Give up a table that is not published */
  publicationDiscard: (input: PublicationDiscardInput, options?: CallOptions) => call<PublicationDiscardResult>('POST', '/publications/{id}/discard', input, options),
  /** Draft a table to be published */
  publicationDraft: (input: PublicationDraftInput, options?: CallOptions) => call<PublicationDraftResult>('POST', '/units/{unit}/publications', input, options),
  /** Lines of a table drawn from the register */
  publicationDraw: (input: PublicationDrawInput, options?: CallOptions) => call<PublicationDrawResult>('GET', '/units/{unit}/publications/drawing/{indicator}', input, options),
  /** The numbers of the register that a table can draw */
  publicationDrawable: (input: PublicationDrawableInput, options?: CallOptions) => call<PublicationDrawableResult>('GET', '/units/{unit}/publications/drawable', input, options),
  /** A published table: its lines with shares made of the counts, its editions */
  publicationGet: (input: PublicationGetInput, options?: CallOptions) => call<PublicationGetResult>('GET', '/publications/{id}', input, options),
  /** Published tables of a unit, of those below it, or from above */
  publicationList: (input: PublicationListInput, options?: CallOptions) => call<PublicationListResult>('GET', '/units/{unit}/publications', input, options),
  /** Publish a table */
  publicationPublish: (input: PublicationPublishInput, options?: CallOptions) => call<PublicationPublishResult>('POST', '/publications/{id}/publish', input, options),
  /** Withdraw a published table, with a reason */
  publicationWithdraw: (input: PublicationWithdrawInput, options?: CallOptions) => call<PublicationWithdrawResult>('POST', '/publications/{id}/withdrawal', input, options),
  /** Confirm a meeting's score with the points of the level above */
  qualityConfirm: (input: QualityConfirmInput, options?: CallOptions) => call<QualityConfirmResult>('POST', '/quality-sheets/{id}/confirmation', input, options),
  /** A score sheet with both sets of points */
  qualityGet: (input: QualityGetInput, options?: CallOptions) => call<QualityGetResult>('GET', '/quality-sheets/{id}', input, options),
  /** Score sheets of the meetings of a unit and below */
  qualityList: (input: QualityListInput, options?: CallOptions) => call<QualityListResult>('GET', '/units/{unit}/quality-sheets', input, options),
  /** Record the cell's own score of a meeting and the vote on it */
  qualityScore: (input: QualityScoreInput, options?: CallOptions) => call<QualityScoreResult>('PUT', '/meetings/{id}/score', input, options),
  /** Scores of a year by unit, with the yearly rule */
  qualityYear: (input: QualityYearInput, options?: CallOptions) => call<QualityYearResult>('GET', '/units/{unit}/quality-years', input, options),
  /** Resolutions received by a unit and the units below */
  recipientList: (input: RecipientListInput, options?: CallOptions) => call<RecipientListResult>('GET', '/units/{unit}/received', input, options),
  /** Adopt working regulations */
  regulationAdopt: (input: RegulationAdoptInput, options?: CallOptions) => call<RegulationAdoptResult>('POST', '/regulations/{id}/adoption', input, options),
  /** Draft working regulations for the running term */
  regulationDraft: (input: RegulationDraftInput, options?: CallOptions) => call<RegulationDraftResult>('POST', '/units/{unitId}/regulations', input, options),
  /** A version of working regulations with its text */
  regulationGet: (input: RegulationGetInput, options?: CallOptions) => call<RegulationGetResult>('GET', '/regulations/{id}', input, options),
  /** Versions of the working regulations of a unit */
  regulationList: (input: RegulationListInput, options?: CallOptions) => call<RegulationListResult>('GET', '/units/{unit}/regulations', input, options),
  /** Change a draft of working regulations, or draft a new version of adopted ones */
  regulationRevise: (input: RegulationReviseInput, options?: CallOptions) => call<RegulationReviseResult>('PUT', '/regulations/{id}', input, options),
  /** Put somebody who is exempt into the open round, because a remark is needed */
  remarkAsk: (input: RemarkAskInput, options?: CallOptions) => call<RemarkAskResult>('POST', '/residence-contacts/{id}/remark', input, options),
  /** Put a sent remark right by a dated line */
  remarkCorrect: (input: RemarkCorrectInput, options?: CallOptions) => call<RemarkCorrectResult>('POST', '/residence-remarks/{id}/corrections', input, options),
  /** Keep drafts of remarks in a round */
  remarkDraft: (input: RemarkDraftInput, options?: CallOptions) => call<RemarkDraftResult>('PUT', '/residence-rounds/{round}/drafts', input, options),
  /** Take somebody out of a round, with the reason */
  remarkDrop: (input: RemarkDropInput, options?: CallOptions) => call<RemarkDropResult>('POST', '/residence-remarks/{id}/dropping', input, options),
  /** A remark of the cell where somebody lives, with its corrections */
  remarkGet: (input: RemarkGetInput, options?: CallOptions) => call<RemarkGetResult>('GET', '/residence-remarks/{id}', input, options),
  /** Remarks that the cells of a unit write, or that arrived about its members */
  remarkList: (input: RemarkListInput, options?: CallOptions) => call<RemarkListResult>('GET', '/units/{unit}/residence/remarks', input, options),
  /** Send remarks that the cell discussed to the home cells */
  remarkSend: (input: RemarkSendInput, options?: CallOptions) => call<RemarkSendResult>('POST', '/residence-rounds/{round}/sent', input, options),
  /** Annul a reorganization by which nothing was done yet */
  reorganizationAnnul: (input: ReorganizationAnnulInput, options?: CallOptions) => call<ReorganizationAnnulResult>('POST', '/reorganizations/{id}/annulment', input, options),
  /** Let a decided reorganization take effect */
  reorganizationApply: (input: ReorganizationApplyInput, options?: CallOptions) => call<ReorganizationApplyResult>('POST', '/reorganizations/{id}/application', input, options),
  /** Judge the posts that are proposed to begin and to end */
  reorganizationApprove: (input: ReorganizationApproveInput, options?: CallOptions) => call<ReorganizationApproveResult>('POST', '/reorganizations/{id}/posts', input, options),
  /** Say who goes where and who gets which open work */
  reorganizationAssign: (input: ReorganizationAssignInput, options?: CallOptions) => call<ReorganizationAssignResult>('POST', '/reorganizations/{id}/assignments', input, options),
  /** What was handed over to whom by a reorganization, to be printed */
  reorganizationCertificate: (input: ReorganizationCertificateInput, options?: CallOptions) => call<ReorganizationCertificateResult>('GET', '/reorganizations/{id}/certificate', input, options),
  /** Whether anything was left without an owner by a reorganization */
  reorganizationCheck: (input: ReorganizationCheckInput, options?: CallOptions) => call<ReorganizationCheckResult>('GET', '/reorganizations/{id}/check', input, options),
  /** Decide on a reorganization, which takes effect at once or on its day */
  reorganizationDecide: (input: ReorganizationDecideInput, options?: CallOptions) => call<ReorganizationDecideResult>('POST', '/reorganizations/{id}/decision', input, options),
  /** Draft a decision on a reorganization */
  reorganizationDraft: (input: ReorganizationDraftInput, options?: CallOptions) => call<ReorganizationDraftResult>('POST', '/units/{unit}/reorganizations', input, options),
  /** Drop the draft of a reorganization, or take a decision back that has not taken effect */
  reorganizationDrop: (input: ReorganizationDropInput, options?: CallOptions) => call<ReorganizationDropResult>('POST', '/reorganizations/{id}/drop', input, options),
  /** A reorganization: its document, acts and state */
  reorganizationGet: (input: ReorganizationGetInput, options?: CallOptions) => call<ReorganizationGetResult>('GET', '/reorganizations/{id}', input, options),
  /** What a reorganization handed over to whom */
  reorganizationHanded: (input: ReorganizationHandedInput, options?: CallOptions) => call<ReorganizationHandedResult>('GET', '/reorganizations/{id}/handed', input, options),
  /** Reorganizations decided at a unit or below */
  reorganizationList: (input: ReorganizationListInput, options?: CallOptions) => call<ReorganizationListResult>('GET', '/units/{unit}/reorganizations', input, options),
  /** Who goes from which unit to which */
  reorganizationPeople: (input: ReorganizationPeopleInput, options?: CallOptions) => call<ReorganizationPeopleResult>('GET', '/reorganizations/{id}/people', input, options),
  /** The dry run of a reorganization */
  reorganizationPlan: (input: ReorganizationPlanInput, options?: CallOptions) => call<ReorganizationPlanResult>('GET', '/reorganizations/{id}/plan', input, options),
  /** The units at which a reorganization may begin posts, and which */
  reorganizationPostPlaces: (input: ReorganizationPostPlacesInput, options?: CallOptions) => call<ReorganizationPostPlacesResult>('GET', '/reorganizations/{id}/post-places', input, options),
  /** The posts that end and those proposed for new units */
  reorganizationPosts: (input: ReorganizationPostsInput, options?: CallOptions) => call<ReorganizationPostsResult>('GET', '/reorganizations/{id}/posts', input, options),
  /** Acts of a reorganization read from a sheet; nothing of it is kept */
  reorganizationReadSheet: (input: ReorganizationReadSheetInput, options?: CallOptions) => call<ReorganizationReadSheetResult>('GET', '/units/{unit}/reorganization-sheet', input, options),
  /** Change the draft of a reorganization */
  reorganizationRevise: (input: ReorganizationReviseInput, options?: CallOptions) => call<ReorganizationReviseResult>('PUT', '/reorganizations/{id}', input, options),
  /** The units a reorganization changes, before and after */
  reorganizationUnits: (input: ReorganizationUnitsInput, options?: CallOptions) => call<ReorganizationUnitsResult>('GET', '/reorganizations/{id}/units', input, options),
  /** The open work that is handed over, each with its owner */
  reorganizationWork: (input: ReorganizationWorkInput, options?: CallOptions) => call<ReorganizationWorkResult>('GET', '/reorganizations/{id}/work', input, options),
  /** A report recomputed and compared with the register; nothing of it is kept */
  reportCheck: (input: ReportCheckInput, options?: CallOptions) => call<ReportCheckResult>('POST', '/units/{id}/report-check', input, options),
  /** Remarks of a year by cell where people live, of a unit and below */
  residenceCells: (input: ResidenceCellsInput, options?: CallOptions) => call<ResidenceCellsResult>('GET', '/units/{unit}/residence/cells', input, options),
  /** Members introduced to where they live, by home cell, of a unit and below */
  residenceHomes: (input: ResidenceHomesInput, options?: CallOptions) => call<ResidenceHomesResult>('GET', '/units/{unit}/residence/homes', input, options),
  /** One's own contact with the cell where one lives, and its remarks */
  residenceMine: (input: ResidenceMineInput = {}, options?: CallOptions) => call<ResidenceMineResult>('GET', '/my/residence', input, options),
  /** A member's contact with the cell where he lives, and its remarks */
  residencePerson: (input: ResidencePersonInput, options?: CallOptions) => call<ResidencePersonResult>('GET', '/members/{id}/residence', input, options),
  /** Accept a resignation; the post ends on a day */
  resignationAccept: (input: ResignationAcceptInput, options?: CallOptions) => call<ResignationAcceptResult>('POST', '/resignations/{id}/acceptance', input, options),
  /** Ask to be relieved of a post */
  resignationAsk: (input: ResignationAskInput, options?: CallOptions) => call<ResignationAskResult>('POST', '/posts/{postId}/resignations', input, options),
  /** Do not accept a resignation */
  resignationDecline: (input: ResignationDeclineInput, options?: CallOptions) => call<ResignationDeclineResult>('POST', '/resignations/{id}/refusal', input, options),
  /** Resignations from posts, and their answers */
  resignationList: (input: ResignationListInput, options?: CallOptions) => call<ResignationListResult>('GET', '/units/{unit}/resignations', input, options),
  /** Take a resignation back */
  resignationWithdraw: (input: ResignationWithdrawInput, options?: CallOptions) => call<ResignationWithdrawResult>('POST', '/resignations/{id}/withdrawal', input, options),
  /** Acknowledge a resolution received */
  resolutionAcknowledge: (input: ResolutionAcknowledgeInput, options?: CallOptions) => call<ResolutionAcknowledgeResult>('POST', '/units/{unit}/recipients/{id}/acknowledgement', input, options),
  /** Amend an issued resolution by a dated act */
  resolutionAmend: (input: ResolutionAmendInput, options?: CallOptions) => call<ResolutionAmendResult>('POST', '/resolutions/{id}/amendments', input, options),
  /** The text in force on a day, and its amendments */
  resolutionAmendments: (input: ResolutionAmendmentsInput, options?: CallOptions) => call<ResolutionAmendmentsResult>('GET', '/resolutions/{id}/amendments', input, options),
  /** Annul a resolution by a dated decision */
  resolutionAnnul: (input: ResolutionAnnulInput, options?: CallOptions) => call<ResolutionAnnulResult>('POST', '/resolutions/{id}/annulment', input, options),
  /** Resolutions below that carry this one out */
  resolutionCarrying: (input: ResolutionCarryingInput, options?: CallOptions) => call<ResolutionCarryingResult>('GET', '/resolutions/{id}/carrying', input, options),
  /** Cells without a plan and members without a task */
  resolutionCoverage: (input: ResolutionCoverageInput, options?: CallOptions) => call<ResolutionCoverageResult>('GET', '/units/{unit}/coverage', input, options),
  /** Draft a resolution with its targets */
  resolutionDraft: (input: ResolutionDraftInput, options?: CallOptions) => call<ResolutionDraftResult>('POST', '/units/{unit}/resolutions', input, options),
  /** A resolution: text, targets, recipients, progress */
  resolutionGet: (input: ResolutionGetInput, options?: CallOptions) => call<ResolutionGetResult>('GET', '/resolutions/{id}', input, options),
  /** Issue a resolution to units below */
  resolutionIssue: (input: ResolutionIssueInput, options?: CallOptions) => call<ResolutionIssueResult>('POST', '/resolutions/{id}/issue', input, options),
  /** How far a resolution has come at each level below */
  resolutionLevels: (input: ResolutionLevelsInput, options?: CallOptions) => call<ResolutionLevelsResult>('GET', '/resolutions/{id}/levels', input, options),
  /** A unit's resolutions: its own, or those received */
  resolutionList: (input: ResolutionListInput, options?: CallOptions) => call<ResolutionListResult>('GET', '/units/{unit}/resolutions', input, options),
  /** Who received a resolution, and how far each is */
  resolutionRecipients: (input: ResolutionRecipientsInput, options?: CallOptions) => call<ResolutionRecipientsResult>('GET', '/resolutions/{id}/recipients', input, options),
  /** Revise a draft resolution */
  resolutionRevise: (input: ResolutionReviseInput, options?: CallOptions) => call<ResolutionReviseResult>('PUT', '/resolutions/{id}', input, options),
  /** The roster of a cell to be confirmed for a period */
  rosterBook: (input: RosterBookInput, options?: CallOptions) => call<RosterBookResult>('GET', '/units/{unit}/roster-book', input, options),
  /** Cells and the confirmation of their rosters in a period */
  rosterCells: (input: RosterCellsInput, options?: CallOptions) => call<RosterCellsResult>('GET', '/units/{unit}/roster-checks', input, options),
  /** A confirmed roster and its differences */
  rosterCheck: (input: RosterCheckInput, options?: CallOptions) => call<RosterCheckResult>('GET', '/roster-checks/{id}', input, options),
  /** Confirm the roster of a cell for a period, line by line */
  rosterConfirm: (input: RosterConfirmInput, options?: CallOptions) => call<RosterConfirmResult>('POST', '/units/{unit}/roster-checks', input, options),
  /** Names of the roster of a unit on a day */
  rosterList: (input: RosterListInput, options?: CallOptions) => call<RosterListResult>('GET', '/units/{unit}/roster', input, options),
  /** Settle a difference found in a roster */
  rosterSettle: (input: RosterSettleInput, options?: CallOptions) => call<RosterSettleResult>('POST', '/roster-differences/{id}/settle', input, options),
  /** Close the yearly round of a cell */
  roundClose: (input: RoundCloseInput, options?: CallOptions) => call<RoundCloseResult>('POST', '/residence-rounds/{id}/closing', input, options),
  /** A yearly round of remarks of a cell */
  roundGet: (input: RoundGetInput, options?: CallOptions) => call<RoundGetResult>('GET', '/residence-rounds/{id}', input, options),
  /** The yearly rounds of remarks of a unit and below */
  roundList: (input: RoundListInput, options?: CallOptions) => call<RoundListResult>('GET', '/units/{unit}/residence/rounds', input, options),
  /** Open the yearly round of remarks at a cell, or at all cells under a committee */
  roundOpen: (input: RoundOpenInput, options?: CallOptions) => call<RoundOpenResult>('POST', '/units/{unit}/residence/rounds', input, options),
  /** A rule with its history, its sources, what it is beside and where the program asks for it */
  ruleGet: (input: RuleGetInput, options?: CallOptions) => call<RuleGetResult>('GET', '/rules/{id}', input, options),
  /** The rules in force on a day, with source, date and mark of confidence */
  ruleList: (input: RuleListInput, options?: CallOptions) => call<RuleListResult>('GET', '/rules', input, options),
  /** Units and members found by name within reach */
  searchFind: (input: SearchFindInput, options?: CallOptions) => call<SearchFindResult>('GET', '/search', input, options),
  /** Give the next task of a series, if it is time */
  seriesAdvance: (input: SeriesAdvanceInput, options?: CallOptions) => call<SeriesAdvanceResult>('POST', '/series/{id}/next', input, options),
  /** Tasks that come again */
  seriesList: (input: SeriesListInput, options?: CallOptions) => call<SeriesListResult>('GET', '/units/{unit}/series', input, options),
  /** Begin a task that comes again */
  seriesStart: (input: SeriesStartInput, options?: CallOptions) => call<SeriesStartResult>('POST', '/units/{unit}/series', input, options),
  /** Stop a task that comes again */
  seriesStop: (input: SeriesStopInput, options?: CallOptions) => call<SeriesStopResult>('POST', '/series/{id}/stop', input, options),
  /** A form of statistics of a unit and period, filled */
  statisticsForm: (input: StatisticsFormInput, options?: CallOptions) => call<StatisticsFormResult>('GET', '/units/{unit}/statistics/{form}/{kind}/{startsOn}', input, options),
  /** The forms of statistics of the rulebook */
  statisticsForms: (input: StatisticsFormsInput, options?: CallOptions) => call<StatisticsFormsResult>('GET', '/units/{unit}/statistics', input, options),
  /** The records that a number of a form of statistics counts */
  statisticsRecords: (input: StatisticsRecordsInput, options?: CallOptions) => call<StatisticsRecordsResult>('GET', '/units/{unit}/statistics/{form}/{kind}/{startsOn}/records', input, options),
  /** A form of statistics of a unit and period, filled, as a workbook */
  statisticsWorkbook: (input: StatisticsWorkbookInput, options?: CallOptions) => call<StatisticsWorkbookResult>('GET', '/units/{unit}/statistics/{form}/{kind}/{startsOn}/workbook', input, options),
  /** Decide which side is right in lines of a report */
  summaryDecide: (input: SummaryDecideInput, options?: CallOptions) => call<SummaryDecideResult>('POST', '/summaries/{id}/decisions', input, options),
  /** How many members a summary of a unit would hold, and what would be left out */
  summaryDescribe: (input: SummaryDescribeInput, options?: CallOptions) => call<SummaryDescribeResult>('GET', '/units/{unit}/summary', input, options),
  /** Drop a report on a file; what was decided by it goes with it */
  summaryDrop: (input: SummaryDropInput, options?: CallOptions) => call<SummaryDropResult>('POST', '/summaries/{id}/drop', input, options),
  /** What the file says of somebody who is only there, to register him; recorded */
  summaryEntry: (input: SummaryEntryInput, options?: CallOptions) => call<SummaryEntryResult>('GET', '/summary-lines/{id}/entry', input, options),
  /** A report on the differences between a file and the register */
  summaryGet: (input: SummaryGetInput, options?: CallOptions) => call<SummaryGetResult>('GET', '/summaries/{id}', input, options),
  /** Lines of a report: who is the same, differs, is only here or only there */
  summaryLines: (input: SummaryLinesInput, options?: CallOptions) => call<SummaryLinesResult>('GET', '/summaries/{id}/lines', input, options),
  /** Files of the national database that were compared, the newest first */
  summaryList: (input: SummaryListInput, options?: CallOptions) => call<SummaryListResult>('GET', '/units/{unit}/summaries', input, options),
  /** Say which member a line of the file means */
  summaryMatch: (input: SummaryMatchInput, options?: CallOptions) => call<SummaryMatchResult>('POST', '/summary-lines/{id}/match', input, options),
  /** Compare a file of the national database with the register, without changing anything */
  summaryRead: (input: SummaryReadInput, options?: CallOptions) => call<SummaryReadResult>('POST', '/units/{unit}/summaries', input, options),
  /** Both values of a difference unmasked; the look is recorded */
  summaryReveal: (input: SummaryRevealInput, options?: CallOptions) => call<SummaryRevealResult>('GET', '/summary-lines/{id}/values', input, options),
  /** Compare the next part of a large file */
  summaryStep: (input: SummaryStepInput, options?: CallOptions) => call<SummaryStepResult>('POST', '/summaries/{id}/step', input, options),
  /** The differences, or the list of corrections for the national side, as a workbook; recorded */
  summaryTable: (input: SummaryTableInput, options?: CallOptions) => call<SummaryTableResult>('GET', '/summaries/{id}/table', input, options),
  /** Record where a target stands */
  targetMeasure: (input: TargetMeasureInput, options?: CallOptions) => call<TargetMeasureResult>('POST', '/targets/{id}/values', input, options),
  /** Targets that nobody below took up */
  targetUntaken: (input: TargetUntakenInput, options?: CallOptions) => call<TargetUntakenResult>('GET', '/units/{unit}/untaken-targets', input, options),
  /** Give a task with its six clear slots */
  taskAssign: (input: TaskAssignInput, options?: CallOptions) => call<TaskAssignResult>('POST', '/units/{unit}/tasks', input, options),
  /** Give many tasks at once, all or none */
  taskAssignMany: (input: TaskAssignManyInput, options?: CallOptions) => call<TaskAssignManyResult>('POST', '/units/{unit}/task-sheets', input, options),
  /** Cancel a task, saying why */
  taskCancel: (input: TaskCancelInput, options?: CallOptions) => call<TaskCancelResult>('POST', '/tasks/{id}/cancellation', input, options),
  /** Move the due day of a task, saying why */
  taskChangeDue: (input: TaskChangeDueInput, options?: CallOptions) => call<TaskChangeDueResult>('POST', '/tasks/{id}/due', input, options),
  /** Check a task that was reported as done */
  taskCheck: (input: TaskCheckInput, options?: CallOptions) => call<TaskCheckResult>('POST', '/tasks/{id}/check', input, options),
  /** Comment on a task */
  taskComment: (input: TaskCommentInput, options?: CallOptions) => call<TaskCommentResult>('POST', '/tasks/{id}/comments', input, options),
  /** A task: slots, what happened, evidence */
  taskGet: (input: TaskGetInput, options?: CallOptions) => call<TaskGetResult>('GET', '/tasks/{id}', input, options),
  /** Tasks of a unit and of the units below */
  taskList: (input: TaskListInput, options?: CallOptions) => call<TaskListResult>('GET', '/units/{unit}/tasks', input, options),
  /** My tasks: to do, led, checked, recorded by me */
  taskMine: (input: TaskMineInput, options?: CallOptions) => call<TaskMineResult>('GET', '/my/tasks', input, options),
  /** What a new task at this unit can be filled with */
  taskOffer: (input: TaskOfferInput, options?: CallOptions) => call<TaskOfferResult>('GET', '/units/{unit}/task-offer', input, options),
  /** Report how far a task is */
  taskProgress: (input: TaskProgressInput, options?: CallOptions) => call<TaskProgressResult>('POST', '/tasks/{id}/progress', input, options),
  /** Report a task as done */
  taskReport: (input: TaskReportInput, options?: CallOptions) => call<TaskReportResult>('POST', '/tasks/{id}/report', input, options),
  /** Begin a term of a committee or cell */
  termBegin: (input: TermBeginInput, options?: CallOptions) => call<TermBeginResult>('POST', '/units/{unitId}/terms', input, options),
  /** Terms and posts that end in the months ahead */
  termCalendar: (input: TermCalendarInput, options?: CallOptions) => call<TermCalendarResult>('GET', '/units/{unit}/terms/calendar', input, options),
  /** Correct a term: name, days, seats */
  termChange: (input: TermChangeInput, options?: CallOptions) => call<TermChangeResult>('PUT', '/terms/{id}', input, options),
  /** End a term on a day */
  termEnd: (input: TermEndInput, options?: CallOptions) => call<TermEndResult>('POST', '/terms/{id}/end', input, options),
  /** The terms of a unit with their seats */
  termList: (input: TermListInput, options?: CallOptions) => call<TermListResult>('GET', '/units/{unit}/terms', input, options),
  /** Running terms of a unit and below: ending, over their time, missing, without working regulations */
  termUnder: (input: TermUnderInput, options?: CallOptions) => call<TermUnderResult>('GET', '/units/{unit}/terms/under', input, options),
  /** The theme of a year, and what bears it */
  themeGet: (input: ThemeGetInput, options?: CallOptions) => call<ThemeGetResult>('GET', '/units/{unit}/theme', input, options),
  /** Themes of the year that hold at a unit */
  themeOffer: (input: ThemeOfferInput, options?: CallOptions) => call<ThemeOfferResult>('GET', '/units/{unit}/theme-offer', input, options),
  /** Set the theme of a year */
  themeSet: (input: ThemeSetInput, options?: CallOptions) => call<ThemeSetResult>('PUT', '/units/{unit}/theme', input, options),
  /** What bears the theme of a year */
  themeTagged: (input: ThemeTaggedInput, options?: CallOptions) => call<ThemeTaggedResult>('GET', '/units/{unit}/theme/tagged', input, options),
  /** Give a candidate a task to prove himself */
  trialGive: (input: TrialGiveInput, options?: CallOptions) => call<TrialGiveResult>('POST', '/candidates/{id}/trials', input, options),
  /** Judge a candidate's task */
  trialJudge: (input: TrialJudgeInput, options?: CallOptions) => call<TrialJudgeResult>('POST', '/candidate-tasks/{id}/verdict', input, options),
  /** Members of a unit by age and occupation, and those who study */
  unitAges: (input: UnitAgesInput, options?: CallOptions) => call<UnitAgesResult>('GET', '/units/{id}/ages', input, options),
  /** Members of a unit by sex, status, age, ethnic group, education or theory */
  unitBreakdown: (input: UnitBreakdownInput, options?: CallOptions) => call<UnitBreakdownResult>('GET', '/units/{id}/breakdown', input, options),
  /** One number for each unit directly below, the widest gap first */
  unitByChild: (input: UnitByChildInput, options?: CallOptions) => call<UnitByChildResult>('GET', '/units/{id}/by-child', input, options),
  /** Change the name and facts of a unit */
  unitChange: (input: UnitChangeInput, options?: CallOptions) => call<UnitChangeResult>('PUT', '/units/{id}', input, options),
  /** The units right below a unit with members, meetings, plans and tasks */
  unitChildrenCounts: (input: UnitChildrenCountsInput, options?: CallOptions) => call<UnitChildrenCountsResult>('GET', '/units/{id}/children', input, options),
  /** Members on two days and the reason for each difference */
  unitCompare: (input: UnitCompareInput, options?: CallOptions) => call<UnitCompareResult>('GET', '/units/{id}/comparison', input, options),
  /** Who came or went between two days for one reason, or became another status */
  unitCompared: (input: UnitComparedInput, options?: CallOptions) => call<UnitComparedResult>('GET', '/units/{id}/comparison/names', input, options),
  /** The units under a unit that a number of its overview counts */
  unitCounted: (input: UnitCountedInput, options?: CallOptions) => call<UnitCountedResult>('GET', '/units/{id}/units', input, options),
  /** Found a unit under another */
  unitFound: (input: UnitFoundInput, options?: CallOptions) => call<UnitFoundResult>('POST', '/units', input, options),
  /** A unit: place in the tree, posts, overseers, letterhead */
  unitGet: (input: UnitGetInput, options?: CallOptions) => call<UnitGetResult>('GET', '/units/{id}', input, options),
  /** Names, kinds, places and posts of a unit over time */
  unitHistory: (input: UnitHistoryInput, options?: CallOptions) => call<UnitHistoryResult>('GET', '/units/{id}/history', input, options),
  /** The kinds of unit that may be founded under a unit today */
  unitKinds: (input: UnitKindsInput, options?: CallOptions) => call<UnitKindsResult>('GET', '/units/{id}/kinds', input, options),
  /** Set the letterhead of a unit */
  unitLetterhead: (input: UnitLetterheadInput, options?: CallOptions) => call<UnitLetterheadResult>('PUT', '/units/{id}/letterhead', input, options),
  /** What became of a unit and what it was made of */
  unitLineage: (input: UnitLineageInput, options?: CallOptions) => call<UnitLineageResult>('GET', '/units/{unit}/lineage', input, options),
  /** Children of a unit, or units found by name */
  unitList: (input: UnitListInput, options?: CallOptions) => call<UnitListResult>('GET', '/units', input, options),
  /** The numbers of a unit and all below it, each with the list it counts */
  unitOverview: (input: UnitOverviewInput, options?: CallOptions) => call<UnitOverviewResult>('GET', '/units/{id}/overview', input, options),
  /** The numbers of a period in one unit, for its report */
  unitReport: (input: UnitReportInput, options?: CallOptions) => call<UnitReportResult>('GET', '/units/{id}/report', input, options),
  /** The numbers of a unit month by month */
  unitTrend: (input: UnitTrendInput, options?: CallOptions) => call<UnitTrendResult>('GET', '/units/{id}/trend', input, options),
  /** Reported facts that do not fit a rule */
  unitWarnings: (input: UnitWarningsInput, options?: CallOptions) => call<UnitWarningsResult>('GET', '/units/{id}/warnings', input, options),
  /** Plans adopted and tasks given, done and late, month by month */
  unitWorkMonths: (input: UnitWorkMonthsInput, options?: CallOptions) => call<UnitWorkMonthsResult>('GET', '/units/{id}/work-months', input, options),
  /** Seats of committees and cells that nobody fills */
  vacancyList: (input: VacancyListInput, options?: CallOptions) => call<VacancyListResult>('GET', '/units/{unit}/vacancies', input, options),
  /** Forget a view I keep */
  viewDrop: (input: ViewDropInput, options?: CallOptions) => call<ViewDropResult>('DELETE', '/views/{id}', input, options),
  /** Keep a list with its filters under a name */
  viewKeep: (input: ViewKeepInput, options?: CallOptions) => call<ViewKeepResult>('POST', '/views', input, options),
  /** The views I keep of lists */
  viewList: (input: ViewListInput, options?: CallOptions) => call<ViewListResult>('GET', '/views', input, options),
  /** Begin a series of the village's own */
  villageBeginSeries: (input: VillageBeginSeriesInput, options?: CallOptions) => call<VillageBeginSeriesResult>('POST', '/units/{unit}/village/series', input, options),
  /** Correct a value by a dated line */
  villageCorrect: (input: VillageCorrectInput, options?: CallOptions) => call<VillageCorrectResult>('POST', '/village-values/{id}/correct', input, options),
  /** End a series of the village's own */
  villageDropSeries: (input: VillageDropSeriesInput, options?: CallOptions) => call<VillageDropSeriesResult>('POST', '/village-series/{id}/drop', input, options),
  /** What a village measured over the years */
  villageGet: (input: VillageGetInput, options?: CallOptions) => call<VillageGetResult>('GET', '/units/{unit}/village', input, options),
  /** Enter what a village measured on a day */
  villageRecord: (input: VillageRecordInput, options?: CallOptions) => call<VillageRecordResult>('POST', '/units/{unit}/village', input, options),
  /** Correct a visit */
  visitCorrect: (input: VisitCorrectInput, options?: CallOptions) => call<VisitCorrectResult>('PUT', '/visits/{id}', input, options),
  /** Note that what was to follow a visit is done */
  visitFollowUp: (input: VisitFollowUpInput, options?: CallOptions) => call<VisitFollowUpResult>('POST', '/visits/{id}/follow-up', input, options),
  /** A visit of a committee member in charge */
  visitGet: (input: VisitGetInput, options?: CallOptions) => call<VisitGetResult>('GET', '/visits/{id}', input, options),
  /** Visits of committee members in charge to a unit and below */
  visitList: (input: VisitListInput, options?: CallOptions) => call<VisitListResult>('GET', '/units/{unit}/visits', input, options),
  /** Cells that no committee member in charge visited in a period */
  visitMissing: (input: VisitMissingInput, options?: CallOptions) => call<VisitMissingResult>('GET', '/units/{unit}/visits/missing', input, options),
  /** Visits planned and made by each committee member in charge */
  visitQuota: (input: VisitQuotaInput, options?: CallOptions) => call<VisitQuotaResult>('GET', '/units/{unit}/visits/quota', input, options),
  /** Record the visit of a committee member in charge */
  visitRecord: (input: VisitRecordInput, options?: CallOptions) => call<VisitRecordResult>('POST', '/units/{unitId}/visits', input, options),
  /** Close a year and open the next */
  yearClose: (input: YearCloseInput, options?: CallOptions) => call<YearCloseResult>('POST', '/units/{unit}/year/close', input, options),
  /** A unit's year: review, what is unfinished, its close */
  yearGet: (input: YearGetInput, options?: CallOptions) => call<YearGetResult>('GET', '/units/{unit}/year', input, options),
};
