import { duplicateItem } from './duplicateItem.ts';
import { duplicateStatement } from './duplicateStatement.ts';
import { invalidValue } from './invalidValue.ts';
import { misplacedStatement } from './misplacedStatement.ts';
import { missingField } from './missingField.ts';
import type { Rule } from './Rule.ts';
import { retiredSubject } from './retiredSubject.ts';
import { roundingDifference } from './roundingDifference.ts';
import { subjectLevel } from './subjectLevel.ts';
import { subjectNameMismatch } from './subjectNameMismatch.ts';
import { syntaxError } from './syntaxError.ts';
import { totalMismatch } from './totalMismatch.ts';
import { unbalancedBudget } from './unbalancedBudget.ts';
import { unknownKeyword } from './unknownKeyword.ts';
import { unknownSubject } from './unknownSubject.ts';
import { unusedIgnore } from './unusedIgnore.ts';
import { wrongClassification } from './wrongClassification.ts';

/** Every rule; adding one is its file and its line here. */
export const rules: readonly Rule[] = [
  syntaxError,
  unknownKeyword,
  misplacedStatement,
  duplicateStatement,
  missingField,
  invalidValue,
  unknownSubject,
  retiredSubject,
  subjectNameMismatch,
  subjectLevel,
  wrongClassification,
  duplicateItem,
  totalMismatch,
  roundingDifference,
  unbalancedBudget,
  unusedIgnore,
];
