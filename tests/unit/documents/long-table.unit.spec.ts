/** A table of many lines is drawn piece by piece: nobody else waits until the last of them stands. */
import { drawLongTable, makePdf } from '@shanzhen/documents/pdf'

it('a long table leaves others their turns while it is drawn, and has every line', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  const data = Array.from({ length: 400 }, (_, i) => [String(i + 1), '代发订单', '12.00'])
  const drawn: number[] = []
  const file = await makePdf({ title: '长表' }, async (sheet) => {
    await drawLongTable(sheet, { data })
    drawn.push(sheet.bufferedPageRange().count, turns)
  })
  clearInterval(timer)
  expect(file.subarray(0, 5).toString()).toBe('%PDF-')
  const [pages = 0, met = 0] = drawn
  expect([pages > 5, met > 5]).toEqual([true, true])
})
