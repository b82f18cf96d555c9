/** Fields of forms and questions, with the words people read when something is missing. */
import { z } from '@medusajs/framework/zod'

export const text = (what: string, max = 60) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, `请填写${what}`)
    .max(max, `${what}不超过 ${max} 字`)

/** `2026-11-28`, the day it is in Beijing now. */
export const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

export const day = (what: string) => z.iso.date({ error: `请填写${what}，如 2026-11-25` })

/** A word of a question; asked twice over it is as not asked. */
export const word = z.preprocess((value) => (typeof value === 'string' ? value : undefined), z.string().optional())
