// Recognising province, city and district where they begin in a Chinese address: in full (陕西省安康市宁陕县), in short
// (陕西安康宁陕), from the city or county on, doubled, with the fillers of forms, or by the name of a new area.
import { longestAt, nameAt } from './area-names'
import type { AreaTree } from './area-tree'
import { GAP } from './pasted-text'
import { zoneAt } from './zones'

export interface AreaMatch {
  province: string
  city: string
  district: string
  /** Where the rest of the address begins. */
  end: number
  /** How much of it was written, and how fully: province, city and district up to 3 each. */
  score: number
}

type Cities = AreaTree[number][1]

const FILLER =
  /(?:市辖区|省直辖县级?(?:行政)?(?:区划|单位|区)?|自治区直辖县级?(?:行政)?(?:区划|单位|区)?|县(?=[\s,，]|.{1,12}[县]))/y
const CORPS = /(?:新疆)?(?:生产建设)?兵团(?:第?[一二三四五六七八九十\d]+师)?(?:市)?|第[一二三四五六七八九十\d]+师/y
const COUNTRY = /(?:中国|中华人民共和国)/y
/** 七星区 before 街道 is no second 七星区. */
const STREET = /^(?:街道|办事处|大街|大道|路|街|镇)/
const HOUSE = /[路街巷号楼栋村镇乡室区县]/

const skipGap = (text: string, at: number): number => {
  let end = at
  while (end < text.length && (GAP.test(text.charAt(end)) || text.charAt(end) === '-')) end += 1
  return end
}

const skip = (text: string, at: number, pattern: RegExp): number => {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found ? skipGap(text, at + found[0].length) : at
}

/** Past names that were read already and stand there once more. */
const skipKnown = (text: string, at: number, names: string[]): number => {
  let end = skipGap(text, at)
  for (;;) {
    const name = names.find((known) => text.startsWith(known, end) && !STREET.test(text.slice(end + known.length)))
    if (!name) return end
    end = skipGap(text, end + name.length)
  }
}

const inCity = (text: string, from: number, area: AreaMatch, districts: string[]): AreaMatch => {
  // 蚌埠市高新技术开发区 bears the city's name itself: no second 蚌埠市.
  const first = longestAt(text, skipGap(text, from), districts, (name) => name)
  const at = first?.hit.weight === 3 ? skipGap(text, from) : skipKnown(text, from, [area.province, area.city])
  const found = longestAt(text, at, districts, (name) => name)
  const [district] = found?.items ?? []
  if (found && district && found.items.length === 1) {
    const end = skipKnown(text, at + found.hit.length, [area.province, area.city, district])
    return { ...area, district, end, score: area.score + found.hit.weight }
  }
  const zone = zoneAt(text, at)
  if (zone?.zone.city !== area.city) return { ...area, end: at }
  return inZone(text, at, area, districts)
}

/** A district may follow the zone; else the zone stays in the detail, where the courier reads it. */
const inZone = (text: string, at: number, area: AreaMatch, districts: string[]): AreaMatch => {
  const found = zoneAt(text, at)
  if (!found) return { ...area, end: at }
  const { zone, length } = found
  const behind = skipGap(text, at + length)
  const named = longestAt(text, behind, districts, (name) => name)
  if (named?.hit.weight === 3 && named.items[0] && (!zone.district || zone.district === named.items[0])) {
    return { ...area, district: named.items[0], end: behind + named.hit.length, score: area.score + 3 }
  }
  return { ...area, district: zone.district, end: zone.renamed ? behind : at, score: area.score + 2.5 }
}

const inProvince = (text: string, from: number, area: AreaMatch, cities: Cities): AreaMatch => {
  const only = cities.length === 1 && cities[0]?.[0] === area.province ? cities[0] : undefined
  let at = skipKnown(text, from, [area.province])
  if (area.province.startsWith('新疆')) at = skip(text, at, CORPS)
  at = skip(text, at, FILLER)
  if (only) return inCity(text, at, { ...area, city: only[0] }, only[1])

  const city = longestAt(
    text,
    at,
    cities,
    ([name]) => name,
    ([, districts]) => districts,
  )
  const direct = longestAt(
    text,
    at,
    cities.flatMap(([name, districts]) => districts.map((district) => ({ city: name, district }))),
    (entry) => entry.district,
  )
  const place = direct?.items.length === 1 ? direct.items[0] : undefined
  if (direct && place && direct.hit.length > (city?.hit.length ?? 0)) {
    const end = skipKnown(text, at + direct.hit.length, [area.province, place.city, place.district])
    return { ...area, ...place, end, score: area.score + direct.hit.weight }
  }
  const [found] = city?.items ?? []
  if (city && found) {
    const score = area.score + city.hit.weight
    return inCity(text, at + city.hit.length, { ...area, city: found[0], score }, found[1])
  }
  const zone = zoneAt(text, at)?.zone
  const home = zone?.province === area.province ? cities.find(([name]) => name === zone.city) : undefined
  return home ? inZone(text, at, { ...area, city: home[0] }, home[1]) : { ...area, end: at }
}

const NOTHING = { province: '', city: '', district: '' }

