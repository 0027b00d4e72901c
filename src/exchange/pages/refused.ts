import { api } from '../../../gen/client.ts';
import { saveFile } from '../../members/pages/download.ts';
import { currentLanguage } from '../../web/language.ts';

/** The refused rows with their reasons, as a workbook to mend and send again. */
export async function saveRefused(id: string): Promise<void> {
  const { name, mediaType, base64 } = await api.importRefused({ id, language: currentLanguage() });
  saveFile(
    name,
    new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: mediaType }),
  );
}
