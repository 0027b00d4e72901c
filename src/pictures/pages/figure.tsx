import { useEffect, useRef, useState } from 'react';
import { useText } from '../../web/text.tsx';
import { Skeleton } from '../../web/ui/skeleton.tsx';
import './pictures.css';

export type Plot = typeof import('@observablehq/plot');
/** How wide there is room, and whether one reads from right to left. */
export type Room = { width: number; rtl: boolean };

export type FigureProps = {
  /** Draws with Observable Plot, which is fetched when the first picture is. */
  draw: (plot: Plot, room: Room) => Element;
  /** What the picture says, in words, for whoever does not see it. */
  describe: string;
  /** What has been drawn, for whoever saves it. */
  onDrawn?: (drawn: Element) => void;
};

/** A picture drawn anew where there is other room or other numbers. It can be reached by keyboard, and says what it shows. */
export function Figure({ draw, describe, onDrawn }: FigureProps) {
  const { lang } = useText();
  const box = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot>();
  const [width, setWidth] = useState(0);
  useEffect(() => {
    let here = true;
    void import('@observablehq/plot').then((loaded) => {
      if (here) setPlot(loaded);
    });
    return () => {
      here = false;
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
    const drawn = draw(plot, { width, rtl: lang === 'ar' });
    // Plot's own rules stand in pictures.css: a style element would need a hole in the content security policy
    for (const style of drawn.querySelectorAll('style')) style.remove();
    drawn.setAttribute('aria-hidden', 'true');
    box.current.replaceChildren(drawn);
    onDrawn?.(drawn);
  }, [plot, width, draw, lang, onDrawn]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever goes by keyboard hears what the picture says, and its table follows
    <div className="figure" role="img" aria-label={describe} tabIndex={0}>
      <div ref={box}>{!plot && <Skeleton lines={4} />}</div>
    </div>
  );
}
