import { type ReactNode, useCallback, useState } from 'react';
import { date } from '../../web/format.ts';
import { saveXlsx } from '../../web/saveTable.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Figure, type FigureProps } from './figure.tsx';
import { type PictureTable, saveDocx } from './paper.ts';
import { apart, savePng, saveSvg } from './save.ts';

type PictureProps = Omit<FigureProps, 'onDrawn'> & {
  /** What it is called, on paper and as a file. */
  title: string;
  /** The unit that its numbers are of. */
  of: string;
  /** The same numbers as cells, for the files. */
  cells: PictureTable;
  /** The same numbers as a table with its links. */
  children: ReactNode;
};

/** A picture with its table, to be taken away as a picture, a table or a document. */
export function Picture({ title, of, cells, children, ...figure }: PictureProps) {
  const { t, lang } = useText();
  const [drawn, setDrawn] = useState<Element>();
  const onDrawn = useCallback((element: Element) => setDrawn(element), []);
  return (
    <>
      <Figure {...figure} onDrawn={onDrawn} />
      <SaveButtons
        take={drawn && (() => apart(drawn))}
        title={title}
        of={of}
        cells={cells}
        describe={figure.describe}
        rtl={lang === 'ar'}
      />
      <Disclosure title={t('pictures.table')}>{children}</Disclosure>
    </>
  );
}

export function SaveButtons({
  take,
  title,
  of,
  cells,
  describe,
  rtl,
}: {
  /** The picture apart from the page, once it is drawn. */
  take: (() => SVGElement) | undefined;
  title: string;
  of: string;
  cells: PictureTable;
  describe: string;
  rtl: boolean;
}) {
  const { t } = useText();
  // pictures are drawn from the records as they are
  const text = t('indicators.state.live', { date: date(session().today) });
  const name = `${title} – ${of}`;
  const note = { lines: [name, text], rtl };
  return (
    <div className="figure-tools">
      <p className="quiet">{text}</p>
      {take && (
        <>
          <Button onClick={() => void saveSvg(name, take(), note)}>{t('pictures.save.svg')}</Button>
          <Button onClick={() => void savePng(name, take(), note)}>{t('pictures.save.png')}</Button>
          <Button onClick={() => void saveDocx(name, take(), { title, of, table: cells, describe, note })}>
            {t('pictures.save.docx')}
          </Button>
        </>
      )}
      <Button onClick={() => void saveXlsx(name, { ...cells, rows: [...cells.rows, [name], [text]] }, rtl)}>
        {t('pictures.save.xlsx')}
      </Button>
    </div>
  );
}
