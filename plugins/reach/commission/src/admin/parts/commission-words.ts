import { yuan } from '@shanzhen/desk/money'

/** `1234` → `12.34%`. */
export const percent = (bps: number) => `${Number((bps / 100).toFixed(2))}%`

/** What staff typed in percent, in basis points; null where it is no percentage with at most two places. */
export function bpsOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s%]/g, '')
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(plain)) return null
  return Math.round(Number(plain) * 100)
}

export const termsInWords = ({ rate_bps, cap_fen }: { rate_bps: number; cap_fen: number | null }) =>
  percent(rate_bps) + (cap_fen === null ? '' : `，每件最多 ${yuan(cap_fen)}`)

export const RULE_STATES = { coming: ['未开始', 'blue'], now: ['生效中', 'green'], over: ['已停用', 'grey'] } as const
