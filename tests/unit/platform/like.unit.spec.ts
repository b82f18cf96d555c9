/** What people type to find something by a part of its name. */
import { partOf } from '@shanzhen/http/like'
import { describe, expect, it } from 'vitest'

describe('a part of a name', () => {
  it.each([
    ['香菇', '%香菇%'],
    ['香菇(干)', '%香菇_干_%'],
    ['香菇（干）', '%香菇_干_%'],
    ['老李 皇冠', '%老李_皇冠%'],
  ])('%s is looked for as %s, whatever width its signs have', (typed, pattern) => {
    expect(partOf(typed)).toBe(pattern)
  })

  it('holds the signs of a pattern as they are', () => {
    expect(partOf('100%_\\')).toBe('%100\\%\\_\\\\%')
  })
})
