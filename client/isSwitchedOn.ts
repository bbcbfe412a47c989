import { type Uri, workspace } from 'vscode';

/** A switch among the settings of section `budget`, for a file; where it is neither on nor off, what it is as a rule. */
export function isSwitchedOn(name: string, standard: boolean, file: Uri): boolean {
  const value = workspace.getConfiguration('budget', file).get<unknown>(name);
  return typeof value === 'boolean' ? value : standard;
}
