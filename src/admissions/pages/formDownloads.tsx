import { capitalized } from '../../rulebook/words.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Download } from '../../web/ui/download.tsx';
import type { CandidateRecord } from '../candidate.ts';

/** The numbered forms of a case, filled as far as the records go, to take away. */
export function FormDownloads({ record }: { record: CandidateRecord }) {
  const { lang } = useText();
  const forms = session().labels?.admissionForms ?? {};
  return (
    <div className="row">
      {record.cases.flatMap((each) =>
        Object.entries(forms)
          .filter(([key]) => key.startsWith(`${each.procedure} `))
          .map(([key, label]) => (
            <Download
              key={`${each.id} ${key}`}
              kind={key.split(' ')[1] ?? ''}
              id={each.id}
              label={capitalized(label[lang] ?? '', lang)}
            />
          )),
      )}
    </div>
  );
}
