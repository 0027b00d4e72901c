import type { ReactNode } from 'react';
import { languageNames, languages } from '../language.ts';
import { queryString } from '../request.ts';
import { actingGrant } from '../session.ts';
import { useText } from '../text.tsx';
import { Menu } from './menu.tsx';

export type DownloadProps = {
  /** The kind of document, as the server's modules name it. */
  kind: string;
  /** The record it is made from. */
  id: string;
  /** What it is, where a page has more than one. */
  label?: string;
  /** A month, or the first and last day of a report's period, and which state of its numbers. */
  period?: {
    month?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
    numbers?: string | undefined;
  };
};

/** A document of record to take away as .docx, in the language one chooses; one's own stands first. */
export function Download({ kind, id, label, period }: DownloadProps) {
  const { t, lang } = useText();
  const ordered = [lang, ...languages.filter((language) => language !== lang)];
  return (
    <Menu
      label={label ?? t('web.page.document')}
      icon="file"
      actions={ordered.map((language) => ({
        label: languageNames[language],
        href: documentAddress(kind, id, { lang: language, ...period }),
      }))}
    />
  );
}

/** A page's one file: a link that looks like its primary button. */
export function FileButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="button button-primary" href={href} download>
      {children}
    </a>
  );
}

/** Fetched by the browser itself, so the address says under which grant. */
function documentAddress(kind: string, id: string, query: Record<string, string | undefined>): string {
  return `/api/v1/documents/${kind}/${id}.docx${queryString({ ...query, acting: actingGrant()?.id })}`;
}
