/** The name of the file that holds a profile; it counts for the budgets beside it and in the folders below. */
export const profileName = 'budget-profile.json';
