import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type RosterCellsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import './members.css';
import { RosterCells } from './rosterCells.tsx';
import { RosterTicks } from './rosterTicks.tsx';

export const handle: PageHandle = { title: (t, data) => t('members.roster.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request);
  const unit = await api.unitGet({ id });
  if (unit.children > 0)
    return { unit, cells: await api.rosterCells({ unit: id, ...asked } as RosterCellsInput), book: undefined };
  const book = await api.rosterBook({ unit: id, ...(asked.period && { period: asked.period }) });
  return { unit, cells: undefined, book };
}

/** A cell goes through its list; a unit above sees which cells did (FIL-01). */
export default function ReconciliationPage() {
  const { unit, cells, book } = useLoaderData<typeof loader>();
  if (cells) return <RosterCells unit={unit} page={cells} />;
  return book ? <RosterTicks key={`${book.period} ${book.checkId ?? ''}`} book={book} /> : null;
}
