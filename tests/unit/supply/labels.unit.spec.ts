/** What a waybill label hides of people (GB/T 41833-2022), and what is read of numbers a carrier sends. */
import fc from 'fast-check'
import { findCarrier } from '../../../plugins/selling/shipping/src/carriers'
import { commandOf } from '../../../plugins/supply/warehouse/src/commands'
import { ssccIn, ssccOf } from '../../../plugins/supply/warehouse/src/cartons/sscc'
import { tidyCode } from '../../../plugins/supply/warehouse/src/tidy-code'
import { drawLabels, labelFault } from '../../../plugins/supply/warehouse/src/labels/draw-labels'
import { maskAddress, maskName, maskPhone } from '../../../plugins/supply/warehouse/src/labels/masking'
import type { Parcel } from '../../../plugins/supply/warehouse/src/labels/read-parcels'
import { readNumbers } from '../../../plugins/supply/warehouse/src/numbers/read-numbers'

const PARCEL: Parcel = {
  ...{
    order_id: 'order_1',
    display_id: 1042,
    carrier_name: '顺丰速运',
    tracking_number: 'SF1234567890123',
    pickup: false,
  },
  to: { name: '欧阳小山', phone: '13812341234', address: '陕西省 西安市 雁塔区 演示路1号3单元501室' },
  from: { name: '宁陕山珍', phone: '0915-6822222', address: '陕西省安康市宁陕县城关镇' },
  ...{ region: '陕西省 西安市 雁塔区', note: null, lines: [{ title: '宁陕香菇 500g', pieces: 2, sku: 'X' }] },
}

describe('a waybill label', () => {
  it('hides at least one character of a name, six digits of a phone, and the number of the door', () => {
    expect(['王明', '王小明', '欧阳小山', '李', ''].map(maskName)).toEqual(['王*', '王*明', '欧**山', '*', ''])
    expect(['13812341234', '0915-6822222', '6822222'].map(maskPhone)).toEqual([
      '*******1234',
      '****-***2222',
      '******2',
    ])
    for (const phone of ['13812341234', '0915-6822222', '6822222'])
      expect(maskPhone(phone).match(/\*/g)?.length).toBeGreaterThanOrEqual(6)
    expect(maskAddress('西安市雁塔区演示路1号3单元501室')).toBe('西安市雁塔区演示路****')
    expect(maskAddress('宁陕县城关镇老街 七号院二楼')).toBe('宁陕县城关镇老街 ****')
    expect(maskAddress('江口镇新庄村')).toBe('江口镇新庄村')
  })

  it('prints on both papers, and one that cannot be printed stops none', async () => {
    const bad = { ...PARCEL, tracking_number: '顺丰1', display_id: 7 }
    expect([PARCEL, bad, { ...PARCEL, tracking_number: null }].map(labelFault)).toEqual([
      null,
      '运单号有条码印不出的字：顺丰1',
      '还没有运单号',
    ])
    for (const [paper, width] of [
      ['76x130', 215.43],
      ['100x150', 283.46],
    ] as const) {
      const file = (await drawLabels(paper, [bad, PARCEL, PARCEL])).toString('latin1')
      expect(file.match(/\/Type \/Page\b/g)).toHaveLength(3)
      expect(file).toContain(`/MediaBox [0 0 ${width}`)
    }
  })
})

describe('what a scanner and a carrier send', () => {
  it('is a code whatever its case, blanks or the zeros before a GTIN', () => {
    expect(['6901234567892', '06901234567892', ' 690 123 456 7892'].map(tidyCode)).toEqual(
      Array(3).fill('6901234567892'),
    )
    expect(tidyCode('xg-500')).toBe('XG-500')
    expect(['cx-undo ', 'CX-DROP', 'O-1'].map(commandOf)).toEqual(['undo', 'drop', null])
  })

  it('is read out of a table in either encoding of Chinese Excel, and what is no number of this carrier is told', async () => {
    const sf = findCarrier('SF')!
    const table = '序号,运单号\r\n1,SF1234567890123\r\n2, sf1234567890124 \r\n3,没有\r\n4,SF1234567890123\r\n'
    const numbers = ['SF1234567890123', 'SF1234567890124']
    expect(await readNumbers(sf, Buffer.from(table))).toEqual({ numbers, bad: ['3 没有'] })
    const heading = Buffer.from([0xd4, 0xcb, 0xb5, 0xa5, 0xba, 0xc5, 0x0a])
    expect(await readNumbers(sf, Buffer.concat([heading, Buffer.from('SF1234567890123')]))).toEqual({
      numbers: ['SF1234567890123'],
      bad: [],
    })
    await expect(readNumbers(sf, Buffer.from('PK\u0003\u0004 no workbook'))).rejects.toThrow()
  })
})

describe('a carton’s code', () => {
  it('ends in the digit that makes it sound, and is read as scanners send it', () => {
    // GS1's own example.
    expect(ssccOf('10614141', 234567890)).toBe('106141412345678908')
    expect(ssccIn('(00)106141412345678908')).toBe('106141412345678908')
    for (const code of ['106141412345678909', '0010614141234567890', 'SF1234567890123', ''])
      expect(ssccIn(code)).toBeNull()
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8,11}$/), fc.integer({ min: 1, max: 999_999 }), (prefix, serial) => {
        const code = ssccOf(prefix, serial)
        expect([code.length, ssccIn(`]C100${code}`)]).toEqual([18, code])
        const wrong = `${code.slice(0, 9)}${(Number(code[9]) + 1) % 10}${code.slice(10)}`
        expect(ssccIn(wrong)).toBeNull()
      }),
    )
  })
})
