/** The same for the server, which takes it compiled. */
export { type AreaNode, type AreaTree, buildAreaTree } from './text/area-tree'
export { type ParsedAddress, parseAddressLine } from './text/parse-address-line'
export { MOBILE, normalizePhone } from './text/phone'
