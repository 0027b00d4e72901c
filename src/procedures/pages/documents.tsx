import { capitalized } from '../../rulebook/words.ts';
import { useText } from '../../web/text.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { CaseRecord } from '../case.ts';

/** The forms of the procedure, filled from the case; those of the step it stands at first. */
export function CaseDocuments({ record }: { record: CaseRecord }) {
  const { t, own, lang } = useText();
  const now = record.steps.find((step) => step.state === 'now')?.id;
  const open = record.steps.filter((step) => step.state !== 'left').map((step) => step.id);
  const offered = record.documents.filter(({ steps }) => steps.some((step) => open.includes(step)));
  if (offered.length === 0) return null;
  const isNow = (form: CaseRecord['documents'][number]) => now !== undefined && form.steps.includes(now);
  const first = [...offered.filter(isNow), ...offered.filter((form) => !isNow(form))];
  return (
    <Section title={t('procedures.documents.title')}>
      <p className="quiet">{t('procedures.documents.hint')}</p>
      <ul className="case-documents plain-list">
        {first.map((form) => (
          <li key={form.kind}>
            <span className="case-code small quiet">
              <bdi>{form.code}</bdi>
            </span>
            <span>
              {capitalized(own(form.label), lang)}{' '}
              {isNow(form) && <StateBadge state="due">{t('procedures.documents.now')}</StateBadge>}
            </span>
            <Download kind={form.kind} id={record.id} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
