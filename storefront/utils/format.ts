// How the shop writes money, weights and dates.

/** `3280` → `¥32.80`; thousands are grouped, a negative amount carries its sign in front. */
export function formatFen(fen: number): string {
  const whole = Math.trunc(Math.abs(fen))
  const yuan = Math.floor(whole / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}¥${yuan}.${String(whole % 100).padStart(2, '0')}`
}

/** `250` → `250g`; from a kilogram on `1.0kg`, `2.55kg`. */
export function formatWeight(weight_g: number): string {
  if (weight_g < 1000) return `${weight_g}g`
  const kg = (weight_g / 1000).toFixed(2).replace(/0$/, '')
  return `${kg}kg`
}

type Moment = string | number | Date
const parts = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...options })

/** The day in China: `2026年11月23日`, in English `23 November 2026`. */
export function formatDate(moment: Moment, locale = 'zh'): string {
  const form: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' }
  return parts(locale === 'en' ? 'en-GB' : 'zh-CN', form).format(new Date(moment))
}

const NEAR_MS = 300 * 24 * 3_600_000

/** The day without its year while nobody could take it for another year's: `11月23日`, in English `23 Nov`. */
export function formatNearDate(moment: Moment, locale = 'zh', now: Moment = Date.now()): string {
  const at = new Date(moment)
  if (Math.abs(new Date(now).getTime() - at.getTime()) > NEAR_MS) return formatDate(at, locale)
  if (locale !== 'en') return parts('zh-CN', { month: 'long', day: 'numeric' }).format(at)
  return parts('en-GB', { month: 'short', day: 'numeric' }).format(at)
}

/** Day and minute in China: `2026年11月23日 14:05`. */
export function formatDateTime(moment: Moment, locale = 'zh'): string {
  const clock = parts('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(moment))
  return locale === 'en' ? `${formatDate(moment, locale)}, ${clock}` : `${formatDate(moment, locale)} ${clock}`
}
