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
        "importBatch": "/imports/x",
        "imports": "/units/x/imports",
        "ledger": "/units/x/ledger",
        "lineage": "/resolutions/x/lineage",
        "meeting": "/meetings/x",
        "meetingHold": "/meetings/x/live",
        "meetingMinutes": "/meetings/x/minutes",
        "member": "/members/x",
        "myTasks": "/my/tasks?0=x",
        "newMeeting": "/units/x/meetings/new",
        "newPlan": "/units/x/plans/new",
        "newProposal": "/units/x/proposals/new",
        "newResolution": "/units/x/resolutions/new",
        "newTask": "/units/x/tasks/new",
        "plan": "/plans/x",
        "proposal": "/proposals/x",
        "proposals": "/units/x/proposals",
        "received": "/units/x/received",
        "resolution": "/resolutions/x",
        "rulebook": "/rulebook#x",
        "search": "/search?q=x",
        "signIn": "/sign-in?back=x",
        "task": "/tasks/x",
        "taskLineage": "/tasks/x/lineage",
        "today": "/",
        "unit": "/units/x",
        "unitHistory": "/units/x/history",
        "unitMeetings": "/units/x/meetings",
        "unitPeople": "/units/x/members",
        "unitPlans": "/units/x/plans",
        "unitPosts": "/units/x/posts",
        "unitResolutions": "/units/x/resolutions",
        "unitTasks": "/units/x/tasks",
        "unitUnits": "/units/x/units",
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
