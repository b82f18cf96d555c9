// The divisions of mainland China as buyers write them: province, city, district.
// The statistics office's fillers (北京市/市辖区, 重庆市/县) become the city's own name.

/** [province, [city, districts][]][], compact because a phone downloads it. */
export type AreaTree = [province: string, cities: [city: string, districts: string[]][]][]

export interface AreaNode {
  label: string
  children?: AreaNode[]
}

const FILLERS = ['市辖区', '县']

export const buildAreaTree = (provinces: AreaNode[]): AreaTree =>
  provinces.map((province) => {
    const cities = new Map<string, string[]>()
    for (const city of province.children ?? []) {
      const name = FILLERS.includes(city.label) ? province.label : city.label
      cities.set(name, [...(cities.get(name) ?? []), ...(city.children ?? []).map((district) => district.label)])
    }
    return [province.label, [...cities]]
  })
