/** What tells the server which commands a code lens may lead to here. */
export const lensCommands = { commands: ['budget.openPreview', 'workbench.actions.view.problems'] } as const;
