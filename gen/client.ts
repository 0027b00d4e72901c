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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
}
} | null)
plan: ({
id: string
title: string
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
}
} | null)
target: ({
id: string
indicator: string
measure: string
goalMin: string
goalMax: string
deadline: string
} | null)
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
date: string
time: string
place: string
mode: string
state: string
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
state: string
reason: (string | null)
markedAt: (string | null)
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
madeAt: string
replyDue: string
overdue: boolean
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
madeAt: string
replyDue: string
overdue: boolean
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
leaveOutIfAbsent: string[]
leaveOut: string[]
excusedAbsenceLeavesOut: boolean
}
forms: string[]
smallestSecretElectorate: number
secretForms: string[]
}
polls: {
id: string
question: string
form: string
majority: string
baseKind: string
rule: string
rulebookHash: string
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
}[]
minutesHash: (string | null)
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
eligible: (number | null)
present: (number | null)
excused: (number | null)
absent: (number | null)
version: number
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
export interface MemberExportInput {
unit: string
search?: string
status?: ("official" | "probationary")
sex?: string
ethnicity?: string
minority?: ("yes" | "no")
setting?: string
kind?: string
post?: string
dual?: string
seat?: ("own" | "guest")
mark?: ("exempt" | "away" | "suspended")
bornFrom?: number
bornTo?: number
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
export interface MemberListInput {
unit: string
search?: string
status?: ("official" | "probationary")
sex?: string
ethnicity?: string
minority?: ("yes" | "no")
setting?: string
kind?: string
post?: string
dual?: string
seat?: ("own" | "guest")
mark?: ("exempt" | "away" | "suspended")
bornFrom?: number
bornTo?: number
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
next: (string | null)
recorded: boolean
recordedSince: (string | null)
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
export interface MemberRegisterInput {
unit: string
from?: string
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
export interface OverseerEndInput {
id: string
on: string
version: number
}
export interface OverseerEndResult {
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
items: {
what: string
targetId?: (string | null)
measure?: (string | null)
goalMin?: (string | null)
goalMax?: (string | null)
deadline?: (string | null)
weight: number
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
items: {
id: string
what: string
targetId: (string | null)
measure: (string | null)
goalMin: (string | null)
goalMax: (string | null)
deadline: (string | null)
weight: number
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
}
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
}
}[]
untaken: string[]
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
items: {
what: string
targetId?: (string | null)
measure?: (string | null)
goalMin?: (string | null)
goalMax?: (string | null)
deadline?: (string | null)
weight: number
}[]
}
export interface PlanReviseResult {
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
export interface ProposalAnswerInput {
id: string
version: number
reply: string
}
export interface ProposalAnswerResult {
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
madeAt: string
replyDue: string
overdue: boolean
state: string
reply: (string | null)
repliedName: (string | null)
repliedAt: (string | null)
readOutMeetingId: (string | null)
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
export interface ProposalListInput {
unit: string
box?: ("made" | "addressed")
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
madeAt: string
replyDue: string
overdue: boolean
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
export interface ProposalRecordInput {
id: string
personId: string
body: string
addressedUnitId: string
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
}
export interface ProposalSubmitResult {
id: string
replyDue: string
}
export interface RecipientListInput {
unit: string
acknowledged?: boolean
planned?: boolean
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
export interface ResolutionAcknowledgeInput {
unit: string
id: string
version: number
}
export interface ResolutionAcknowledgeResult {
id: string
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
export interface ResolutionCoverageInput {
unit: string
}
export interface ResolutionCoverageResult {
cells: number
cellsWithPlan: number
members: number
membersWithTask: number
cellsWithoutPlan: {
id: string
name: string
}[]
membersWithoutTask: ({
id: string
name: string
unit: {
id: string
name: string
}
}[] | null)
shown: number
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
}[]
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
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
}
}[]
progress: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
recipients: ("all" | "cells" | "direct" | string[])
}
export interface ResolutionIssueResult {
id: string
numberText: string
recipients: number
}
export interface ResolutionListInput {
unit: string
box?: ("own" | "received")
state?: ("draft" | "issued" | "annulled" | "waiting" | "acknowledged" | "planned")
year?: number
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
}[]
}
export interface ResolutionReviseResult {
id: string
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
export interface RuleGetInput {
id: string
unit?: string
}
export interface RuleGetResult {
id: string
chapter: string
topic: string
versions: {
text: {
vi: string
en: string
ar: string
}
citation: {
vi: string
en: string
ar: string
}
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
}[]
}
export interface RuleListInput {
search?: string
topic?: string
chapter?: string
confidence?: ("P" | "P-old" | "L" | "S" | "GK")
on?: string
unit?: string
}
export interface RuleListResult {
on: string
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
citation: {
vi: string
en: string
ar: string
}
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
}
before: {
text: {
vi: string
en: string
ar: string
}
citation: {
vi: string
en: string
ar: string
}
confidence: string
url: string[]
since: (string | null)
lapsed: (string | null)
overlay: ({
vi: string
en: string
ar: string
} | null)
}[]
}[]
total: number
all: number
chapters: string[]
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
}[]
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
measured: {
percent: (number | null)
numerator: number
denominator: number
formula: ("task_own" | "task_done" | "item_mean" | "item_no_task" | "plan_weighted" | "plan_plain" | "target_mean" | "resolution_mean" | "nothing")
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
state?: ("open" | "reported" | "returned" | "done" | "cancelled" | "in_hand")
overdue?: boolean
assignee?: string
plan?: string
resolution?: string
month?: string
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
planned: (number | null)
received: (number | null)
acknowledged: (number | null)
open: (number | null)
overdue: (number | null)
hasSecretary: (boolean | null)
}[]
total: number
next: (string | null)
}
export interface UnitCountedInput {
id: string
measure?: ("all" | "direct" | "cells" | "grassroots" | "residential" | "committee" | "no_committee" | "head_member" | "head_not_member" | "dual" | "not_dual" | "dual_head" | "dual_front" | "meeting_held" | "meeting_not_held" | "with_plan" | "without_plan")
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
export interface UnitOverviewInput {
id: string
on?: string
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
countedAt: (string | null)
numbers: {
key: string
group: string
code: (string | null)
n: (number | null)
of: (number | null)
link: (string | null)
gapLink: (string | null)
}[]
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
  /** One's own attendance */
  attendanceMine: (input: AttendanceMineInput, options?: CallOptions) => call<AttendanceMineResult>('GET', '/my/attendance', input, options),
  /** Write a staged import into the register, all of it or nothing */
  importApply: (input: ImportApplyInput, options?: CallOptions) => call<ImportApplyResult>('POST', '/imports/{id}/apply', input, options),
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
  /** The ledger of a unit and all below */
  ledgerList: (input: LedgerListInput, options?: CallOptions) => call<LedgerListResult>('GET', '/units/{id}/ledger', input, options),
  /** A resolution down to the evidence */
  lineageDown: (input: LineageDownInput, options?: CallOptions) => call<LineageDownResult>('GET', '/resolutions/{id}/lineage', input, options),
  /** A task up to the resolution it serves */
  lineageUp: (input: LineageUpInput, options?: CallOptions) => call<LineageUpResult>('GET', '/tasks/{id}/lineage', input, options),
  /** Vote on the meeting's resolution and, if it passes, issue it with its tasks */
  meetingAdopt: (input: MeetingAdoptInput, options?: CallOptions) => call<MeetingAdoptResult>('POST', '/meetings/{id}/resolution', input, options),
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
  /** Change time, place or agenda of a meeting not yet open */
  meetingRevise: (input: MeetingReviseInput, options?: CallOptions) => call<MeetingReviseResult>('PUT', '/meetings/{id}', input, options),
  /** Mark the roll: present, excused with a reason, absent */
  meetingRoll: (input: MeetingRollInput, options?: CallOptions) => call<MeetingRollResult>('PUT', '/meetings/{id}/roll', input, options),
  /** Keep the scan of the signed minutes */
  meetingScan: (input: MeetingScanInput, options?: CallOptions) => call<MeetingScanResult>('PUT', '/meetings/{id}/scan', input, options),
  /** Sign the confirmed minutes with the password */
  meetingSign: (input: MeetingSignInput, options?: CallOptions) => call<MeetingSignResult>('POST', '/meetings/{id}/signature', input, options),
  /** Correct the facts of a person */
  memberCorrect: (input: MemberCorrectInput, options?: CallOptions) => call<MemberCorrectResult>('PUT', '/members/{id}', input, options),
  /** The filtered list of members as a table for a file; recorded */
  memberExport: (input: MemberExportInput, options?: CallOptions) => call<MemberExportResult>('GET', '/units/{unit}/members/table', input, options),
  /** A member's record: facts, memberships, posts */
  memberGet: (input: MemberGetInput, options?: CallOptions) => call<MemberGetResult>('GET', '/members/{id}', input, options),
  /** Members of a unit and of everything below it */
  memberList: (input: MemberListInput, options?: CallOptions) => call<MemberListResult>('GET', '/units/{unit}/members', input, options),
  /** One's own record */
  memberMe: (input: MemberMeInput = {}, options?: CallOptions) => call<MemberMeResult>('GET', '/my/record', input, options),
  /** Register a person as a member of a cell */
  memberRegister: (input: MemberRegisterInput, options?: CallOptions) => call<MemberRegisterResult>('POST', '/units/{unit}/members', input, options),
  /** Card number and phone unmasked; the look is recorded */
  memberReveal: (input: MemberRevealInput, options?: CallOptions) => call<MemberRevealResult>('GET', '/members/{id}/secrets', input, options),
  /** End a membership on a day */
  membershipEnd: (input: MembershipEndInput, options?: CallOptions) => call<MembershipEndResult>('POST', '/memberships/{id}/end', input, options),
  /** Mark a member as exempt or away, or take the mark off */
  membershipMark: (input: MembershipMarkInput, options?: CallOptions) => call<MembershipMarkResult>('PUT', '/memberships/{id}/marks', input, options),
  /** Found an organization: its top unit */
  organizationFound: (input: OrganizationFoundInput, options?: CallOptions) => call<OrganizationFoundResult>('POST', '/organizations', input, options),
  /** Put a committee member in charge of a unit */
  overseerAssign: (input: OverseerAssignInput, options?: CallOptions) => call<OverseerAssignResult>('POST', '/units/{unitId}/overseers', input, options),
  /** End an overseer's charge */
  overseerEnd: (input: OverseerEndInput, options?: CallOptions) => call<OverseerEndResult>('POST', '/overseers/{id}/end', input, options),
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
  /** Let somebody begin a post */
  postBegin: (input: PostBeginInput, options?: CallOptions) => call<PostBeginResult>('POST', '/units/{unitId}/posts', input, options),
  /** End a post on a day */
  postEnd: (input: PostEndInput, options?: CallOptions) => call<PostEndResult>('POST', '/posts/{id}/end', input, options),
  /** The posts that exist at a unit, and the rights that follow from each */
  postKinds: (input: PostKindsInput, options?: CallOptions) => call<PostKindsResult>('GET', '/units/{id}/posts', input, options),
  /** Answer a proposal */
  proposalAnswer: (input: ProposalAnswerInput, options?: CallOptions) => call<ProposalAnswerResult>('POST', '/proposals/{id}/answer', input, options),
  /** A proposal and its answer */
  proposalGet: (input: ProposalGetInput, options?: CallOptions) => call<ProposalGetResult>('GET', '/proposals/{id}', input, options),
  /** Proposals made in a unit, or addressed to it */
  proposalList: (input: ProposalListInput, options?: CallOptions) => call<ProposalListResult>('GET', '/proposals', input, options),
  /** Record a member's proposal made at the meeting */
  proposalRecord: (input: ProposalRecordInput, options?: CallOptions) => call<ProposalRecordResult>('POST', '/meetings/{id}/proposals', input, options),
  /** Propose something to the own or a higher level */
  proposalSubmit: (input: ProposalSubmitInput, options?: CallOptions) => call<ProposalSubmitResult>('POST', '/units/{unit}/proposals', input, options),
  /** Resolutions received by a unit and the units below */
  recipientList: (input: RecipientListInput, options?: CallOptions) => call<RecipientListResult>('GET', '/units/{unit}/received', input, options),
  /** Acknowledge a resolution received */
  resolutionAcknowledge: (input: ResolutionAcknowledgeInput, options?: CallOptions) => call<ResolutionAcknowledgeResult>('POST', '/units/{unit}/recipients/{id}/acknowledgement', input, options),
  /** Annul a resolution by a dated decision */
  resolutionAnnul: (input: ResolutionAnnulInput, options?: CallOptions) => call<ResolutionAnnulResult>('POST', '/resolutions/{id}/annulment', input, options),
  /** Cells without a plan and members without a task */
  resolutionCoverage: (input: ResolutionCoverageInput, options?: CallOptions) => call<ResolutionCoverageResult>('GET', '/units/{unit}/coverage', input, options),
  /** Draft a resolution with its targets */
  resolutionDraft: (input: ResolutionDraftInput, options?: CallOptions) => call<ResolutionDraftResult>('POST', '/units/{unit}/resolutions', input, options),
  /** A resolution: text, targets, recipients, progress */
  resolutionGet: (input: ResolutionGetInput, options?: CallOptions) => call<ResolutionGetResult>('GET', '/resolutions/{id}', input, options),
  /** Issue a resolution to units below */
  resolutionIssue: (input: ResolutionIssueInput, options?: CallOptions) => call<ResolutionIssueResult>('POST', '/resolutions/{id}/issue', input, options),
  /** A unit's resolutions: its own, or those received */
  resolutionList: (input: ResolutionListInput, options?: CallOptions) => call<ResolutionListResult>('GET', '/units/{unit}/resolutions', input, options),
  /** Who received a resolution, and how far each is */
  resolutionRecipients: (input: ResolutionRecipientsInput, options?: CallOptions) => call<ResolutionRecipientsResult>('GET', '/resolutions/{id}/recipients', input, options),
  /** Revise a draft resolution */
  resolutionRevise: (input: ResolutionReviseInput, options?: CallOptions) => call<ResolutionReviseResult>('PUT', '/resolutions/{id}', input, options),
  /** Names of the roster of a unit on a day */
  rosterList: (input: RosterListInput, options?: CallOptions) => call<RosterListResult>('GET', '/units/{unit}/roster', input, options),
  /** A rule with its history and sources */
  ruleGet: (input: RuleGetInput, options?: CallOptions) => call<RuleGetResult>('GET', '/rules/{id}', input, options),
  /** The rules in force on a day, with source, date and mark of confidence */
  ruleList: (input: RuleListInput, options?: CallOptions) => call<RuleListResult>('GET', '/rules', input, options),
  /** Units and members found by name within reach */
  searchFind: (input: SearchFindInput, options?: CallOptions) => call<SearchFindResult>('GET', '/search', input, options),
  /** Give a task with its six clear slots */
  taskAssign: (input: TaskAssignInput, options?: CallOptions) => call<TaskAssignResult>('POST', '/units/{unit}/tasks', input, options),
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
  /** Change the name and facts of a unit */
  unitChange: (input: UnitChangeInput, options?: CallOptions) => call<UnitChangeResult>('PUT', '/units/{id}', input, options),
  /** The units right below a unit with members, meetings, plans and tasks */
  unitChildrenCounts: (input: UnitChildrenCountsInput, options?: CallOptions) => call<UnitChildrenCountsResult>('GET', '/units/{id}/children', input, options),
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
  /** Children of a unit, or units found by name */
  unitList: (input: UnitListInput, options?: CallOptions) => call<UnitListResult>('GET', '/units', input, options),
  /** The numbers of a unit and all below it, each with the list it counts */
  unitOverview: (input: UnitOverviewInput, options?: CallOptions) => call<UnitOverviewResult>('GET', '/units/{id}/overview', input, options),
};
