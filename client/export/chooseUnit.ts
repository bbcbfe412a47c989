import { window } from 'vscode';
import type { UnitName } from '../../server/lsp/protocol/exportProtocol.ts';
import type { ExportStrings } from '../strings.ts';

/** The whole department, or one of its units. */
export type Scope = { readonly unit: UnitName | undefined };

/** Asks whose budget is published, where there are several; undefined where the user chose nothing. */
export async function chooseUnit(units: readonly UnitName[], strings: ExportStrings): Promise<Scope | undefined> {
  if (units.length === 0) return { unit: undefined };
  const whole = { label: strings.wholeDepartment, description: '', unit: undefined };
  const each = units.map((unit) => ({ label: unit.name || unit.code, description: unit.code, unit }));
  return window.showQuickPick([whole, ...each], { title: strings.chooseUnit, matchOnDescription: true });
}
