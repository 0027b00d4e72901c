import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type PartyGroupCellsInput, type PartyGroupListInput } from '../../../../gen/client.ts';
import { addressQuery } from '../../../web/address.ts';
import type { PageHandle } from '../../../web/moduleRoutes.ts';
import { CellGroups } from './cellGroups.tsx';
import { GroupedCellsPage } from './groupedCells.tsx';

export const handle: PageHandle = { title: (t, data) => t('members.groups.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { view, ...asked } = addressQuery(request);
  const unit = await api.unitGet({ id });
  const groups = async () => await api.partyGroupList({ unit: id, ...asked } as PartyGroupListInput);
  if (unit.children === 0)
    return { unit, seating: await api.partyGroupMembers({ unit: id }), groups: await groups(), cells: undefined };
  const cells = await api.partyGroupCells(
    (view === 'groups' ? { unit: id, limit: 1 } : { unit: id, ...asked }) as PartyGroupCellsInput,
  );
  return { unit, cells, groups: view === 'groups' ? await groups() : undefined, seating: undefined };
}

/** The groups of a cell; at a committee which cells are divided into groups, and the groups themselves (ORG-03). */
export default function GroupsPage() {
  const { unit, cells, groups, seating } = useLoaderData<typeof loader>();
  if (cells) return <GroupedCellsPage unit={unit} cells={cells} groups={groups} />;
  return seating && groups ? <CellGroups seating={seating} groups={groups} /> : null;
}
