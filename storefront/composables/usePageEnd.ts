// How a page that cannot be drawn ends. Who has gone on before it was drawn is not shown its fault: leaving lets go of what
// the page was still asking for.
export function usePageEnd() {
  const route = useRoute()
  const router = useRouter()
  const { path } = route
  /** @throws the page of this status, unless its reader is elsewhere by now. */
  return async (statusCode: number): Promise<never> => {
    if (import.meta.client && router.currentRoute.value.path !== path) await new Promise<never>(() => {})
    throw createError({ statusCode, fatal: true })
  }
}
