// What a check of an exported history comes to, in one word for the page; the checking itself is public/verify-trace.mjs.
export type Sha256 = (text: string) => Promise<string>
export type Verify = (
  text: string,
  sha256: Sha256,
) => Promise<{ faults: string[]; lots: { lot: string; events: number; head: string }[] }>

export interface HistoryFinding {
  /** `other`: a whole and sound history, but not of what the page shows. */
  outcome: 'unchanged' | 'changed' | 'other'
  events: number
  lots: number
  faults: string[]
}

/**
 * @param text the export as it was downloaded
 * @param shown the lot of the page and the hash of the last event the page knew of; the export may have gone on since
 */
export async function judgeHistory(
  text: string,
  shown: { lot: string; hash: string },
  verify: Verify,
  sha256: Sha256,
): Promise<HistoryFinding> {
  const { faults, lots } = await verify(text, sha256)
  const events = lots.reduce((sum, lot) => sum + lot.events, 0)
  const found = { events, lots: lots.length, faults }
  if (faults.length) return { ...found, outcome: 'changed' }
  return { ...found, outcome: holds(text, shown) ? 'unchanged' : 'other' }
}

function holds(text: string, shown: { lot: string; hash: string }): boolean {
  const { epcisBody } = JSON.parse(text) as { epcisBody: { eventList: Record<string, unknown>[] } }
  return epcisBody.eventList.some(
    (event) => event['shanzhen:lot'] === shown.lot && event['shanzhen:hash'] === shown.hash,
  )
}

/** SHA-256 in hex by Web Crypto, which browsers offer on secure addresses only. */
export function webSha256(subtle: SubtleCrypto): Sha256 {
  return async (text) => {
    const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text))
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
