/** Staff without a mailbox are named by their phone (`@shanzhen/messages/staff-address`); the rest of the name tells nobody anything. */
export const accountShown = (account: string): string => account.replace(/@phone\.invalid$/, '')
