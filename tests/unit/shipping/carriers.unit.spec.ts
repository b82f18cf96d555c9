/** Carriers and the waybills they write; what staff type is refused with a reason they can act on. */
import { CARRIERS, findCarrier, trackingUrl, waybillProblem } from '../../../plugins/selling/shipping/src/carriers'
import { parseParcel } from '../../../plugins/selling/shipping/src/schemas'

const lines = [{ line_item_id: 'ordli_1', quantity: 2 }]

describe('a carrier', () => {
  it.each(CARRIERS.filter((carrier) => carrier.example))('$name takes its own example and links to it', (carrier) => {
    expect(waybillProblem(carrier, carrier.example ?? '')).toBeNull()
    // The county's own drivers are followed at no page of others.
    if (carrier.code === 'OWN') expect(trackingUrl(carrier, carrier.example ?? '')).toBeNull()
    else expect(trackingUrl(carrier, carrier.example ?? '')).toContain(`nu=${carrier.example}`)
  })

  it.each(CARRIERS.filter((carrier) => carrier.example))(
    '$name refuses a short, a long and a foreign number',
    (carrier) => {
      for (const waybill of ['1', '1'.repeat(30), 'AB-12', 'SF12345678901X3']) {
        expect(waybillProblem(carrier, waybill)).toContain('运单号不符合')
      }
      expect(waybillProblem(carrier, '')).toBe('请填写运单号')
    },
  )

  it.each(['CITY', 'PICKUP'])('%s has no waybill, and no page to follow it', (code) => {
    const carrier = findCarrier(code)
    if (!carrier) throw new Error(`${code} is unknown`)
    expect(waybillProblem(carrier, '')).toBeNull()
    expect(waybillProblem(carrier, '123456789012')).toContain('不需要运单号')
    expect(trackingUrl(carrier, '')).toBeNull()
  })
})

describe('a parcel as staff send it', () => {
  it('is tidied: blanks out of the waybill, capitals in', () => {
    const parcel = parseParcel({ carrier_code: 'SF', tracking_number: ' sf12345 67890123 ', lines })
    expect(parcel.tracking_number).toBe('SF1234567890123')
  })

  it.each([
    [{ carrier_code: 'UPS', lines }, { carrier_code: '请选择快递公司' }],
    [{ carrier_code: 'SF', lines }, { tracking_number: '请填写运单号' }],
    [{ carrier_code: 'PICKUP', lines: [] }, { lines: '请选择要发的商品' }],
    [{ carrier_code: 'PICKUP', lines: [...lines, ...lines] }, { lines: '同一商品请合并成一行' }],
    [{ carrier_code: 'PICKUP', lines: [{ line_item_id: 'a', quantity: 0 }] }, { 'lines.0.quantity': '数量至少为 1' }],
    [{ carrier_code: 'PICKUP', lines: [{ line_item_id: 'a', quantity: 1.5 }] }, { 'lines.0.quantity': '数量须为整数' }],
    [{ carrier_code: 'PICKUP', lines, paid: true }, { paid: '不认识的字段' }],
  ])('%j is refused with a message for its field', (body, fields) => {
    expect(() => parseParcel(body)).toThrow(expect.objectContaining({ status: 400, fields }))
  })
})
