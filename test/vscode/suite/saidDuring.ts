import { window } from 'vscode';

const ways = [
  'showInformationMessage',
  'showWarningMessage',
  'showErrorMessage',
  'showOpenDialog',
  'showQuickPick',
] as const;

/** What the editor says and asks while something is done, of a question its title; nobody answers. */
export async function saidDuring(act: () => PromiseLike<unknown>): Promise<string[]> {
  const said: string[] = [];
  const before = ways.map((way) => [way, window[way]] as const);
  for (const way of ways) {
    const say = async (...told: readonly unknown[]): Promise<undefined> => {
      said.push(`${told.find((each) => typeof each === 'string') ?? titleIn(told)}`);
    };
    Object.assign(window, { [way]: say });
  }
  try {
    await act();
  } finally {
    for (const [way, say] of before) Object.assign(window, { [way]: say });
  }
  return said;
}

function titleIn(told: readonly unknown[]): unknown {
  const options = told.find(
    (each): each is { title: unknown } => typeof each === 'object' && each !== null && 'title' in each,
  );
  return options?.title;
}
