/** What the database was asked, with everybody's data in it: for the log, and for nobody who asks. */
const STATEMENT = /^\s*(?:insert into|update|delete from|select|with) (?:["(*]|[a-z_]+ (?:set|as|where)\b)/i

export const quotesStatement = (message: string): boolean => STATEMENT.test(message)
