// What the mountains give in each month: goods to show first on the front page, by handle.
const BY_QUARTER: Record<'spring' | 'summer' | 'autumn' | 'winter', string[]> = {
  spring: ['yangdujun', 'xianggu-dry', 'honey-wuwei', 'greens-dried'],
  summer: ['muer-black', 'honey-tu', 'sauce-chili', 'fish-cold'],
  autumn: ['banli-fresh', 'hetao-paper', 'kiwi-fresh', 'xianggu-fresh'],
  winter: ['huagu', 'persimmon', 'tianma-slice', 'gift-shanzhen'],
}
export type Season = keyof typeof BY_QUARTER

/** The season in China at `moment`: spring from March, summer from June, autumn from September, winter from December. */
export function seasonAt(moment: Date): Season {
  const month = new Date(moment.getTime() + 8 * 3_600_000).getUTCMonth()
  return (['winter', 'spring', 'summer', 'autumn'] as const)[Math.floor(((month + 1) % 12) / 3)] ?? 'winter'
}

/** The goods of a season that are there, in the season's own order. */
export function inSeason<T extends { handle: string }>(goods: T[], season: Season): T[] {
  return BY_QUARTER[season].flatMap((handle) => goods.filter((good) => good.handle === handle))
}
