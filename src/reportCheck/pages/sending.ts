/** What goes to the server beside the registry: a file to be read as text, a text whose findings come back as a file. */
import { currentLanguage } from '../../web/language.ts';
import { UnansweredError } from '../../web/refusal.ts';
import { refused, requestHeaders } from '../../web/request.ts';

/** The text of a .docx or .txt. Nothing of it is kept at the server. */
export async function textOf(file: File, unit: string): Promise<string> {
  const form = new FormData();
  form.append('unit', unit);
  form.append('file', file, file.name);
  const answer = await post('/api/v1/reports/text', form);
  return ((await answer.json()) as { text: string }).text;
}

/** The findings of a text as a workbook in the reader's language. */
export async function findingsOf(text: string, unit: string, on: string): Promise<Blob> {
  const form = new FormData();
  form.append('text', text);
  form.append('on', on);
  form.append('language', currentLanguage());
  return await (await post(`/api/v1/reports/${unit}/findings`, form)).blob();
}

async function post(address: string, body: FormData): Promise<Response> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: requestHeaders(),
    credentials: 'same-origin',
    body,
  }).catch((cause: unknown) => {
    throw new UnansweredError(cause);
  });
  if (!answer.ok) throw refused(answer.status, await answer.text());
  return answer;
}
