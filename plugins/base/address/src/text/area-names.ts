// How people shorten the names of divisions, and when a short name is none: 中山 before 路 is a street.
/** 族 is left out only after long names (蒙古自治州); 陵水 and 长白 end in no people. */
const PEOPLES =
  '(?:(?:回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|布依|朝鲜|土家|哈尼|傈僳|拉祜|东乡|纳西|景颇|仫佬|布朗|撒拉|毛南|仡佬|普米|保安|裕固|独龙|各)族|(?:蒙古|维吾尔|哈萨克|柯尔克孜|达斡尔|锡伯|塔吉克|鄂温克|鄂伦春)族?)'
const ENDING = new RegExp(`(?:(?<!^内)${PEOPLES}+自治[区州县旗]|自治区|特别行政区|新区|地区|街道|[省市区县旗盟州镇])$`)
/** A short name before one of these is part of a street, a house or a firm. */
const NO_PLACE =
  /^(?:[东西南北中前后上下一二三四五六七八九十]{0,2}(?:路|街|大道|巷|胡同|弄|桥|村|社区|小区|花园|公寓|大厦|广场|公园|酒店|宾馆|大学|学院|医院|中学|小学|银行|饭店|公司|集团|特产|小吃|小馆|茶)|[省市区县旗盟州])/
/** 陵水县 for 陵水黎族自治县, 石岐区 for 石岐街道, 凉山州 for 凉山彝族自治州. */
const SHORT_ENDING = /^[省市区县旗州镇]/

const stems = new Map<string, string>()

/** 恩施土家族苗族自治州 → 恩施; a stem of one character (陵县 → 陵) is too vague and gives ''. */
const stemOf = (name: string): string => {
  const known = stems.get(name)
  if (known !== undefined) return known
  const rest = name.replace(ENDING, '')
  const stem = rest.length >= 2 && rest !== name ? rest : ''
  stems.set(name, stem)
  return stem
}

export interface NameHit {
  length: number
  /** 3 as written in full, less for a short form. */
  weight: number
}

/** `name` or a short form of it at `at`; `below` are the names that may follow a short form directly. */
export const nameAt = (text: string, at: number, name: string, below: () => string[] = () => []): NameHit | null => {
  if (text.charAt(at) !== name.charAt(0)) return null
  if (text.startsWith(name, at)) return { length: name.length, weight: 3 }
  const stem = stemOf(name)
  if (!stem || !text.startsWith(stem, at)) return null
  const end = at + stem.length
  const rest = text.slice(end, end + 12)
  if (below().some((next) => text.startsWith(next, end))) return { length: stem.length, weight: 2 }
  const ending = SHORT_ENDING.exec(rest)?.[0]
  if (ending && isShortEnding(name, ending)) return { length: stem.length + 1, weight: 2.5 }
  return NO_PLACE.test(rest) ? null : { length: stem.length, weight: 2 }
}

/** The ending people put instead of the official one; another kind of place of the same stem is meant by any other. */
const isShortEnding = (name: string, ending: string): boolean => {
  if (name.endsWith('自治州')) return ending === '州'
  if (name.endsWith('自治县')) return ending === '县'
  if (name.endsWith('自治旗')) return ending === '旗'
  if (name.endsWith('自治区')) return ending === '省' || ending === '区'
  if (name.endsWith('街道')) return ending === '区' || ending === '镇'
  return false
}

/** Every item whose name stands at `at` with the greatest length; equal ones come together. */
export const longestAt = <T>(
  text: string,
  at: number,
  items: T[],
  nameOf: (item: T) => string,
  belowOf: (item: T) => string[] = () => [],
): { items: T[]; hit: NameHit } | null => {
  let best: { items: T[]; hit: NameHit } | null = null
  for (const item of items) {
    const hit = nameAt(text, at, nameOf(item), () => belowOf(item))
    if (!hit) continue
    const more = hit.length - (best?.hit.length ?? 0) || hit.weight - (best?.hit.weight ?? 0)
    if (more > 0) best = { items: [item], hit }
    else if (more === 0) best?.items.push(item)
  }
  return best
}
