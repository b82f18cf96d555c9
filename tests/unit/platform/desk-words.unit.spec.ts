import { call, messageOf } from '../../../plugins/base/desk/src/admin/api'

describe('what staff read of an answer that failed', () => {
  afterEach(() => vi.unstubAllGlobals())
  const said = async (status: number, body: object) => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))
    return call('/admin/payouts').catch(messageOf)
  }

  it('is Chinese: the shop’s own words, or ours where Medusa only knows that it does not know', async () => {
    expect(await said(409, { type: 'not_allowed', message: '已经放行，不能退回' })).toBe('已经放行，不能退回')
    expect(await said(500, { type: 'unknown_error', message: 'An unknown error occurred.' })).toBe(
      '没有成功，请稍后再试',
    )
    expect(await said(502, {})).toBe('没有成功，请稍后再试')
  })
})
