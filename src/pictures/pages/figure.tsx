import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../web/text.tsx';
import { Skeleton } from '../../web/ui/skeleton.tsx';
import { type Place, placeAfter, placeOf, stopAt, type Walk } from './walk.ts';
import './pictures.css';

export type Plot = typeof import('@observablehq/plot');
/** How wide there is room, and whether one reads from right to left. */
export type Room = { width: number; rtl: boolean };

export type FigureProps = {
  /** Draws with Observable Plot, which is fetched when the first picture is. Marks say their words in `aria-label`. */
  draw: (plot: Plot, room: Room) => Element;
  /** What the picture says, in words, for whoever does not see it. */
  describe: string;
  /** Its values as they lie: the arrows go through them, Enter opens the one that is read. */
  walk: Walk;
  /** What has been drawn, for whoever saves it. */
  onDrawn?: (drawn: Element) => void;
  /** What stands under the picture while no value is read. */
  below?: ReactNode;
};

/** A picture drawn anew where there is other room or other numbers. It is walked through by keyboard, and says what it shows. */
export function Figure({ draw, describe, walk, onDrawn, below }: FigureProps) {
  const { t, lang } = useText();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot>();
  const [width, setWidth] = useState(0);
  const [place, setPlace] = useState<Place>();
  const [byKeys, setByKeys] = useState(false);
  const rtl = lang === 'ar';
  const here = stopAt(walk, place);
  useEffect(() => {
    let there = true;
    void import('@observablehq/plot').then((loaded) => {
      if (there) setPlot(loaded);
    });
    return () => {
      there = false;
    };
  }, []);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!plot || width === 0 || !box.current) return;
    // what there is now: the width that was told may be that of a page half laid out
    const drawn = draw(plot, { width: box.current.clientWidth, rtl });
    // Plot's own rules stand in pictures.css: a style element would need a hole in the content security policy
    for (const style of drawn.querySelectorAll('style')) style.remove();
    drawn.setAttribute('aria-hidden', 'true');
    box.current.replaceChildren(drawn);
    onDrawn?.(drawn);
  }, [plot, width, draw, rtl, onDrawn]);
  useEffect(() => {
    const marks = here ? (box.current?.querySelectorAll(`[aria-label="${CSS.escape(here.words)}"]`) ?? []) : [];
    for (const mark of marks) mark.classList.add('figure-here');
    marks[0]?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    return () => {
      for (const mark of marks) mark.classList.remove('figure-here');
    };
  }, [here]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && here?.to) void navigate(here.to);
    const next = placeAfter(walk, place, event.key, rtl);
    if (!next) return;
    event.preventDefault();
    setPlace(next);
  };
  const onClick = ({ target }: MouseEvent) => {
    const words = (target as Element).getAttribute('aria-label');
    setPlace(words === null ? undefined : placeOf(walk, words));
  };
  return (
    <>
      <div
        className="figure"
        role="application"
        aria-label={`${describe.replace(/\.$/, '')}. ${t('pictures.walk')}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows walk through it
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={({ currentTarget }) => setByKeys(currentTarget.matches(':focus-visible'))}
        onBlur={() => {
          setPlace(undefined);
          setByKeys(false);
        }}
      >
        <div ref={box}>{!plot && <Skeleton lines={4} />}</div>
      </div>
      <p className="figure-words" role="status">
        {here ? <bdi>{here.words}</bdi> : byKeys ? t('pictures.walk') : below}
      </p>
    </>
  );
}
