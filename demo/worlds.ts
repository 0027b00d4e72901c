/** Which worlds the demo of each rulebook shows. */
import { planBienHo } from './bien-ho/world.ts';
import { planGiaLai } from './gia-lai/world.ts';
import { planIaMo } from './ia-mo/world.ts';
import { planKhangNhat } from './khang-nhat/world.ts';
import { planPhuThien } from './phu-thien/world.ts';
import { planQuangNinhBloc } from './quang-ninh-bloc/world.ts';
import { planQuangYen } from './quang-yen/world.ts';
import type { Stage } from './stage.ts';
import { planTuQuan } from './tu-quan/world.ts';
import { planTuaChua } from './tua-chua/world.ts';
import { planTuyenQuang } from './tuyen-quang/world.ts';
import { planUnion } from './union/world.ts';

/** Puts a world on the stage's calendar. */
export type PlanWorld = (stage: Stage) => unknown;

/** By the rulebook's id, province by province. A rulebook that is not here has no demo. */
export const WORLDS: Record<string, readonly (readonly PlanWorld[])[]> = {
  vietnam: [
    [planGiaLai, planBienHo, planIaMo, planPhuThien],
    [planTuaChua],
    [planQuangNinhBloc, planQuangYen],
    [planTuyenQuang, planKhangNhat, planTuQuan],
  ],
  'union-example': [[planUnion]],
};
