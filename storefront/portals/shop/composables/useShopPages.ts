// A list of the portal that is read on from where it ended; asked anew when `path` changes.
type Page = { next: string | number | null }

/** @param path below `/shops`, with its question; @param name under which the rows stand in the answer */
export const useShopPages = <Row, Answer extends Page>(path: () => string, name: string, cursor = 'after') => {
  const { forget } = useShop()
  const rows = shallowRef<Row[]>()
  const answer = shallowRef<Answer>()
  const failed = ref(false)
  const busy = ref(false)
  let asked = 0

  const ask = async (after?: string | number) => {
    const mine = ++asked
    busy.value = true
    failed.value = false
    const url = path()
    const more = after === undefined ? '' : `${url.includes('?') ? '&' : '?'}${cursor}=${encodeURIComponent(after)}`
    try {
      const got = await askShop<Answer>(url + more)
      if (mine !== asked) return
      const page = (got as unknown as Record<string, Row[]>)[name] ?? []
      rows.value = after === undefined ? page : [...(rows.value ?? []), ...page]
      answer.value = got
    } catch (error) {
      if (mine !== asked) return
      if ((error as { statusCode?: number }).statusCode === 401) forget()
      else failed.value = true
    } finally {
      if (mine === asked) busy.value = false
    }
  }
  const load = () => ask()
  const more = () => {
    const next = answer.value?.next
    return next === null || next === undefined ? undefined : ask(next)
  }
  onMounted(load)
  // What another question was answered with does not stand under this one.
  watch(path, () => {
    rows.value = undefined
    return load()
  })
  const isMore = computed(() => Boolean(rows.value) && (answer.value?.next ?? null) !== null)
  return { rows, answer, failed, busy, load, more, isMore }
}
