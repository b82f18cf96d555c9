import { everyRow } from '@shanzhen/workflow-kit/every-row'

describe('every row of a list', () => {
  it.each([0, 1, 2, 3, 4, 7])('is read, each once, of %i in pages of two', async (count) => {
    const all = Array.from({ length: count }, (_, at) => ({ id: `row_${at}` }))
    const rows = await everyRow(async ({ id: { $gt } }, { take }) => all.filter(({ id }) => id > $gt).slice(0, take), 2)
    expect(rows).toEqual(all)
  })
})
