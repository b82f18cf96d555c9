// Recognising province, city and district at the beginning of a Chinese address,
// written in full (陕西省安康市宁陕县), in short (陕西安康宁陕) or from the city or county on.
import type { AreaTree } from './area-tree'

export interface AreaMatch {
  province: string
  city: string
  district: string
  /** What follows the recognised part. */
  rest: string
}

const PEOPLES =
  '(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各)族?'
const ENDING = new RegExp(`(?:(?<!^内)(?:${PEOPLES})+自治[区州县旗]|自治区|特别行政区|新区|地区|[省市区县旗盟州])$`)

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

/** Length of `name` (or its stem) at the start of `text`, 0 when it is not there. */
const lengthAtStart = (text: string, name: string): number => {
  if (text.startsWith(name)) return name.length
  const stem = stemOf(name)
  return stem && text.startsWith(stem) ? stem.length : 0
}

const longestAtStart = <T>(
  text: string,
  items: T[],
  nameOf: (item: T) => string,
): { item: T; length: number } | null => {
  let best: { item: T; length: number } | null = null
  for (const item of items) {
    const length = lengthAtStart(text, nameOf(item))
    if (length > (best?.length ?? 0)) best = { item, length }
  }
  return best
}

const withinCity = (text: string, province: string, city: string, districts: string[]): AreaMatch => {
  const district = longestAtStart(text, districts, (name) => name)
  return { province, city, district: district?.item ?? '', rest: text.slice(district?.length ?? 0) }
}

const withinProvince = (text: string, province: string, cities: AreaTree[number][1]): AreaMatch => {
  const only = cities.length === 1 ? cities[0] : undefined
  const municipality = only && only[0] === province
  const found = longestAtStart(text, cities, ([name]) => name)
  if (found) return withinCity(text.slice(found.length), province, found.item[0], found.item[1])
  if (municipality) return withinCity(text.replace(/^(?:市辖区|县(?=.+[县区]))/, ''), province, only[0], only[1])
  const direct = cities.flatMap(([city, districts]) => districts.map((district) => ({ city, district })))
  const district = longestAtStart(text, direct, (entry) => entry.district)
  if (!district) return { province, city: '', district: '', rest: text }
  return { province, city: district.item.city, district: district.item.district, rest: text.slice(district.length) }
}

interface AreaIndex {
  /** The characters any place begins with: most text is none and is left at once. */
  initials: Set<string>
  cities: { province: string; city: string; districts: string[] }[]
  districts: { province: string; city: string; district: string }[]
}
const indexes = new WeakMap<AreaTree, AreaIndex>()

const indexOf = (tree: AreaTree): AreaIndex => {
  const known = indexes.get(tree)
  if (known) return known
  const cities = tree.flatMap(([province, list]) => list.map(([city, districts]) => ({ province, city, districts })))
  const districts = cities.flatMap(({ province, city, districts: names }) =>
    names.map((district) => ({ province, city, district })),
  )
  const names = [...tree.map(([province]) => province), ...cities.map(({ city }) => city)]
  const initials = new Set([...names, ...districts.map(({ district }) => district)].map((name) => name.charAt(0)))
  const index = { initials, cities, districts }
  indexes.set(tree, index)
  return index
}

/** @returns null when the text does not begin with a place, or the place exists in several provinces. */
export const matchAreaAtStart = (text: string, tree: AreaTree): AreaMatch | null => {
  const { initials, cities, districts } = indexOf(tree)
  if (!initials.has(text.charAt(0))) return null
  const province = longestAtStart(text, tree, ([name]) => name)
  if (province) return withinProvince(text.slice(province.length), province.item[0], province.item[1])

  const full = districts.filter(({ district }) => district.length >= 3 && text.startsWith(district))
  const city = longestAtStart(text, cities, (entry) => entry.city)
  // 朝阳区… is a district of several cities, not the city 朝阳 in short.
  if (city && full.every(({ district }) => district.length <= city.length)) {
    return withinCity(text.slice(city.length), city.item.province, city.item.city, city.item.districts)
  }
  const only = full.length === 1 ? full[0] : undefined
  return only ? { ...only, rest: text.slice(only.district.length) } : null
}
