/** A calendar entry (RFC 5545): one event as text/calendar. Pure. */

export type CalendarEvent = {
  /** stays the same for the life of the meeting */
  uid: string;
  /** grows with every change, so that a calendar takes the newer entry */
  sequence: number;
  /** moments in ISO, UTC */
  stamp: string;
  start: string;
  minutes: number;
  title: string;
  place: string;
  description: string;
  url: string | null;
  cancelled: boolean;
  /** who makes the calendar, for PRODID */
  product: string;
};

const LINE = 75;

/** The whole file: lines ended by CRLF, folded at 75 octets, texts escaped. Times are in UTC, so no zone has to be told. */
export function calendarFile(event: CalendarEvent): string {
  const end = new Date(new Date(event.start).getTime() + event.minutes * 60_000).toISOString();
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escaped(event.product)}`,
    'CALSCALE:GREGORIAN',
    `METHOD:${event.cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${moment(event.stamp)}`,
    `DTSTART:${moment(event.start)}`,
    `DTEND:${moment(end)}`,
    `SUMMARY:${escaped(event.title)}`,
    `LOCATION:${escaped(event.place)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    ...(event.url === null ? [] : [`URL:${event.url.replace(/[\r\n]/g, '')}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A text value: backslash, semicolon, comma and line ends are escaped; other control characters have no place in one. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Breaks a line so that none is longer than 75 octets, never inside a character; the next begins with a space. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > LINE) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** 2026-11-10T12:30:00.000Z as 20261110T123000Z. */
function moment(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
