/** How far the loading is, on the stream that was given: one line drawn anew on a terminal, a line for every twentieth elsewhere. */

/** What of a terminal's stream is needed. */
export type Screen = { isTTY?: boolean; columns?: number; write(text: string): unknown };
/** Hears how far it is (0 to 1) and what is being done. */
export type Tell = (done: number, what: string) => void;
export type Progress = { tell: Tell; end(): void };

const BAR = 24;
/** What a line takes beside the words: the bar, its ends, the per cent, the spaces. */
const AROUND = BAR + 11;
const CLEAR = '\r\u001b[2K';

export function progressOn(screen: Screen): Progress {
  return screen.isTTY ? drawnOn(screen) : listedOn(screen);
}

function drawnOn(screen: Screen): Progress {
  let shown = '';
  return {
    tell: (done, what) => {
      const full = Math.floor(done * BAR);
      const words = what.slice(0, Math.max(0, (screen.columns ?? 80) - AROUND));
      const line = `  ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${percent(done)}  ${words}`;
      if (line === shown) return;
      shown = line;
      screen.write(`${CLEAR}${line}`);
    },
    end: () => {
      if (shown !== '') screen.write(CLEAR);
    },
  };
}

const STEPS = 20;

function listedOn(screen: Screen): Progress {
  let told = -1;
  return {
    tell: (done, what) => {
      const step = Math.floor(done * STEPS);
      if (step <= told) return;
      told = step;
      screen.write(`  ${percent(step / STEPS)}  ${what}`.trimEnd());
      screen.write('\n');
    },
    end: () => {},
  };
}

function percent(done: number): string {
  return `${String(Math.floor(done * 100)).padStart(3)} %`;
}
