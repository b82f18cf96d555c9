/** A shop's file of orders, as order systems write it: what is meant, and what is asked back by row and column. */
import { findHead } from '@shanzhen/shop-orders/import/columns'
import { readOrders } from '@shanzhen/shop-orders/import/interpret'
import { cpuSince } from '../../support/cpu-time'

/** `↑`: one cell with the one above. */
type Cells = (string | number | undefined)[]
const HEAD = ['线上订单号', '收货人', '收货手机', '省', '市', '区县', '收货地址', '商品编码', '数量', '买家留言']
const PLACE = ['陕西省', '西安市', '雁塔区', '科技路 1 号']
const skus = new Map([
  ['xianggu-dry-500', 'variant_1'],
  ['honey', 'variant_2'],
])
const sheet = (...rows: Cells[]) => ({
  rows: rows.map((cells, i) => ({
    row: i + 1,
    cells: cells.map((value) =>
      value === undefined
        ? undefined
        : {
            text: String(value).replace('↑', ''),
            numeric: typeof value === 'number',
            ...(String(value).startsWith('↑') && { merged: true as const }),
          },
    ),
  })),
})
async function read(...rows: Cells[]) {
  const table = sheet(HEAD, ...rows)
  const head = findHead(table, () => undefined)
  if (!head) throw new Error('no head')
  return readOrders(table, head, skus)
}
const row = (change: Partial<Record<number, string | number | undefined>> = {}): Cells =>
  ['D-1', '王小山', '13812341234', ...PLACE, 'HONEY', 2, '轻放'].map((value, i) => (i in change ? change[i] : value))

