/**
 * What of province, city and district people write: a municipality once (上海市 浦东新区), and not the heading under which
 * the official list files towns that belong to no prefecture (湖北省 天门市, never 省直辖县级行政区划).
 */
export const areaParts = (address: { province?: string; city?: string; district?: string }): string[] =>
  [...new Set([address.province, address.city, address.district])].filter(
    (name): name is string => Boolean(name) && !/直辖县级行政区划$/.test(name ?? ''),
  )
