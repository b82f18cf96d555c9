/** Moments as staff read them: Beijing's, whatever the machine's. */
const ZONE = 'Asia/Shanghai'

export const moment = (at: string) =>
  new Date(at).toLocaleString('zh-CN', { timeZone: ZONE, dateStyle: 'medium', timeStyle: 'short' })

/** For narrow columns. */
export const shortMoment = (at: string) =>
  new Date(at).toLocaleString('zh-CN', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })

/** `2026-11-28`, the day it is in Beijing now. */
export const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: ZONE })
