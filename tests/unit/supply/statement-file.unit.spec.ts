/** A statement's file proves itself: whatever byte of it is changed, it is no longer what was closed. */
import { createHash } from 'node:crypto'
import { verifyStatement } from '../../../storefront/portals/shop/utils/verify-statement'

const sha256 = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'))
const line = (no: number, amount_fen: number, balance_fen: number) => ({
  ...{ no, entry_id: 70 + no, at: '2026-11-02T03:04:05.000Z', kind: 'deposit_topped_up', reference: 'N-1' },
  ...{ goods_fen: 0, freight_fen: 0, amount_fen, balance_fen },
})
const content = {
  format: 'shanzhen-statement-1',
  ...{ number: 'JS202611-ABCDEF-1', seq: 1, currency: 'cny', shop: { id: 'shop_1', name: '山里人家' } },
  period: { from: null, to: '2026-11-30T16:00:00.000Z' },
  ...{ opening_fen: 0, closing_fen: 700, previous_hash: null, lines: [line(1, 1000, 1000), line(2, -300, 700)] },
}
const hash = await sha256(JSON.stringify(content))
const file = JSON.stringify({ content, hash })
const check = (text: string, known = hash) => verifyStatement(text, known, sha256)

describe('a statement’s file', () => {
  it('is what was closed, and another one is another', async () => {
    expect(await check(file)).toBe('unchanged')
    expect(await check(file, 'f'.repeat(64))).toBe('other')
  })

  it('is changed or unreadable with any one of its bytes changed, taken away or put in', async () => {
    for (let at = 0; at < file.length; at++) {
      const [before, after] = [file.slice(0, at), file.slice(at + 1)]
      const digit = file[at] === '1' ? '2' : '1'
      for (const text of [before + digit + after, before + after, `${before} ${file.slice(at)}`])
        if (text.trim() !== file) expect(await check(text), `byte ${at}`).not.toBe('unchanged')
    }
  })

  it('is changed where a key stands twice, where sums were made to fit, and where nothing of it is a statement', async () => {
    expect(await check(file.replace('"closing_fen"', '"closing_fen":999999,"closing_fen"'))).toBe('changed')
    const forged = { ...content, closing_fen: 900, lines: [content.lines[0], line(2, -100, 900)] }
    expect(await check(JSON.stringify({ content: forged, hash }))).toBe('changed')
    const rehashed = JSON.stringify({ content: forged, hash: await sha256(JSON.stringify(forged)) })
    expect(await check(rehashed)).toBe('other')
    for (const text of ['', '[]', 'null', '{"content":{"format":"shanzhen-statement-1"}}', '{"content":null}'])
      expect(await check(text)).toBe('unreadable')
  })
})
