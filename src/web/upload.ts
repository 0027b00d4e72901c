import { UnansweredError } from './refusal.ts';
import { refused, requestHeaders } from './request.ts';

export type UploadedFile = { id: string; name: string; bytes: number };

/** Sends a file to wait for the command that attaches it. XMLHttpRequest, because fetch tells no progress. */
export function upload(
  file: File,
  unitId: string,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<UploadedFile> {
  const { promise, resolve, reject } = Promise.withResolvers<UploadedFile>();
  const sending = new XMLHttpRequest();
  sending.open('POST', '/api/v1/files');
  for (const [name, value] of Object.entries(requestHeaders())) sending.setRequestHeader(name, value);
  sending.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
  sending.onerror = () => reject(new UnansweredError('upload'));
  sending.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
  sending.onload = () =>
    sending.status >= 200 && sending.status < 300
      ? resolve(JSON.parse(sending.responseText) as UploadedFile)
      : reject(refused(sending.status, sending.responseText));
  signal?.addEventListener('abort', () => sending.abort());
  const form = new FormData();
  form.append('unit', unitId);
  form.append('file', file, file.name);
  sending.send(form);
  return promise;
}
