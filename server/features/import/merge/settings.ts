import { findSubject } from '../../../data/catalogue.ts';
import type { Bound } from '../../../model/binding/bind.ts';
import { stringOf } from '../../../model/binding/boundValues.ts';
import { headText } from '../../../model/heads.ts';

/** What a file says of itself, whatever tables are read into it. */
export const settings: ReadonlySet<string> = new Set(['year', 'amounts', 'status', 'layout']);

/** Whether a statement is the file's own matter; lists of units tell the code of one of these, which may not be the department's. */
export function isSetting({ schema: { id } }: Bound, block: string | undefined, isOwn: boolean): boolean {
  if (block === 'department' && id === 'code') return !isOwn;
  return (block === 'department' || block === 'unit') && settings.has(id);
}

/** What may be added at the top: a department with its name, and no totals that the file does not assert. */
export function isNews({ schema, args }: Bound): boolean {
  if (schema.id === 'department') return stringOf(args['name']) !== '';
  return schema.id !== 'subjects' && schema.id !== 'totals' && schema.id !== 'control';
}

/** Whether a statement only says what others come to: a file that does not say it says no less without. */
export function isAssertion({ schema, statement }: Bound, block: string): boolean {
  if (block === 'subjects') return findSubject(headText(statement)) !== undefined;
  return schema.id === 'total' || block === 'totals' || block === 'subjectParts';
}
