/** Fen as yuan: `¥1,234.50`, `−¥3.42`. */
export const yuan = (fen: number) =>
  `${fen < 0 ? '−' : ''}¥${(Math.abs(fen) / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`
