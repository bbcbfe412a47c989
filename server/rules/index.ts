import { annuityRatio } from './annuityRatio.ts';
import { calculationMismatch } from './calculationMismatch.ts';
import { contributionMismatch } from './contributionMismatch.ts';
import { controlExceeded } from './controlExceeded.ts';
import { dateOutOfRange } from './dateOutOfRange.ts';
import { deceptiveText } from './deceptiveText.ts';
import { departmentNameMismatch } from './departmentNameMismatch.ts';
import { duplicateIndicator } from './duplicateIndicator.ts';
import { duplicateItem } from './duplicateItem.ts';
import { duplicateProject } from './duplicateProject.ts';
import { duplicateStatement } from './duplicateStatement.ts';
import { duplicateUnit } from './duplicateUnit.ts';
import { governmentCodeMissing } from './governmentCodeMissing.ts';
import { headcountExceeded } from './headcountExceeded.ts';
import { ignoreWithoutReason } from './ignoreWithoutReason.ts';
import { includeCycle } from './includeCycle.ts';
import { includeNotFound } from './includeNotFound.ts';
import { inconsistentTerm } from './inconsistentTerm.ts';
import { indicatorComparatorSuspicious } from './indicatorComparatorSuspicious.ts';
import { indicatorKindSuspicious } from './indicatorKindSuspicious.ts';
import { indicatorNameSuspicious } from './indicatorNameSuspicious.ts';
import { indicatorNotMeasurable } from './indicatorNotMeasurable.ts';
import { indicatorValueSuspicious } from './indicatorValueSuspicious.ts';
import { indicatorValueVague } from './indicatorValueVague.ts';
import { indicatorWithoutCeiling } from './indicatorWithoutCeiling.ts';
import { indicatorWithoutPercent } from './indicatorWithoutPercent.ts';
import { invalidPhone } from './invalidPhone.ts';
import { invalidProfile } from './invalidProfile.ts';
import { invalidValue } from './invalidValue.ts';
import { itemInWrongPart } from './itemInWrongPart.ts';
import { misplacedStatement } from './misplacedStatement.ts';
import { missingExplanation } from './missingExplanation.ts';
import { missingField } from './missingField.ts';
import { missingIndicator } from './missingIndicator.ts';
import { misspelledWord } from './misspelledWord.ts';
import { negativeAmount } from './negativeAmount.ts';
import { personalData } from './personalData.ts';
import { priorMismatch } from './priorMismatch.ts';
import { procurementExceeded } from './procurementExceeded.ts';
import { projectCategorySuspicious } from './projectCategorySuspicious.ts';
import { punctuationSlip } from './punctuationSlip.ts';
import type { Rule } from './Rule.ts';
import { repeatedWord } from './repeatedWord.ts';
import { retiredSubject } from './retiredSubject.ts';
import { roundingDifference } from './roundingDifference.ts';
import { staleFigure } from './staleFigure.ts';
import { subjectLevel } from './subjectLevel.ts';
import { subjectNameMismatch } from './subjectNameMismatch.ts';
import { subjectSourceMismatch } from './subjectSourceMismatch.ts';
import { syntaxError } from './syntaxError.ts';
import { totalMismatch } from './totalMismatch.ts';
import { unbalancedBudget } from './unbalancedBudget.ts';
import { unbalancedQuotes } from './unbalancedQuotes.ts';
import { unfilledPlaceholder } from './unfilledPlaceholder.ts';
import { unknownKeyword } from './unknownKeyword.ts';
import { unknownPlaceholder } from './unknownPlaceholder.ts';
import { unknownSubject } from './unknownSubject.ts';
import { unusedIgnore } from './unusedIgnore.ts';
import { vehiclesExceeded } from './vehiclesExceeded.ts';
import { wrongClassification } from './wrongClassification.ts';

/** Every rule; adding one is its file and its line here. */
export const rules: readonly Rule[] = [
  syntaxError,
  unknownKeyword,
  misplacedStatement,
  duplicateStatement,
  missingField,
  invalidValue,
  includeNotFound,
  includeCycle,
  unknownSubject,
  retiredSubject,
  subjectNameMismatch,
  subjectLevel,
  wrongClassification,
  subjectSourceMismatch,
  governmentCodeMissing,
  itemInWrongPart,
  duplicateItem,
  duplicateProject,
  duplicateUnit,
  duplicateIndicator,
  totalMismatch,
  roundingDifference,
  unbalancedBudget,
  controlExceeded,
  procurementExceeded,
  negativeAmount,
  annuityRatio,
  contributionMismatch,
  headcountExceeded,
  vehiclesExceeded,
  dateOutOfRange,
  projectCategorySuspicious,
  priorMismatch,
  missingExplanation,
  unknownPlaceholder,
  staleFigure,
  departmentNameMismatch,
  unfilledPlaceholder,
  personalData,
  invalidPhone,
  deceptiveText,
  misspelledWord,
  repeatedWord,
  punctuationSlip,
  unbalancedQuotes,
  inconsistentTerm,
  calculationMismatch,
  missingIndicator,
  indicatorNotMeasurable,
  indicatorValueSuspicious,
  indicatorValueVague,
  indicatorNameSuspicious,
  indicatorKindSuspicious,
  indicatorWithoutPercent,
  indicatorWithoutCeiling,
  indicatorComparatorSuspicious,
  unusedIgnore,
  ignoreWithoutReason,
  invalidProfile,
];
