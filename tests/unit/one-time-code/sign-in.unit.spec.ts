/** What a visitor may send to sign in, and the proof the server writes to itself. */
import { readProof, writeProof } from '../../../plugins/base/one-time-code/src/proof'
import { addressOf, CodeRequest, parse, SessionRequest } from '../../../plugins/base/one-time-code/src/schemas'

const PHONE = '13812341234'

describe('an address', () => {
  it.each([PHONE, ' 138 1234 1234', '+86138-1234-1234', '008613812341234'])('%s is the same phone', (phone) => {
    expect(addressOf(parse(CodeRequest, { phone }))).toEqual({ channel: 'sms', address: PHONE })
  })

  it('of mail is compared in lower case', () => {
    expect(addressOf(parse(CodeRequest, { email: ' Mei@Example.COM ' }))).toEqual({
      channel: 'email',
      address: 'mei@example.com',
    })
  })

  it.each([
    [{}, { phone: '请填写手机号或邮箱' }],
    [{ phone: '123' }, { phone: '请填写 11 位手机号' }],
    [{ email: 'nobody' }, { email: '请填写正确的邮箱' }],
    [{ phone: PHONE, email: 'a@b.cn' }, { phone: '请填写手机号或邮箱' }],
    [{ phone: PHONE, admin: true }, { admin: '不认识的字段' }],
    [{ phone: [PHONE] }, { phone: '请填写手机号' }],
  ])('%j is refused with a message for its field', (body, fields) => {
    expect(() => parse(CodeRequest, body)).toThrow(expect.objectContaining({ status: 400, details: { fields } }))
  })

  it.each(['12345', '1234567', 'abcdef', ''])('with the code "%s" is refused before anything is tried', (code) => {
    expect(() => parse(SessionRequest, { phone: PHONE, code })).toThrow('请填写收到的验证码')
  })
})

describe('a proof', () => {
  const address = { channel: 'sms' as const, address: PHONE }

  it('speaks for its address for a minute', () => {
    const proof = writeProof('secret', address, 1_000)
    expect(readProof('secret', proof, 61_000)).toEqual(address)
    expect(readProof('secret', proof, 61_001)).toBeNull()
  })

  it('is void when forged, altered or signed by another server', () => {
    const proof = writeProof('secret', address)
    const [payload, signature] = proof.split('.')
    const other = Buffer.from(JSON.stringify(['sms', '13900000000', Date.now() + 9_999])).toString('base64url')
    for (const bad of ['', '.', 'x', `${payload}`, `${payload}.`, `${other}.${signature}`, `${proof}x`]) {
      expect(readProof('secret', bad)).toBeNull()
    }
    expect(readProof('other', proof)).toBeNull()
  })
})
