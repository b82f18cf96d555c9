/** Words the bench takes instead of a good: printed as codes on the picking list, so that no hand needs a mouse. */
export const COMMANDS = {
  undo: { code: 'CX-UNDO', zh: '撤销上一单' },
  drop: { code: 'CX-DROP', zh: '放下这一单' },
  print: { code: 'CX-PRINT', zh: '重印面单' },
} as const
export type Command = keyof typeof COMMANDS

export const commandOf = (code: string): Command | null => {
  const plain = code.trim().toUpperCase()
  const found = Object.entries(COMMANDS).find(([, command]) => command.code === plain)
  return found ? (found[0] as Command) : null
}
