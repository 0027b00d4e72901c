import type { ReactNode } from 'react';
import type { MinutesRecord, PaperSection } from '../paper.ts';
import { PaperHead } from './paperHead.tsx';
import './meetings.css';
import './paper.css';

/** The minutes on screen as on paper, in the language they were written in, whatever the reader's. */
export function Paper({ minutes, signed }: { minutes: MinutesRecord; signed: ReactNode }) {
  const { body } = minutes;
  return (
    <article className="paper" lang={body.language} dir={body.language === 'ar' ? 'rtl' : 'ltr'}>
      {!minutes.frozen && (
        <p className="paper-head">
          <strong>{minutes.draftMark}</strong>
        </p>
      )}
      <PaperHead letterhead={body.letterhead} />
      <div className="paper-title">
        <p>
          <strong>{body.title}</strong>
        </p>
        <p>
          <strong>{body.subject}</strong>
        </p>
        <p aria-hidden="true">{body.rule}</p>
      </div>
      {body.sections.map((section) => (
        <PaperPart key={section.id} section={section} />
      ))}
      <footer className="paper-signatures">
        {body.signers.map((signer) => (
          <div key={signer.role}>
            {signer.lines.map((line) => (
              <p key={line}>
                <strong>{line}</strong>
              </p>
            ))}
            <em>{signer.role === 'chair' && signed}</em>
            <p>
              <strong>{signer.name}</strong>
            </p>
          </div>
        ))}
      </footer>
    </article>
  );
}

/** A short part is one line with its label before it; a long one a heading and its lines. */
function PaperPart({ section }: { section: PaperSection }) {
  const [first = ''] = section.lines;
  if (section.table === null && section.lines.length <= 1 && !/^[IVX]+\./.test(section.label)) {
    return (
      <p>
        <strong>{section.label}: </strong>
        {first}
      </p>
    );
  }
  return (
    <>
      <h2>{section.label}</h2>
      {section.lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: frozen text, its lines never change places
        <p key={at}>{line}</p>
      ))}
      {section.table && (
        <div className="paper-scroll">
          <table className="paper-table">
            <thead>
              <tr>
                {section.table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {section.table.rows.map((row) => (
                <tr key={row.join('\n')}>
                  {section.table?.head.map((head, at) => (
                    <td key={head} data-label={head}>
                      {row[at]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
