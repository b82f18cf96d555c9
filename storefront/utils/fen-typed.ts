/** What somebody typed in yuan, as whole fen: wide digits, a comma between thousands and ¥ are read; null where it is no sum to the fen. */
export function fenTyped(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s,¥]/g, '')
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(plain)) return null
  const [yuan, part = ''] = plain.split('.')
  return Number(yuan) * 100 + Number(part.padEnd(2, '0'))
}
