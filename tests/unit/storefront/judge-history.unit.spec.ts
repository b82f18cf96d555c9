/** What the trace page says about a history it checked, with the real exporter, the real verifier and Web Crypto. */
import { buildEpcis } from '../../../plugins/trust/trace/src/epcis/document'
import { verifyTrace } from '../../../storefront/public/verify-trace.mjs'
import { judgeHistory, webSha256 } from '../../../storefront/shared/trace/judge-history'
import { baggedLot, lotRecord } from '../trust/lot-records'

const sha256 = webSha256(crypto.subtle)
const text = `${JSON.stringify(buildEpcis(baggedLot(), 'https://shop.example', new Date('2026-11-25T02:00:00Z')), null, 2)}\n`
const lot = baggedLot()
const shown = (seq: number) => ({ lot: lot.code, hash: lot.events[seq - 1]?.hash ?? '' })
const judge = (history: string, page = shown(lot.events.length)) => judgeHistory(history, page, verifyTrace, sha256)

describe('a history checked in the browser', () => {
  it('is unchanged when every hash fits and it holds what the page shows', async () => {
    expect(await judge(text)).toEqual({ outcome: 'unchanged', events: 12, lots: 3, faults: [] })
  })

  it('may have gone on since the page was opened', async () => {
    expect(await judge(text, shown(1))).toMatchObject({ outcome: 'unchanged' })
  })

  it('is changed by one letter, a cut or a missing event', async () => {
    const { length } = text
    const document = JSON.parse(text)
    document.epcisBody.eventList.splice(2, 1)
    for (const history of [text.replace('XG-BAG-1', 'XG-BAG-2'), text.slice(0, length / 2), JSON.stringify(document)]) {
      const { outcome, faults } = await judge(history)
      expect([outcome, faults.length > 0]).toEqual(['changed', true])
    }
  })

  it('is another one when it is sound but not what the page shows', async () => {
    const other = lotRecord('B')
    const page = { lot: other.code, hash: other.events[0]?.hash ?? '' }
    expect(await judge(text, page)).toMatchObject({ outcome: 'other', faults: [] })
    expect(await judge(text, { lot: lot.code, hash: '0'.repeat(64) })).toMatchObject({ outcome: 'other' })
  })
})

it('hashes as the exporter does', async () => {
  expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
