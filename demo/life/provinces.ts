/** The provinces of the demo's worlds, each the top of its own division; codes of the administrative list of 2026-07. */
import type { Province } from './founding.ts';

export const GIA_LAI: Province = { division: 'gia-lai', name: 'Gia Lai', code: '52', founded: '1991-08-12' };
export const DIEN_BIEN: Province = { division: 'dien-bien', name: 'Điện Biên', code: '11', founded: '1949-10-10' };
export const QUANG_NINH: Province = { division: 'quang-ninh', name: 'Quảng Ninh', code: '22', founded: '1963-10-30' };
export const TUYEN_QUANG: Province = {
  division: 'tuyen-quang',
  name: 'Tuyên Quang',
  code: '08',
  founded: '1940-03-20',
};
