// What was scanned: loaded with the page, counted once a person has it open. A code nobody printed is a page of its own.
import type { TraceAnswer as Trace, TraceCounts } from '@shanzhen/trace/wire'

export type TraceFault = 'unknown_code' | 'unknown_lot' | 'link_mismatch' | 'too_many_tries'
const FAULTS = new Set<string>(['unknown_code', 'unknown_lot', 'link_mismatch', 'too_many_tries'])

/** @param path below `/api/store/trace/`. A fault that is no answer about the code ends in the broken page. */
export async function useTrace(path: string) {
  const event = useRequestEvent()
  const endPage = usePageEnd()
  const { data, error } = await useFetch<{ trace: Trace }>(`/api/store/trace/${path}`)
  const problem = error.value ? apiProblem(error.value) : null
  const fault = problem && faultOf(problem)
  if (error.value && !fault) return endPage(502)
  if (fault && event) setResponseStatus(event, fault === 'too_many_tries' ? 429 : 404)

  const trace = computed(() => data.value?.trace ?? null)
  const counts = ref<TraceCounts | null>(trace.value)
  const code = trace.value?.code
  onMounted(() => code && whenSeen(() => count(code)))
  const count = async (code: string) => {
    const answer = await $fetch<TraceCounts>(`/api/store/trace/${code}/scan`, { method: 'POST' }).catch(() => null)
    if (answer) counts.value = answer
  }
  return { trace, counts, fault }
}

/** What is no code at all is turned away at the shop's own door, without a word for it. */
function faultOf({ code = '', type }: { code?: string; type: string }): TraceFault | null {
  if (FAULTS.has(code)) return code as TraceFault
  return type === 'not_found' ? 'unknown_code' : null
}

/** A page a browser draws ahead of time has been seen by nobody yet. */
function whenSeen(go: () => void) {
  const early = document as Document & { prerendering?: boolean }
  if (early.prerendering) document.addEventListener('prerenderingchange', go, { once: true })
  else go()
}
