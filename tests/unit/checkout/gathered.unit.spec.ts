/** A read shared by all who ask in the same moment is never older than the asking. */
import { Gathered } from '@shanzhen/workflow-kit/gathered'

describe('a gathered read', () => {
  let now = 0
  const asked: string[][] = []
  const open: (() => void)[] = []
  const reads = () =>
    new Gathered(async (ids: string[]) => {
      asked.push(ids)
      const seen = now
      await new Promise<void>((resolve) => open.push(resolve))
      if (ids.includes('broken')) throw new Error('broken')
      return new Map(ids.filter((id) => id !== 'none').map((id) => [id, seen]))
    })
  const begun = (count: number) => vi.waitFor(() => expect(asked).toHaveLength(count))
  beforeEach(() => {
    asked.length = open.length = now = 0
  })

  it('is made once for those who ask before it begins, and gives each what it asked for', async () => {
    const read = reads()
    const answers = [read.ask(['a', 'b']), read.ask(['b', 'none'])]
    await begun(1)
    open[0]()
    expect(await Promise.all(answers)).toEqual([new Map(Object.entries({ a: 0, b: 0 })), new Map([['b', 0]])])
    expect(asked).toEqual([['a', 'b', 'none']])
  })

  it('begins anew after whoever asks while one is under way', async () => {
    const read = reads()
    const early = read.ask(['a'])
    await begun(1)
    now = 1
    const late = read.ask(['a'])
    open[0]()
    await begun(2)
    open[1]()
    expect([(await early).get('a'), (await late).get('a')]).toEqual([0, 1])
  })

  it('that fails is told to those who shared it, and the next one is read', async () => {
    const read = reads()
    const failing = expect(read.ask(['broken'])).rejects.toThrow('broken')
    await begun(1)
    const next = read.ask(['a'])
    open[0]()
    await failing
    await begun(2)
    open[1]()
    expect((await next).get('a')).toBe(0)
  })
})
