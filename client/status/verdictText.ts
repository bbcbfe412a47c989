import type { Verdict } from '../../server/lsp/protocol/verdictProtocol.ts';
import type { StatusStrings } from '../strings.ts';

/** What the status bar says of a budget, `icon` being the name of a codicon. */
export interface VerdictText {
  readonly icon: 'error' | 'warning' | 'pass';
  readonly text: string;
}

/** A budget in one phrase: what keeps it from being published, or that nothing does. */
export function verdictText({ counts, status }: Verdict, strings: StatusStrings): VerdictText {
  if (counts.error > 0) return { icon: 'error', text: strings.errors(counts.error) };
  if (counts.warning > 0) return { icon: 'warning', text: strings.warnings(counts.warning) };
  return { icon: 'pass', text: status === 'final' ? strings.publishable : strings.cleanDraft };
}
