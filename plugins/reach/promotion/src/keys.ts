/** Under which name the container knows this room's module. */
export const MATERIAL = 'material'
