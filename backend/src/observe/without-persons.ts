/**
 * A line of the log without what it must not hold: people's phones and mailboxes, keys and tokens in addresses, and the
 * values of a failed statement. It stands behind everything that logs, ours and Medusa's, as the last door.
 */

/** knex and MikroORM open a failure with the whole statement, values and all, and say what went wrong after ` - `. */
const STATEMENT = /\b(?:insert into|delete from|update|select|with) (?:["(*]|[a-z_"]+ (?:set|as|where)\b)[\s\S]*/i

const RULES: [pattern: RegExp, instead: string][] = [
  // Postgres quotes the row that stands in the way: Key (phone)=(138…) already exists.
  [/\)=\([^)]*\)/g, ')=(…)'],
  [/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]+)?/g, '(token)'],
  [/\?[^\s"'`<>]*=[^\s"'`<>]*/g, '?…'],
  [/[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/g, '(e-mail)'],
  [/(?<![\w.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\w)/g, '(phone)'],
  [/(?<!\w)\+\d{7,15}(?!\w)/g, '(phone)'],
  [/(?<![\w.-])0\d{2,3}-?\d{7,8}(?!\w)/g, '(phone)'],
]

export function withoutPersons(text: string): string {
  const said = text.replace(STATEMENT, (statement) => {
    const end = statement.lastIndexOf(' - ')
    return end < 0 ? '(statement)' : `(statement) ${statement.slice(end + 3)}`
  })
  return RULES.reduce((line, [pattern, instead]) => line.replace(pattern, instead), said)
}
