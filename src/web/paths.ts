import { type Query, queryString } from './request.ts';

/** Every address of the pages. Modules link only through these. */
export const paths = {
  today: () => '/',
  signIn: (back?: string) => `/sign-in${queryString({ back })}`,
  account: () => '/account',
  search: (q?: string) => `/search${queryString({ q })}`,
  rulebook: (rule?: string) => (rule ? `/rulebook#${encodeURIComponent(rule)}` : '/rulebook'),

  unit: (id: string) => `/units/${id}`,
  unitHistory: (id: string) => `/units/${id}/history`,
  unitPeople: (id: string, query?: Query) => `/units/${id}/members${queryString(query)}`,
  unitResolutions: (id: string, query?: Query) => `/units/${id}/resolutions${queryString(query)}`,
  newResolution: (unit: string) => `/units/${unit}/resolutions/new`,
  unitPlans: (id: string, query?: Query) => `/units/${id}/plans${queryString(query)}`,
  newPlan: (unit: string, query?: Query) => `/units/${unit}/plans/new${queryString(query)}`,
  unitTasks: (id: string, query?: Query) => `/units/${id}/tasks${queryString(query)}`,
  newTask: (unit: string, query?: Query) => `/units/${unit}/tasks/new${queryString(query)}`,
  unitMeetings: (id: string, query?: Query) => `/units/${id}/meetings${queryString(query)}`,
  newMeeting: (unit: string) => `/units/${unit}/meetings/new`,
  proposals: (unit: string, query?: Query) => `/units/${unit}/proposals${queryString(query)}`,
  newProposal: (unit: string) => `/units/${unit}/proposals/new`,
  imports: (unit: string) => `/units/${unit}/imports`,
  ledger: (unit: string, query?: Query) => `/units/${unit}/ledger${queryString(query)}`,

  member: (id: string) => `/members/${id}`,
  resolution: (id: string) => `/resolutions/${id}`,
  lineage: (resolution: string) => `/resolutions/${resolution}/lineage`,
  plan: (id: string) => `/plans/${id}`,
  task: (id: string) => `/tasks/${id}`,
  taskLineage: (id: string) => `/tasks/${id}/lineage`,
  myTasks: (query?: Query) => `/my/tasks${queryString(query)}`,
  meeting: (id: string) => `/meetings/${id}`,
  meetingHold: (id: string) => `/meetings/${id}/live`,
  meetingMinutes: (id: string) => `/meetings/${id}/minutes`,
  proposal: (id: string) => `/proposals/${id}`,
  importBatch: (id: string) => `/imports/${id}`,
} as const;
