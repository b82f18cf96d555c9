/** Mainland mobile numbers, as couriers need them: eleven digits from 13 to 19. */
export const MOBILE = /^1[3-9]\d{9}$/

/** `+86 138-0013-8000` and full-width digits become `13800138000`. */
export const normalizePhone = (value: string): string =>
  value
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+?86)(?=1[3-9]\d{9}$)/, '')
