/** An order's money as this plugin's admin routes tell it. */
import type { StaffView } from '../../types'

export type { StaffView }

export const METHOD_NAMES = { cash: '现金', transfer: '银行转账' } as const

/** What a field for a moment shows and takes, in Beijing's time whatever the machine's. */
export const toField = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16)
export const fromField = (value: string) => new Date(`${value}:00+08:00`).toISOString()
