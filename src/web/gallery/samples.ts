import type { Language } from '../language.ts';
import type { LineEntry } from '../ui/line.tsx';
import type { State } from '../ui/stateBadge.tsx';

const rows: { title: string; unit: string; state: State; part: number; whole: number }[] = [
  {
    title: 'Nghị quyết số 12-NQ/ĐU về xóa nhà tạm, nhà dột nát',
    unit: 'Đảng ủy xã Mường Ảng',
    state: 'due',
    part: 30,
    whole: 37,
  },
  { title: 'Kế hoạch số 05-KH/CB', unit: 'Chi bộ bản Nậm Ẩu', state: 'overdue', part: 1125, whole: 1731 },
  { title: 'Nghị quyết số 03-NQ/CB', unit: 'Chi bộ Tổ dân phố 7', state: 'done', part: 12, whole: 12 },
];
const rule = { id: 'MEE-02', citation: '42-HD/BTCTW, mục 2', source: 'Hướng dẫn 42-HD/BTCTW ngày 28/10/2025' };

type Samples = ReturnType<typeof sample>;
export const samples: Record<Language, Samples> = {
  vi: sample(
    'Nghị quyết về xóa nhà tạm, nhà dột nát trên địa bàn xã',
    'Ban hành ngày 28/11/2026, gửi 24 chi bộ; mỗi chi bộ lập kế hoạch trong 10 ngày làm việc.',
    'còn 5 ngày',
    'Triệu tập họp',
    'Chưa đủ số người dự: cần ít nhất hai phần ba số đảng viên chính thức có mặt.',
    'Có 12 người được báo; số đảng viên của chi bộ thay đổi từ 37 thành 36.',
    ['Văn bản', 'Đơn vị', 'Tình trạng', 'Kết quả'],
    [
      'Danh sách',
      'Diễn biến',
      'Tải về Excel',
      'Hủy văn bản',
      'Tìm theo tên',
      'Tình trạng',
      'Thông báo',
      'Đã gửi.',
      'Chưa có văn bản nào',
    ],
    ['Số hiệu', 'Ngày ban hành', 'Người ký', 'Số đảng viên', 'Đúng hạn'],
  ),
  en: sample(
    'Resolution on replacing makeshift and dilapidated houses in the commune',
    'Issued on 28 Nov 2026 to 24 cells; each cell makes its plan within 10 working days.',
    'in 5 days',
    'Call the meeting',
    'There is no quorum: at least two thirds of the official members must be present.',
    '12 people are told; the number of members of the cell changes from 37 to 36.',
    ['Document', 'Unit', 'State', 'Result'],
    [
      'List',
      'What happened',
      'Download as Excel',
      'Annul the document',
      'Find by name',
      'State',
      'Notices',
      'It was sent.',
      'There are no documents yet',
    ],
    ['Number', 'Issued', 'Signed by', 'Members', 'On time'],
  ),
  ar: sample(
    'قرار بشأن إزالة المساكن المؤقتة والمتهالكة في البلدية',
    'صدر في 28 نوفمبر 2026 إلى 24 خلية، وتضع كل خلية خطتها خلال 10 أيام عمل.',
    'بعد 5 أيام',
    'الدعوة إلى الاجتماع',
    'لم يكتمل النصاب: يجب حضور ثلثي الأعضاء الرسميين على الأقل.',
    'يُبلَّغ 12 شخصًا، ويتغير عدد أعضاء الخلية من 37 إلى 36.',
    ['الوثيقة', 'الوحدة', 'الحالة', 'النتيجة'],
    [
      'القائمة',
      'ما جرى',
      'تنزيل كملف Excel',
      'إلغاء الوثيقة',
      'البحث بالاسم',
      'الحالة',
      'إشعارات',
      'تم الإرسال.',
      'لا وثائق بعد',
    ],
    ['الرقم', 'تاريخ الإصدار', 'الموقّع', 'الأعضاء', 'في الموعد'],
  ),
};

function sample(
  title: string,
  lead: string,
  due: string,
  verb: string,
  reason: string,
  consequence: string,
  columns: string[],
  [
    list = '',
    history = '',
    download = '',
    annul = '',
    search = '',
    stateLabel = '',
    notices = '',
    doneText = '',
    emptyTitle = '',
  ]: string[],
  [number = '', issued = '', signed = '', members = '', onTime = '']: string[],
) {
  const steps: LineEntry[] = [
    { key: '1', place: 'done', title: list, meta: 'Lò Văn Ẩn, 12/11/2026' },
    { key: '2', place: 'overdue', title: consequence, meta: due },
    { key: '3', place: 'now', title: verb, meta: reason },
    { key: '4', place: 'later', title: annul },
  ];
  return {
    title,
    lead,
    due,
    verb,
    reason,
    consequence,
    columns,
    rows,
    rule,
    steps,
    list,
    history,
    export: download,
    annul,
    search,
    stateLabel,
    notices,
    doneText,
    emptyTitle,
    facts: [
      { label: number, value: '12-NQ/ĐU' },
      { label: issued, value: '28/11/2026' },
      { label: signed, value: 'Nguyễn Thị Hồng Ẩn' },
    ],
    figures: [
      { label: members, value: 1189, to: '/gallery' },
      { label: onTime, value: 37, to: '/gallery' },
      { label: stateLabel, value: null },
    ],
  };
}
