/** Fen as yuan: `¥1,234.50`, `−¥3.42`. */
export const yuan = (fen: number) =>
  `${fen < 0 ? '−' : ''}¥${(Math.abs(fen) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`

/** What staff typed in yuan, as whole fen; null where it is no sum that ends at its fen. */
export function fenOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s,¥]/g, '')
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(plain)) return null
  const [yuan, part = ''] = plain.split('.')
  return Number(yuan) * 100 + Number(part.padEnd(2, '0'))
}