const fromProvince = (text: string, at: number, tree: AreaTree): AreaMatch | null => {
  const found = longestAt(
    text,
    at,
    tree,
    ([name]) => name,
    ([, cities]) => cities.flatMap(([name, districts]) => [name, ...(cities.length === 1 ? districts : [])]),
  )
  const [province] = found?.items ?? []
  if (!found || !province) return null
  const area = { ...NOTHING, province: province[0], end: at + found.hit.length, score: found.hit.weight }
  const match = inProvince(text, area.end, area, province[1])
  if (match.city === '' && found.hit.weight < 3) return null
  // 上海小吃店 begins with a place too; where no district follows, at least a house has to.
  if (match.score < 3 && !HOUSE.test(restOfPart(text, match.end))) return null
  return match
}

interface CityEntry {
  province: string
  city: string
  districts: string[]
}
interface AreaIndex {
  provinces: string[]
  /** By their first character: most text begins no place and is left at once. */
  cities: Map<string, CityEntry[]>
  districts: Map<string, { entry: CityEntry; district: string }[]>
}
const indexes = new WeakMap<AreaTree, AreaIndex>()

const byFirst = <T>(items: T[], nameOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const first = nameOf(item).charAt(0)
    groups.set(first, [...(groups.get(first) ?? []), item])
  }
  return groups
}

const indexOf = (tree: AreaTree): AreaIndex => {
  const known = indexes.get(tree)
  if (known) return known
  const cities = tree.flatMap(([province, list]) => list.map(([city, districts]) => ({ province, city, districts })))
  const districts = cities.flatMap((entry) => entry.districts.map((district) => ({ entry, district })))
  const index = {
    provinces: tree.map(([province]) => province),
    cities: byFirst(cities, ({ city }) => city),
    districts: byFirst(districts, ({ district }) => district),
  }
  indexes.set(tree, index)
  return index
}

const restOfPart = (text: string, at: number): string => /^[^\s,，;；、|\0]*/.exec(text.slice(at))?.[0] ?? ''

const fromCity = (text: string, at: number, { cities, provinces }: AreaIndex): AreaMatch | null => {
  const found = longestAt(
    text,
    at,
    (cities.get(text.charAt(at)) ?? []).filter(({ province, city }) => province !== city),
    ({ city }) => city,
    ({ districts }) => districts,
  )
  const [entry] = found?.items ?? []
  if (!found || !entry || found.items.length > 1) return null
  // 海南 and 吉林 in short are the provinces; their namesakes are written 海南州 and 吉林市.
  if (found.hit.weight === 2 && provinces.some((name) => name.startsWith(text.slice(at, at + found.hit.length)))) {
    return null
  }
  const { province, city, districts } = entry
  const match = inCity(
    text,
    at + found.hit.length,
    { ...NOTHING, province, city, end: at, score: found.hit.weight },
    districts,
  )
  return match.score >= 4 || HOUSE.test(restOfPart(text, match.end)) ? match : null
}

/** A district in full whose name the country has once. */
const fromDistrict = (text: string, at: number, { districts }: AreaIndex): AreaMatch | null => {
  const likely = districts.get(text.charAt(at)) ?? []
  const full = likely.filter(({ district }) => district.length >= 3 && text.startsWith(district, at))
  const longest = Math.max(...full.map(({ district }) => district.length))
  const found = full.filter(({ district }) => district.length === longest)
  const [only] = found
  if (!only || found.length > 1) return null
  const { entry, district } = only
  const end = skipKnown(text, at + district.length, [district])
  return { province: entry.province, city: entry.city, district, end, score: 3 }
}

const fromZone = (text: string, at: number, { cities }: AreaIndex): AreaMatch | null => {
  const zone = zoneAt(text, at)?.zone
  const entry =
    zone &&
    cities.get(zone.city.charAt(0))?.find(({ province, city }) => province === zone.province && city === zone.city)
  if (!entry) return null
  const { province, city, districts } = entry
  return inZone(text, at, { ...NOTHING, province, city, end: at, score: 0 }, districts)
}

/** @returns null when no place begins at `from`, or one that exists in several cities. */
export const matchAreaAt = (text: string, from: number, tree: AreaTree): AreaMatch | null => {
  const index = indexOf(tree)
  const at = skip(text, from, COUNTRY)
  const matches = [
    fromProvince(text, at, tree),
    fromCity(text, at, index),
    fromDistrict(text, at, index),
    fromZone(text, at, index),
  ]
  let best: AreaMatch | null = null
  for (const match of matches) {
    if (match && (!best || match.score > best.score)) best = match
  }
  return best && withRepeat(text, best, tree)
}

/** 江苏省扬州市广陵区 江苏省扬州市广陵区东关街道: the second time adds at most what the first left out. */
const withRepeat = (text: string, match: AreaMatch, tree: AreaTree): AreaMatch => {
  const again = match.city ? fromProvince(text, skipGap(text, match.end), tree) : null
  const same = again?.city === match.city && again.province === match.province
  if (!again || !same || (match.district && again.district !== match.district)) return match
  return { ...match, district: again.district, end: again.end }
}

/** A place in the middle of a word (张三陕西省…) has to be written in full. */
export const isBeyondDoubt = (text: string, at: number, match: AreaMatch): boolean =>
  match.score >= 5 && (nameAt(text, at, match.province)?.weight === 3 || nameAt(text, at, match.city)?.weight === 3)
