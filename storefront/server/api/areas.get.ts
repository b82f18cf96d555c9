// Province, city and district for the address picker: asked for only when somebody opens it.
import { regionData } from 'element-china-area-data'
import { buildAreaTree } from '@shanzhen/address/area-tree'

const tree = buildAreaTree(regionData)

export default defineEventHandler((event) => {
  setResponseHeader(event, 'cache-control', 'public, max-age=86400, stale-while-revalidate=604800')
  return tree
})
