import { z } from '@medusajs/framework/zod'
import { wrongFields } from '@shanzhen/http/wrong-fields'
import { describe, expect, it } from 'vitest'

const Body = z.strictObject({
  said: z.string('请填写').max(3, '太长了').optional(),
  short: z.string().max(64).optional(),
  many: z.array(z.string()).max(2).optional(),
  kind: z.enum(['a', 'b']).optional(),
  unit: z.enum(['斤', '盒']).optional(),
  at: z.iso.datetime().optional(),
  one: z.union([z.number(), z.boolean()]).optional(),
})
const saidOf = (body: unknown) => {
  const { error } = Body.safeParse(body)
  return error ? wrongFields(error) : {}
}

describe('what is wrong with a form', () => {
  it('is said in the schema’s own words', () => {
    expect(saidOf({ said: 7 })).toEqual({ said: '请填写' })
    expect(saidOf({ said: 'four' })).toEqual({ said: '太长了' })
    expect(saidOf({ strange: 1 })).toEqual({ strange: '不认识的字段' })
  })

  it('is said in Chinese where the schema has no words', () => {
    expect(saidOf({ short: 'x'.repeat(65) })).toEqual({ short: '不超过 64 字' })
    expect(saidOf({ many: ['a', 'b', 'c'] })).toEqual({ many: '最多 2 项' })
    for (const body of [{ kind: 'c' }, { at: 'x' }, { one: 'x' }, { short: 7 }, { many: [7] }])
      expect(Object.values(saidOf(body))).toEqual(['填写有误'])
    expect(saidOf(null)).toEqual({ body: '填写有误' })
  })

  it('is not said in English for Chinese that the library quotes', () => {
    expect(saidOf({ 备注: 1 })).toEqual({ 备注: '不认识的字段' })
    expect(saidOf({ unit: '箱' })).toEqual({ unit: '填写有误' })
  })
})
