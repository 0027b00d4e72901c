import type { ElectionPaperResult } from '../../../gen/client.ts';
import { PaperHead } from '../../meetings/pages/paperHead.tsx';
import '../../meetings/pages/paper.css';
import './elections.css';

type Block = ElectionPaperResult['blocks'][number];

/** A document as on paper, in its own language and direction. */
export function PaperSheet({ model }: { model: ElectionPaperResult }) {
  return (
    <article className="paper" lang={model.language} dir={model.direction}>
      <PaperHead letterhead={model.letterhead} />
      <div className="paper-title">
        <p>
          <strong>{model.title}</strong>
        </p>
        {model.subject && (
          <p>
            <strong>{model.subject}</strong>
          </p>
        )}
        <p aria-hidden="true">{model.rule}</p>
      </div>
      {model.blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document as it was made, its parts never change places
        <Part key={at} block={block} />
      ))}
      {model.signatures.length > 0 && (
        <footer className="paper-signatures">
          {model.signatures.map((signature) => (
            <div key={signature.lines.join(' ')}>
              {signature.lines.map((line) => (
                <p key={line}>
                  <strong>{line}</strong>
                </p>
              ))}
              <em>{signature.note}</em>
              <p>
                <strong>{signature.name}</strong>
              </p>
            </div>
          ))}
        </footer>
      )}
    </article>
  );
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return (
        <p className={lookOf(block)}>
          {block.label !== undefined && <strong>{block.label}: </strong>}
          {block.text}
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <Grid table={block} />;
  }
}

/** A paragraph of dots alone is room for the hand. */
function lookOf(block: Extract<Block, { kind: 'paragraph' }>): string | undefined {
  if (block.look === 'note') return 'paper-note';
  return /^[….]+$/.test(block.text) ? 'paper-hand' : undefined;
}

function Grid({ table }: { table: Extract<Block, { kind: 'table' }> }) {
  const centred = (at: number) => (table.columns?.[at]?.align === 'center' ? 'paper-centred' : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, by the keyboard too
    <section className="paper-scroll" aria-label={table.head.join(', ')} tabIndex={0}>
      <table className="paper-table">
        <thead>
          <tr>
            {table.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('\n')}>
              {table.head.map((head, at) => (
                <td key={head} data-label={head} className={centred(at)}>
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
