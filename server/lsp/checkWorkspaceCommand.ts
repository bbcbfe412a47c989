/** The command of the server that checks every budget of the open folders, whatever the settings say. */
export const checkWorkspaceCommand = 'budget.server.checkWorkspace';