describe('a shop’s file of orders', () => {
  it('names its columns in many words, below a title too', () => {
    const table = sheet(['十一月订单'], ['原始单号', '收件人姓名', '联系电话', '收件地址', '商家编码', '件数'])
    expect(findHead(table, () => undefined)).toMatchObject({
      ...{ row: 2, missing: [] },
      columns: { number: 0, name: 1, phone: 2, detail: 3, sku: 4, quantity: 5 },
    })
    expect(findHead(sheet(['订单号', '收货人', '甲', '乙']), () => undefined)?.missing).toEqual([
      'phone',
      'detail',
      'sku',
      'quantity',
    ])
    expect(findHead(sheet(['甲', '乙']), () => undefined)).toBeNull()
  })

  it('holds an order a row, and several rows of one number are one order', async () => {
    const [one, two, ...rest] = await read(row(), row({ 7: 'xianggu-dry-500', 8: 1 }), row({ 0: 'D-2' }))
    expect(rest).toEqual([])
    expect(one).toEqual({
      ...{ number: 'D-1', rows: [2, 3], faults: [] },
      draft: {
        number: 'D-1',
        items: [
          { variant_id: 'variant_2', quantity: 2 },
          { variant_id: 'variant_1', quantity: 1 },
        ],
        receiver: {
          name: '王小山',
          phone: '13812341234',
          province: '陕西省',
          city: '西安市',
          district: '雁塔区',
          detail: '科技路1号',
        },
        note: '轻放',
      },
    })
    expect(two.rows).toEqual([4])
  })

  it('takes a whole address in one column, and asks where it is not certain', async () => {
    const whole = async (detail: string) =>
      (await read(row({ 3: undefined, 4: undefined, 5: undefined, 6: detail })))[0]
    expect((await whole('陕西省安康市宁陕县城关镇长安街12号')).draft?.receiver).toMatchObject({
      city: '安康市',
      district: '宁陕县',
    })
    expect((await whole('科技路 1 号')).faults).toMatchObject([{ row: 2, field: 'detail', code: 'doubtful' }])
    for (const written of ['广东省西安市雁塔区', '广东西安市雁塔区', '广东省 西安市雁塔区']) {
      expect((await whole(`${written}科技路 1 号`)).faults).toMatchObject([
        { row: 2, field: 'detail', code: 'region', suggestion: '陕西省西安市雁塔区科技路1号' },
      ])
    }
    expect((await read(row({ 5: '莲湖区', 6: '陕西省西安市雁塔区科技路 1 号' })))[0].faults).toMatchObject([
      { field: 'detail', code: 'region' },
    ])
  })

  it.each([
    ['a number that a table cut', { 0: 1234567890123456 }, 'number', 'digits_lost'],
    ['a number of which a CSV kept six digits', { 0: '1.23457E+15' }, 'number', 'digits_lost'],
    ['no number', { 0: undefined }, 'number', 'missing'],
    ['a hidden name', { 1: '王**' }, 'name', 'masked'],
    ['a hidden phone', { 2: '138****1234' }, 'phone', 'masked'],
    ['a virtual phone', { 2: '13812341234-8899' }, 'phone', 'virtual'],
    ['a short phone', { 2: '1381234' }, 'phone', 'invalid'],
    ['a hidden address', { 6: '科技路**' }, 'detail', 'masked'],
    ['a longer address than goes on a label', { 6: '路'.repeat(121) }, 'detail', 'too_long'],
    ['an unknown good', { 7: 'honig' }, 'sku', 'unknown'],
    ['half a piece', { 8: '0.5' }, 'quantity', 'invalid'],
    ['nothing', { 8: 0 }, 'quantity', 'invalid'],
  ])('asks back %s', async (_name, change, field, code) => {
    expect((await read(row(change)))[0]).toMatchObject({ draft: null, faults: [{ row: 2, field, code }] })
  })

  it('asks back two receivers of one number, and names the row', async () => {
    expect((await read(row(), row({ 1: '李四' })))[0].faults).toMatchObject([
      { row: 3, field: 'name', code: 'differs', suggestion: '王小山' },
    ])
    const left = await read(row(), row({ 1: undefined, 2: undefined, 7: 'xianggu-dry-500' }))
    expect(left[0].faults).toEqual([])
  })

  it('reads cells that are one with those above as theirs, but never a good or a quantity', async () => {
    const more = (change: Cells) => row(Object.fromEntries(row().map((value, i) => [i, change[i] ?? `↑${value}`])))
    const [one, ...rest] = await read(row(), more([...Array<undefined>(7), 'xianggu-dry-500', 3]), more([]))
    expect([one.faults, one.rows, rest]).toEqual([[], [2, 3], []])
    expect(one.draft?.items).toEqual([
      { variant_id: 'variant_2', quantity: 2 },
      { variant_id: 'variant_1', quantity: 3 },
    ])
    const shared = await read(row(), more([...Array<undefined>(7), 'xianggu-dry-500']))
    expect(shared[0]).toMatchObject({ draft: null, faults: [{ row: 3, field: 'quantity', code: 'merged' }] })
  })

  it('knows a place by its short name, and suggests the code that is meant, however many are unknown', async () => {
    expect((await read(row({ 3: '陕西', 4: '西安', 5: '雁塔' })))[0].draft?.receiver).toMatchObject({
      ...{ province: '陕西省', city: '西安市', district: '雁塔区' },
    })
    expect((await read(row({ 7: 'XIANGGU dry_500' })))[0].faults).toMatchObject([{ suggestion: 'xianggu-dry-500' }])
    const from = process.cpuUsage()
    const many = Array.from({ length: 2000 }, (_, i) => row({ 0: `N-${i}`, 7: `${'x-'.repeat(990)}${i}` }))
    let waits = 0
    const waiting = setInterval(() => waits++, 5)
    expect(await read(...many)).toHaveLength(2000)
    clearInterval(waiting)
    expect(cpuSince(from)).toBeLessThan(3000)
    expect(waits).toBeGreaterThan(2)
  })

  it('cuts no sign in half where it suggests a shorter remark', async () => {
    const [{ faults }] = await read(row({ 9: `${'a'.repeat(199)}😀b` }))
    expect(faults).toMatchObject([{ field: 'note', suggestion: 'a'.repeat(199) }])
  })
})
