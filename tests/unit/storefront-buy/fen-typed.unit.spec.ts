import { fenTyped } from '~/utils/fen-typed'
import { apiProblem } from '~/utils/api-error'

describe('a sum that somebody typed', () => {
  it.each([
    ['100', 10_000],
    ['1,000', 100_000],
    ['¥12.5', 1250],
    ['１００．０１', 10_001],
    ['19.99', 1999],
    ['0', 0],
  ])('reads %s to the fen', (typed, fen) => expect(fenTyped(typed)).toBe(fen))

  it.each(['', 'abc', '1.234', '-5', '1e3', '12.', '.5', '99999999999'])('takes %s for no sum', (typed) =>
    expect(fenTyped(typed)).toBeNull(),
  )
})

describe('what the backend says', () => {
  it('is left out where it has no words but Medusa’s own English ones, and stands where it has', () => {
    const of = (data: object) => apiProblem({ data })
    expect(of({ type: 'unknown_error', message: 'An unknown error occurred.' }).message).toBe('')
    expect(of({ type: 'invalid_data', message: '请填写金额' }).message).toBe('请填写金额')
  })
})
