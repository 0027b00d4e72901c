/** A stand-in for the API, for looking at the gallery and the shell: `node src/web/gallery/mockServer.mjs`, then `vite`. */
import { createServer } from 'node:http';

const rule = {
  id: 'MEE-01',
  citation: '42-HD/BTCTW, mục 1',
  source: 'Hướng dẫn 42-HD/BTCTW ngày 28/10/2025',
  confidence: 'P',
};
const path = [
  { id: 'u0', name: 'Tỉnh ủy Điện Biên', kind: 'province', readable: false },
  { id: 'u1', name: 'Đảng ủy xã Mường Ảng', kind: 'commune' },
];
const children = Array.from({ length: 6 }, (_, at) => ({
  id: `c${at}`,
  name: `Chi bộ bản Nậm Ẩu ${at + 1}`,
  kind: 'cell',
  children: 0,
}));
const post = { vi: 'Bí thư đảng ủy xã', en: 'Secretary of the commune committee', ar: 'أمين لجنة حزب البلدية' };
const member = { vi: 'Đảng viên', en: 'Members', ar: 'الأعضاء' };
let signedIn = true;

const common = () => ({
  demo: true,
  organization: {
    name: { vi: 'Đảng bộ xã Mường Ảng', en: 'Party organization of Mường Ảng', ar: 'منظمة الحزب في مونغ أنغ' },
  },
  today: '2026-11-23',
  terms: Object.fromEntries(
    Object.entries(member).map(([lang, text]) => [
      lang,
      { Member_one: text, Member_many: text, member_the_many: text },
    ]),
  ),
  labels: {
    unitKinds: {
      commune: { vi: 'đảng ủy xã', en: 'commune committee', ar: 'لجنة حزب بلدية' },
      cell: { vi: 'chi bộ', en: 'cell', ar: 'خلية حزب' },
    },
  },
  demoAccounts: [
    { login: 'a', name: 'Nguyễn Thị Hồng Ẩn', post, unit: 'Đảng ủy xã Mường Ảng' },
    {
      login: 'b',
      name: 'Lò Văn Phương',
      post: { vi: 'Bí thư chi bộ', en: 'Cell secretary', ar: 'أمين خلية الحزب' },
      unit: 'Chi bộ bản Nậm Ẩu',
    },
  ],
});
const session = () =>
  !signedIn
    ? { signedIn, ...common() }
    : {
        signedIn,
        ...common(),
        account: { id: 'a1', login: 'hong', name: 'Nguyễn Thị Hồng Ẩn', language: 'vi' },
        grants: [
          { id: 'g1', post, unit: path[1] },
          { id: 'g2', post: { vi: 'Đảng viên', en: 'Member', ar: 'عضو' }, unit: children[0] },
        ],
        actingAs: 'g1',
        capabilities: ['unit.read'],
      };
const attention = {
  items: [
    {
      what: 'Chi bộ bản Nậm Ẩu chưa họp tháng 11',
      why: 'Chi bộ họp thường kỳ mỗi tháng một lần.',
      rule,
      due: '2026-11-20',
      state: 'overdue',
      link: '/gallery',
      action: 'Triệu tập họp',
    },
    {
      what: 'Kế hoạch số 05-KH/CB chờ phê duyệt',
      why: 'Chi bộ Tổ dân phố 7 đã gửi ngày 18/11/2026.',
      due: '2026-11-28',
      state: 'due',
      link: '/gallery',
      action: 'Xem và phê duyệt',
    },
    {
      what: 'Nghị quyết số 12-NQ/ĐU đã gửi 24 chi bộ',
      why: '21 chi bộ đã nhận.',
      state: 'information',
      link: '/gallery',
    },
  ],
};

createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const send = (body, status = 200) =>
    response
      .writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
      .end(JSON.stringify(body));
  const at = `${request.method} ${url.pathname}`;
  if (at === 'DELETE /api/v1/session') signedIn = false;
  if (at === 'POST /api/v1/session') signedIn = true;
  if (url.pathname.startsWith('/api/v1/session')) return send(session());
  if (url.pathname === '/api/v1/attention') return send(attention);
  if (url.pathname === '/api/v1/units') return send({ items: children, total: 6, next: null });
  if (url.pathname.startsWith('/api/v1/units/')) return send({ ...path[1], path, children: 6 });
  if (url.pathname === '/api/v1/search')
    return send({
      items: [{ kind: 'member', id: '1', title: 'Nguyễn Thị Hồng Ẩn', unit: children[0].name, link: '/gallery' }],
    });
  if (url.pathname === '/api/v1/account/sessions')
    return send({
      items: [
        { id: '1', device: 'Chrome, Android', lastUsedAt: '2026-11-23T02:05:00Z', current: true },
        { id: '2', device: 'Firefox, Windows', lastUsedAt: '2026-11-20T09:30:00Z', current: false },
      ],
    });
  send(
    { status: 404, title: 'Không có', code: 'not_found', reasons: [{ code: 'not_found', message: 'Không có' }] },
    404,
  );
}).listen(3000, '127.0.0.1');
