// Whether a statement's file is what was closed: its hash, its own sums, and each of its lines; it names the hash of the one before.
import type { StatementContent } from '@shanzhen/settlement/wire'

export type StatementFinding = 'unchanged' | 'changed' | 'other' | 'unreadable'

/**
 * @param text the file as it was downloaded
 * @param known the hash the shop shows for this statement
 */
export async function verifyStatement(
  text: string,
  known: string,
  sha256: (text: string) => Promise<string>,
): Promise<StatementFinding> {
  let file: { content: StatementContent; hash: string }
  try {
    file = JSON.parse(text)
    if (file.content.format !== 'shanzhen-statement-1' || !Array.isArray(file.content.lines)) return 'unreadable'
  } catch {
    return 'unreadable'
  }
  const { content, hash } = file
  // To the letter: a key that stands twice reads otherwise to people than to a program.
  const asWritten = JSON.stringify({ content, hash }) === text.trim()
  let balance = content.opening_fen
  const sound = content.lines.every((line, i) => {
    balance += line.amount_fen
    return line.no === i + 1 && line.balance_fen === balance
  })
  if (!asWritten || !sound || balance !== content.closing_fen) return 'changed'
  if ((await sha256(JSON.stringify(content))) !== hash) return 'changed'
  return hash === known ? 'unchanged' : 'other'
}
