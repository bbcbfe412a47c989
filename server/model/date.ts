import { ascii } from '../text/ascii.ts';

/** A calendar day. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const FORMS = [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, /^(\d{4})(\d{2})(\d{2})$/];

/** Reads `2026-01-27`, `2026年1月27日` or `20260127`; undefined where the text is no day of the calendar. */
export function readDate(text: string): CalendarDate | undefined {
  const plain = ascii(text).trim();
  for (const form of FORMS) {
    const match = form.exec(plain);
    if (!match) continue;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth) return { year, month, day };
  }
  return undefined;
}
