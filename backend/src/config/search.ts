/** Search engines; filled by the catalogue. */
export const search: { resolve: string; options?: Record<string, unknown> }[] = []
