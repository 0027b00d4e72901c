import { matchRoutes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { paths } from './paths.ts';

describe('addresses', () => {
  it('stay what they are: people keep them, and documents print them', () => {
    const addresses = Object.fromEntries(
      Object.entries(paths).map(([name, path]) => [name, (path as (id: string) => string)('x')]),
    );
    expect(addresses).toMatchInlineSnapshot(`
      {
        "account": "/account",
        "accounts": "/accounts?0=x",
        "archive": "/units/x/archive",
        "breakdown": "/units/x/breakdown",
        "checks": "/units/x/checks",
        "comparedNames": "/units/x/comparison/names",
        "comparison": "/units/x/comparison",
        "division": "/units/x/division",
        "dual": "/units/x/dual",
        "dualGaps": "/units/x/gaps",
        "dualPosts": "/units/x/dual-posts",
        "importBatch": "/imports/x",
        "imports": "/units/x/imports",
        "instrument": "/rulebook/documents/x",
        "ledger": "/units/x/ledger",
        "lineage": "/resolutions/x/lineage",
        "meeting": "/meetings/x",
        "meetingAgenda": "/meetings/x/agenda",
        "meetingByCode": "/m/x",
        "meetingHold": "/meetings/x/live",
        "meetingMinutes": "/meetings/x/minutes",
        "meetingPapers": "/meetings/x/papers",
        "meetingPrint": "/meetings/x/print",
        "meetingReports": "/meetings/x/reports",
        "meetingResults": "/meetings/x/results",
        "meetingScore": "/meetings/x/score",
        "member": "/members/x",
        "myCells": "/my/cells?0=x",
        "myTasks": "/my/tasks?0=x",
        "newMeeting": "/units/x/meetings/new",
        "newPlan": "/units/x/plans/new",
        "newProposal": "/units/x/proposals/new",
        "newResolution": "/units/x/resolutions/new",
        "newTask": "/units/x/tasks/new",
        "newVisit": "/units/x/visits/new",
        "overdueReports": "/units/x/overdue-reports",
        "ownership": "/units/x/ownership",
        "plan": "/plans/x",
        "proposal": "/proposals/x",
        "proposals": "/units/x/proposals",
        "qualitySheet": "/quality-sheets/x",
        "received": "/units/x/received",
        "regulation": "/regulations/x",
        "regulations": "/units/x/regulations",
        "resolution": "/resolutions/x",
        "rulebook": "/rulebook/x",
        "search": "/search?q=x",
        "series": "/units/x/series",
        "signIn": "/sign-in?back=x",
        "task": "/tasks/x",
        "taskLineage": "/tasks/x/lineage",
        "termsUnder": "/units/x/terms/under",
        "theme": "/units/x/themes/undefined",
        "today": "/",
        "trend": "/units/x/trends/undefined",
        "unheard": "/units/x/unheard",
        "unit": "/units/x",
        "unitHistory": "/units/x/history",
        "unitMeetings": "/units/x/meetings",
        "unitPeople": "/units/x/members",
        "unitPlans": "/units/x/plans",
        "unitPosts": "/units/x/posts",
        "unitQuality": "/units/x/quality",
        "unitQualityYears": "/units/x/quality/years",
        "unitReport": "/units/x/report",
        "unitResolutions": "/units/x/resolutions",
        "unitTasks": "/units/x/tasks",
        "unitTerms": "/units/x/terms",
        "unitUnits": "/units/x/units",
        "unvisited": "/units/x/visits/missing",
        "vacancies": "/units/x/vacancies",
        "visit": "/visits/x",
        "visitQuota": "/units/x/visits/quota",
        "visits": "/units/x/visits",
        "year": "/units/x/years/undefined",
      }
    `);
  });

  it('carry what a list shows, leaving out what is not asked', () => {
    expect(paths.unitTasks('u1', { state: 'overdue', assignee: undefined })).toBe('/units/u1/tasks?state=overdue');
    expect(paths.search('Lò Ẩn & con')).toBe('/search?q=L%C3%B2+%E1%BA%A8n+%26+con');
  });

  it('of a new thing is not taken for the thing itself', () => {
    const routes = [{ path: 'units/:unit/meetings' }, { path: 'units/:unit/meetings/new' }];
    expect(matchRoutes(routes, paths.newMeeting('u1'))?.at(-1)?.route.path).toBe('units/:unit/meetings/new');
  });
});
