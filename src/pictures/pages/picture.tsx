import { type ReactNode, useCallback, useState } from 'react';
import { date } from '../../web/format.ts';
import { saveXlsx } from '../../web/saveTable.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Figure, type FigureProps } from './figure.tsx';
import { apart, type PictureTable, saveDocx, savePng, saveSvg } from './save.ts';

type PictureProps = Omit<FigureProps, 'onDrawn'> & {
  /** What it is called, on paper and as a file. */
  title: string;
  /** The same numbers as cells, for the files. */
  cells: PictureTable;
  /** The same numbers as a table with its links. */
  children: ReactNode;
};

/** A picture with its table, to be taken away as a picture, a table or a document. */
export function Picture({ title, cells, children, ...figure }: PictureProps) {
  const { t, lang } = useText();
  const [drawn, setDrawn] = useState<Element>();
  const onDrawn = useCallback((element: Element) => setDrawn(element), []);
  return (
    <>
      <Figure {...figure} onDrawn={onDrawn} />
      <SaveButtons
        take={drawn && (() => apart(drawn))}
        title={title}
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
  cells,
  describe,
  rtl,
}: {
  /** The picture apart from the page, once it is drawn. */
  take: (() => SVGElement) | undefined;
  title: string;
  cells: PictureTable;
  describe: string;
  rtl: boolean;
}) {
  const { t } = useText();
  // pictures are drawn from the records as they are
  const text = t('indicators.state.live', { date: date(session().today) });
  const note = { text, rtl };
  return (
    <div className="figure-tools">
      <p className="quiet">{text}</p>
      {take && (
        <>
          <Button onClick={() => saveSvg(title, take(), note)}>{t('pictures.save.svg')}</Button>
          <Button onClick={() => void savePng(title, take(), note)}>{t('pictures.save.png')}</Button>
          <Button onClick={() => void saveDocx(title, title, take(), cells, { describe, note })}>
            {t('pictures.save.docx')}
          </Button>
        </>
      )}
      <Button onClick={() => void saveXlsx(title, { ...cells, rows: [...cells.rows, [text]] }, rtl)}>
        {t('pictures.save.xlsx')}
      </Button>
    </div>
  );
}
