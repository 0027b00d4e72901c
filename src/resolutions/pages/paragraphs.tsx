import { Name } from '../../web/ui/name.tsx';

/** A text as it was typed, a paragraph a line. */
export function Paragraphs({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line !== '');
  return (
    <div className="stack">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never change places
        <p key={at}>
          <Name>{line}</Name>
        </p>
      ))}
    </div>
  );
}
