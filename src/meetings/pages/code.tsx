import { type LoaderFunctionArgs, redirect } from 'react-router';
import { api } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';

/** The code of a paper form leads to its meeting. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { id } = await api.meetingByCode({ code: params.code ?? '' });
  return redirect(paths.meeting(id));
}

export default function CodePage() {
  return null;
}
