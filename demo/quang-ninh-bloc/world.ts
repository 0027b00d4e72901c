/** The bloc of provincial agencies in Quảng Ninh as of December 2024, before it became two committees (M51): its last resolution (M44), conference and close of the year (M43), the theme of 2025 (M53). */
import { operator } from '../../src/accounts/grants.ts';
import { beginTerm } from '../life/committee.ts';
import { cellsUnder, idByCode, notYetFounded, seatCommittee } from '../life/community.ts';
import { foundProvince, setLetterhead } from '../life/founding.ts';
import { QUANG_NINH } from '../life/provinces.ts';
import { issueResolution } from '../life/resolution.ts';
import { act } from '../people.ts';
import { bringRoster } from '../roster/bring.ts';
import type { Stage } from '../stage.ts';
import { closeYear, conference, giveTasks } from './conference.ts';
import { reorganize } from './reorganization.ts';
import { AS_OF, CODE, roster } from './roster.ts';

const TERM_FROM = '2020-08-01';
const SEATS = 15;
/** The province's theme of 2025 in the words of the report. */
const THEME = 'Đột phá phát triển kinh tế, tạo đà cho nhiệm kỳ mới';
const ISSUED = '2024-12-05';
/** The afternoon of the report. */
const HELD = '2024-12-30';

export function planQuangNinhBloc({ chibo, calendar }: Stage): void {
  const bloc = notYetFounded();
  const what = 'Khối các cơ quan tỉnh Quảng Ninh (2024)';
  calendar.at(
    AS_OF,
    '08:00',
    what,
    async () => {
      const province = await foundProvince(chibo, QUANG_NINH);
      await bringRoster(chibo, province, roster(), 'quang-ninh-bloc', AS_OF);
      bloc.id = await idByCode(chibo, CODE);
      bloc.cells = await cellsUnder(chibo, bloc.id);
      bloc.committee = await seatCommittee(chibo, bloc.id, bloc.cells, AS_OF, { seats: SEATS });
      await beginTerm(chibo, bloc.id, TERM_FROM, { executive_committee: SEATS });
      await setLetterhead(chibo, bloc.id, {
        documentCode: 'ĐUK',
        upperName: 'TỈNH ỦY QUẢNG NINH',
        issuerName: 'ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH',
        place: 'Hạ Long',
        hasSeal: true,
      });
      await act(chibo, operator('Văn phòng Tỉnh ủy'), 'theme.set', { unit: province, year: 2025, text: THEME });
    },
    25,
  );
  calendar.at(ISSUED, '08:00', what, () =>
    issueResolution(chibo, bloc, ISSUED, {
      title: 'Nghị quyết về nhiệm vụ trọng tâm năm 2025',
      theme: THEME,
      body: 'Đảng ủy Khối yêu cầu các tổ chức đảng trực thuộc cụ thể hóa chủ đề công tác năm 2025 của tỉnh: nhiệm vụ rõ, giải pháp cụ thể, việc rõ, mẫu rõ, không chung chung, dàn trải, khó đếm.',
      targets: [
        {
          indicator: 'Kết nạp đảng viên mới',
          measure: 'members',
          goalMin: '60',
          goalMax: '70',
          deadline: '2025-12-31',
        },
        {
          indicator: 'Chi bộ thực hiện mô hình "chi bộ bốn tốt"',
          measure: 'percent',
          baseText: 'các chi bộ trong Khối',
          goalMin: '80',
          goalMax: '90',
          deadline: '2025-12-31',
        },
      ],
      recipients: 'direct',
    }),
  );
  calendar.at('2024-12-06', '08:00', what, () => giveTasks(chibo, bloc, '2024-12-06', { due: '2024-12-25', done: 1 }));
  conference(calendar, chibo, bloc, HELD, what);
  calendar.at('2024-12-31', '09:00', what, () => closeYear(chibo, bloc, 2024));
  calendar.at('2025-01-06', '08:00', what, () =>
    giveTasks(chibo, bloc, '2025-01-06', { due: '2025-03-20', done: 0, theme: THEME }),
  );
  reorganize(calendar, chibo, bloc, what);
}
