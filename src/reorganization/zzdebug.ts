import pg from 'pg';
// biome-ignore lint: temporary
const q: any = pg.Client.prototype.query;
// biome-ignore lint: temporary
(pg.Client.prototype as any).query = function (...a: any[]) { const r = q.apply(this, a); r?.catch?.((e: any) => { if (!/aborted/.test(e.message)) console.error('PG', e.message, e.detail ?? '', e.hint ?? '', e.position ? String(a[0]?.text ?? a[0]).slice(Math.max(0, e.position - 200), Number(e.position) + 200) : String(a[0]?.text ?? a[0]).slice(0, 500)); }); return r; };
