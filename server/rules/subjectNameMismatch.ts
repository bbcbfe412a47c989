import { findSubject } from '../data/catalogue.ts';
import { formerNamesOf } from '../data/subjectChanges.ts';
import type { Budget, Part } from '../model/Budget.ts';
import { quoted } from '../syntax/stringValue.ts';
import type { Segment } from '../syntax/tree.ts';
import { folded } from '../text/folded.ts';
import { onceFor } from '../text/onceFor.ts';
import type { Related, Rule } from './Rule.ts';
import { retirementOf } from './retiredSubject.ts';
import { rightName, type SubjectUse, subjectUses } from './subjectUse.ts';

/** A name beside a code says the same thing twice: where they differ, one of them is wrong. */
export const subjectNameMismatch: Rule = {
  id: 'subject-name-mismatch',
  severity: 'warning',
  fix: 'safe',
  source: { zh: '2026年政府收支分类科目', en: 'Classification of government revenue and expenditure, 2026' },
  fixAll: { zh: '把所有科目名称改为规范名称', en: 'Give all subjects their right names' },
  doc: `科目名称与科目表（或本文件“科目”里的声明）不一致；科目表里没有把握的，同一编码前后名称要一致。

The name beside a code is not that of the catalogue or of the declaration, or not the one that it has elsewhere in the file.

\`\`\`budget
基本支出 2011308 "招商引资" {
    30101  <|"基本工资额"|>  15.46  # warning[subject-name-mismatch]
}
\`\`\`
\`\`\`message
30101 的名称是“基本工资”，这里写的是“基本工资额”
\`\`\`
\`\`\`fixed
基本支出 2011308 "招商引资" {
    30101  "基本工资"  15.46  # warning[subject-name-mismatch]
}
\`\`\`
`,
  *check(budget) {
    const firstNames = namesInText(subjectUses(budget), budget);
    for (const use of subjectUses(budget)) {
      const { code, name, isDeclaration } = use;
      const right = rightName(use, budget.subjectByCode) ?? (isDeclaration ? undefined : firstNames.get(code));
      if (name === undefined || right === undefined || isSameName(name, right) || retirementOf(use)) continue;
      const isOld = findSubject(code)?.aliases.includes(name) || formerNamesOf(code).includes(name);
      const message = {
        zh: `${code} 的名称是“${right}”，这里写的是${isOld ? '旧名' : ''}“${name}”`,
        en: `${code} is named “${right}”, here it says ${isOld ? 'its former name ' : ''}“${name}”`,
      };
      const title = { zh: `改为“${right}”`, en: `Change to “${right}”` };
      for (const { namePlace } of use.references) {
        if (!namePlace) continue;
        yield {
          place: namePlace,
          message,
          related: () => declarationOf(use, budget),
          fixes: () => [{ title, edits: [{ place: namePlace, newText: quoted(right) }], inAll: true }],
        };
      }
    }
  },
};

function declarationOf({ code, isDeclaration }: SubjectUse, { subjectByCode }: Budget): Related[] {
  const place = isDeclaration ? undefined : subjectByCode.get(code)?.reference.namePlace;
  return place ? [{ place, message: { zh: '“科目”里的声明', en: 'The declaration in “subjects”' } }] : [];
}

/** The name that each code has in the text: the catalogue's where a line gives that, else the first; all lines should agree. */
function namesInText(uses: readonly SubjectUse[], { parts }: Budget): ReadonlyMap<string, string> {
  const named = uses.filter(({ name, isDeclaration }) => name !== undefined && !isDeclaration);
  const first = new Map<string, SubjectUse>();
  for (const use of named) {
    const before = first.get(use.code);
    if (!before || isListed(use) || (!isListed(before) && standsBefore(use, before, orderOf(parts))))
      first.set(use.code, use);
  }
  return new Map([...first].map(([code, { name = '' }]) => [code, name]));
}

const orderOf = onceFor((parts: readonly Part[]) => new Map(parts.map(({ segment }, i) => [segment, i])));

function isListed({ code, name }: SubjectUse): boolean {
  return findSubject(code)?.name === name;
}

/** Whether a use stands in the text before another one. */
function standsBefore(use: SubjectUse, other: SubjectUse, order: ReadonlyMap<Segment, number>): boolean {
  const [a, b] = [use, other].map(({ references: [first] }) => first?.place);
  if (!a || !b) return a !== undefined;
  const distance = (order.get(a.segment) ?? 0) - (order.get(b.segment) ?? 0);
  return distance === 0 ? a.start < b.start : distance < 0;
}

/** Names are the same whichever brackets and blanks an input method made. */
function isSameName(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}
