/** What people type to find something by a part of its name, as a pattern of SQL's `ilike`. */

/** Written wide in Chinese and narrow elsewhere; whoever types one finds the other too. */
const OF_EITHER_WIDTH = /[()（）[\]【】:：,，.。!！?？～~·・\s]/g

/** `香菇(干)` finds `香菇（干）`; signs of the pattern are letters like others. */
export const partOf = (typed: string): string =>
  `%${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`).replace(OF_EITHER_WIDTH, '_')}%`
