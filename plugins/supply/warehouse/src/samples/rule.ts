/** Which parcels are looked at before they leave. It goes by the order's number, so that nobody at the bench can choose. */
import { createHash } from 'node:crypto'
import type { Settings } from '../wire'

type Rule = Pick<Settings, 'sample_every' | 'sample_percent'>
type Asked = { display_id: number; lots: { id: string; code: string }[]; day: string }

/** 0 to 99, the same for the same words, and for no two lots or days the same orders. */
const share = (words: string) => createHash('sha256').update(words).digest().readUInt32BE(0) % 100

/** Why a parcel is drawn, in words; null where it is not. */
export function drawn({ sample_every, sample_percent }: Rule, { display_id, lots, day }: Asked): string | null {
  if (sample_every > 0 && display_id % sample_every === 0) return `每 ${sample_every} 单抽 1 单`
  const lot = lots.find(({ id }) => share(`${id} ${day} ${display_id}`) < sample_percent)
  return lot ? `批次 ${lot.code} 每天抽 ${sample_percent}%` : null
}
