import { regionData } from 'element-china-area-data'
import { type Province, shortProvince } from './provinces'

/**
 * Whether the parts of an address lie in one another: freight is paid by province, the carrier drives to the city. Whoever
 * writes 陕西省 and 乌鲁木齐市 pays for one and asks for the other.
 */
export type Region = {
  province?: string | null
  city?: string | null
  district?: string | null
  /** The street; it must not begin with another province's place. */
  detail?: string | null
}
export type RegionFault = { field: keyof Region; message: string }

type Area = { label: string; children?: Area[] }
type City = { label: string; districts: string[] }

/** The statistics office's levels that are no place: 北京市/市辖区, 湖北省/省直辖县级行政区划. */
const FILLER = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/
/** What a short name leaves off: 西安, 恩施, 西双版纳州, 宁陕. */
const LEFT_OFF = /^(?:市|地区|盟|区|县|旗|林区|.*自治[州县旗])$/
const OVERSEAS: readonly Province[] = ['香港', '澳门', '台湾']

const provinces = new Map<Province, City[]>()
for (const { label, children = [] } of regionData as Area[]) {
  const short = shortProvince(label)
  if (!short) continue
  const cities = children.flatMap((city): City[] => {
    const districts = (city.children ?? []).map((district) => district.label)
    if (!FILLER.test(city.label)) return [{ label: city.label, districts }]
    const direct = districts.map((district) => ({ label: district, districts: [] }))
    return city.label.includes('直辖') ? direct : [{ label, districts }]
  })
  provinces.set(short, cities)
}
const everyDistrict = new Set([...provinces.values()].flatMap((cities) => cities.flatMap(({ districts }) => districts)))

/** @returns the first part that lies elsewhere, in words for whoever wrote it; null where all belong together. */
export function regionFault(region: Region): RegionFault | null {
  const [province, city, district, detail] = (['province', 'city', 'district', 'detail'] as const).map(
    (part) => region[part]?.normalize('NFKC').trim() ?? '',
  )
  if (!province) return null
  const short = shortProvince(province)
  if (!short) return { field: 'province', message: `认不出省份“${province}”` }
  if (OVERSEAS.includes(short)) return null
  const cities = provinces.get(short) ?? []
  if (city && !isOf(cities, short, city))
    return { field: 'city', message: `“${city}”不在${province}，请核对省份和城市` }
  if (district && isElsewhere(cities, city, district)) {
    return { field: 'district', message: `“${district}”不在${city || province}，请核对城市和区县` }
  }
  const other = placeAtStart(detail)
  if (other && other !== short) return { field: 'detail', message: `详细地址写的是${other}，所选省份却是${province}` }
  return null
}

/** A city of the province; counties and towns with a city's rank of their own (义乌市, 仙桃市) are written as one too. */
function isOf(cities: City[], short: Province, city: string): boolean {
  if (FILLER.test(city)) return true
  if (shortProvince(city) === short) return cities.length === 1 || cities.some(({ label }) => isNamed(label, city))
  return cities.some(({ label, districts }) => [label, ...districts].some((name) => isNamed(name, city)))
}

/** Known, but not here. New and development zones (高新区) are in no list of the statistics office: they pass. */
function isElsewhere(cities: City[], city: string, district: string): boolean {
  const here = cities.filter(({ label }) => !city || isNamed(label, city))
  const near = here.length ? here : cities
  if (near.some(({ label, districts }) => [label, ...districts].some((name) => isNamed(name, district)))) return false
  return everyDistrict.has(district)
}

const isNamed = (label: string, written: string): boolean => {
  if (label === written) return true
  const stem = written.replace(/州$/, '')
  return stem.length >= 2 && label.startsWith(stem) && LEFT_OFF.test(label.slice(stem.length))
}

/** The province a street begins with, told by a place within it right after: 上海市场路 is a street, 上海市黄浦区 a place. */
function placeAtStart(detail: string): Province | null {
  for (const [short, cities] of provinces) {
    const full = cities.flatMap(({ label, districts }) => districts.map((district) => [label, district] as const))
    const rest = detail.startsWith(short) ? detail.slice(short.length).replace(SUFFIX, '') : null
    if (rest !== null && full.some(([city, district]) => rest.startsWith(city) || rest.startsWith(district)))
      return short
    if (full.some(([city, district]) => detail.startsWith(city + district))) return short
  }
  return null
}

const SUFFIX = /^(?:省|市|(?:壮族|回族|维吾尔)?自治区)/
